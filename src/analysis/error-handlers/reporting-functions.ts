import type { TSESTree } from '@typescript-eslint/utils';

import type { FunctionNode } from '../../ast/functions.ts';
import { unwrap } from '../../ast/unwrap.ts';
import type { FileContext } from '../../create-rule.ts';
import { getLocalFunction } from '../bindings.ts';
import { getSiblingMethod } from '../never-returns.ts';
import { getCallEffect } from './effects.ts';
import { getGuardedCalls, getOwnCalls, getOwnNodes, isIoCall } from './guarded-code.ts';
import { getErrorHandler, type ErrorHandler } from './handlers.ts';
import { getHandlerPaths } from './paths.ts';

const answersByFile = new WeakMap<FileContext['sourceCode'], Map<FunctionNode, boolean>>();

/**
 * Whether all that a handler guards are functions of its file, or methods of its class, that log the error or hand it to somebody
 * before they throw it on: `async send() { try { … } catch (e) { this.emit("failed", e); throw e; } }`.
 */
export function reportsItself(handler: ErrorHandler, context: FileContext): boolean {
  const calls = getGuardedCalls(handler, context);
  if (calls.length === 0 || !calls.every(call => isReporting(getCalled(call, context), context))) return false;
  return handler.argument !== null || !getOwnCalls(handler.guarded, context).some(call => isIoCall(call, context));
}

function getCalled({ callee }: TSESTree.CallExpression, { sourceCode }: FileContext): FunctionNode | null {
  return getLocalFunction(callee, sourceCode) ?? getSiblingMethod(unwrap(callee));
}

function isReporting(called: FunctionNode | null, context: FileContext): boolean {
  if (!called) return false;
  let answers = answersByFile.get(context.sourceCode);
  if (!answers) {
    answers = new Map();
    answersByFile.set(context.sourceCode, answers);
  }
  let answer = answers.get(called);
  if (answer === undefined) {
    answer = reportsAndThrows(called, context);
    answers.set(called, answer);
  }
  return answer;
}

/** Whether everything that a function waits for stands in a `try` whose handler reports the error and always throws. */
function reportsAndThrows({ body }: FunctionNode, context: FileContext): boolean {
  const guards = getOwnNodes(body, context).filter(node => node.type === 'TryStatement' && node.handler !== null && isReportingClause(node.handler, context));
  if (guards.length === 0) return false;
  const isGuarded = ({ range }: TSESTree.Node): boolean =>
    guards.some(({ range: [start, end] }) => range[0] >= start && range[1] <= end);
  return getOwnNodes(body, context).every(node => node.type !== 'AwaitExpression' || isGuarded(node));
}

function isReportingClause(clause: TSESTree.CatchClause, context: FileContext): boolean {
  const handler = getErrorHandler(clause, context);
  if (!handler) return false;
  const { ends, flow } = getHandlerPaths(handler, context);
  if (!flow || !ends.every(({ kind }) => kind === 'throw')) return false;
  return clause.body.body.some(statement => {
    if (statement.type !== 'ExpressionStatement') return false;
    return getOwnNodes(statement, context).some(node => {
      const effect = node.type === 'CallExpression' ? getCallEffect(node, flow, context) : null;
      return effect?.kind === 'accounted' || effect?.kind === 'logged';
    });
  });
}
