import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getKeyName, getLastName, getLiteralString } from '../ast/names.ts';
import { unwrap, wrapped } from '../ast/unwrap.ts';
import { KEY_ARGUMENTS, NAMED_GETTERS, NAMED_SETTERS, SESSION_CALLS, SESSION_KEYS } from '../knowledge/credentials.ts';
import { getBuiltinName, getInitializer, getOrigin, getVariable } from './bindings.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** What a literal is given to, or compared with. */
export interface Receiver {
  /**
   * `name`: a variable, property, parameter, attribute, or what a setter's first argument names; `comparison`: the literal is
   * compared with it; `key`: the key argument of a function that signs or encrypts, or the option of one that makes sessions.
   */
  readonly kind: 'comparison' | 'key' | 'name';
  /** The last name of the path; empty for an argument. */
  readonly name: string;
  /** What is given: the literal, or the `const` that stands for it. */
  readonly value: TSESTree.Node;
  /** The object in which the literal is the value of a property; `null` elsewhere. */
  readonly object: TSESTree.ObjectExpression | null;
}

/** How many `const`s are followed: `const key = "…"; sign(data, key)`. */
const MAX_HOPS = 1;

/**
 * Everything that a literal is given to or compared with: through `?:`, `??`, `||`, casts, `Buffer.from` and `TextEncoder`, and
 * one `const`. The left side of `left ?? literal` is one, too.
 *
 * @param node a literal, a template, or another expression that stands for a value of its own
 */
export function getReceivers(node: TSESTree.Node, sourceCode: SourceCode): readonly Receiver[] {
  return [...collect(node, sourceCode, MAX_HOPS)];
}

function* collect(node: TSESTree.Node, sourceCode: SourceCode, hops: number): Generator<Receiver> {
  let value = wrapped(node);
  for (let through: TSESTree.Node | null = value; through; through = getThrough(value, sourceCode)) {
    value = wrapped(through);
    const { parent } = value;
    if (parent?.type === 'LogicalExpression' && parent.operator !== '&&' && parent.right === value) yield* named(getComparedName(parent.left), value);
  }
  yield* collectFrom(value, value.parent!, sourceCode, hops);
}

function* collectFrom(value: TSESTree.Node, parent: TSESTree.Node, sourceCode: SourceCode, hops: number): Generator<Receiver> {
  switch (parent.type) {
    case 'VariableDeclarator':
      yield* fromVariable(value, parent, sourceCode, hops);
      return;
    case 'Property':
      if (parent.value === value && parent.parent.type === 'ObjectExpression') yield fromProperty(parent, parent.parent, sourceCode);
      return;
    case 'AssignmentPattern':
      if (parent.right === value) yield* fromDefault(parent);
      return;
    case 'JSXExpressionContainer':
      if (parent.parent.type === 'JSXAttribute') yield* collectFrom(parent, parent.parent, sourceCode, hops);
      return;
    case 'BinaryExpression':
      if (/^[!=]==?$/u.test(parent.operator)) yield* named(getComparedName(parent.left === value ? parent.right : parent.left), value, 'comparison');
      return;
    case 'ArrayExpression':
      yield* fromList(parent, sourceCode);
      return;
    case 'CallExpression':
    case 'NewExpression':
      yield* fromArgument(value, parent, sourceCode);
      return;
    default:
      yield* named(getHolderName(value, parent), value);
  }
}

/** The name of the field, member, target or attribute that a value is given to. */
function getHolderName(value: TSESTree.Node, parent: TSESTree.Node): string | null {
  switch (parent.type) {
    case 'AccessorProperty':
    case 'PropertyDefinition':
      return parent.value === value ? getKeyName(parent) : null;
    case 'TSEnumMember':
      if (parent.initializer !== value) return null;
      return parent.id.type === 'Identifier' ? parent.id.name : getLiteralString(parent.id);
    case 'AssignmentExpression':
      return parent.right === value && ['=', '??=', '||=', '&&='].includes(parent.operator) ? getLastName(parent.left) : null;
    case 'JSXAttribute':
      return parent.name.type === 'JSXIdentifier' ? parent.name.name : null;
    default:
      return null;
  }
}

/** The expression that has the same value as its part: a branch, an operand, or what a text is turned into bytes by. */
function getThrough(value: TSESTree.Node, sourceCode: SourceCode): TSESTree.Node | null {
  const { parent } = value;
  switch (parent?.type) {
    case 'ConditionalExpression':
      return parent.test === value ? null : parent;
    case 'LogicalExpression':
      return parent.right === value || parent.operator !== '&&' ? parent : null;
    case 'CallExpression':
      return parent.arguments[0] === value && isEncoding(parent.callee, sourceCode) ? parent : null;
    default:
      return null;
  }
}

