import type { TSESTree } from '@typescript-eslint/utils';

import { FileCache } from '../../ast/file-cache.ts';
import type { FunctionNode } from '../../ast/functions.ts';
import { unwrap } from '../../ast/unwrap.ts';
import type { FileContext } from '../../create-rule.ts';
import { followConst, getLocalFunction } from '../bindings.ts';
import { getSiblingMethod } from '../never-returns.ts';
import { getCallEffect } from './effects.ts';
import { getGuardedCalls, getOwnCalls, getOwnNodes, isIoCall } from './guarded-code.ts';
import { getErrorHandler, type ErrorHandler } from './handlers.ts';
import { getHandlerPaths } from './paths.ts';
import { Fact } from './ways.ts';

const answersByFile = new FileCache<Map<FunctionNode, boolean>>();

/**
 * Whether all that a handler guards are functions of its file, or methods of its class, that log the error or hand it to somebody
 * before they throw it on: `async send() { try { … } catch (e) { this.emit("failed", e); throw e; } }`.
 */
export function reportsItself(handler: ErrorHandler, context: FileContext): boolean {
  const calls = getGuardedCalls(handler, context);
  if (calls.length === 0 || !calls.every(call => reportsFailures(getCalled(call, context), context))) return false;
  return handler.argument !== null || !getOwnCalls(handler.guarded, context).some(call => isIoCall(call, context));
}

/**
 * Whether a promise's handler follows a function of its file, or a method of its class, in which everything that is waited for
 * stands in a `try` whose handler logs the error or hands it on: nothing is left to fail. Nor is anything in `p.catch(() => {})`
 * where `const p = start().catch(e => { report(e); throw e })`.
 */
export function settlesItself(handler: ErrorHandler, context: FileContext): boolean {
  if (!handler.argument) return false;
  const kept = followConst(handler.guarded, context.sourceCode);
  const earlier = kept !== handler.guarded && kept.type === 'CallExpression' ? getErrorHandler(kept, context) : null;
  if (earlier && isReporting(earlier, context)) return true;
  const called = getGuardedCalls(handler, context).map(call => getCalled(call, context));
  return called.length > 0 && called.every(node => node?.async === true && waitsInside(node, isSettlingClause, context));
}

/** Whether every way through a clause logs the error or hands it on, and none throws. */
function isSettlingClause(clause: TSESTree.CatchClause, context: FileContext): boolean {
  const handler = getErrorHandler(clause, context);
  if (!handler) return false;
  const { ends } = getHandlerPaths(handler, context);
  return ends.every(({ kind, ways }) => kind !== 'throw' && [...ways].every(facts => facts & (Fact.accounted | Fact.logged)));
}

function getCalled({ callee }: TSESTree.CallExpression, { sourceCode }: FileContext): FunctionNode | null {
  return getLocalFunction(callee, sourceCode) ?? getSiblingMethod(unwrap(callee));
}

function reportsFailures(called: FunctionNode | null, context: FileContext): boolean {
  if (!called) return false;
  const answers = answersByFile.getOrCompute(context.sourceCode, () => new Map());
  let answer = answers.get(called);
  if (answer === undefined) {
    answer = waitsInside(called, isReportingClause, context);
    answers.set(called, answer);
  }
  return answer;
}

type ClauseTest = (clause: TSESTree.CatchClause, context: FileContext) => boolean;

/** Whether everything that a function waits for stands in a `try` whose handler is of one kind. */
function waitsInside({ body }: FunctionNode, isOfKind: ClauseTest, context: FileContext): boolean {
  const guards = getOwnNodes(body, context).filter(
    node => node.type === 'TryStatement' && node.handler !== null && isOfKind(node.handler, context),
  );
  if (guards.length === 0) return false;
  const isGuarded = ({ range }: TSESTree.Node): boolean =>
    guards.some(({ range: [start, end] }) => range[0] >= start && range[1] <= end);
  return getOwnNodes(body, context).every(node => node.type !== 'AwaitExpression' || isGuarded(node));
}

/** Whether a clause reports the error and always throws. */
function isReportingClause(clause: TSESTree.CatchClause, context: FileContext): boolean {
  const handler = getErrorHandler(clause, context);
  return handler !== null && isReporting(handler, context);
}

function isReporting(handler: ErrorHandler, context: FileContext): boolean {
  const { ends, flow } = getHandlerPaths(handler, context);
  const body = handler.body?.body;
  if (body?.type !== 'BlockStatement' || !flow || !ends.every(({ kind }) => kind === 'throw')) return false;
  return body.body.some(statement => {
    if (statement.type !== 'ExpressionStatement') return false;
    return getOwnNodes(statement, context).some(node => {
      const effect = node.type === 'CallExpression' ? getCallEffect(node, flow, context) : null;
      return effect?.kind === 'accounted' || effect?.kind === 'logged';
    });
  });
}
