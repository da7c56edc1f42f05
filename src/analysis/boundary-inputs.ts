import type { TSESTree } from '@typescript-eslint/utils';

import { isFunction } from '../ast/functions.ts';
import { getKeyName, getLastName, getLiteralString } from '../ast/names.ts';
import { unwrap, wrapped } from '../ast/unwrap.ts';
import { walk } from '../ast/walk.ts';
import type { FileContext } from '../create-rule.ts';
import { JSON_READERS, REQUEST_MEMBERS, REQUEST_NAMES, STORAGES, TEXT_PARSERS, WRITERS, type InputKind } from '../knowledge/boundary-inputs.ts';
import { followConst, getBuiltinName, getConstantString, getDefinition, getOrigin, getVariable } from './bindings.ts';

type SourceCode = FileContext['sourceCode'];

/** Data that comes from outside of the program. */
export interface BoundaryInput {
  readonly kind: InputKind;
  /** The expression that brings it in, behind `await` and one `const`. */
  readonly node: TSESTree.Node;
}

/**
 * The data from outside that an expression is: what `JSON.parse` makes of a text, the body of a response, parts of a request, a
 * message's data, the environment, parsed files, the browser's storage; seen through casts, `await` and one `const`.
 *
 * @returns `null` for everything else, and for what the program itself decides: constant text, copies by `JSON.stringify`, the
 * own `package.json`, and what the file writes under the same key.
 */
export function getBoundaryInput(node: TSESTree.Node, sourceCode: SourceCode): BoundaryInput | null {
  const value = unwrap(skipAwait(followConst(skipAwait(node), sourceCode)));
  const kind = getKind(value, sourceCode);
  return kind && { kind, node: value };
}

function skipAwait(node: TSESTree.Node): TSESTree.Node {
  const inner = unwrap(node);
  return inner.type === 'AwaitExpression' ? unwrap(inner.argument) : inner;
}

function getKind(node: TSESTree.Node, sourceCode: SourceCode): InputKind | null {
  if (node.type === 'CallExpression') return getCallKind(node, sourceCode);
  if (node.type === 'MemberExpression') return getMemberKind(node, sourceCode);
  return null;
}

function getCallKind(node: TSESTree.CallExpression, sourceCode: SourceCode): InputKind | null {
  const [first] = node.arguments;
  const callee = unwrap(node.callee);
  if (!first) return callee.type === 'MemberExpression' && getKeyName(callee) === 'json' ? getBodyKind(callee.object, sourceCode) : null;
  const name = getOrigin(callee, sourceCode)?.name;
  if (name === undefined) return null;
  if (JSON_READERS.has(name)) return isOwnFile(first, sourceCode) ? null : 'file';
  if (TEXT_PARSERS.has(name)) return getTextKind(first, sourceCode);
  return isStorageRead(callee, sourceCode) && !isWrittenHere(first, sourceCode) ? 'storage' : null;
}

/** `await response.json()`, `await request.json()`, `await c.req.json()`. */
function getBodyKind(object: TSESTree.Node, sourceCode: SourceCode): InputKind {
  const inner = unwrap(object);
  const made = skipAwait(followConst(inner, sourceCode));
  if (made.type === 'CallExpression' && getBuiltinName(made.callee, sourceCode) === 'fetch') return 'network';
  return REQUEST_NAMES.has(getLastName(inner) ?? '') ? 'request' : 'network';
}

/** Where a text that is parsed comes from. */
function getTextKind(node: TSESTree.Node, sourceCode: SourceCode): InputKind | null {
  const value = unwrap(skipAwait(followConst(skipAwait(node), sourceCode)));
  if (getConstantString(value, sourceCode) !== null) return null;
  switch (value.type) {
    case 'CallExpression':
      return getReadKind(value, sourceCode);
    case 'LogicalExpression':
      return getTextKind(value.left, sourceCode);
    case 'MemberExpression':
      return getMemberKind(value, sourceCode) ?? 'text';
    case 'TemplateLiteral':
    case 'Identifier':
      return 'text';
    default:
      return null;
  }
}

function getReadKind(call: TSESTree.CallExpression, sourceCode: SourceCode): InputKind | null {
  const [first] = call.arguments;
  const callee = unwrap(call.callee);
  const key = getLastName(callee) ?? '';
  if (getOrigin(callee, sourceCode)?.name === 'JSON.stringify') return null;
  const stored = first ? getStoredKind(callee, key, sourceCode) : null;
  if (first && stored) return isOwnFile(first, sourceCode) || isWrittenHere(first, sourceCode) ? null : stored;
  return callee.type === 'MemberExpression' && (!first || key === 'toString') ? getReceivedKind(key, callee.object, sourceCode) : 'text';
}

function getStoredKind(callee: TSESTree.Node, key: string, sourceCode: SourceCode): InputKind | null {
  if (/^readFile(?:Sync)?$/u.test(key)) return 'file';
  return isStorageRead(callee, sourceCode) ? 'storage' : null;
}

