import type { TSESTree } from '@typescript-eslint/utils';

import { getEnclosingFunction, isFunction } from '../../ast/functions.ts';
import { getKeyName, getLiteralString } from '../../ast/names.ts';
import { unwrap, wrapped } from '../../ast/unwrap.ts';
import { contains } from '../../ast/walk.ts';
import type { FileContext } from '../../create-rule.ts';
import { EXISTENCE_ERRORS, LINK_ACTS } from '../../knowledge/file-system.ts';
import { getVariable } from '../bindings.ts';
import { getDecisions, type Decision } from '../deciding-tests.ts';
import { isSameExpression } from '../equal-expressions.ts';
import { getFileCall, getFileCalls, type FileCall } from '../file-calls.ts';
import { isBehindLock } from '../locks.ts';
import { isIdempotentAct } from './idempotent-acts.ts';
import { isInOwnFolder } from './own-folders.ts';
import { getCheckNode, type Race } from './race.ts';

/** A race on the file system. */
export interface FileRace extends Race {
  readonly checked: FileCall;
  readonly acted: FileCall;
  /** Whether the act is done because the path exists. */
  readonly holds: boolean;
  /** Whether the check decides about nothing else that is reported. */
  readonly isOnly: boolean;
}

/**
 * What a file does to a path after it asked whether the path exists, in the same function and only because of the answer. An act that
 * fails by itself when the answer was wrong, and whose failure is handled by code (`ENOENT`, `EEXIST`), is none.
 */
export function getFileRaces(context: FileContext): readonly FileRace[] {
  const calls = getFileCalls(context.sourceCode);
  if (!calls.some(isCheck)) return [];
  const races = new Map<TSESTree.Node, FileRace>();
  for (const acted of calls) {
    if (isCheck(acted)) continue;
    const race = getRace(acted, context);
    const known = race && races.get(race.check);
    if (race) races.set(race.check, known ? { ...choose(known, race), isOnly: false } : race);
  }
  return [...races.values()];
}

/** Of two acts behind one check the change is reported, or the first. */
function choose(known: FileRace, race: FileRace): FileRace {
  return known.acted.effect === 'read' && race.acted.effect !== 'read' ? race : known;
}

function isCheck({ effect }: FileCall): boolean {
  return effect === 'access' || effect === 'exists' || effect === 'stat';
}

function getRace(acted: FileCall, context: FileContext): FileRace | null {
  const { sourceCode } = context;
  const decisions = getDecisions(acted.node, context);
  for (const decision of decisions) {
    const asked = decision.asked.type === 'CallExpression' ? getFileCall(decision.asked, sourceCode) : null;
    if (!asked || !asksForExistence(asked, decision, context)) continue;
    if (getEnclosingFunction(asked.node) !== getEnclosingFunction(acted.node)) continue;
    if (!acted.paths.some(path => isSameExpression(asked.paths[0]!, path, sourceCode))) continue;
    if (isExclusive(acted) || handlesExistence(acted, context) || isBehindLock(acted.node, sourceCode) || isHarmless(asked, acted, sourceCode)) return null;
    return { act: acted.node, acted, actName: acted.name, check: getCheckNode(decision), checked: asked, checkName: asked.name, holds: decision.holds, isOnly: true };
  }
  return null;
}

function isHarmless(asked: FileCall, acted: FileCall, sourceCode: FileContext['sourceCode']): boolean {
  return isAskedForElse(asked, acted, sourceCode) || isReadBetween(asked, acted, sourceCode) || isInOwnFolder(asked, sourceCode);
}

/** Whether the answer is of use but for the act, which does not fail whatever the answer was. */
function isAskedForElse(asked: FileCall, acted: FileCall, sourceCode: FileContext['sourceCode']): boolean {
  if (asked.name === 'lstat' && !LINK_ACTS.has(acted.name)) return true;
  if (acted.name === 'remove') return isWithMore(acted.node);
  if (!isIdempotentAct(acted.name, acted.rest[0])) return false;
  return givesAnotherAnswer(asked.node, acted.node, sourceCode) || (acted.name === 'rm' && isWithMore(acted.node));
}

/** Whether the branch that something stands in does more, or is one of two: it says that there was something to remove. */
function isWithMore(act: TSESTree.Node): boolean {
  for (let child: TSESTree.Node = act; child.parent && !isFunction(child); child = child.parent) {
    const { parent }: TSESTree.Node = child;
    if (parent.type === 'BlockStatement' && parent.parent.type === 'IfStatement' && parent.body.length > 1) return true;
    if (parent.type === 'IfStatement') return parent.alternate !== null;
  }
  return false;
}

