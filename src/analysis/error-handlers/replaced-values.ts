import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isFunction } from '../../ast/functions.ts';
import { getKeyName } from '../../ast/names.ts';
import { unwrap, wrapped } from '../../ast/unwrap.ts';
import type { FileContext } from '../../create-rule.ts';
import { getLogCall } from '../loggers.ts';
import { getAssignments, getTargets } from './assignments.ts';
import { isDefault, isDefaultOf, isUndefined } from './default-values.ts';
import { awaits, getOwnCalls, getOwnNodes, isIoCall } from './guarded-code.ts';
import type { ErrorHandler } from './handlers.ts';
import type { HandlerPaths, PathEnd } from './paths.ts';
import { getFollowing, getOuterFunction } from './surroundings.ts';
import { getValueUse } from './value-use.ts';

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
export function givesValue(node: TSESTree.Node): boolean {
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
      return (
        hasValueReturn(statement.consequent) || (statement.alternate !== null && hasValueReturn(statement.alternate))
      );
    case 'TryStatement':
      return [statement.block, statement.handler?.body, statement.finalizer].some(
        block => block && hasValueReturn(block),
      );
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
  return sources.some(
    node => wrapped(node).parent?.type !== 'ExpressionStatement' && wrapped(node).parent?.type !== 'AwaitExpression',
  );
}

/** The outer variables that the guarded block sets to something it waited for or read. */
function getKeptVariables(handler: ErrorHandler, context: FileContext): TSESLint.Scope.Variable[] {
  return getAssignments(handler.guarded, context).flatMap(({ left, right }) => {
    if (!awaits(right, context) && !getOwnCalls(right, context).some(call => isIoCall(call, context))) return [];
    return getTargets(left, context.sourceCode);
  });
}

/** Whether the handler assigns a default to what the block assigns. */
function assignsDefault(handler: ErrorHandler, context: FileContext): boolean {
  if (!handler.body) return false;
  const { sourceCode } = context;
  const kept = getAssignments(handler.guarded, context).filter(
    ({ right }) =>
      awaits(right, context) ||
      getOwnCalls(right, context).some(call => isIoCall(call, context)) ||
      right.type === 'Identifier',
  );
  const targets = new Set(kept.map(({ left }) => sourceCode.getText(left)));
  return getAssignments(handler.body.body, context).some(
    ({ left, right }) => targets.has(sourceCode.getText(left)) && isDefault(right),
  );
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
    node =>
      node.type === 'ReturnStatement' &&
      node.argument !== null &&
      !isUndefined(node.argument) &&
      usesIoValue(block, context),
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
    const isCollecting =
      callee.type === 'MemberExpression' && /^(?:add|push|set|unshift)$/u.test(getKeyName(callee) ?? '');
    return isCollecting && usesIoValue(block, context);
  });
}
