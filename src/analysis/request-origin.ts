import type { TSESTree } from '@typescript-eslint/utils';

import { getEnclosingFunctions, isFunction, type FunctionNode } from '../ast/functions.ts';
import { getKeyName, getLastName, getLiteralString } from '../ast/names.ts';
import { unwrap, wrapped } from '../ast/unwrap.ts';
import { walk } from '../ast/walk.ts';
import type { FileContext } from '../create-rule.ts';
import { NO_TESTS } from '../knowledge/cors.ts';
import { followConst, getDefinition, getPatternPath, getVariable } from './bindings.ts';

type SourceCode = FileContext['sourceCode'];

/**
 * Whether an expression is the `Origin` header of a request: `req.headers.origin`, `request.headers.get('Origin')`,
 * `c.req.header('origin')`, with a fallback or not, through one `const` or `const { origin } = req.headers`.
 */
export function isRequestOrigin(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  const value = followConst(node, sourceCode);
  switch (value.type) {
    case 'LogicalExpression':
      return value.operator !== '&&' && isRequestOrigin(value.left, sourceCode);
    case 'MemberExpression':
      return isOriginKey(getKeyName(value)) && isHeaders(value.object);
    case 'CallExpression': {
      const name = value.arguments[0] ? getLiteralString(value.arguments[0]) : null;
      return isOriginKey(name) && /^(?:get|header)$/u.test(getLastName(value.callee) ?? '');
    }
    case 'Identifier':
      return isDestructuredOrigin(value, sourceCode);
    default:
      return false;
  }
}

function isDestructuredOrigin(node: TSESTree.Identifier, sourceCode: SourceCode): boolean {
  const variable = getVariable(node, sourceCode);
  const declarator = variable && getDefinition(variable)?.node;
  if (declarator?.type !== 'VariableDeclarator' || !declarator.init) return false;
  const path = getPatternPath(declarator.id, node.name) ?? [];
  const [key, holder] = path.toReversed();
  return isOriginKey(key ?? null) && (holder === undefined ? isHeaders(declarator.init) : /^headers?$/u.test(holder));
}

function isHeaders(node: TSESTree.Node): boolean {
  return /^headers?$/u.test(getLastName(node) ?? '');
}

function isOriginKey(name: string | null): boolean {
  return name?.toLowerCase() === 'origin';
}

/**
 * Whether the functions around `node` compare the request's origin, or hand it to a call that may answer, anywhere before
 * `node`. That it is there at all, or not empty, is no test.
 */
export function isOriginTested(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  const outermost = [...getEnclosingFunctions(node)].at(-1) ?? sourceCode.ast;
  for (const inner of walk(outermost, sourceCode)) {
    if (inner.range[0] >= node.range[0] || !isExpressionOfOrigin(inner)) continue;
    if (isRequestOrigin(inner, sourceCode) && isTested(inner)) return true;
  }
  return false;
}

/**
 * Whether a comment before a statement around `node` names what checks the origin instead: a file, a function or something in
 * backticks (`// Origins are checked in entry.ts before this.`).
 */
export function isOriginCheckedElsewhere(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  for (let outer: TSESTree.Node | undefined = node; outer; outer = outer.parent) {
    if (outer.type.endsWith('Statement') && saysWhereItIsChecked(sourceCode.getCommentsBefore(outer))) return true;
  }
  return false;
}

