import { basename } from 'node:path';

import { splitWords } from '../ast/words.ts';

const LOGGING_WORD = /^log(?:ger|gers|ging|s)?$/u;

/** Whether a word of a name speaks of logs: `log`, `logger`, `logging`. */
export function isLoggingWord(word: string): boolean {
  return LOGGING_WORD.test(word);
}

/** Whether a file is named for logging: `logger.ts`, `logging.server.ts`, `request-log.ts`. */
export function isLoggingModule(filename: string): boolean {
  return splitWords(basename(filename).replace(/\.\w+$/u, '')).some(isLoggingWord);
}
