import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isFunction } from '../../ast/functions.ts';
import { unwrap, wrapped } from '../../ast/unwrap.ts';
import { walk } from '../../ast/walk.ts';
import type { FileContext } from '../../create-rule.ts';
import { getVariable } from '../bindings.ts';
import { canComplete } from '../control-flow.ts';
import { getLogCall } from '../loggers.ts';
import { neverReturns } from '../never-returns.ts';
import { getAssignments, getTargets } from './assignments.ts';
import { getOwnNodes } from './guarded-code.ts';
import type { ErrorHandler } from './handlers.ts';
import { isFailureValue, isSignalCall } from './signals.ts';
import { getFollowing } from './surroundings.ts';

/**
 * Whether what follows the `try` accounts for the failure after all: it ends in a `throw` (`for (const source of sources) try { return
 * read(source) } catch {}; throw …`), or a test of what the block should have set leads to one, to a signal or to a log call.
 */
export function accountsLater(handler: ErrorHandler, context: FileContext): boolean {
  const place =
    handler.node.type === 'CatchClause' ? getTryPlace(handler.node, context) : getPromisePlace(handler.node, context);
  if (!place) return false;
  const touched = new Set(place.touched);
  for (let from: TSESTree.Node | null = place.statement; from; from = getLoopAround(from)) {
    const { statements, stop } = getFollowing(from);
    for (const statement of statements) {
      if (isAccount(statement, touched, context)) return true;
      if (statement.type === 'ReturnStatement') return false;
    }
    if (stop === 'end') return false;
  }
  return false;
}

/** Whether a statement on the way raises the failure after all. */
function isAccount(
  statement: TSESTree.Statement,
  touched: ReadonlySet<TSESLint.Scope.Variable>,
  context: FileContext,
): boolean {
  switch (statement.type) {
    case 'ThrowStatement':
      return true;
    case 'ReturnStatement':
      return statement.argument !== null && isFailureValue(statement.argument);
    case 'ExpressionStatement':
      return neverReturns(statement.expression, context);
    case 'IfStatement':
      return (
        isTestOf(statement.test, touched, context) &&
        [statement.consequent, statement.alternate].some(branch => branch !== null && leavesTrace(branch, context))
      );
    default:
      return false;
  }
}

/** A statement, and the variables that it sets, or should have set. */
interface Place {
  readonly statement: TSESTree.Statement;
  readonly touched: readonly TSESLint.Scope.Variable[];
}

function getTryPlace({ body, parent }: TSESTree.CatchClause, context: FileContext): Place {
  const assignments = [parent.block, body].flatMap(node => getAssignments(node, context));
  return { statement: parent, touched: assignments.flatMap(({ left }) => getTargets(left, context.sourceCode)) };
}

/** The declaration or assignment of an awaited promise; `null` where its value goes elsewhere. */
function getPromisePlace(call: TSESTree.CallExpression, { sourceCode }: FileContext): Place | null {
  const awaited = wrapped(call).parent;
  const value = awaited?.type === 'AwaitExpression' ? wrapped(awaited) : null;
  const holder = value?.parent;
  if (holder?.type === 'VariableDeclarator')
    return { statement: holder.parent, touched: getTargets(holder.id, sourceCode) };
  if (holder?.type !== 'AssignmentExpression' || holder.parent.type !== 'ExpressionStatement') return null;
  return { statement: holder.parent, touched: getTargets(holder.left, sourceCode) };
}

function getLoopAround(node: TSESTree.Node): TSESTree.Node | null {
  for (let outer = node.parent; outer && !isFunction(outer); outer = outer.parent) {
    if (/^(?:For|ForIn|ForOf|While|DoWhile)Statement$/u.test(outer.type)) return outer;
  }
  return null;
}

function isTestOf(test: TSESTree.Node, variables: ReadonlySet<TSESLint.Scope.Variable>, context: FileContext): boolean {
  return walk(test, context.sourceCode).some(node => {
    const variable = node.type === 'Identifier' ? getVariable(node, context.sourceCode) : null;
    return variable !== null && variables.has(variable);
  });
}

function leavesTrace(branch: TSESTree.Statement, context: FileContext): boolean {
  if (!canComplete(branch) && getOwnNodes(branch, context).some(node => node.type === 'ThrowStatement')) return true;
  return getOwnNodes(branch, context).some(node => {
    if (node.type === 'ReturnStatement') return node.argument !== null && isFailureValue(unwrap(node.argument));
    return (
      node.type === 'CallExpression' &&
      (getLogCall(node, context) !== null || neverReturns(node, context) || isSignalCall(node, context))
    );
  });
}
