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
  const args = isLevelFirst(log) ? log.node.arguments.slice(1) : log.node.arguments;
  const { message, other } = getParts(args);
  if (!message || !isMessage(message) || args.some(({ type }) => type === 'SpreadElement')) return null;
  const text = sourceCode.getText(message);
  const lost = [log.node.callee, ...log.node.arguments.filter(argument => !args.includes(argument))];
  if (!other) return { message: text, cause: getErrorBehind(message, statement, sourceCode), lost };
  if (FORMAT.test(text)) return null;
  const error = getErrorField(other);
  const fields = error && other.type === 'ObjectExpression' ? other.properties.filter(property => property !== error.parent) : [];
  return { message: text, cause: sourceCode.getText(error ?? other), lost: [...lost, ...fields] };
}

type Argument = TSESTree.CallExpressionArgument;

/** The message and the other argument, in either order; neither where there are more. */
function getParts([first, second, third]: readonly Argument[]): { message?: Argument; other?: Argument } {
  if (!first || third) return {};
  if (!second) return { message: first };
  return !isText(first) && isText(second) ? { message: second, other: first } : { message: first, other: second };
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

/** A text, or a name or call that may well be one: anything but an error, by its name. */
function isMessage(node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  if (isText(inner)) return true;
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
  const properties = inner.properties.filter(property => property.type === 'Property');
  return properties.find(property => /^(?:err|error|cause)$/u.test(getKeyName(property) ?? ''))?.value ?? null;
}
