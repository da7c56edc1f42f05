import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getKeyName } from '../ast/names.ts';
import { unwrap, wrapped } from '../ast/unwrap.ts';
import { SELF_REFERENCES } from '../knowledge/global-objects.ts';
import { OBJECT_WRITERS, WRITING_METHODS } from '../knowledge/writing-methods.ts';
import { getBuiltinName, getOrigin, isReassigned } from './bindings.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A place that changes a value, or something below it. */
export interface Write {
  /**
   * `assignment`: every form of it, `++`, a destructuring target, a loop's head and `delete` included; `method`: a call such as
   * `push` or `set`; `builtin`: the value is what `Object.assign`, `Array.prototype.push.call` or kin changes.
   */
  readonly kind: 'assignment' | 'builtin' | 'method';
  /** The name or the expression that was followed to the write, whatever other name it goes through. */
  readonly root: TSESTree.Node;
  /** The keys from the value to what changes, `null` for one that only run time knows; empty where the value itself does. */
  readonly path: readonly (string | null)[];
  /** What changes, as written: `list`, `state.items`; of a method call the receiver. */
  readonly target: TSESTree.Node;
  /** The assignment, the update, the `delete`, the loop, or the call. */
  readonly node: TSESTree.Node;
  /** `=`, `+=`, `??=`, `++`, `--`, `delete`; `=` of patterns and loops; the name of the method or of the built-in function. */
  readonly operator: string;
  /** What is assigned by `=` and kin, where it stands there as an expression; otherwise `null`. */
  readonly value: TSESTree.Expression | null;
}

/**
 * The write that stands at the end of the member chain that begins at an expression: `state.a.b = 1`, `list.push(x)`,
 * `delete map[key]`, `Object.assign(state, x)`. Takes any expression: a name, `this.field`, a call.
 *
 * @param methods the methods that count as writes, where these are not those of the built-in types
 * @returns `null` where it is only read, declared, or handed on: what others do with it is not known.
 */
export function getWriteThrough(root: TSESTree.Node, sourceCode: SourceCode, methods: ReadonlySet<string> = WRITING_METHODS): Write | null {
  const keys: (string | null)[] = [];
  let target = wrapped(root);
  let object = root;
  while (target.parent?.type === 'MemberExpression' && target.parent.object === target) {
    object = target;
    keys.push(getKeyName(target.parent));
    target = wrapped(target.parent);
  }
  const { parent } = target;
  if (parent?.type === 'CallExpression' && parent.callee === target) return getMethodWrite({ root, target: object, path: keys, node: parent }, methods);
  const found = getAssignment(target) ?? getBuiltinWrite(target, sourceCode);
  return found && { ...found, root, path: keys, target };
}

/**
 * Every write of what a variable holds, in source order, but for its declaration: of the variable itself, of members, by methods, and
 * through one other name (`const { items } = state; items.push(x)`) for what is below it.
 */
export function getWrites(variable: TSESLint.Scope.Variable, sourceCode: SourceCode): readonly Write[] {
  const writes: Write[] = [];
  let previous: TSESTree.Node | null = null;
  for (const { identifier, init } of variable.references) {
    // A target with a default, `[a = 1] = b`, is two references.
    if (init === true || identifier === previous) continue;
    previous = identifier;
    writes.push(...getWritesFrom(identifier, sourceCode));
  }
  return writes;
}

/** The write that begins at one name, or those that follow from another name for it or for what is below it. */
export function getWritesFrom(name: TSESTree.Node, sourceCode: SourceCode, methods?: ReadonlySet<string>): readonly Write[] {
  const write = getWriteThrough(name, sourceCode, methods);
  return write ? [write] : [...getAliasWrites(name, sourceCode, methods)];
}

type Assignment = Pick<Write, 'kind' | 'node' | 'operator' | 'value'>;

function getAssignment(target: TSESTree.Node): Assignment | null {
  const parent = target.parent!;
  switch (parent.type) {
    case 'AssignmentExpression':
      if (parent.left !== target) return null;
      return { kind: 'assignment', node: parent, operator: parent.operator, value: parent.right };
    case 'UpdateExpression':
      return { kind: 'assignment', node: parent, operator: parent.operator, value: null };
    case 'UnaryExpression':
      return parent.operator === 'delete' ? { kind: 'assignment', node: parent, operator: 'delete', value: null } : null;
    case 'ForInStatement':
    case 'ForOfStatement':
      return parent.left === target ? { kind: 'assignment', node: parent, operator: '=', value: null } : null;
    default:
      return getPatternAssignment(target);
  }
}

