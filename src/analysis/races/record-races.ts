import type { TSESTree } from '@typescript-eslint/utils';

import { getEnclosingFunction, getEnclosingFunctions } from '../../ast/functions.ts';
import { getKeyName, getLastName } from '../../ast/names.ts';
import { unwrap, wrapped } from '../../ast/unwrap.ts';
import { walk } from '../../ast/walk.ts';
import type { FileContext } from '../../create-rule.ts';
import { RECORD_ACTS, RECORD_CHECKS, TRANSACTION_CALL, TRANSACTION_NAME, UNIQUE_VIOLATION } from '../../knowledge/records.ts';
import { getDecisions } from '../deciding-tests.ts';
import { isSameExpression } from '../equal-expressions.ts';
import { isBehindLock } from '../locks.ts';
import { getCheckNode, type Race } from './race.ts';

/**
 * The race that a call such as `users.create()` ends: it adds a record because a question to the same model found none. In a
 * transaction, behind a lock, or where a violated unique constraint is handled, it is none.
 */
export function getRecordRace(act: TSESTree.CallExpression, context: FileContext): Race | null {
  const model = getModel(act, RECORD_ACTS);
  if (!model || !isWaitedFor(act)) return null;
  const decision = getDecisions(act, context).find(({ asked, holds }) => !holds && isCheckOf(model, asked, act, context));
  if (!decision || hasTransaction(act, context) || isBehindLock(act, context.sourceCode) || handlesViolation(act, context.sourceCode)) return null;
  const checked = decision.asked.type === 'CallExpression' ? getModel(decision.asked, RECORD_CHECKS) : null;
  return { act, actName: getKeyName(model)!, check: getCheckNode(decision), checkName: (checked && getKeyName(checked)) ?? '' };
}

function isCheckOf(model: TSESTree.MemberExpression, asked: TSESTree.Node, act: TSESTree.Node, { sourceCode }: FileContext): boolean {
  const checked = asked.type === 'CallExpression' ? getModel(asked, RECORD_CHECKS) : null;
  if (!checked || !isWaitedFor(asked) || !isSameExpression(checked.object, model.object, sourceCode)) return false;
  return getEnclosingFunction(asked) === getEnclosingFunction(act);
}

function getModel({ callee }: TSESTree.CallExpression, methods: ReadonlySet<string>): TSESTree.MemberExpression | null {
  const member = unwrap(callee);
  return member.type === 'MemberExpression' && methods.has(getKeyName(member) ?? '') ? member : null;
}

/** Somewhere in a chain that is awaited, returned, or ends in a handler: `await users.create().catch(…)`. */
function isWaitedFor(call: TSESTree.Node): boolean {
  const value = wrapped(call);
  const { parent } = value;
  if (parent?.type === 'MemberExpression' && parent.object === value) return parent.parent.type === 'CallExpression' && isWaitedFor(parent.parent);
  return parent?.type === 'AwaitExpression' || parent?.type === 'ReturnStatement';
}

function hasTransaction(act: TSESTree.CallExpression, { sourceCode }: FileContext): boolean {
  const names = [...walk(act.callee, sourceCode).map(getIdentifierName), ...act.arguments.flatMap(getOptionNames)];
  if (names.some(name => TRANSACTION_NAME.test(name))) return true;
  return [...getEnclosingFunctions(act)].some(outer => {
    const { parent } = wrapped(outer);
    if (parent?.type === 'CallExpression' && TRANSACTION_CALL.test(getLastName(parent.callee) ?? '')) return true;
    return outer.params.some(parameter => walk(parameter, sourceCode).some(node => TRANSACTION_NAME.test(getIdentifierName(node))));
  });
}

function getIdentifierName(node: TSESTree.Node): string {
  return node.type === 'Identifier' ? node.name : '';
}

/** `{ transaction: t }`, `{ session }`. */
function getOptionNames(argument: TSESTree.Node): readonly string[] {
  if (argument.type !== 'ObjectExpression') return [];
  return argument.properties.map(property => (property.type === 'Property' ? (getKeyName(property) ?? '') : ''));
}

/** Whether a handler around an act, or a link of its chain, knows that the unique thing may be there. */
export function handlesViolation(act: TSESTree.Node, sourceCode: FileContext['sourceCode']): boolean {
  for (let child = act; child.parent; child = child.parent) {
    const { parent } = child;
    const isHandled = parent.type === 'TryStatement' && child === parent.block && parent.handler;
    if (isHandled && UNIQUE_VIOLATION.test(sourceCode.getText(isHandled))) return true;
    if (parent.type !== 'MemberExpression' || parent.object !== child || parent.parent.type !== 'CallExpression') continue;
    if (/^(?:catch|onConflict\w*|then)$/u.test(getKeyName(parent) ?? '') && UNIQUE_VIOLATION.test(sourceCode.getText(parent.parent).slice(sourceCode.getText(child).length))) return true;
  }
  return false;
}
