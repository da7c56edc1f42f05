import type { FileContext } from '../../create-rule.ts';
import type { LogCall } from '../loggers.ts';
import { getAccessAnswer } from './access-functions.ts';
import { isAtBoundary, isInIteration } from './boundaries.ts';
import { discardsTearDown, isDispensable } from './dispensable-work.ts';
import { isExempt, isNoop, isSeenElsewhere } from './exemptions.ts';
import { doesIo, getWrite, isBestEffort } from './guarded-code.ts';
import type { ErrorHandler } from './handlers.ts';
import { accountsLater } from './later-accounts.ts';
import { losesNothing } from './nothing-lost.ts';
import { endsInAttempt, endsTheSame, isAnotherWay, isFollowedByAttempt, triesAgain, triesOtherwise } from './other-attempts.ts';
import { getHandlerPaths, type HandlerPaths, type PathEnd } from './paths.ts';
import { getProbe } from './probes.ts';
import { hasReason } from './reasons.ts';
import { replacesValue } from './replaced-values.ts';
import { reportsItself, settlesItself } from './reporting-functions.ts';
import { guardsOnlyLogging, showsInput, showsUrl } from './shown-inputs.ts';
import { getValueUse } from './value-use.ts';
import { Fact } from './ways.ts';

/** How strictly handlers are judged. */
export interface HandlerPolicy {
  /** Every path has to account for the error; without it, one is enough, and only I/O and writes are looked at. */
  readonly everyPath: boolean;
  /** Whether a signal (a toast, a status, a flag) without the error accounts for it. */
  readonly signals: 'account' | 'lostError';
  /** Whether a comment or a name that says why excuses a handler. */
  readonly allowReason: boolean;
  /** Whether logging an error is handling it. */
  readonly logging: 'does-not-handle' | 'handles';
  /** Whether the body of a loop may log an item's error and go on with the next. */
  readonly allowLoopBoundary: boolean;
  /** The verdicts that are asked for: any other is as good as fine, and need not be thought through. */
  readonly asksFor: readonly Verdict['kind'][];
}

/** What is wrong with a handler: one thing at most. */
export type Verdict =
  /** It allows what it could not check. */
  | { readonly kind: 'failOpen' }
  /** It knows some errors and lets the others go; `isInverted`: it throws those it knows and swallows the rest. */
  | { readonly kind: 'missingRethrow'; readonly isInverted: boolean }
  /** It logs or signals that something failed, but nothing of the error; `log`: the one log call on all ways that lose it. */
  | { readonly kind: 'lostError'; readonly isLogged: boolean; readonly isPartly: boolean; readonly log: LogCall | null }
  /** Nothing tells that anything failed; `isPartly`: on some ways through the handler only. */
  | { readonly kind: 'silent'; readonly isPartly: boolean; readonly ends: readonly PathEnd[] }
  /** It logs every error that it does not know and goes on. */
  | { readonly kind: 'logOnly' }
  | { readonly kind: 'fine' };

const FINE: Verdict = { kind: 'fine' };

/**
 * The one verdict on a handler under a policy, the gravest first: `failOpen`, `missingRethrow`, `lostError` or `silent`,
 * `logOnly`, fine. Clean-up, retries and promises that are only marked as handled are fine under every policy; probes, reasons
 * and denials of access where the policy says so.
 */
export function getVerdict(handler: ErrorHandler, policy: HandlerPolicy, context: FileContext): Verdict {
  const paths = getHandlerPaths(handler, context);
  const answer = getAccessAnswer(handler, paths, context);
  if (answer === 'allows') return { kind: 'failOpen' };
  const verdict = paths.testsKnownErrors
    ? judgeOthers(handler, paths, policy, context)
    : judgeAll(handler, paths, policy, context);
  if (!policy.asksFor.includes(verdict.kind)) return FINE;
  if (answer === 'denies' && (!policy.everyPath || verdict.kind === 'logOnly')) return FINE;
  // Last, as most handlers need no excuse.
  return isExcused(handler, paths, policy, context) ? FINE : verdict;
}

function isExcused(handler: ErrorHandler, paths: HandlerPaths, policy: HandlerPolicy, context: FileContext): boolean {
  if (paths.ends.every(({ kind }) => kind === 'throw') || isExempt(handler, paths, context)) return true;
  if (policy.allowReason && hasReason(handler, context)) return true;
  if (isBeyondAccount(handler, paths, policy, context)) return true;
  const probe = getProbe(handler, context);
  return probe !== null && !(probe === 'fs' && policy.everyPath && !endsInAttempt(handler, paths));
}

/** Whether there is nobody to tell of the error, or somebody has been told already. */
function isBeyondAccount(handler: ErrorHandler, paths: HandlerPaths, { everyPath }: HandlerPolicy, context: FileContext): boolean {
  if (discardsTearDown(handler, paths, context) || losesNothing(handler, paths, context)) return true;
  if (reportsItself(handler, context) || settlesItself(handler, context) || showsUrl(handler, paths, context)) return true;
  // A handler that logs has found a place for the error, after all.
  if (everyPath) return paths.emptyLogs.length === 0 && guardsOnlyLogging(handler, context);
  return isSeenElsewhere(handler, paths, context) || showsInput(handler, paths, context) || guardsOnlyLogging(handler, context);
}

