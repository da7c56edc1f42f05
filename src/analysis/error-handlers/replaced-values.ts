import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isFunction } from '../../ast/functions.ts';
import { getKeyName } from '../../ast/names.ts';
import { unwrap, wrapped } from '../../ast/unwrap.ts';
import { walk } from '../../ast/walk.ts';
import type { FileContext } from '../../create-rule.ts';
import { getVariable } from '../bindings.ts';
import { canComplete } from '../control-flow.ts';
import { getLogCall } from '../loggers.ts';
import { neverReturns } from '../never-returns.ts';
import { isDefault, isDefaultOf, isUndefined } from './default-values.ts';
import { awaits, getOwnCalls, getOwnNodes, getValueUse, isIoCall } from './guarded-code.ts';
import type { ErrorHandler } from './handlers.ts';
import type { HandlerPaths, PathEnd } from './paths.ts';
import { isFailureValue, isSignalCall } from './signals.ts';
import { getFollowing, getOuterFunction } from './surroundings.ts';

type SourceCode = FileContext['sourceCode'];

/**
 * Whether a handler puts a default in place of what the guarded I/O should have given: returns or assigns one, goes on with the
 * next item, or falls through to a default that stands there already and is used.
 */
export function replacesValue(handler: ErrorHandler, { ends }: HandlerPaths, context: FileContext): boolean {
  if (handler.argument) return replacesPromisedValue(handler, ends, context);
  return assignsDefault(handler, context) || ends.some(end => replacesTriedValue(end, handler, context));
}

function replacesPromisedValue(handler: ErrorHandler, ends: readonly PathEnd[], context: FileContext): boolean {
  const use = getValueUse(handler.node, context.sourceCode);
  if (use === 'unused' || givesTheSame(handler, context)) return false;
  return ends.some(({ kind, value }) => {
    if (kind === 'throw') return false;
    if (isUndefined(value)) return use === 'used';
    const isLog = value!.type === 'CallExpression' && getLogCall(value!, context);
    return isLog ? use === 'used' : isDefaultOf(handler, value!, context);
  });
}

/** `.then(() => undefined, () => undefined)`: success and failure have one answer. */
function givesTheSame({ body, node }: ErrorHandler, { sourceCode }: FileContext): boolean {
  const [onSuccess, onFailure] = node.type === 'CallExpression' ? node.arguments : [];
  if (!isFunction(onSuccess) || !isFunction(onFailure) || onFailure !== body) return false;
  return onSuccess.params.length === 0 && sourceCode.getText(onSuccess.body) === sourceCode.getText(onFailure.body);
}

function replacesTriedValue(end: PathEnd, handler: ErrorHandler, context: FileContext): boolean {
  const { guarded, node } = handler;
  switch (end.kind) {
    case 'return':
      if (!isUndefined(end.value)) return isDefaultOf(handler, end.value!, context);
      return givesValue(node) || usesKeptValueLater(handler, context);
    case 'leave':
      return usesIoValue(guarded, context);
    case 'normal':
      return fallsThroughToDefault(handler, context);
    default:
      return false;
  }
}

/** Whether the function around a handler returns a value anywhere. */
function givesValue(node: TSESTree.Node): boolean {
  const outer = getOuterFunction(node);
  if (!outer || outer.body.type !== 'BlockStatement') return false;
  return returnsByFunction(outer.body);
}

const returningBlocks = new WeakMap<TSESTree.BlockStatement, boolean>();

function returnsByFunction(body: TSESTree.BlockStatement): boolean {
  let returns = returningBlocks.get(body);
  if (returns === undefined) {
    returns = hasValueReturn(body);
    returningBlocks.set(body, returns);
  }
  return returns;
}

function hasValueReturn(statement: TSESTree.Node): boolean {
  switch (statement.type) {
    case 'ReturnStatement':
      return statement.argument !== null && !isUndefined(statement.argument);
    case 'BlockStatement':
      return statement.body.some(hasValueReturn);
    case 'IfStatement':
      return hasValueReturn(statement.consequent) || (statement.alternate !== null && hasValueReturn(statement.alternate));
    case 'TryStatement':
      return [statement.block, statement.handler?.body, statement.finalizer].some(block => block && hasValueReturn(block));
    case 'SwitchStatement':
      return statement.cases.some(({ consequent }) => consequent.some(hasValueReturn));
    case 'LabeledStatement':
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
      return hasValueReturn(statement.body);
    default:
      return false;
  }
}

/** Whether the value of something awaited, or of an I/O call, goes anywhere: into a variable, an argument, a test. */
function usesIoValue(guarded: TSESTree.Node, context: FileContext): boolean {
  const sources = [
    ...getOwnNodes(guarded, context).filter(node => node.type === 'AwaitExpression'),
    ...getOwnCalls(guarded, context).filter(call => isIoCall(call, context)),
  ];
  return sources.some(node => wrapped(node).parent?.type !== 'ExpressionStatement' && wrapped(node).parent?.type !== 'AwaitExpression');
}

/** The outer variables that the guarded block sets to something it waited for or read. */
function getKeptVariables(handler: ErrorHandler, context: FileContext): TSESLint.Scope.Variable[] {
  return getAssignments(handler.guarded, context).flatMap(({ left, right }) => {
    if (!awaits(right, context) && !getOwnCalls(right, context).some(call => isIoCall(call, context))) return [];
    return getTargets(left, context.sourceCode);
  });
}

