import type { TSESTree } from '@typescript-eslint/utils';

import { getLiteralString } from '../../ast/names.ts';
import { unwrap } from '../../ast/unwrap.ts';
import { walk } from '../../ast/walk.ts';
import { splitWords } from '../../ast/words.ts';
import type { FileContext } from '../../create-rule.ts';
import { TEXT_CONVERSIONS } from '../../knowledge/error-handling.ts';
import { getBuiltinName, getLocalFunction } from '../bindings.ts';
import { getLogCall } from '../loggers.ts';
import { awaits, getCalleeNames, getOwnCalls, isIoCall } from './guarded-code.ts';
import type { ErrorHandler } from './handlers.ts';
import type { HandlerPaths } from './paths.ts';

/**
 * Whether a handler logs, without the error, the very text that would not convert: `new URL(text)`, `JSON.parse(text)` or a function of
 * the file that does no more fails again for whoever has the text, and its error says no more.
 */
export function showsInput(handler: ErrorHandler, { emptyLogs }: HandlerPaths, context: FileContext): boolean {
  if (handler.argument || emptyLogs.length === 0 || awaits(handler.guarded, context)) return false;
  const calls = getOwnCalls(handler.guarded, context);
  if (calls.some(call => isIoCall(call, context))) return false;
  const inputs = calls.flatMap(call => (isConversion(call, context) ? [getText(call.arguments[0], context)] : []));
  return (
    inputs.length > 0 &&
    inputs.every(input => input !== null && emptyLogs.every(({ node }) => mentions(node, input, context)))
  );
}

/** The same for `new URL(text)` alone, whose error says that the text is no URL and nothing else. */
export function showsUrl(handler: ErrorHandler, paths: HandlerPaths, context: FileContext): boolean {
  const makers = getOwnCalls(handler.guarded, context).filter(call => isConversion(call, context));
  const isUrl = makers.every(call => call.type === 'NewExpression' && getBuiltinName(call.callee, context.sourceCode) === 'URL');
  return isUrl && showsInput(handler, paths, context);
}

/** Whether a handler guards log calls and nothing else, or the promise of a function that logs: there is nowhere left to say that they fail. */
export function guardsOnlyLogging({ argument, guarded }: ErrorHandler, context: FileContext): boolean {
  if (argument) {
    const [word] = splitWords(getCalleeNames(guarded).at(-1) ?? '');
    const call = unwrap(guarded);
    if (call.type !== 'CallExpression') return false;
    const [command] = call.arguments;
    return word === 'log' || (command !== undefined && /^(?:append|write)_?log$/iu.test(getLiteralString(command) ?? ''));
  }
  if (guarded.type !== 'BlockStatement' || guarded.body.length === 0) return false;
  return guarded.body.every(statement => {
    const expression = statement.type === 'ExpressionStatement' ? unwrap(statement.expression) : null;
    return expression?.type === 'CallExpression' && getLogCall(expression, context) !== null;
  });
}

function isConversion(
  call: TSESTree.Node,
  { sourceCode }: FileContext,
): call is TSESTree.CallExpression | TSESTree.NewExpression {
  if (call.type !== 'CallExpression' && call.type !== 'NewExpression') return false;
  if (isBuiltinConversion(call, sourceCode)) return true;
  const local = getLocalFunction(call.callee, sourceCode);
  return local !== null && walk(local.body, sourceCode).some(node => isBuiltinConversion(node, sourceCode));
}

function isBuiltinConversion(node: TSESTree.Node, sourceCode: FileContext['sourceCode']): boolean {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false;
  return TEXT_CONVERSIONS.has(getBuiltinName(node.callee, sourceCode) ?? '');
}

/** The text of a variable or member; `null` for what would have to be computed again. */
function getText(node: TSESTree.Node | undefined, { sourceCode }: FileContext): string | null {
  const inner = node && unwrap(node);
  return inner?.type === 'Identifier' || inner?.type === 'MemberExpression' ? sourceCode.getText(inner) : null;
}

function mentions(log: TSESTree.CallExpression, input: string, context: FileContext): boolean {
  return log.arguments.some(argument =>
    walk(argument, context.sourceCode).some(node => getText(node, context) === input),
  );
}
