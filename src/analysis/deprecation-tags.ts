import { NAMELESS_WORDS, REMOVAL, REPLACEMENT_PHRASE } from '../knowledge/deprecations.ts';

/** What a JSDoc comment says about a deprecation. */
export interface DeprecationTag {
  /** The first paragraph behind `@deprecated`, in one line, links as their text; empty where there is none. */
  readonly summary: string;
  /** Whether it says what to use instead, or when the thing goes away. */
  readonly helps: boolean;
}

/**
 * The `@deprecated` tag of a JSDoc comment, given as the text between `/*` and `*\/`.
 *
 * @returns `null` for other comments, and where the word only stands within a line.
 */
export function getDeprecationTag(comment: string): DeprecationTag | null {
  if (!comment.startsWith('*') || !comment.includes('@deprecated')) return null;
  const lines = comment.slice(1).split(/\r?\n/u).map(line => line.replace(/^\s*\*?\s?/u, ''));
  const start = lines.findIndex(line => /^\s*@deprecated\b/u.test(line));
  if (start < 0) return null;
  const next = lines.findIndex((line, index) => index > start && isTag(line));
  const own = lines.slice(start, next < 0 ? undefined : next);
  const text = [own[0]!.replace(/^\s*@deprecated\b[:.]?/u, ''), ...own.slice(1)].join('\n');
  const also = lines.some(line => /^\s*@(?:see|link)\s+\S/u.test(line));
  return { summary: getSummary(text), helps: also || namesReplacement(text) || namesRemoval(text) };
}

function isTag(line: string): boolean {
  return /^\s*@[a-z]/iu.test(line);
}

function getSummary(text: string): string {
  // An example in a fence reads like nothing in one line.
  const [paragraph = ''] = text.trim().split(/\n\s*(?:\n|```|~~~)/u);
  return paragraph
    .replace(/\{@link(?:code|plain)?\s+([^}|\s]+)(?:\s*\|\s*|\s+)?([^}]*)\}/gu, (_, target: string, label: string) => label.trim() || target)
    .replace(/\s+/gu, ' ')
    .trim();
}

const PHRASE = new RegExp(String.raw`(?<negation>\b(?:cannot|do not|don['’]t|never|not|no longer|shouldn['’]t)(?: be)?\s+)?\b(?:${REPLACEMENT_PHRASE})\b[:,]?\s+(?=(?<rest>[^\n]*(?:\n[^\n]*)?))`, 'giu');

/** A code span, a link, or a name behind a phrase such as `use` or in front of `instead`. */
function namesReplacement(text: string): boolean {
  if (/`[^`]+`|\{@link|\[[^\]]+\]\([^)]+\)|https?:\/\/\S/u.test(text)) return true;
  for (const { groups } of text.matchAll(PHRASE)) {
    if (groups?.['negation'] === undefined && namesSomething(groups?.['rest'] ?? '')) return true;
  }
  return [...text.matchAll(/(?<name>[@#\w$][\w$.#/@()-]*)\s+instead\b(?!\s+of\b)/giu)].some(({ groups }) => isName(groups?.['name'] ?? ''));
}

/** Whether a text begins with a name, behind articles. */
function namesSomething(text: string): boolean {
  const words = text.trim().split(/\s+/u).map(word => word.replace(/^["'*_(]+|["'*_,;:!?]+$/gu, ''));
  const first = words.find(word => !/^(?:an?|its?|our|the)$/iu.test(word)) ?? '';
  return isName(first);
}

function isName(word: string): boolean {
  return /^[@#\w$]/u.test(word) && !NAMELESS_WORDS.has(word.replace(/\.$/u, '').toLowerCase());
}

const VERSION = /\bv?\d+(?:\.(?:\d+|x))*\b|\bnext (?:major|minor)\b|\bmajor (?:release|version)\b/iu;

/** A version or a date with a word for the removal; the version since when it is deprecated is none. */
function namesRemoval(text: string): boolean {
  const rest = text.replace(/\b(?:since|as of)\s+(?:version\s+)?v?\d[\w.-]*/giu, '');
  return REMOVAL.test(rest) && VERSION.test(rest);
}
