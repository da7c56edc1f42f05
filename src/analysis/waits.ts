import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { FileCache } from '../ast/file-cache.ts';
import { getEnclosingFunction, isFunction } from '../ast/functions.ts';
import { isWithin } from '../ast/ranges.ts';
import { walkFile } from '../ast/walk.ts';
import { canComplete } from './control-flow.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Wait = TSESTree.AwaitExpression | TSESTree.ForOfStatement;

const waitsByFile = new FileCache<ReadonlyMap<TSESTree.Node | null, readonly Wait[]>>();

/** The places of a function (`null`: of the module) where it waits: `await` and `for await`, nested functions apart. */
export function getWaits(owner: TSESTree.Node | null, sourceCode: SourceCode): readonly Wait[] {
  return waitsByFile.getOrCompute(sourceCode, () => collectWaits(sourceCode)).get(owner) ?? [];
}

/**
 * The places where other code may run between two expressions of one function: it waits after the first and before the second is done,
 * on a way that leads from the one to the other.
 */
export function getWaitsBetween(first: TSESTree.Node, second: TSESTree.Node, sourceCode: SourceCode): readonly Wait[] {
  return getWaits(getEnclosingFunction(second), sourceCode).filter(wait => {
    const [start, end] = wait.range;
    if (wait.type === 'ForOfStatement') return start >= first.range[1] && end <= second.range[0];
    return start >= first.range[1] && end <= second.range[1] && !isWithin(second, wait) && isOnTheWay(wait, second);
  });
}

/** Whether control can get from one expression of a function to a later one: not from a branch that leaves, nor from another branch. */
export function isReachedFrom(first: TSESTree.Node, second: TSESTree.Node): boolean {
  return first.range[0] < second.range[0] && isOnTheWay(first, second);
}

function collectWaits(sourceCode: SourceCode): ReadonlyMap<TSESTree.Node | null, readonly Wait[]> {
  const waits = new Map<TSESTree.Node | null, Wait[]>();
  if (!sourceCode.text.includes('await')) return waits;
  for (const node of walkFile(sourceCode)) {
    if (node.type !== 'AwaitExpression' && (node.type !== 'ForOfStatement' || !node.await)) continue;
    const owner = getEnclosingFunction(node);
    const own = waits.get(owner);
    if (own) own.push(node);
    else waits.set(owner, [node]);
  }
  return waits;
}

/** Not in a branch that leaves the function, nor in the other branch of what `target` stands in. */
function isOnTheWay(wait: TSESTree.Node, target: TSESTree.Node): boolean {
  for (let child = wait; child.parent && !isFunction(child.parent); child = child.parent) {
    if (isWithin(target, child)) return true;
    if (isBranchOf(child, child.parent) && isWithin(target, child.parent)) return isTest(child, child.parent);
    if (isLeaving(child)) return false;
  }
  return true;
}

function isBranchOf(child: TSESTree.Node, parent: TSESTree.Node): boolean {
  return (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') && child !== parent.test;
}

function isTest(child: TSESTree.Node, parent: TSESTree.Node): boolean {
  return 'test' in parent && parent.test === child;
}

function isLeaving(node: TSESTree.Node): boolean {
  return node.type === 'BlockStatement' && node.parent.type === 'IfStatement' ? !canComplete(node) : node.type === 'ReturnStatement' || node.type === 'ThrowStatement';
}