/** `[state.a] = x`, `({ a: state.a = 1, ...state.b } = x)`, `for ([state.a] of x)`; a pattern that declares is none. */
function getPatternAssignment(target: TSESTree.Node): Assignment | null {
  let inner = target;
  for (let outer = inner.parent; outer && isPatternAround(inner, outer); outer = outer.parent) inner = outer;
  if (inner === target) return null;
  const { parent } = inner;
  const isTarget = parent?.type === 'AssignmentExpression' || parent?.type === 'ForOfStatement' || parent?.type === 'ForInStatement';
  return isTarget && parent.left === inner ? { kind: 'assignment', node: parent, operator: '=', value: null } : null;
}

function isPatternAround(inner: TSESTree.Node, outer: TSESTree.Node): boolean {
  switch (outer.type) {
    case 'ArrayPattern':
    case 'ObjectPattern':
    case 'RestElement':
      return true;
    case 'AssignmentPattern':
      return outer.left === inner;
    case 'Property':
      return outer.value === inner && outer.parent.type === 'ObjectPattern';
    default:
      return false;
  }
}

function getMethodWrite(call: Pick<Write, 'node' | 'path' | 'root' | 'target'>, methods: ReadonlySet<string>): Write | null {
  const method = call.path.at(-1);
  if (method === undefined || method === null || !methods.has(method)) return null;
  return { ...call, kind: 'method', path: call.path.slice(0, -1), operator: method, value: null };
}

/** `Object.assign(state, x)`, `Reflect.set(state, …)`, `Array.prototype.push.apply(list, x)`. */
function getBuiltinWrite(target: TSESTree.Node, sourceCode: SourceCode): Assignment | null {
  const { parent } = target;
  if (parent?.type !== 'CallExpression' || parent.arguments[0] !== target) return null;
  const callee = unwrap(parent.callee);
  const name = callee.type === 'MemberExpression' || callee.type === 'Identifier' ? getBuiltinName(callee, sourceCode) : null;
  if (name === null) return null;
  const borrowed = /^\w+\.prototype\.(\w+)\.(?:apply|call)$/u.exec(name)?.[1];
  if (!OBJECT_WRITERS.has(name) && (borrowed === undefined || !WRITING_METHODS.has(borrowed))) return null;
  return { kind: 'builtin', node: parent, operator: name, value: null };
}

/** What `const alias = state`, `const alias = state.items` or `const { items } = state` lead to. */
function* getAliasWrites(identifier: TSESTree.Node, sourceCode: SourceCode, methods?: ReadonlySet<string>): Generator<Write> {
  const { path, value } = followMembers(identifier);
  const declarator = value.parent;
  if (declarator?.type !== 'VariableDeclarator' || declarator.init !== value || declarator.id.type === 'ArrayPattern') return;
  for (const alias of sourceCode.getDeclaredVariables(declarator)) {
    if (isReassigned(alias)) continue;
    const keys = declarator.id.type === 'Identifier' ? [] : getOwnKey(alias, declarator.id);
    if (keys) for (const write of getBelow(alias, sourceCode, methods)) yield { ...write, root: identifier, path: [...path, ...keys, ...write.path] };
  }
}

/** The end of the member chain that begins at a name, with the keys on the way. */
function followMembers(name: TSESTree.Node): { readonly path: readonly (string | null)[]; readonly value: TSESTree.Node } {
  const path: (string | null)[] = [];
  let value = wrapped(name);
  for (; value.parent?.type === 'MemberExpression' && value.parent.object === value; value = wrapped(value.parent)) {
    path.push(getKeyName(value.parent));
  }
  return { path, value };
}

/** The key of a name that stands directly in an object pattern. */
function getOwnKey(alias: TSESLint.Scope.Variable, { properties }: TSESTree.ObjectPattern): readonly (string | null)[] | null {
  for (const property of properties) {
    if (property.type === 'Property' && alias.identifiers.includes(property.value as TSESTree.Identifier)) return [getKeyName(property)];
  }
  return null;
}

function* getBelow(alias: TSESLint.Scope.Variable, sourceCode: SourceCode, methods?: ReadonlySet<string>): Generator<Write> {
  for (const { identifier, init } of alias.references) {
    const write = init === true ? null : getWriteThrough(identifier, sourceCode, methods);
    if (write) yield write;
  }
}

/**
 * The dotted name of what a write changes, for one whose root is a global, an import or a member of these: `process.env.PORT`,
 * `axios.defaults.timeout`; `null` for local roots, and for keys that only run time knows.
 */
export function getWrittenName({ path, root }: Write, sourceCode: SourceCode): string | null {
  const origin = path.includes(null) ? null : getOrigin(root, sourceCode);
  if (!origin) return null;
  const isGlobalObject = origin.source === 'global' && origin.path.length === 0 && SELF_REFERENCES.has(origin.root);
  return (isGlobalObject && path.length > 0 ? path : [origin.name, ...path]).join('.');
}
