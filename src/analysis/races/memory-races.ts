import type { TSESTree } from '@typescript-eslint/utils';

import { getEnclosingFunction } from '../../ast/functions.ts';
import { getKeyName, getLastName, getLiteralString } from '../../ast/names.ts';
import { unwrap, wrapped } from '../../ast/unwrap.ts';
import type { FileContext } from '../../create-rule.ts';
import { getBuiltinName, getDefinition, getVariable } from '../bindings.ts';
import { getDecisions, type Decision } from '../deciding-tests.ts';
import { isSameExpression } from '../equal-expressions.ts';
import { isBehindLock } from '../locks.ts';
import { getSharing } from '../shared-targets.ts';
import { getWaits, getWaitsBetween } from '../waits.ts';
import { isIdempotentWait } from './idempotent-acts.ts';
import { getCheckNode, type Race } from './race.ts';
import { handlesViolation } from './record-races.ts';
import { isSharedPlace } from './shared-places.ts';
import { isSingleFlight } from './single-flight.ts';

/** A race in memory, with the places where it waits between the check and the act. */
export interface MemoryRace extends Race {
  readonly waits: readonly TSESTree.Node[];
}

type Act = TSESTree.AssignmentExpression | TSESTree.CallExpression;

/**
 * The race that an assignment, or a call of `set` or `add`, ends: it fills a place in shared memory because the place was found empty,
 * and the function waited in between. A second look after the wait makes it none, and so does a lock.
 */
export function getMemoryRace(act: Act, context: FileContext): MemoryRace | null {
  const { sourceCode } = context;
  const owner = getEnclosingFunction(act);
  if (!owner || getWaits(owner, sourceCode).length === 0) return null;
  const isSame = act.type === 'CallExpression' ? getEntryTest(act, context) : getTargetTest(act, context);
  if (!isSame) return null;
  const decisions = getDecisions(act, context);
  const last = getLast(decisions.filter(({ asked }) => isSame(asked)));
  const waits = last ? getWaitsBetween(last.asked, act, sourceCode).filter(wait => !isBehindGate(wait)) : [];
  if (!last || last.holds || waits.length === 0 || getEnclosingFunction(last.asked) !== owner) return null;
  if (isAlone(act, context) || isLatch(act, decisions, waits, context)) return null;
  return { act, actName: getActName(act, context), check: getCheckNode(last), checkName: sourceCode.getText(last.asked), waits };
}

/** The race of `x ??= await f()` and `x ||= await f()`: the left side is looked at before the wait. */
export function getAssignedRace(node: TSESTree.AssignmentExpression, context: FileContext): MemoryRace | null {
  const { sourceCode } = context;
  const owner = getEnclosingFunction(node);
  if (!owner || owner.generator || !isSharedPlace(node.left, context)) return null;
  const [start, end] = node.right.range;
  const waits = getWaits(owner, sourceCode).filter(wait => wait.range[0] >= start && wait.range[1] <= end && !isBehindGate(wait));
  if (waits.length === 0 || isAlone(node, context)) return null;
  return { act: node, actName: getActName(node, context), check: node, checkName: sourceCode.getText(node.left), waits };
}

/** Whether no second call gets to an act while a first one waits. */
function isAlone(act: TSESTree.Node, context: FileContext): boolean {
  const owner = getEnclosingFunction(act);
  return isBehindLock(act, context.sourceCode) || (owner !== null && isSingleFlight(owner, context));
}

/** A Durable Object gets no other event while it waits for its storage. Source: Cloudflare's reference of the storage API, "input gates". */
function isBehindGate(wait: TSESTree.Node): boolean {
  const call = wait.type === 'AwaitExpression' ? unwrap(wait.argument) : null;
  const method = call?.type === 'CallExpression' ? unwrap(call.callee) : null;
  const storage = method?.type === 'MemberExpression' ? unwrap(method.object) : null;
  if (storage?.type !== 'MemberExpression' || getKeyName(storage) !== 'storage') return false;
  return /^(?:ctx|state)$/u.test(getLastName(unwrap(storage.object)) ?? '');
}

/**
 * `found = true` behind a test of what was waited for, and `made.add(folder)` behind nothing but `mkdir` with `recursive`, or what
 * may meet that it is done already: it says and does the same whoever comes first.
 */
