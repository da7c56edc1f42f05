import { basename } from 'node:path';

import type { TSESTree } from '@typescript-eslint/utils';

import { isFunction } from '../../ast/functions.ts';
import { getKeyName, getLastName } from '../../ast/names.ts';
import { unwrap, wrapped } from '../../ast/unwrap.ts';
import { splitWords } from '../../ast/words.ts';
import type { FileContext } from '../../create-rule.ts';
import { BEST_EFFORT_WORDS, CLEANUP_WORDS, COPY_WORDS, LENIENT_NAME, LOG_WORDS, TEARDOWN_WORDS } from '../../knowledge/error-handling.ts';
import { describesFailure } from './descriptions.ts';
import { isNoop } from './exemptions.ts';
import { awaits, getCalleeNames, getGuardedCalls, getOwnCalls, isBestEffort } from './guarded-code.ts';
import type { ErrorHandler } from './handlers.ts';
import type { HandlerPaths } from './paths.ts';
import { givesValue } from './replaced-values.ts';
import { getNearestNamedFunction, getOuterFunction } from './surroundings.ts';

/** Counters of how often somebody looked. */
const COUNTER_NAME = /(?:^|[a-z])(?:[hH]it|[vV]iew|[vV]isit)s?Count(?:er)?$/u;

const PREPARED_LOG = /^log(?:ger)?\.(?:flush|init|initialize|open|rotate|setup|start)$/iu;

/**
 * Whether the program rightly goes on when the guarded work fails, as long as the failure is logged: nobody misses what it does
 * (metrics, a copy in a cache, an entry of a log), it is one step of a tear-down whose other steps have to run as well, another
 * error is about to be thrown, nobody waits (`void save().catch(log)`), or the name or the description of the function says that
 * failing is one of its answers (`tryOpen`, `readOrNull`, "or null when the server is unreachable").
 */
export function isDispensable(handler: ErrorHandler, context: FileContext): boolean {
  return (
    servesFailure(handler.node) ||
    isMarkedAsLoose(handler.node) ||
    isAboutListener(handler, context) ||
    isTearDown(handler, context) ||
    isMissedByNobody(handler, context) ||
    isNamedOrDescribedSo(handler, context)
  );
}

function isMissedByNobody(handler: ErrorHandler, context: FileContext): boolean {
  if (isBestEffort(handler, context) || onlyMeasures(handler, context)) return true;
  return preparesLog(handler, context) || servesCopy(handler, context);
}

function isNamedOrDescribedSo(handler: ErrorHandler, context: FileContext): boolean {
  const name = getNearestNamedFunction(handler.node)?.name ?? '';
  if (LENIENT_NAME.test(name) || describesFailure(handler.node, context.sourceCode)) return true;
  return givesNothing(handler) && (hasWord(name, LOG_WORDS) || [name, getFileName(context)].some(part => hasWord(part, BEST_EFFORT_WORDS) || COUNTER_NAME.test(part)));
}

/** `metrics.count("login")` and what it needs, without anything to wait for. */
function onlyMeasures({ argument, guarded }: ErrorHandler, context: FileContext): boolean {
  if (argument || guarded.type !== 'BlockStatement' || awaits(guarded, context)) return false;
  const calls = getOwnCalls(guarded.body.at(-1) ?? guarded, context);
  return calls.some(call => 'callee' in call && getCalleeNames(call.callee).some(name => hasWord(name, BEST_EFFORT_WORDS)));
}

/** `Log.init()`, `logger.flush()`: where the log itself fails, the program still has to run. */
function preparesLog(handler: ErrorHandler, context: FileContext): boolean {
  const calls = getGuardedCalls(handler, context);
  return calls.length > 0 && calls.every(({ callee }) => PREPARED_LOG.test(getCalleeNames(callee).slice(-2).join('.')));
}

/** Whether neither the function around a `catch` nor a handler of a promise returns a value. */
function givesNothing({ argument, body, node }: ErrorHandler): boolean {
  return !givesValue(argument && body ? body.body : node);
}

/** `listener(change)` and no more: what somebody else's function throws is not for the caller. */
function isAboutListener({ argument, guarded }: ErrorHandler, context: FileContext): boolean {
  if (argument || guarded.type !== 'BlockStatement' || guarded.body.length !== 1) return false;
  const [call] = getOwnCalls(guarded, context);
  return call?.type === 'CallExpression' && call.callee.type === 'Identifier' && /^(?:listener|observer|subscriber)$/iu.test(call.callee.name);
}