/** Whether the file is read in between: that fails when it is not there, and the check is as old as the read for what comes after. */
function isReadBetween(asked: FileCall, acted: FileCall, sourceCode: FileContext['sourceCode']): boolean {
  if (acted.effect === 'read') return false;
  const owner = getEnclosingFunction(acted.node);
  return getFileCalls(sourceCode).some(({ effect, node, paths: [path] }) => {
    if (effect !== 'read' || !path || node.range[0] < asked.node.range[1] || node.range[1] > acted.node.range[0]) return false;
    return getEnclosingFunction(node) === owner && !isInOtherBranch(node, acted.node) && isSameExpression(path, asked.paths[0]!, sourceCode);
  });
}

function isInOtherBranch(node: TSESTree.Node, act: TSESTree.Node): boolean {
  for (let child = node; child.parent && !isFunction(child); child = child.parent) {
    const { parent }: TSESTree.Node = child;
    const isAround = parent.range[0] <= act.range[0] && act.range[1] <= parent.range[1];
    if (isAround) return (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') && child !== parent.test;
  }
  return false;
}

/**
 * Whether the function returns a value on the way from a check to an act that does not fail whatever the answer was: then the answer is
 * for the caller.
 */
function givesAnotherAnswer(check: TSESTree.Node, act: TSESTree.Node, sourceCode: FileContext['sourceCode']): boolean {
  const owner = getEnclosingFunction(act);
  const answers = (statement: TSESTree.Node): boolean =>
    contains(statement, sourceCode, node => node.type === 'ReturnStatement' && node.argument !== null && getEnclosingFunction(node) === owner);
  for (let child: TSESTree.Node = act; child !== owner && child.parent; child = child.parent) {
    if (child.parent.type !== 'BlockStatement') continue;
    const end = child.range[0];
    if (child.parent.body.some(({ range }, index, list) => range[1] > check.range[0] && range[1] <= end && answers(list[index]!))) return true;
  }
  return false;
}

/** `stat` describes a file: only a result that is tested as a whole asks whether it is there. */
function asksForExistence({ effect }: FileCall, { byThrowing, initializer }: Decision, { sourceCode }: FileContext): boolean {
  if (effect === 'exists') return !byThrowing;
  if (effect === 'access' || !initializer) return effect === 'access' || effect === 'stat';
  const declarator = wrapped(initializer).parent;
  if (effect !== 'stat' || declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier') return false;
  const variable = getVariable(declarator.id, sourceCode);
  return variable?.references.every(({ identifier }) => wrapped(identifier).parent?.type !== 'MemberExpression') === true;
}

/** `{ flag: 'wx' }`, `'ax'`, `COPYFILE_EXCL`: the act itself fails when the file is there. */
function isExclusive({ rest }: FileCall): boolean {
  return rest.some(argument => {
    const inner = unwrap(argument);
    if (isExclusiveFlag(inner)) return true;
    if (inner.type !== 'ObjectExpression') return false;
    return inner.properties.some(property => property.type === 'Property' && /^(?:createNew|errorOnExist|flags?)$/u.test(getKeyName(property) ?? '') && isExclusiveFlag(unwrap(property.value)));
  });
}

function isExclusiveFlag(node: TSESTree.Node): boolean {
  const text = getLiteralString(node);
  if (text !== null) return /^[aw]s?x\+?$/u.test(text);
  return (node.type === 'Literal' && node.value === true) || (node.type === 'MemberExpression' && /_EXCL$/u.test(getKeyName(node) ?? ''));
}

/**
 * Whether a `catch` around the act, or a `.catch()` behind it, knows the errors that tell whether a file was there, or minds none; for
 * what only reads, whether it goes on without the file.
 */
function handlesExistence({ effect, node: act }: FileCall, { sourceCode }: FileContext): boolean {
  const knows = (handler: TSESTree.Node): boolean => isEmptyHandler(handler) || contains(handler, sourceCode, isExistenceError);
  const goesOn = (handler: TSESTree.Node): boolean => effect === 'read' && !contains(handler, sourceCode, ({ type }) => type === 'ThrowStatement');
  for (let child: TSESTree.Node = act; child.parent; child = child.parent) {
    const { parent }: TSESTree.Node = child;
    if (parent.type === 'TryStatement' && child === parent.block && parent.handler && (knows(parent.handler) || goesOn(parent.handler))) return true;
    if (parent.type === 'MemberExpression' && parent.object === child && parent.parent.type === 'CallExpression') {
      if (parent.parent.arguments.some(handler => knows(handler) || (isFunction(handler) && getKeyName(parent) === 'catch' && goesOn(handler)))) return true;
    }
  }
  return false;
}

/** Whatever went wrong, it does not matter. */
function isEmptyHandler(handler: TSESTree.Node): boolean {
  const { body } = isFunction(handler) || handler.type === 'CatchClause' ? handler : { body: null };
  return body?.type === 'BlockStatement' && body.body.length === 0;
}

function isExistenceError(node: TSESTree.Node): boolean {
  const text = node.type === 'Identifier' ? node.name : node.type === 'Literal' && typeof node.value === 'string' ? node.value : null;
  return text !== null && EXISTENCE_ERRORS.test(text);
}