/** `Buffer.from(text)`, `new TextEncoder().encode(text)`. */
function isEncoding(callee: TSESTree.Node, sourceCode: SourceCode): boolean {
  const inner = unwrap(callee);
  if (inner.type !== 'MemberExpression') return false;
  const name = getKeyName(inner);
  if (name === 'from') return /^(?:buffer\.)?Buffer\.from$/u.test(getBuiltinName(inner, sourceCode) ?? '');
  const encoder = name === 'encode' ? unwrap(inner.object) : null;
  return encoder?.type === 'NewExpression' && getBuiltinName(encoder.callee, sourceCode)?.endsWith('TextEncoder') === true;
}

function* named(name: string | null, value: TSESTree.Node, kind: Receiver['kind'] = 'name'): Generator<Receiver> {
  if (name !== null) yield { kind, name, value, object: null };
}

function* fromVariable(value: TSESTree.Node, { id, init }: TSESTree.VariableDeclarator, sourceCode: SourceCode, hops: number): Generator<Receiver> {
  if (init !== value || id.type !== 'Identifier') return;
  yield* named(id.name, value);
  const variable = hops > 0 ? getVariable(id, sourceCode) : null;
  if (!variable || getInitializer(variable) !== value) return;
  for (const { identifier, init: isInit } of variable.references) if (!isInit) yield* collect(identifier, sourceCode, hops - 1);
}

function fromProperty(property: TSESTree.Property, object: TSESTree.ObjectExpression, sourceCode: SourceCode): Receiver {
  const name = getKeyName(property) ?? getComputedName(property);
  return { kind: isSessionKey(name, object, sourceCode) ? 'key' : 'name', name, value: property.value, object };
}

/** `[API_KEY]: …`, `[HEADERS.apiKey]: …`: what the key is called says what it leads to. */
function getComputedName({ computed, key }: TSESTree.Property): string {
  return computed ? (getLastName(key) ?? '') : '';
}

function* fromDefault({ left, parent, right }: TSESTree.AssignmentPattern): Generator<Receiver> {
  if (parent.type === 'Property') yield* named(getKeyName(parent), right);
  else if (left.type === 'Identifier') yield* named(left.name, right);
}

/** The elements of `keys: [a, b]`, and of a list that is itself the key. */
function* fromList(list: TSESTree.ArrayExpression, sourceCode: SourceCode): Generator<Receiver> {
  const value = wrapped(list);
  const { parent } = value;
  if (parent?.type !== 'Property' && parent?.type !== 'CallExpression' && parent?.type !== 'NewExpression') return;
  for (const receiver of collectFrom(value, parent, sourceCode, 0)) if (receiver.kind === 'key') yield receiver;
}

function* fromArgument(value: TSESTree.Node, call: TSESTree.CallExpression | TSESTree.NewExpression, sourceCode: SourceCode): Generator<Receiver> {
  const index = (call.arguments as readonly TSESTree.Node[]).indexOf(value);
  if (index < 0) return;
  const origin = getOrigin(call.callee, sourceCode);
  if (origin && KEY_ARGUMENTS[origin.name] === index) yield { kind: 'key', name: '', value, object: null };
  if (origin && /^(?:crypto\.)?timingSafeEqual$/u.test(origin.name)) yield* named(getComparedName(call.arguments[1 - index]), value, 'comparison');
  const callee = unwrap(call.callee);
  const isSetter = index === 1 && callee.type === 'MemberExpression' && NAMED_SETTERS.has(getKeyName(callee) ?? '');
  if (isSetter) yield* named(getLiteralString(call.arguments[0]!), value);
}

/** `session({ secret })`, `fastify.register(jwt, { secret })`. */
function isSessionKey(key: string, object: TSESTree.ObjectExpression, sourceCode: SourceCode): boolean {
  if (!SESSION_KEYS.has(key)) return false;
  const { parent } = wrapped(object);
  if (parent?.type !== 'CallExpression' && parent?.type !== 'NewExpression') return false;
  return [parent.callee, ...parent.arguments].some(node => SESSION_CALLS.has(getOrigin(node, sourceCode)?.name ?? ''));
}

/** The name of what is compared: the last of a path, that in `Buffer.from(…)`, or the one that `headers.get("x-api-key")` reads. */
function getComparedName(node: TSESTree.Node | undefined): string | null {
  if (!node) return null;
  const inner = unwrap(node);
  if (inner.type !== 'CallExpression') return getLastName(inner);
  const callee = unwrap(inner.callee);
  const [first] = inner.arguments;
  if (callee.type !== 'MemberExpression') return null;
  const method = getKeyName(callee);
  if (first && method === 'from') return getComparedName(first);
  return first && method !== null && NAMED_GETTERS.has(method) ? getLiteralString(first) : null;
}
