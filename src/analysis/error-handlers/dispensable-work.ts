import { basename } from 'node:path';

import { splitWords } from '../../ast/words.ts';
import type { FileContext } from '../../create-rule.ts';
import { BEST_EFFORT_WORDS, CLEANUP_WORDS, COPY_WORDS, LENIENT_NAME, LOG_WORDS, TEARDOWN_WORDS } from '../../knowledge/error-handling.ts';
import { getCalleeNames, getOwnCalls, isBestEffort } from './guarded-code.ts';
import type { ErrorHandler } from './handlers.ts';
import { givesValue } from './replaced-values.ts';
import { getNearestNamedFunction } from './surroundings.ts';

/**
 * Whether the program rightly goes on when the guarded work fails, as long as the failure is logged: nobody misses what it does
 * (metrics, a copy in a cache, an entry of a log), it is one step of a tear-down whose other steps have to run as well, or the
 * name of the function says that failing is one of its answers (`tryOpen`, `readOrNull`).
 */
export function isDispensable(handler: ErrorHandler, context: FileContext): boolean {
  if (isBestEffort(handler, context) || servesCopy(handler, context) || isTearDown(handler, context)) return true;
  const name = getNearestNamedFunction(handler.node)?.name ?? '';
  if (LENIENT_NAME.test(name)) return true;
  return !givesValue(handler.node) && (hasWord(name, LOG_WORDS) || hasWord(getFileName(context), BEST_EFFORT_WORDS));
}

/** A cache holds nothing that could not be had again. */
function servesCopy(handler: ErrorHandler, context: FileContext): boolean {
  const names = getOwnCalls(handler.guarded, context).flatMap(call => ('callee' in call ? getCalleeNames(call.callee) : []));
  const around = getNearestNamedFunction(handler.node)?.name ?? '';
  if ([...names, around].some(name => hasWord(name, COPY_WORDS))) return true;
  return !givesValue(handler.node) && hasWord(getFileName(context), COPY_WORDS);
}

function isTearDown(handler: ErrorHandler, context: FileContext): boolean {
  const [first = ''] = splitWords(getNearestNamedFunction(handler.node)?.name ?? '');
  if (CLEANUP_WORDS.has(first)) return true;
  const calls = getOwnCalls(handler.guarded, context);
  return calls.length > 0 && calls.every(call => 'callee' in call && getCalleeNames(call.callee).some(name => hasWord(name, TEARDOWN_WORDS)));
}

function hasWord(name: string, words: ReadonlySet<string>): boolean {
  return splitWords(name).some(word => words.has(word));
}

function getFileName({ filename }: FileContext): string {
  return basename(filename).replace(/\.[^.]+$/u, '');
}
