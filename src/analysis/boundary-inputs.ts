import type { TSESTree } from '@typescript-eslint/utils';

import { getKeyName, getLastName } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import type { FileContext } from '../create-rule.ts';
import { JSON_READERS, REQUEST_MEMBERS, REQUEST_NAMES, STORAGES, TEXT_PARSERS, type InputKind } from '../knowledge/boundary-inputs.ts';
import {
  followConst,
  getBuiltinName,
  getConstantString,
  getDefinition,
  getLocalFunction,
  getOrigin,
  getPatternPath,
  getVariable,
  isReassigned,
} from './bindings.ts';
import { isMessage, isMessageEvent } from './message-events.ts';
import { isOwnFile, isWrittenAsText, isWrittenHere } from './own-data.ts';
import { promisesShape } from './promised-types.ts';
import { isRequest, isRequestOfContext } from './requests.ts';

type SourceCode = FileContext['sourceCode'];

/** Data that comes from outside of the program. */
export interface BoundaryInput {
  readonly kind: InputKind;
  /** The expression that brings it in, behind `await` and one `const`. */
  readonly node: TSESTree.Node;
  /** The keys that lead to it: `query` and `page` for `req.query.page`. */
  readonly keys: readonly string[];
}

/**
 * The data from outside that an expression is: what `JSON.parse` makes of a text, the body of a response, parts of a request, a
 * message's data, the environment, parsed files, the browser's storage; seen through casts, `await` and one `const`.
 *
 * @returns `null` for everything else, and for what the program itself decides: constant text, copies by `JSON.stringify`, the
 * own `package.json`, and what the file writes under the same key.
 */
export function getBoundaryInput(node: TSESTree.Node, sourceCode: SourceCode): BoundaryInput | null {
  const value = getValue(node, sourceCode);
  const part = value.type === 'Identifier' ? getDestructured(value, sourceCode) : null;
  const [whole, keys] = part ?? getWhole(value, sourceCode);
  const isPart = part !== null || keys.length > 0;
  if (isPart && isPromised(whole)) return null;
  const kind = getKind(value, sourceCode) ?? (isPart ? getPartKind(getValue(whole, sourceCode), keys, sourceCode) : null);
  return kind && { kind, node: value, keys: [...getKeys(getValue(whole, sourceCode)), ...keys] };
}

/** The expression behind `await`, wrappers and one `const`. */
function getValue(node: TSESTree.Node, sourceCode: SourceCode): TSESTree.Node {
  return skipAwait(followConst(skipAwait(node), sourceCode));
}

/** Whether an expression already says of what type the whole is, and is reported there. */
function isPromised(node: TSESTree.Node): boolean {
  return (node.type === 'TSAsExpression' || node.type === 'TSTypeAssertion') && promisesShape(node.typeAnnotation);
}

/** What a chain of members starts from, with its wrappers, and the keys that lead from there. */
function getWhole(node: TSESTree.Node, sourceCode: SourceCode): readonly [TSESTree.Node, readonly string[]] {
  let whole = node;
  const keys: string[] = [];
  for (let inner = unwrap(whole); inner.type === 'MemberExpression' && !isPromised(whole); inner = unwrap(whole)) {
    if (getMemberKind(inner, sourceCode)) break;
    keys.unshift(getKeyName(inner) ?? '');
    whole = inner.object;
  }
  return [whole, keys];
}

/** `body` of `const { body } = req`, and `data` of `({ data }) => …` that listens to messages. */
function getDestructured(node: TSESTree.Identifier, sourceCode: SourceCode): readonly [TSESTree.Node, readonly string[]] | null {
  const variable = getVariable(node, sourceCode);
  const definition = variable && !isReassigned(variable) ? getDefinition(variable) : null;
  const pattern = definition?.type === 'Parameter' ? definition.node.params[0] : definition?.node;
  if (pattern?.type === 'ObjectPattern') return [pattern, getPatternPath(pattern, node.name) ?? []];
  return pattern?.type === 'VariableDeclarator' ? getDeclaredPart(pattern, node.name) : null;
}

function getDeclaredPart({ id, init }: TSESTree.VariableDeclarator, name: string): readonly [TSESTree.Node, readonly string[]] | null {
  const path = init && id.type === 'ObjectPattern' ? getPatternPath(id, name) : null;
  return init && path && [init, path];
}

function getPartKind(whole: TSESTree.Node, [key = '']: readonly string[], sourceCode: SourceCode): InputKind | null {
  if (whole.type === 'ObjectPattern') return key === 'data' && isMessageEvent(whole) ? 'message' : null;
  if (REQUEST_MEMBERS.has(key) && isRequest(whole, sourceCode)) return 'request';
  if (key === 'data' && whole.type === 'Identifier' && isMessage(whole, sourceCode)) return 'message';
  return whole.type === 'MemberExpression' && isMessageData(whole, sourceCode) ? null : getKind(whole, sourceCode);
}

