import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import type { LogCall } from '../analysis/loggers.ts';
import { isFunction } from '../ast/functions.ts';
import { getKeyName } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import type { ErrorContent } from './new-error.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** What an error can carry of a log call. */
export interface LogContent extends ErrorContent {
  /** The parts of the call that it does not carry. */
  readonly lost: readonly TSESTree.Node[];
}

/** Names of values that are errors, not texts. */
const ERROR_NAME = /^(?:e|ex|err|error|exception|reason)$|(?:Err|Error|Exception)$/u;

/** The placeholders of `console.error("%s failed", name)`. */
const FORMAT = /%[sdifjoOc]/u;

/**
 * The message of a log call and its other argument as cause, in either order, as loggers differ. Without another argument the
 * cause is the error whose `.message` is logged, or the one that a `catch` around the call has caught.
 *
 * @returns `null` where an error cannot carry the same text: further arguments, placeholders, or no text at all.
 */
export function getLogContent(log: LogCall, statement: TSESTree.Statement, sourceCode: SourceCode): LogContent | null {
  const { callee } = log.node;
  const args = isLevelFirst(log) ? log.node.arguments.slice(1) : log.node.arguments;
  const [first, second, third] = args;
  if (!first || third || args.some(({ type }) => type === 'SpreadElement')) return null;
  const isMessageSecond = second !== undefined && !isText(first) && isText(second);
  const message = isMessageSecond ? second : first;
  if (!isText(message) && !isPerhapsText(message)) return null;
  if (second && FORMAT.test(sourceCode.getText(message))) return null;
  const other = isMessageSecond ? first : second;
  const lost = [callee, ...log.node.arguments.filter(argument => !args.includes(argument))];
  if (!other) return { message: sourceCode.getText(message), cause: getErrorBehind(message, statement, sourceCode), lost };
  const error = getErrorField(other);
  const fields = error && other.type === 'ObjectExpression' ? other.properties.filter(property => property !== error.parent) : [];
  return { message: sourceCode.getText(message), cause: sourceCode.getText(error ?? other), lost: [...lost, ...fields] };
}

/** `logger.log("error", "…")`. */
function isLevelFirst({ level, node }: LogCall): boolean {
  const callee = unwrap(node.callee);
  return callee.type === 'MemberExpression' && getKeyName(callee) === 'log' && level !== 'log';
}

/** A string, a template, or something added to one. */
function isText(node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  if (inner.type === 'BinaryExpression') return inner.operator === '+' && (isText(inner.left) || isText(inner.right));
  return inner.type === 'TemplateLiteral' || (inner.type === 'Literal' && typeof inner.value === 'string');
}

/** A name or call that may well be a text: anything but an error, by its name. */
function isPerhapsText(node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  switch (inner.type) {
    case 'CallExpression':
    case 'ConditionalExpression':
    case 'LogicalExpression':
      return true;
    case 'Identifier':
      return !ERROR_NAME.test(inner.name) && !isCaught(inner);
    case 'MemberExpression':
      return !ERROR_NAME.test(getKeyName(inner) ?? '');
    default:
      return false;
  }
}

function getErrorBehind(message: TSESTree.Node, statement: TSESTree.Statement, sourceCode: SourceCode): string | null {
  const inner = unwrap(message);
  if (inner.type === 'MemberExpression' && getKeyName(inner) === 'message') return sourceCode.getText(unwrap(inner.object));
  return getCaught(statement)?.name ?? null;
}

function isCaught(node: TSESTree.Identifier): boolean {
  return getCaught(node)?.name === node.name;
}

/** The name of the error that the nearest `catch` around, in the same function, has caught. */
function getCaught(node: TSESTree.Node): TSESTree.Identifier | null {
  for (let outer = node.parent; outer && !isFunction(outer); outer = outer.parent) {
    if (outer.type === 'CatchClause') return outer.param?.type === 'Identifier' ? outer.param : null;
  }
  return null;
}

/** `error` in `{ err: error, id }`. */
function getErrorField(node: TSESTree.Node): TSESTree.Node | null {
  const inner = unwrap(node);
  if (inner.type !== 'ObjectExpression') return null;
  const field = inner.properties.find(property => property.type === 'Property' && /^(?:err|error|cause)$/u.test(getKeyName(property) ?? ''));
  return field?.type === 'Property' ? field.value : null;
}