function isLatch(act: Act, decisions: readonly Decision[], waits: readonly TSESTree.Node[], { sourceCode }: FileContext): boolean {
  const isFlag = act.type === 'CallExpression' ? act.arguments.length === 1 : unwrap(act.right).type === 'Literal';
  if (!isFlag || waits.every(wait => isIdempotentWait(wait) || handlesViolation(wait, sourceCode))) return isFlag;
  if (act.type === 'CallExpression') return false;
  const [first] = waits;
  return decisions.some(({ asked, byThrowing }) => first !== undefined && !byThrowing && asked.range[0] > first.range[0]);
}

type IsSame = (asked: TSESTree.Node) => boolean;

function getLast(decisions: readonly Decision[]): Decision | undefined {
  return decisions.reduce<Decision | undefined>((last, decision) => (last && last.asked.range[0] > decision.asked.range[0] ? last : decision), undefined);
}

/** For `map.set(key, value)` and `set.add(key)`: what asks for the same key of the same thing. */
function getEntryTest({ arguments: [key], callee }: TSESTree.CallExpression, context: FileContext): IsSame | null {
  const member = unwrap(callee);
  if (member.type !== 'MemberExpression' || !key || !isFilling(member) || !isSharedStore(member.object, context)) return null;
  const { sourceCode } = context;
  return asked => {
    const look = asked.type === 'CallExpression' ? unwrap(asked.callee) : null;
    if (asked.type !== 'CallExpression' || look?.type !== 'MemberExpression' || !/^(?:get|has)$/u.test(getKeyName(look) ?? '')) return false;
    // What has to be waited for is no memory.
    if (wrapped(asked).parent?.type === 'AwaitExpression') return false;
    const [askedKey] = asked.arguments;
    return askedKey !== undefined && isSameExpression(look.object, member.object, sourceCode) && isSameExpression(askedKey, key, sourceCode);
  };
}

function isFilling(member: TSESTree.MemberExpression): boolean {
  const name = getKeyName(member);
  return name === 'set' || name === 'add';
}

/** A parameter has to be declared as a map or a set: headers and search parameters have the same methods. */
function isSharedStore(store: TSESTree.Node, context: FileContext): boolean {
  const inner = unwrap(store);
  const variable = inner.type === 'Identifier' ? getVariable(inner, context.sourceCode) : null;
  const sharing = getSharing(inner, context);
  if (sharing !== 'parameter') return sharing !== null;
  const annotation = variable && getDefinition(variable)?.name;
  const type = annotation && 'typeAnnotation' in annotation ? annotation.typeAnnotation : undefined;
  return type !== undefined && /^:\s*(?:Weak|Readonly)?(?:Map|Set)\b/u.test(context.sourceCode.getText(type));
}

/** For `target = value`: the target itself, or `key in object`. */
function getTargetTest({ left, operator, right }: TSESTree.AssignmentExpression, context: FileContext): IsSame | null {
  const { sourceCode } = context;
  if (operator !== '=' || isEmpty(right) || !isSharedPlace(left, context)) return null;
  const target = unwrap(left);
  return asked => {
    if (target.type === 'MemberExpression') {
      if (asked.type === 'BinaryExpression') return isKeyOf(asked.left, asked.right, target, context);
      if (asked.type === 'CallExpression') return isOwnKeyOf(asked, target, context);
    }
    return (asked.type === 'Identifier' || asked.type === 'MemberExpression') && isSameExpression(asked, target, sourceCode);
  };
}

function isKeyOf(key: TSESTree.Node, object: TSESTree.Node, target: TSESTree.MemberExpression, { sourceCode }: FileContext): boolean {
  const name = getKeyName(target);
  const isSameKey = name === null ? isSameExpression(key, target.property, sourceCode) : getLiteralString(key) === name;
  return isSameKey && isSameExpression(object, target.object, sourceCode);
}

/** `Object.hasOwn(cache, key)`, `cache.hasOwnProperty(key)`. */
function isOwnKeyOf({ arguments: args, callee }: TSESTree.CallExpression, target: TSESTree.MemberExpression, context: FileContext): boolean {
  const [first, second] = args;
  const member = unwrap(callee);
  if (!first || member.type !== 'MemberExpression') return false;
  if (getKeyName(member) === 'hasOwnProperty') return isKeyOf(first, member.object, target, context);
  return second !== undefined && getBuiltinName(member, context.sourceCode) === 'Object.hasOwn' && isKeyOf(second, first, target, context);
}

/** `x = undefined` empties the place. */
function isEmpty(value: TSESTree.Node): boolean {
  const inner = unwrap(value);
  return (inner.type === 'Literal' && !inner.value) || (inner.type === 'Identifier' && inner.name === 'undefined');
}

function getActName(act: Act, { sourceCode }: FileContext): string {
  return sourceCode.getText(act.type === 'CallExpression' ? act.callee : act.left);
}
