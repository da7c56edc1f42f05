import { splitWords } from '../ast/words.ts';
import {
  CREDENTIAL_WORDS,
  OTHER_TOKEN_WORDS,
  PREDICATE_WORDS,
  SECRET_PHRASES,
  TOKEN_COMPOUNDS,
  VALUE_SUFFIXES,
} from '../knowledge/secret-words.ts';

/** What every name of a secret contains, so that the words of most names need not be told apart. */
const ANY_SECRET = new RegExp([...new Set([...SECRET_PHRASES.map(phrase => phrase.at(-1)!), 'token'])].join('|'), 'iu');

/**
 * Whether a name of a variable, property or environment variable names a secret: `dbPassword`, `API_KEY`, `client-secret`,
 * `githubToken`. The secret word has to end the name (`passwordHash` and `tokenUrl` are none), and a `token` needs a word
 * beside it that makes it a credential (`nextPageToken` is none).
 */
export function isSecretName(name: string): boolean {
  if (!ANY_SECRET.test(name)) return false;
  const words = getNameWords(name);
  if (PREDICATE_WORDS.has(words[0] ?? '')) return false;
  return SECRET_PHRASES.some(phrase => endsWith(words, phrase)) || isCredentialToken(words);
}

/**
 * Whether a name ends in `token` without a word that says what kind: `token`, `myToken`. It may name a secret; only the value
 * can tell. Cursors, signals and counted tokens (`nextPageToken`, `cancelToken`, `maxTokens`) are none.
 */
export function isTokenName(name: string): boolean {
  if (!ANY_SECRET.test(name)) return false;
  const words = getNameWords(name);
  return !PREDICATE_WORDS.has(words[0] ?? '') && singular(words.at(-1) ?? '') === 'token' && !isOtherToken(words);
}

/** The words of a name up to what it names: without a number and without words such as `value` at its end. */
function getNameWords(name: string): readonly string[] {
  const words = splitWords(name);
  let length = words.length;
  while (length > 1 && isSuffix(words, length)) length -= 1;
  return words.slice(0, length);
}

function isSuffix(words: readonly string[], length: number): boolean {
  const last = words[length - 1]!;
  if (last === 'string' && words[length - 2] === 'connection') return false;
  return VALUE_SUFFIXES.has(last) || /^\d+$/u.test(last);
}

function isCredentialToken(words: readonly string[]): boolean {
  const last = singular(words.at(-1) ?? '');
  if (TOKEN_COMPOUNDS.has(last)) return true;
  return last === 'token' && words.some(word => CREDENTIAL_WORDS.has(word)) && !isOtherToken(words);
}

function isOtherToken(words: readonly string[]): boolean {
  return words.some(word => OTHER_TOKEN_WORDS.has(word));
}

function endsWith(words: readonly string[], phrase: readonly string[]): boolean {
  const start = words.length - phrase.length;
  return start >= 0 && phrase.every((word, index) => (index === phrase.length - 1 ? singular(words[start + index]!) : words[start + index]) === word);
}

function singular(word: string): string {
  return word.endsWith('s') ? word.slice(0, -1) : word;
}