/** A cache holds nothing that could not be had again. */
function servesCopy(handler: ErrorHandler, context: FileContext): boolean {
  const names = getOwnCalls(handler.guarded, context).flatMap(call => ('callee' in call ? getCalleeNames(call.callee) : []));
  const around = getNearestNamedFunction(handler.node)?.name ?? '';
  if ([...names, around].some(name => hasWord(name, COPY_WORDS))) return true;
  const onlyReads = names.length > 0 && names.join('.') === 'JSON.parse';
  return (onlyReads || !givesValue(handler.node)) && hasWord(getFileName(context), COPY_WORDS);
}

/** In a handler that ends in `throw`, or in a `finally`: what matters there is the first error. */
function servesFailure(node: TSESTree.Node): boolean {
  for (let inner: TSESTree.Node = node, outer = node.parent; outer && !isFunction(outer); inner = outer, outer = outer.parent) {
    if (outer.type === 'CatchClause' && outer.body.body.at(-1)?.type === 'ThrowStatement') return true;
    if (outer.type === 'TryStatement' && outer.finalizer === inner) return true;
  }
  return false;
}

/** `void write(file).catch(log)`: nobody waits for the promise, so that there is nobody to throw to. */
function isMarkedAsLoose(node: TSESTree.Node): boolean {
  const { parent } = wrapped(node);
  if (parent?.type === 'UnaryExpression' && parent.operator === 'void') return true;
  const outer = getOuterFunction(node);
  const link = outer && wrapped(outer).parent;
  if (link?.type !== 'CallExpression') return false;
  // `void start().then(async () => { try { … } catch (e) { log(e) } })`, `void (async () => { … })()`
  const callee = unwrap(link.callee);
  const isLink = callee === outer || (callee.type === 'MemberExpression' && /^(?:catch|finally|then)$/u.test(getKeyName(callee) ?? ''));
  return isLink && isMarkedAsLoose(getChainEnd(link));
}

function getChainEnd(link: TSESTree.Node): TSESTree.Node {
  let end = link;
  for (;;) {
    const { parent } = wrapped(end);
    if (parent?.type !== 'MemberExpression' || wrapped(parent).parent?.type !== 'CallExpression') return end;
    end = wrapped(parent).parent!;
  }
}

function isTearDown(handler: ErrorHandler, context: FileContext): boolean {
  const words = splitWords(getNearestNamedFunction(handler.node)?.name ?? '');
  if (CLEANUP_WORDS.has(words[0] ?? '') || /^(?:on|handle) exit$/u.test(words.join(' '))) return true;
  if (isWhileEnding(handler.node)) return true;
  const calls = getOwnCalls(handler.guarded, context);
  return calls.length > 0 && calls.every(call => 'callee' in call && getCalleeNames(call.callee).some(name => hasWord(name, TEARDOWN_WORDS)));
}

/** `if (isShuttingDown) { try { await leave() } catch (e) { log(e) } return }`. */
function isWhileEnding(node: TSESTree.Node): boolean {
  for (let inner = node, outer = node.parent; outer && !isFunction(outer); inner = outer, outer = outer.parent) {
    if (outer.type !== 'IfStatement' || outer.consequent !== inner) continue;
    if (/^(?:is )?(?:closing|disposed|exiting|shutting down|stopping)$/u.test(splitWords(getLastName(outer.test) ?? '').join(' '))) return true;
  }
  return false;
}

/** `say("bye").catch(() => {})` in a function called `teardown`, `cleanUpSession`…, or `wireTeardown().catch(() => {})`: what is over needs no account of how it ended. */
export function discardsTearDown(handler: ErrorHandler, paths: HandlerPaths, context: FileContext): boolean {
  if (!handler.argument || !isNoop(handler, paths)) return false;
  const [call] = getGuardedCalls(handler, context);
  if (call && hasWord(getCalleeNames(call.callee).at(-1) ?? '', TEARDOWN_WORDS)) return true;
  return hasWord(getNearestNamedFunction(handler.node)?.name ?? '', TEARDOWN_WORDS);
}

function hasWord(name: string, words: ReadonlySet<string>): boolean {
  return splitWords(name).some(word => words.has(word));
}

function getFileName({ filename }: FileContext): string {
  return basename(filename).replace(/\.[^.]+$/u, '');
}
