import type { TSESTree } from '@typescript-eslint/utils';

import { unwrap } from '../../ast/unwrap.ts';
import { walk } from '../../ast/walk.ts';
import type { FileContext } from '../../create-rule.ts';
import { getBuiltinName } from '../bindings.ts';
import { getAssignments } from './assignments.ts';
import { awaits, getCalleeNames, getGuardedCalls, getOwnCalls, getOwnNodes, isIoCall } from './guarded-code.ts';
import { getErrorHandler, type ErrorHandler } from './handlers.ts';
import { getHandlerPaths, type HandlerPaths } from './paths.ts';
import { getFollowing } from './surroundings.ts';

/**
 * Whether nothing can get lost in a handler however strictly it is judged: it tries the same in other ways and throws when all
 * fail, it falls back to another log for an error that it has from elsewhere, a failure is what was expected, the error is an empty
 * one of the block's own, or a stream has no reader any more.
 */
export function losesNothing(handler: ErrorHandler, paths: HandlerPaths, context: FileContext): boolean {
  return (
    triesOthersAndThrows(handler, paths, context) ||
    logsOuterError(handler, paths, context) ||
    expectsFailure(handler, context) ||
    jumpsByThrowing(handler, context) ||
    feedsReader(handler, context)
  );
}

/** `catch (e) { for (const ext of extensions) try { return resolve(name + ext) } catch {} throw e }` where `resolve(name)` failed. */
function triesOthersAndThrows(handler: ErrorHandler, { ends }: HandlerPaths, context: FileContext): boolean {
  if (!ends.some(({ kind }) => kind === 'throw')) return false;
  const tried = new Set(getGuardedCalls(handler, context).map(({ callee }) => context.sourceCode.getText(callee)));
  return ends.every(({ kind, value }) => {
    if (kind === 'throw') return true;
    const inner = value && unwrap(value);
    const call = inner?.type === 'AwaitExpression' ? unwrap(inner.argument) : inner;
    return kind === 'return' && call?.type === 'CallExpression' && tried.has(context.sourceCode.getText(call.callee));
  });
}

/** In the handler of one error: `report(e).catch(() => console.error(e))`. What matters there is the first error. */
function logsOuterError({ node }: ErrorHandler, { emptyLogs, ends }: HandlerPaths, context: FileContext): boolean {
  if (emptyLogs.length === 0 || ends.some(({ kind }) => kind !== 'normal' && kind !== 'return')) return false;
  for (let outer: TSESTree.Node | undefined = node.parent; outer; outer = outer.parent) {
    if (outer.type !== 'CatchClause') continue;
    const around = getErrorHandler(outer, context);
    const flow = around && getHandlerPaths(around, context).flow;
    if (flow && emptyLogs.every(log => log.node.arguments.some(flow.carries))) return true;
  }
  return false;
}

/** `let failed = false; try { open(bad) } catch { failed = true } ok(failed)`. */
function expectsFailure({ node }: ErrorHandler, context: FileContext): boolean {
  const name = node.type === 'CatchClause' ? getFlag(node, context) : null;
  const [next] = node.type === 'CatchClause' ? getFollowing(node.parent).statements : [];
  if (name === null || !next) return false;
  if (next.type === 'IfStatement') return isMissing(next.test, name) && endsInThrow(next.consequent);
  return next.type === 'ExpressionStatement' && isAssertion(unwrap(next.expression), name);
}

/** The variable that a clause sets to `true`, where it does nothing else. */
function getFlag({ body }: TSESTree.CatchClause, context: FileContext): string | null {
  const [assignment] = body.body.length === 1 ? getAssignments(body, context) : [];
  return assignment?.left.type === 'Identifier' && isTrue(assignment.right) ? assignment.left.name : null;
}

/** `ok(failed, "…")`, `assert(failed)`. */
function isAssertion(call: TSESTree.Node, name: string): boolean {
  if (call.type !== 'CallExpression') return false;
  const [tested] = call.arguments;
  const isAsserted = getCalleeNames(call.callee).some(part => /^(?:assert|check|expect|ok)$/u.test(part));
  return isAsserted && tested?.type === 'Identifier' && tested.name === name;
}

function isTrue(node: TSESTree.Node): boolean {
  return node.type === 'Literal' && node.value === true;
}

function isMissing(test: TSESTree.Node, name: string): boolean {
  if (test.type !== 'UnaryExpression' || test.operator !== '!') return false;
  return test.argument.type === 'Identifier' && test.argument.name === name;
}

function endsInThrow(branch: TSESTree.Statement): boolean {
  const last = branch.type === 'BlockStatement' ? branch.body.at(-1) : branch;
  return last?.type === 'ThrowStatement';
}

/** `try { name = decode(path); if (isOdd(name)) throw new Error(); } catch { return notFound() }`: an error that says nothing. */
function jumpsByThrowing({ argument, guarded }: ErrorHandler, context: FileContext): boolean {
  if (argument || awaits(guarded, context)) return false;
  if (getOwnCalls(guarded, context).some(call => isIoCall(call, context))) return false;
  return getOwnNodes(guarded, context).some(
    node =>
      node.type === 'ThrowStatement' &&
      node.argument.type === 'NewExpression' &&
      node.argument.arguments.length === 0 &&
      getBuiltinName(node.argument.callee, context.sourceCode) === 'Error',
  );
}

/** `controller.enqueue(chunk)` and no more, which fails when the stream has been closed or cancelled. */
function feedsReader({ argument, guarded }: ErrorHandler, context: FileContext): boolean {
  if (argument || guarded.type !== 'BlockStatement' || guarded.body.length !== 1) return false;
  const [statement] = guarded.body;
  const call = statement?.type === 'ExpressionStatement' ? unwrap(statement.expression) : null;
  if (call?.type !== 'CallExpression' || walk(call, context.sourceCode).some(node => node.type === 'AwaitExpression')) return false;
  const [method, owner] = getCalleeNames(call.callee).toReversed();
  return method === 'enqueue' && /controller$/iu.test(owner ?? '');
}
