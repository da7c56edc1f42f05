import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getFailingName } from '../../analysis/error-handlers/guarded-code.ts';
import type { ErrorHandler } from '../../analysis/error-handlers/handlers.ts';
import type { LogCall } from '../../analysis/loggers.ts';
import { getLoggerInScope, type LoggerInScope } from '../../analysis/loggers-in-scope.ts';
import { unwrap } from '../../ast/unwrap.ts';
import type { FileContext } from '../../create-rule.ts';
import type { LoggerFamily } from '../../knowledge/loggers.ts';
import { quote } from '../text-style.ts';
import { getErrorBinding, insertFirst } from './handler-edits.ts';

type Fix = TSESLint.ReportFixFunction;

/** Logs the error at the start of a handler, with a logger that is in scope there and in the order that its family takes arguments. */
export function getLogInsertion(
  handler: ErrorHandler,
  context: FileContext,
): { readonly fix: Fix; readonly logger: string } | null {
  const { sourceCode } = context;
  const binding = getErrorBinding(handler, sourceCode);
  const { body } = handler;
  const logger = binding && body ? getLoggerInScope(body.body, context) : null;
  if (!binding || !body || !logger) return null;
  const statement = renderLog(logger, binding.name, getFailureText(handler, context), context);
  return {
    fix: fixer => [...binding.bind(fixer), ...insertFirst(fixer, body, statement, sourceCode)],
    logger: logger.text,
  };
}

function renderLog(
  { family, text }: LoggerInScope,
  error: string,
  message: string,
  { sourceCode }: FileContext,
): string {
  const label = quote(message, sourceCode);
  switch (family) {
    case 'pino':
    case 'bunyan':
      return `${text}.error({ err: ${error} }, ${label})`;
    case 'winston':
      return `${text}.error(${label}, { ${renderProperty('error', error)} })`;
    default:
      return `${text}.error(${label}, ${error})`;
  }
}

/** `users.find failed`, after the call that the handler is about. */
function getFailureText(handler: ErrorHandler, context: FileContext): string {
  const name = getFailingName(handler, context);
  return name === null ? 'Unexpected error' : `${name} failed`;
}

/**
 * Adds the error to a log call that lacks it: as the last argument, or as the member of the object that the logger's family takes.
 *
 * @returns `null` where the arguments leave the place for it open.
 */
export function getLogCompletion(log: LogCall, handler: ErrorHandler, context: FileContext): Fix | null {
  const { sourceCode } = context;
  const binding = getErrorBinding(handler, sourceCode);
  const edit = binding && getArgumentEdit(log, binding.name, sourceCode);
  return edit ? fixer => [...binding.bind(fixer), edit(fixer)] : null;
}

type Edit = (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix;

function getArgumentEdit({ family, node }: LogCall, error: string, sourceCode: FileContext['sourceCode']): Edit | null {
  const [first] = node.arguments;
  const last = node.arguments.at(-1);
  if (!first || !last || last.type === 'SpreadElement') return null;
  const takesObjectFirst = family === 'pino' || family === 'bunyan' || (family === 'unknown' && isObject(first));
  if (takesObjectFirst) return editFirstObject(first, renderProperty('err', error), sourceCode);
  if (isObject(last) && takesFields(family)) return addProperty(last, renderProperty('error', error), sourceCode);
  const text = family === 'winston' ? `{ ${renderProperty('error', error)} }` : error;
  return fixer => fixer.insertTextAfter(last, `, ${text}`);
}

/** `logger.error({ …, err }, "text")`; a first argument that is no text may be an object already. */
function editFirstObject(first: TSESTree.Node, property: string, sourceCode: FileContext['sourceCode']): Edit | null {
  if (isObject(first)) return addProperty(first, property, sourceCode);
  return isText(first) ? fixer => fixer.insertTextBefore(first, `{ ${property} }, `) : null;
}

function isObject(node: TSESTree.Node): node is TSESTree.ObjectExpression {
  return node.type === 'ObjectExpression';
}

/** Loggers of these families are given an object of fields last; the others print whatever they are given. */
function takesFields(family: LoggerFamily): boolean {
  return family === 'winston' || family === 'unknown';
}

function isText(node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  return (
    inner.type === 'TemplateLiteral' ||
    (inner.type === 'Literal' && typeof inner.value === 'string') ||
    (inner.type === 'BinaryExpression' && inner.operator === '+')
  );
}

function addProperty(object: TSESTree.ObjectExpression, property: string, sourceCode: FileContext['sourceCode']): Edit {
  const last = object.properties.at(-1);
  if (!last) return fixer => fixer.insertTextAfter(sourceCode.getFirstToken(object)!, ` ${property} `);
  const line = sourceCode.lines[last.loc.start.line - 1]!;
  const indentation = line.slice(0, last.loc.start.column);
  const isOnOwnLine = indentation.trim() === '' && object.loc.start.line < last.loc.start.line;
  return fixer => fixer.insertTextAfter(last, isOnOwnLine ? `,\n${indentation}${property}` : `, ${property}`);
}

function renderProperty(key: string, value: string): string {
  return key === value ? key : `${key}: ${value}`;
}