function saysWhereItIsChecked(comments: readonly TSESTree.Comment[]): boolean {
  const text = comments.map(({ value }) => value).join(' ');
  return /\borigins?\b/iu.test(text) && /\b(?:allow|check|validat|verif)\w*\b/iu.test(text) && /[\w-]\.[cm]?[jt]s\b|`[^`]+`|\w\(\)/u.test(text);
}

function isExpressionOfOrigin({ type }: TSESTree.Node): boolean {
  return type === 'Identifier' || type === 'MemberExpression' || type === 'CallExpression';
}

function isTested(node: TSESTree.Node): boolean {
  let value = wrapped(node);
  while (value.parent?.type === 'LogicalExpression' && value.parent.operator !== '&&') value = wrapped(value.parent);
  const { parent } = value;
  switch (parent?.type) {
    case 'BinaryExpression':
      return ![parent.left, parent.right].some(operand => isNothing(operand));
    case 'CallExpression':
    case 'NewExpression':
      return (parent.arguments as readonly TSESTree.Node[]).includes(value) && !NO_TESTS.has(getLastName(parent.callee) ?? '');
    case 'MemberExpression':
      return parent.object === value && parent.parent.type === 'CallExpression' && !NO_TESTS.has(getKeyName(parent) ?? '');
    case 'SwitchStatement':
      return parent.discriminant === value;
    default:
      return false;
  }
}

function isNothing(node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  if (inner.type === 'Identifier') return inner.name === 'undefined';
  return inner.type === 'Literal' && (inner.value === null || inner.value === '');
}

/** Whether a function lets every origin through: each of its results is `true`, `*` or the origin that it got, and nothing is tested but whether there is one. */
export function allowsEveryOrigin(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  if (!isFunction(node)) return false;
  const results = node.body.type === 'BlockStatement' ? getResults(node.body, node, sourceCode) : [getResult(node.body, node)];
  return results.length > 0 && results.every(result => result !== null && isOpen(result, node.params[0], sourceCode));
}

function isOpen(node: TSESTree.Node, origin: TSESTree.Node | undefined, sourceCode: SourceCode): boolean {
  const inner = unwrap(node);
  switch (inner.type) {
    case 'LogicalExpression':
      return inner.operator !== '&&' && (isOpen(inner.left, origin, sourceCode) || isOpen(inner.right, origin, sourceCode));
    case 'ConditionalExpression':
      return isTruthTest(inner.test) && isOpen(inner.consequent, origin, sourceCode);
    case 'Literal':
      return inner.value === true || inner.value === '*';
    case 'Identifier':
      return origin?.type === 'Identifier' && inner.name === origin.name;
    default:
      return isRequestOrigin(inner, sourceCode);
  }
}

/** What a function answers, by `return` and by its callback, with `null` for what is no permission; nothing for one that tests or denies. */
function getResults(body: TSESTree.BlockStatement, callback: FunctionNode, sourceCode: SourceCode): readonly (TSESTree.Node | null)[] {
  const nodes = [...walk(body, sourceCode, child => !isFunction(child))];
  if (!endsOpen(body) || nodes.some(isDecision)) return [];
  return nodes.flatMap(node => {
    if (isCallbackCall(node, callback)) return [getResult(node, callback)];
    return node.type === 'ReturnStatement' && node.argument && !isCallbackCall(unwrap(node.argument), callback) ? [node.argument] : [];
  });
}

function isDecision(node: TSESTree.Node): boolean {
  return node.type === 'ThrowStatement' || node.type === 'SwitchStatement' || (node.type === 'IfStatement' && !isTruthTest(node.test));
}

/** Whether the last statement answers: what falls off the end of a function after an `if` is no permission. */
function endsOpen({ body }: TSESTree.BlockStatement): boolean {
  const last = body.at(-1);
  return last?.type === 'ReturnStatement' || last?.type === 'ExpressionStatement';
}

function isTruthTest(test: TSESTree.Node): boolean {
  const inner = unwrap(test);
  if (inner.type === 'UnaryExpression') return inner.operator === '!' && isTruthTest(inner.argument);
  return inner.type === 'Identifier';
}

function isCallbackCall(node: TSESTree.Node, { params: [, callback] }: FunctionNode): node is TSESTree.CallExpression {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return false;
  return callback?.type === 'Identifier' && node.callee.name === callback.name;
}

/** What an expression answers: the second argument of `cb(null, answer)`, else itself. */
function getResult(node: TSESTree.Node, callback: FunctionNode): TSESTree.Node | null {
  const inner = unwrap(node);
  return isCallbackCall(inner, callback) ? (inner.arguments[1] ?? null) : inner;
}