/** Where some errors are tested for: what becomes of the others. A signal accounts here whatever the policy. */
function judgeOthers(handler: ErrorHandler, paths: HandlerPaths, policy: HandlerPolicy, context: FileContext): Verdict {
  const excusing = Fact.known | Fact.calledOff | Fact.attempted | (policy.everyPath ? 0 : Fact.noError);
  const others = getWays(paths.ends, handler, context).filter(facts => !(facts & excusing));
  const unaccounted = others.filter(facts => !(facts & (Fact.accounted | Fact.signalled)));
  if (unaccounted.some(facts => !(facts & Fact.logged)))
    return { isInverted: isInverted(paths), kind: 'missingRethrow' };
  return unaccounted.length > 0 ? judgeLogging(handler, policy, context) : FINE;
}

/** Known errors are thrown and the others are not: the test is the wrong way round. */
function isInverted({ ends }: HandlerPaths): boolean {
  const isKnown = (facts: number): boolean => (facts & Fact.known) !== 0;
  const thrown = ends.filter(({ kind }) => kind === 'throw');
  const others = ends.filter(({ ways }) => ![...ways].every(isKnown));
  return thrown.some(({ ways }) => [...ways].every(isKnown)) && others.every(({ kind }) => kind !== 'throw');
}

function judgeAll(handler: ErrorHandler, paths: HandlerPaths, policy: HandlerPolicy, context: FileContext): Verdict {
  const ways = getWays(paths.ends, handler, context);
  const accounting = Fact.accounted | Fact.logged | (policy.signals === 'account' ? Fact.signalled : 0);
  const lost = ways.filter(facts => !(facts & (accounting | Fact.calledOff)));
  const isPartly = ways.some(facts => facts & accounting);
  if (lost.length === 0 || (isPartly && !policy.everyPath)) {
    const isAnswered = paths.ends.some(({ value }) => value !== null && isAnotherWay(value, context));
    return isEveryWayLogged(ways) && !isAnswered ? judgeLogging(handler, policy, context) : FINE;
  }
  if (lost.some(facts => facts & (Fact.loggedWithout | Fact.signalled))) return { ...getLostError(paths, lost, policy), isPartly };
  if (!policy.everyPath && !hidesFailure(handler, paths, context)) return FINE;
  const ends = paths.ends.filter(
    ({ kind, ways: all }) => kind !== 'throw' && [...all].some(facts => !(facts & (accounting | Fact.calledOff))),
  );
  return { ends, isPartly, kind: 'silent' };
}

function getLostError({ emptyLogs }: HandlerPaths, lost: readonly number[], { everyPath }: HandlerPolicy) {
  const isOnAllWays = emptyLogs.length === 1 && lost.every(facts => facts & Fact.loggedWithout);
  const [log = null] = everyPath && !isOnAllWays ? [] : emptyLogs;
  return { isLogged: emptyLogs.length > 0, kind: 'lostError', log } as const;
}

/** The evidence without which a silent handler is left alone: it hides a write, or puts a default in place of what I/O should give. */
function hidesFailure(handler: ErrorHandler, paths: HandlerPaths, context: FileContext): boolean {
  if (isBestEffort(handler, context)) return false;
  if (getWrite(handler, context)) return true;
  const isDiscarded = isNoop(handler, paths) && getValueUse(handler.node, context.sourceCode) === 'unused';
  return !isDiscarded && doesIo(handler, context) && replacesValue(handler, paths, context);
}

function isEveryWayLogged(ways: readonly number[]): boolean {
  return (
    ways.length > 0 &&
    ways.every(facts => facts & Fact.logged && !(facts & (Fact.accounted | Fact.signalled | Fact.known | Fact.attempted)))
  );
}

function judgeLogging(handler: ErrorHandler, policy: HandlerPolicy, context: FileContext): Verdict {
  if (policy.logging === 'handles' || isAtBoundary(handler, context)) return FINE;
  if (isFollowedByAttempt(handler, context) || triesAgain(handler, context) || triesOtherwise(handler, context) || endsTheSame(handler, context) || isDispensable(handler, context)) return FINE;
  return policy.allowLoopBoundary && isInIteration(handler) ? FINE : { kind: 'logOnly' };
}

/** The facts of every way out of a handler; what follows a `try` may still account for one that goes on behind it. */
function getWays(ends: readonly PathEnd[], handler: ErrorHandler, context: FileContext): number[] {
  const ways = new Set<number>();
  for (const end of ends) {
    const goesOn = handler.argument
      ? end.kind !== 'throw'
      : end.kind === 'normal' || (end.kind === 'leave' && end.node?.type === 'ContinueStatement');
    const later =
      goesOn && [...end.ways].some(facts => !(facts & Fact.accounted)) && accountsLater(handler, context)
        ? Fact.accounted
        : 0;
    for (const facts of end.ways) ways.add(facts | later);
  }
  return [...ways];
}