/** `buffer.toString()`, `text.trim()`, `response.text()`. */
function getReceivedKind(method: string, object: TSESTree.Node, sourceCode: SourceCode): InputKind | null {
  if (method === 'toString' || method === 'trim') return getTextKind(object, sourceCode);
  return method === 'text' ? getBodyKind(object, sourceCode) : 'text';
}

function getMemberKind(node: TSESTree.MemberExpression, sourceCode: SourceCode): InputKind | null {
  if (getBuiltinName(node, sourceCode)?.startsWith('process.env') === true) return 'environment';
  if (isMessageData(node, sourceCode)) return 'message';
  for (let member: TSESTree.Node = node; member.type === 'MemberExpression'; member = unwrap(member.object)) {
    if (REQUEST_MEMBERS.has(getKeyName(member) ?? '') && isRequest(member.object, sourceCode)) return 'request';
  }
  return null;
}

/** `req`, `ctx.request`, `c.req`, `this.req`: a parameter of a handler, or a member of one. */
function isRequest(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  const inner = unwrap(node);
  if (!REQUEST_NAMES.has(getLastName(inner) ?? '')) return false;
  if (inner.type !== 'Identifier') return true;
  const variable = getVariable(inner, sourceCode);
  return variable !== null && getDefinition(variable)?.type === 'Parameter';
}

/** `event.data` in what listens to messages, or of a parameter that is declared as a `MessageEvent`. */
function isMessageData(node: TSESTree.MemberExpression, sourceCode: SourceCode): boolean {
  if (getKeyName(node) !== 'data' || node.object.type !== 'Identifier') return false;
  const variable = getVariable(node.object, sourceCode);
  const definition = variable && getDefinition(variable);
  if (definition?.type !== 'Parameter' || definition.name.type !== 'Identifier') return false;
  const type = definition.name.typeAnnotation?.typeAnnotation;
  if (type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier') return type.typeName.name === 'MessageEvent';
  return isFunction(definition.node) && isMessageListener(definition.node);
}

function isMessageListener(node: TSESTree.Node): boolean {
  const value = wrapped(node);
  const { parent } = value;
  if (parent?.type === 'AssignmentExpression') return /^onmessage$/u.test(getLastName(parent.left) ?? '');
  if (parent?.type !== 'CallExpression' || !/^(?:addEventListener|addListener|on)$/u.test(getLastName(parent.callee) ?? '')) return false;
  return parent.arguments[0] !== undefined && getLiteralString(parent.arguments[0]) === 'message';
}

function isStorageRead(callee: TSESTree.Node, sourceCode: SourceCode): boolean {
  const origin = getOrigin(callee, sourceCode);
  return origin?.source === 'global' && STORAGES.has(origin.root) && origin.path[0] === 'getItem';
}

/** The `package.json` that lies beside the program: a path of nothing but literals and the program's own places. */
function isOwnFile(path: TSESTree.Node, sourceCode: SourceCode): boolean {
  const text = sourceCode.getText(followConst(path, sourceCode));
  if (!/package\.json['"`)]/u.test(text)) return false;
  const value = followConst(path, sourceCode);
  return [...walk(value, sourceCode)].every(node => node.type !== 'Identifier' || isOfProgram(node, sourceCode));
}

const PLACES = /^(?:__dirname|import\.meta|process\.cwd|path|url|URL|require|fs)/u;

function isOfProgram(node: TSESTree.Identifier, sourceCode: SourceCode): boolean {
  if (node.parent.type === 'MemberExpression' && node.parent.property === node && !node.parent.computed) return true;
  if (node.parent.type === 'MetaProperty') return true;
  return PLACES.test(getOrigin(node, sourceCode)?.name ?? '') || node.name === 'process' || PLACES.test(followPlace(node, sourceCode));
}

function followPlace(node: TSESTree.Identifier, sourceCode: SourceCode): string {
  const value = followConst(node, sourceCode);
  const place = value.type === 'CallExpression' ? (value.arguments[0] ?? value) : value;
  return getOrigin(place, sourceCode)?.name ?? '';
}

const writtenKeys = new WeakMap<SourceCode, ReadonlySet<string>>();

/** Whether the file also writes what it reads under that key. */
function isWrittenHere(key: TSESTree.Node, sourceCode: SourceCode): boolean {
  let keys = writtenKeys.get(sourceCode);
  if (!keys) {
    keys = new Set(
      [...walk(sourceCode.ast, sourceCode)]
        .filter(node => node.type === 'CallExpression')
        .filter(({ callee }) => WRITERS.test(getLastName(callee) ?? ''))
        .flatMap(({ arguments: [first] }) => (first ? [sourceCode.getText(first)] : [])),
    );
    writtenKeys.set(sourceCode, keys);
  }
  return keys.has(sourceCode.getText(key));
}
