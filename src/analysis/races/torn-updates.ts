import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getEnclosingFunction, isFunction, type FunctionNode } from '../../ast/functions.ts';
import { getKeyName } from '../../ast/names.ts';
import { isWithin } from '../../ast/ranges.ts';
import { getRoot, unwrap, wrapped } from '../../ast/unwrap.ts';
import { walk } from '../../ast/walk.ts';
import type { FileContext } from '../../create-rule.ts';
import { getVariable, isGlobalReference } from '../bindings.ts';
import { isRunConcurrently } from '../concurrent-functions.ts';
import { isSameExpression } from '../equal-expressions.ts';
import { isBehindLock } from '../locks.ts';
import { getSharing } from '../shared-targets.ts';
import { getWaits } from '../waits.ts';

type Variable = TSESLint.Scope.Variable;

/**
 * The waits, none within another, after which an assignment overwrites what may have changed: it reads its own target before them, in
 * the same expression, and other calls or functions reach the target.
 *
 * @returns nothing where there is no such wait: outside of functions and in generators, behind a lock, for targets of the function's
 *   own, and where the target is only read to be handed to what is waited for.
 */
export function getTearingWaits(node: TSESTree.AssignmentExpression, context: FileContext): readonly TSESTree.Node[] {
  const { sourceCode } = context;
  const owner = getEnclosingFunction(node);
  if (!owner?.async || owner.generator) return [];
  const inside = getWaits(owner, sourceCode).filter(wait => wait.type === 'AwaitExpression' && isWithin(wait, node.right));
  if (inside.length === 0) return [];
  const waits = inside.filter(wait => !inside.some(other => other !== wait && isWithin(wait, other)));
  const torn = node.operator === '=' ? waits.filter(wait => isReadBefore(wait, node, waits, context)) : waits;
  if (torn.length === 0 || !isReachable(node.left, owner, context) || isBehindLock(node, sourceCode)) return [];
  return waits;
}

/** Whether the right side reads the target before it waits, other than for what it waits for. */
function isReadBefore(wait: TSESTree.Node, { left, right }: TSESTree.AssignmentExpression, waits: readonly TSESTree.Node[], { sourceCode }: FileContext): boolean {
  const target = unwrap(left);
  const reads = walk(right, sourceCode, inner => !isFunction(inner) && !waits.includes(inner));
  return reads.some(
    read => read.type === target.type && read.range[1] <= wait.range[0] && isValue(read) && !isOtherBranch(read, wait) && isSameExpression(read, target, sourceCode),
  );
}

/** Not the name of a property. */
function isValue(node: TSESTree.Node): boolean {
  const { parent } = node;
  if (node.type !== 'Identifier') return true;
  if (parent?.type === 'MemberExpression') return parent.object === node || parent.computed;
  return parent?.type !== 'Property' || parent.value === node;
}

/** `a ? x : await f()`: the one or the other. */
function isOtherBranch(read: TSESTree.Node, wait: TSESTree.Node): boolean {
  for (let child = read; child.parent; child = child.parent) {
    if (!isWithin(wait, child.parent)) continue;
    return child.parent.type === 'ConditionalExpression' && child !== child.parent.test;
  }
  return false;
}

function isReachable(left: TSESTree.Node, owner: FunctionNode, context: FileContext): boolean {
  const target = unwrap(left);
  const root = getRoot(target);
  const variable = root.type === 'Identifier' ? getVariable(root, context.sourceCode) : null;
  if (target.type === 'Identifier') {
    if (!variable) return isGlobalReference(target, context.sourceCode);
    return isOutside(variable, owner, context) || isWrittenMeanwhile(variable, owner, context);
  }
  if (target.type !== 'MemberExpression') return false;
  if (getSharing(target, context) !== null) return true;
  return variable !== null && (isOutside(variable, owner, context) || hasEscaped(variable, target, context));
}

/** Declared outside of the function, which is no callback that a call around it runs once: `await measure(async () => { … })`. */
function isOutside({ scope }: Variable, owner: FunctionNode, context: FileContext): boolean {
  const { block } = scope.variableScope;
  if (isWithin(block, owner)) return false;
  const { parent } = wrapped(owner);
  const isPlainCallback = parent?.type === 'CallExpression' && unwrap(parent.callee) !== owner && owner.params.length === 0;
  if (!isPlainCallback || !isFunction(block)) return true;
  for (let inner: FunctionNode | null = owner; inner && inner !== block; inner = getEnclosingFunction(inner)) {
    if (isRunConcurrently(inner, context)) return true;
  }
  return false;
}

/** A variable of the function's own that functions in it write, which run while it waits. */
function isWrittenMeanwhile({ references }: Variable, owner: FunctionNode, context: FileContext): boolean {
  return references.some(reference => {
    const writer = reference.isWrite() ? getEnclosingFunction(reference.identifier) : owner;
    return writer !== null && writer !== owner && isRunConcurrently(writer, context);
  });
}

/** An object that was put where others reach it, before its update: `this.current = batch`, `cache.set(key, batch)`. */
function hasEscaped({ references }: Variable, target: TSESTree.Node, context: FileContext): boolean {
  return references.some(({ identifier }) => {
    const value = wrapped(identifier);
    if (value.range[0] > target.range[0]) return false;
    const { parent } = value;
    if (parent?.type === 'AssignmentExpression') return parent.right === value && parent.left.type === 'MemberExpression' && getSharing(parent.left, context) !== null;
    if (parent?.type !== 'CallExpression' || parent.callee === value) return false;
    const callee = unwrap(parent.callee);
    return callee.type === 'MemberExpression' && STORING.has(getKeyName(callee) ?? '') && getSharing(callee.object, context) !== null;
  });
}

/** Methods of maps, sets and lists that keep what they are given. */
const STORING = new Set(['add', 'push', 'set', 'unshift']);
