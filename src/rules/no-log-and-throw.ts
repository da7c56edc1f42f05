import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isEntryCode } from '../analysis/entry-files.ts';
import { getErrorFlow } from '../analysis/error-handlers/error-flow.ts';
import { getErrorHandler, type ErrorHandler } from '../analysis/error-handlers/handlers.ts';
import { getLogCall, type LogCall } from '../analysis/loggers.ts';
import { isFollowedByThrow } from '../analysis/thrown-after.ts';
import { beginsWith, getMentionedPaths, getValuePath, type ValuePath } from '../analysis/value-paths.ts';
import { isFunction } from '../ast/functions.ts';
import { unwrap, wrapped } from '../ast/unwrap.ts';
import { createRule, type FileContext } from '../create-rule.ts';
import { getLogRemoval, getLowerLevel } from '../fix/log-level.ts';
import { ERROR_LEVELS } from '../knowledge/process-exits.ts';

type Options = [];
type MessageIds = 'dropLog' | 'logsAndThrows' | 'lowerLevel';

export default createRule<Options, MessageIds>({
  name: 'no-log-and-throw',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Disallow logging an error that is thrown on',
      phase: 'errors',
      level: 'strict',
      adr: 'ADR-204',
      breaking: 'low',
      effort: 5,
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      logsAndThrows: 'This failure is logged here and thrown on, so that whoever handles it reports it again. Leave the report to the handler.',
      dropLog: 'Drop the log line.',
      lowerLevel: 'Lower it to `debug`.',
    },
  },
  create(context) {
    if (!/\b(?:throw|_?rej(?:ect)?)\b/u.test(context.sourceCode.text)) return {};
    return {
      CallExpression(node) {
        const log = getLogCall(node, context);
        if (!log?.level || !ERROR_LEVELS.has(log.level) || !isThrownOn(log, context) || isEntryCode(node, context)) return;
        context.report({ node, messageId: 'logsAndThrows', suggest: getSuggestions(log, context) });
      },
    };
  },
});

/** Whether every path behind the call throws the caught error, or the one that is logged, or something that carries it. */
function isThrownOn(log: LogCall, context: FileContext): boolean {
  const statement = getStatement(log.node);
  if (!statement) return false;
  const handler = getNearestHandler(log.node, context);
  const flow = handler?.body && handler.parameter ? getErrorFlow(handler.parameter, handler.body, context) : null;
  const logged = log.node.arguments.flatMap(argument => getMentionedPaths(argument, context));
  return isFollowedByThrow(statement, thrown => flow?.carries(thrown) === true || isLogged(thrown, logged, context), context);
}

/** The statement that a log call is, also awaited or behind a condition. */
function getStatement(call: TSESTree.CallExpression): TSESTree.Statement | null {
  let node = wrapped(call);
  while (node.parent && /^(?:Await|Conditional|Logical|Unary)Expression$/u.test(node.parent.type)) node = wrapped(node.parent);
  return node.parent?.type === 'ExpressionStatement' ? node.parent : null;
}

/** The clause around a node, or the function around it where that is given to `.catch()` or as second to `.then()`. */
function getNearestHandler(node: TSESTree.Node, context: FileContext): ErrorHandler | null {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (outer.type === 'CatchClause') return getErrorHandler(outer, context);
    if (!isFunction(outer)) continue;
    const { parent } = wrapped(outer);
    const handler = parent?.type === 'CallExpression' ? getErrorHandler(parent, context) : null;
    return handler?.body === outer ? handler : null;
  }
  return null;
}

/** Names of values that are errors. */
const ERROR_NAME = /^(?:e|ex|err|cause|error|exception|reason)$|(?:Err|Error|Exception)$/u;

/** Whether what is thrown was logged, or a value read from it; of something made for it, whether it was given a logged error. */
function isLogged(thrown: TSESTree.Node, logged: readonly ValuePath[], context: FileContext): boolean {
  const path = getValuePath(thrown);
  if (path) return logged.some(other => beginsWith(other, path));
  const inner = unwrap(thrown);
  if (inner.type !== 'NewExpression' && inner.type !== 'CallExpression') return false;
  const given = inner.arguments.flatMap(argument => getMentionedPaths(argument, context));
  return given.some(one => logged.some(other => sharesError(one, other)));
}

/** Whether two paths are of the same error: `result.error.message` and `result.error`. */
function sharesError(one: ValuePath, other: ValuePath): boolean {
  return one.some((name, index) => ERROR_NAME.test(name) && beginsWith(other, one.slice(0, index + 1)));
}

function getSuggestions(log: LogCall, context: FileContext): TSESLint.SuggestionReportDescriptor<MessageIds>[] {
  const removal = getLogRemoval(log, context);
  const lower = getLowerLevel(log);
  return [
    ...(removal ? [{ messageId: 'dropLog' as const, fix: removal }] : []),
    ...(lower ? [{ messageId: 'lowerLevel' as const, fix: lower }] : []),
  ];
}