/** The keys of a chain of members. */
function getKeys(node: TSESTree.Node): readonly string[] {
  const inner = unwrap(node);
  if (inner.type === 'CallExpression') return getKeys(inner.callee);
  return inner.type === 'MemberExpression' ? [...getKeys(inner.object), getKeyName(inner) ?? ''] : [];
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
  const method = callee.type === 'MemberExpression' ? getMethodKind(node, callee, sourceCode) : null;
  if (method || !first) return method;
  return getFunctionKind(callee, first, sourceCode);
}

/** `response.json()`, `c.req.query()`, `fetch(url).then(next)`. */
function getMethodKind(node: TSESTree.CallExpression, { object }: TSESTree.MemberExpression, sourceCode: SourceCode): InputKind | null {
  const [first] = node.arguments;
  switch (getLastName(node.callee)) {
    case 'json':
      return first ? null : getBodyKind(object, sourceCode);
    case 'query':
      return isRequestOfContext(object) ? 'request' : null;
    case 'then':
      return first ? getNextKind(node, first, sourceCode) : null;
    default:
      return null;
  }
}

function getFunctionKind(callee: TSESTree.Node, first: TSESTree.Node, sourceCode: SourceCode): InputKind | null {
  const name = getOrigin(callee, sourceCode)?.name;
  if (name === undefined) return null;
  if (JSON_READERS.has(name)) return isOwnFile(first, sourceCode) || isWrittenHere(first, sourceCode) ? null : 'file';
  if (TEXT_PARSERS.has(name)) return getTextKind(first, sourceCode);
  return isStorageRead(callee, sourceCode) && !isWrittenHere(first, sourceCode) ? 'storage' : null;
}

/** `fetch(url).then(response => response.json())`, unless a type stands in it, which is reported there. */
function getNextKind({ typeArguments }: TSESTree.CallExpression, next: TSESTree.Node, sourceCode: SourceCode): InputKind | null {
  if (typeArguments || next.type !== 'ArrowFunctionExpression' || next.returnType) return null;
  const body = skipAwait(next.body);
  if (isPromised(next.body) || body.type !== 'CallExpression' || body.typeArguments) return null;
  return body.arguments.length === 0 ? getCallKind(body, sourceCode) : null;
}

/** `await response.json()`, `await request.json()`, `await c.req.json()`; the rows of a database's answer come from inside. */
function getBodyKind(object: TSESTree.Node, sourceCode: SourceCode): InputKind | null {
  const inner = unwrap(object);
  const made = skipAwait(followConst(inner, sourceCode));
  if (made.type === 'CallExpression') {
    if (getBuiltinName(made.callee, sourceCode) === 'fetch') return 'network';
    if (getLastName(made.callee) === 'query' || isLoopback(made, sourceCode)) return null;
  }
  return REQUEST_NAMES.has(getLastName(inner) ?? '') ? 'request' : 'network';
}

/**
 * `binding.fetch('http://registry/path')`, where a name without a domain or port is no host, and `app.fetch(new Request(url))`: the
 * other end is bound or made by the program itself.
 */
function isLoopback({ arguments: [request], callee }: TSESTree.CallExpression, sourceCode: SourceCode): boolean {
  if (!request || callee.type !== 'MemberExpression' || getKeyName(callee) !== 'fetch') return false;
  if (request.type === 'NewExpression') return getBuiltinName(request.callee, sourceCode) === 'Request';
  if (request.type === 'CallExpression') return getLocalFunction(request.callee, sourceCode) !== null;
  return /^https?:\/\/[\w-]+\//u.test(getConstantString(request, sourceCode) ?? '');
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
      return getMemberKind(value, sourceCode) ?? (isWrittenAsText(value, sourceCode) ? null : 'text');
    case 'ConditionalExpression':
      return getTextKind(value.consequent, sourceCode) ?? getTextKind(value.alternate, sourceCode);
    case 'BinaryExpression':
    case 'Identifier':
    case 'TemplateLiteral':
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
  if (isStored(node, sourceCode)) return isWrittenHere(node, sourceCode) ? null : 'storage';
  for (let member: TSESTree.Node = node; member.type === 'MemberExpression'; member = unwrap(member.object)) {
    if (REQUEST_MEMBERS.has(getKeyName(member) ?? '') && isRequest(member.object, sourceCode)) return 'request';
  }
  return null;
}

function isMessageData(node: TSESTree.MemberExpression, sourceCode: SourceCode): boolean {
  return getKeyName(node) === 'data' && isMessage(unwrap(node.object), sourceCode);
}

/** `localStorage.cart`. */
function isStored(node: TSESTree.MemberExpression, sourceCode: SourceCode): boolean {
  const origin = getOrigin(node, sourceCode);
  return origin?.source === 'global' && STORAGES.has(origin.root) && origin.path.length === 1 && !isCallee(node);
}

function isCallee(node: TSESTree.Node): boolean {
  return node.parent?.type === 'CallExpression' && node.parent.callee === node;
}

function isStorageRead(callee: TSESTree.Node, sourceCode: SourceCode): boolean {
  const origin = getOrigin(callee, sourceCode);
  return origin?.source === 'global' && STORAGES.has(origin.root) && origin.path[0] === 'getItem';
}
