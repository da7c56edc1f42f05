import type { TSESTree } from '@typescript-eslint/utils';

import { getEnclosingFunction, getFunctionMember, type FunctionNode } from '../../ast/functions.ts';
import { unwrap, wrapped } from '../../ast/unwrap.ts';
import type { FileContext } from '../../create-rule.ts';
import { findAccess, getAccessesByName, getClassMembers } from '../class-members.ts';
import { getDecisions } from '../deciding-tests.ts';
import { isSameExpression } from '../equal-expressions.ts';
import { getPrivateCalls } from '../private-calls.ts';
import { isSharedPlace } from './shared-places.ts';

/** How many functions that call each other are looked into. */
const MAX_DEPTH = 3;

/**
 * Whether calls of a function never overlap because whoever calls it keeps the promise and hands it to those who come later:
 * `this.ready ??= this.#load()`, `if (!ready) ready = (async () => { … })()`. Takes functions that are called where they stand,
 * private functions of the file and private methods, also those that only such functions call; `false` where not all calls are known.
 */
export function isSingleFlight(node: FunctionNode, context: FileContext): boolean {
  return isCalledOnce(node, context, MAX_DEPTH);
}

function isCalledOnce(node: FunctionNode, context: FileContext, depth: number): boolean {
  if (depth === 0) return false;
  const calls = getCalls(node, context);
  return calls !== null && calls.length > 0 && calls.every(call => isKept(call, context) || isInsideSuch(call, node, context, depth));
}

function isInsideSuch(call: TSESTree.Node, callee: FunctionNode, context: FileContext, depth: number): boolean {
  const caller = getEnclosingFunction(call);
  return caller !== null && caller !== callee && isCalledOnce(caller, context, depth - 1);
}

/** All calls of the function; `null` where others may call it. */
function getCalls(node: FunctionNode, context: FileContext): readonly TSESTree.Node[] | null {
  const value = wrapped(node);
  if (value.parent?.type === 'CallExpression' && value.parent.callee === value) return [value.parent];
  return getPrivateCalls(node, context.sourceCode) ?? getCallsOfMethod(node, context);
}

function getCallsOfMethod(node: FunctionNode, { sourceCode }: FileContext): readonly TSESTree.Node[] | null {
  const element = getFunctionMember(node);
  if (!element || element.type === 'Property') return null;
  const owner = getClassMembers(element.parent.parent, sourceCode);
  const member = owner.members.find(({ functions }) => functions.includes(node));
  if (!member?.name || (member.visibility !== 'private' && member.visibility !== '#private')) return null;
  const accesses = getAccessesByName(member.name, sourceCode);
  if (accesses.some(access => access.kind !== 'call' || findAccess(access.node, sourceCode)?.target?.class !== owner)) return null;
  return accesses.map(access => wrapped(access.node).parent!);
}

/** Whether the promise of a call is put where later calls find it, because nothing was there. */
function isKept(call: TSESTree.Node, context: FileContext): boolean {
  const promise = getChain(call);
  const assignment = promise.parent;
  if (assignment?.type !== 'AssignmentExpression' || assignment.right !== promise || !isSharedPlace(assignment.left, context)) return false;
  if (assignment.operator !== '=') return assignment.operator === '??=' || assignment.operator === '||=';
  const place = unwrap(assignment.left);
  return getDecisions(assignment, context).some(({ asked, holds }) => !holds && isSameExpression(asked, place, context.sourceCode));
}

/** The promise that `.catch()`, `.then()` and `.finally()` make of a call's. */
function getChain(call: TSESTree.Node): TSESTree.Node {
  const value = wrapped(call);
  const { parent } = value;
  const isLink = parent?.type === 'MemberExpression' && parent.object === value && parent.parent.type === 'CallExpression' && parent.parent.callee === parent;
  return isLink ? getChain(parent.parent) : value;
}
