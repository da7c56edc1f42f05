import { splitWords } from '../../ast/words.ts';
import { GUESSABLE_CREDENTIALS, PLACEHOLDER_WORDS, STAND_IN_WORDS } from '../../knowledge/credentials.ts';
import { CREDENTIAL_WORDS, SECRET_PHRASES, TOKEN_COMPOUNDS } from '../../knowledge/secret-words.ts';

const MIN_LENGTH = 8;
const MAX_LENGTH = 1000;
const MIN_RANDOM_LENGTH = 16;
const MIN_ENTROPY = 3.5;

const SECRET_WORDS: ReadonlySet<string> = new Set([...SECRET_PHRASES.flat(), ...TOKEN_COMPOUNDS, 'auth', 'pass', 'token']);

/** Whether a text is one of the credentials that everybody tries first, however its words are joined. */
export function isGuessable(text: string): boolean {
  return text.length <= 14 && GUESSABLE_CREDENTIALS.has(text.replaceAll(/[-_ ]/gu, ''));
}

/**
 * Whether a text can be a secret: eight characters or more, of two kinds (lower case, upper case, digits, others) or a long one
 * of high entropy. Text for people, names, paths, placeholders and what is public by design are none.
 */
export function isSecretLike(text: string): boolean {
  if (text.length < MIN_LENGTH || text.length > MAX_LENGTH || !(isMixed(text) || isRandom(text))) return false;
  return !isText(text) && !isName(text) && !isPlaceholder(text) && !isPublicValue(text) && !isReference(text) && !isOpenConnection(text);
}

/** Whether a text reads as the label of a field: two words of letters, or one capitalised word. */
export function isLabel(text: string): boolean {
  return /^\p{L}+(?: \p{L}+)+\W?$/u.test(text) || /^\p{Lu}\p{Ll}+[.:?*]*$/u.test(text);
}

/** Whether a text is long and of high entropy, and does not consist of words of letters. */
export function isRandom(text: string): boolean {
  return text.length >= MIN_RANDOM_LENGTH && getEntropy(text) >= MIN_ENTROPY;
}

/** Whether a text, of letters only, reads as words in camel case: what is called `token` may hold the name of one. */
export function isCamelCase(text: string): boolean {
  return /^[A-Za-z]?[a-z]+(?:[A-Z][a-z]+)*$/u.test(text);
}

/** Whether a text consists of words that make names secret, and so is the name of a secret: `accessToken`, `api-key-2`. */
export function isOfSecretWords(text: string): boolean {
  const words = splitWords(text).filter(word => !/^(?:\d+|v)$/u.test(word)).map(word => (word.endsWith('s') ? word.slice(0, -1) : word));
  return words.some(word => SECRET_WORDS.has(word)) && words.every(word => SECRET_WORDS.has(word) || CREDENTIAL_WORDS.has(word) || word === 'acces');
}

/** Whether two texts are the same but for case and what joins their words. */
export function isSameName(a: string, b: string): boolean {
  const [one, two] = [a, b].map(name => name.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase());
  return one === two;
}

/** Whether a text only shows where a value is to be put: by a word, by brackets and other marks, or by a run of one character. */
export function isPlaceholder(text: string): boolean {
  return PLACEHOLDER_MARKS.test(text) || /(?<run>[^\s])\k<run>{7}/u.test(text) || isRun(text) || splitWords(text).some(word => PLACEHOLDER_WORDS.has(word));
}

/** Whether a name says that what it leads to only stands in for something: `sampleEvents`, `mocks`. */
export function isStandInName(name: string): boolean {
  return splitWords(name).some(word => STAND_IN_WORDS.has(word.replace(/s$/u, '')));
}

// `<key>`, `{{key}}`, `{key}`, `[key]`, `%KEY%`, `%s`, `$KEY`, `${KEY}`, `***`, `...`
const PLACEHOLDER_MARKS = /<[^>]*>|\{[\w\s.{}-]+\}|\[[^\]]*\]|%[\w-]+%|%[sdifoOj](?![A-Za-z0-9])|\$\{|\$[A-Z][A-Z0-9_]+(?![a-z])|\*{3}|\.{3}|…|•/u;

/** Whether a text is one character again and again, apart from what joins its parts. */
function isRun(text: string): boolean {
  const characters = new Set(text.replaceAll(/[-_ ./:]/gu, ''));
  return characters.size === 1;
}

/** Whether a text is public by design: publishable keys, values of manuals, public keys, certificates and data source names. */
export function isPublicValue(text: string): boolean {
  return /^(?:pk[_.-]|phc_)|EXAMPLE|-----BEGIN (?:[A-Z0-9]+ )*(?:PUBLIC KEY|CERTIFICATE)|^ssh-(?:rsa|ed25519) |^ecdsa-/u.test(text) || isDataSourceName(text);
}

/** `https://<key>@host/1`, of Sentry and its kin. */
export function isDataSourceName(text: string): boolean {
  return /^https?:\/\/[0-9a-f]{16,}(?::[0-9a-f]{16,})?@/iu.test(text);
}

/** Three words or more, or words in a script without cases. */
function isText(text: string): boolean {
  return /\S\s+\S+\s+\S/u.test(text) || /\p{Lo}/u.test(text);
}

/** Words of letters joined by punctuation, constants, paths, URLs, selectors, header names, and types of columns. */
function isName(text: string): boolean {
  return (
    isJoinedWords(text) ||
    /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/u.test(text) ||
    /^[#.][A-Za-z_][\w-]*$/u.test(text) ||
    /^x-[a-z0-9-]+$/iu.test(text) ||
    /^\w+\(\d+(?:,\s*\d+)?\)$/u.test(text) ||
    isPath(text)
  );
}

/** Abbreviations such as `e2e`, `s2` and `v1` are words where there are others. */
function isJoinedWords(text: string): boolean {
  const words = text.split(/[-_./:]+/u).filter(word => word !== '');
  const [plain, short] = [/^[A-Za-z]+$/u, /^[A-Za-z]\d[A-Za-z]?$/u];
  return words.filter(word => plain.test(word)).length >= 2 && words.every(word => plain.test(word) || short.test(word));
}

function isPath(text: string): boolean {
  if (/^[a-z][a-z0-9+.-]*:\/\//iu.test(text) || /^\.{1,2}\//u.test(text)) return true;
  return text.startsWith('/') && !/[+=]/u.test(text);
}

/** A hash, or where a secret is to be found: by an ARN, in 1Password, Vault, a parameter store, or a secret manager. */
function isReference(text: string): boolean {
  return /^(?:sha\d+|md5)[-:]|^\$(?:2[abxy]?|argon2\w*|scrypt|pbkdf2[\w-]*|[156])\$|^(?:arn|vault|ssm|env|file|secret):|^projects\/|^@Microsoft\.KeyVault/u.test(text);
}

/** `Server=db;Integrated Security=true`: settings of a connection without a credential. */
function isOpenConnection(text: string): boolean {
  return /^[\w ]+=[^;]*;/u.test(text) && !/(?:key|password|pwd|secret|signature|token)\s*=/iu.test(text);
}

function isMixed(text: string): boolean {
  const kinds = Number(/[a-z]/u.test(text)) + Number(/[A-Z]/u.test(text)) + Number(/\d/u.test(text));
  return kinds >= 2 || (kinds === 1 && /[^\sA-Za-z\d\-_./:]/u.test(text));
}

/** Shannon's entropy in bits for a character. */
function getEntropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return -[...counts.values()].reduce((sum, count) => sum + (count / total) * Math.log2(count / total), 0);
}
