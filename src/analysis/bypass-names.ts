import { splitWords } from '../ast/words.ts';
import { BYPASS_VERBS, CHECK_MODIFIERS, CHECK_NOUNS, HARMLESS_BYPASSES, LEADING_WORDS, TRAILING_WORDS } from '../knowledge/bypass-words.ts';

/** Nearly no name mentions a check, so that the words of most need not be told apart. */
const ANY_CHECK = new RegExp([...CHECK_NOUNS].join('|'), 'iu');

/**
 * Whether a name, of a variable, a property or a flag, says that a check is left out: `skipValidation`, `disable_ssl_verify`,
 * `--no-verify`, `shouldIgnoreCertificateErrors`. Names such as `skipCheckout`, `ignoreAuthors` and `skipLibCheck` do not.
 */
export function isBypassName(name: string): boolean {
  if (!ANY_CHECK.test(name)) return false;
  const words = splitWords(name);
  if (words.length < 2 || HARMLESS_BYPASSES.has(words.join(' '))) return false;
  const start = LEADING_WORDS.has(words[0]!) ? 1 : 0;
  let end = words.length;
  while (end > start && TRAILING_WORDS.has(words[end - 1]!)) end -= 1;
  if (end - start < 2 || !BYPASS_VERBS.has(words[start]!) || !CHECK_NOUNS.has(words[end - 1]!)) return false;
  return words.slice(start + 1, end - 1).every(word => CHECK_MODIFIERS.has(word) || CHECK_NOUNS.has(word));
}