function getAssignments(node: TSESTree.Node, context: FileContext): TSESTree.AssignmentExpression[] {
  return getOwnNodes(node, context).filter(inner => inner.type === 'AssignmentExpression');
}

function getTargets(pattern: TSESTree.Node, sourceCode: SourceCode): TSESLint.Scope.Variable[] {
  const variables = new Set<TSESLint.Scope.Variable>();
  for (const node of walk(pattern, sourceCode, inner => inner.type !== 'MemberExpression')) {
    const variable = node.type === 'Identifier' ? getVariable(node, sourceCode) : null;
    if (variable) variables.add(variable);
  }
  return [...variables];
}

/** Whether the handler assigns a default to what the block assigns. */
function assignsDefault(handler: ErrorHandler, context: FileContext): boolean {
  if (!handler.body) return false;
  const { sourceCode } = context;
  const kept = getAssignments(handler.guarded, context).filter(
    ({ right }) => awaits(right, context) || getOwnCalls(right, context).some(call => isIoCall(call, context)) || right.type === 'Identifier',
  );
  const targets = new Set(kept.map(({ left }) => sourceCode.getText(left)));
  return getAssignments(handler.body.body, context).some(({ left, right }) => targets.has(sourceCode.getText(left)) && isDefault(right));
}

/** Whether a variable that the block should have set is read behind the `try`. */
function usesKeptValueLater(handler: ErrorHandler, context: FileContext): boolean {
  const statement = (handler.node as TSESTree.CatchClause).parent;
  return getKeptVariables(handler, context).some(variable =>
    variable.references.some(reference => reference.isRead() && reference.identifier.range[0] > statement.range[1]),
  );
}

function fallsThroughToDefault(handler: ErrorHandler, context: FileContext): boolean {
  if (usesKeptValueLater(handler, context)) return true;
  const { block } = (handler.node as TSESTree.CatchClause).parent;
  const { statements, stop } = getFollowing((handler.node as TSESTree.CatchClause).parent);
  if (stop === 'again' && statements.length === 0) return usesCollectedValue(block, context);
  const givesIoValue = getOwnNodes(block, context).some(
    node => node.type === 'ReturnStatement' && node.argument !== null && !isUndefined(node.argument) && usesIoValue(block, context),
  );
  if (!givesIoValue) return false;
  const [first] = statements;
  if (!first) return stop === 'end';
  return first.type === 'ReturnStatement' && (!first.argument || isDefault(first.argument));
}

/** `found.push(await load(item))` at the end of a loop's body: the item is missing from the list. */
function usesCollectedValue(block: TSESTree.Node, context: FileContext): boolean {
  return getOwnCalls(block, context).some(call => {
    if (call.type !== 'CallExpression') return false;
    const callee = unwrap(call.callee);
    const isCollecting = callee.type === 'MemberExpression' && /^(?:add|push|set|unshift)$/u.test(getKeyName(callee) ?? '');
    return isCollecting && usesIoValue(block, context);
  });
}

/**
 * Whether what follows the `try` accounts for the failure after all: it ends in a `throw` (`for (const source of sources) try { return
 * read(source) } catch {}; throw …`), or a test of what the block should have set leads to one, to a signal or to a log call.
 */
export function accountsLater(handler: ErrorHandler, context: FileContext): boolean {
  const place = handler.node.type === 'CatchClause' ? getTryPlace(handler.node, context) : getPromisePlace(handler.node, context);
  if (!place) return false;
  const touched = new Set(place.touched);
  let from: TSESTree.Node = place.statement;
  for (;;) {
    const { statements, stop } = getFollowing(from);
    for (const statement of statements) {
      if (statement.type === 'ThrowStatement') return true;
      if (statement.type === 'ReturnStatement') return statement.argument !== null && isFailureValue(unwrap(statement.argument));
      if (statement.type === 'IfStatement' && isTestOf(statement.test, touched, context)) {
        if (leavesTrace(statement.consequent, context) || (statement.alternate && leavesTrace(statement.alternate, context))) return true;
      }
      if (statement.type === 'ExpressionStatement' && neverReturns(unwrap(statement.expression), context)) return true;
    }
    const loop: TSESTree.Node | null = stop === 'again' ? getLoopAround(from) : null;
    if (!loop) return false;
    from = loop;
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
  if (holder?.type === 'VariableDeclarator') return { statement: holder.parent, touched: getTargets(holder.id, sourceCode) };
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
  return [...walk(test, context.sourceCode)].some(node => {
    const variable = node.type === 'Identifier' ? getVariable(node, context.sourceCode) : null;
    return variable !== null && variables.has(variable);
  });
}

function leavesTrace(branch: TSESTree.Statement, context: FileContext): boolean {
  if (!canComplete(branch) && getOwnNodes(branch, context).some(node => node.type === 'ThrowStatement')) return true;
  return getOwnNodes(branch, context).some(node => {
    if (node.type === 'ReturnStatement') return node.argument !== null && isFailureValue(unwrap(node.argument));
    return node.type === 'CallExpression' && (getLogCall(node, context) !== null || neverReturns(node, context) || isSignalCall(node, context));
  });
}
