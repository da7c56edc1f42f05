import { isRecord } from '../schema.js';
import type { SourceDocument } from '../types.js';

const TOKENS_PER_SECTION = 120;
const TOKENS_PER_FIELD = 15;

const KEYWORDS: Readonly<Record<string, readonly string[]>> = {
  invoice: ['invoice', 'vat', 'amount due', 'iban'],
  'credit-note': ['credit note', 'refund', 'credited'],
  'delivery-note': ['delivery', 'shipped', 'parcel'],
};

/** The paragraphs of a text, each on one line. */
export function splitSections(text: string): string[] {
  const sections = text.split(/\n\s*\n/).map(section => section.replace(/\s+/g, ' ').trim());
  return sections.filter(section => section !== '');
}

/** The type whose words the text has most of, or `unknown`. */
export function guessType(text: string): string {
  const lower = text.toLowerCase();
  const scores = Object.entries(KEYWORDS).map(([type, words]) => ({ type, score: words.filter(word => lower.includes(word)).length }));
  const [best] = scores.sort((a, b) => b.score - a.score);
  return best !== undefined && best.score > 0 ? best.type : 'unknown';
}

/** What a document will cost to read, in tokens. */
export function estimateTokens({ meta, text }: SourceDocument): number {
  return splitSections(text).length * TOKENS_PER_SECTION + countFields(meta) * TOKENS_PER_FIELD;
}

/** Nested meta data counts with everything below it. */
function countFields(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, entry) => sum + countFields(entry), 0);
  if (isRecord(value)) return countFields(Object.values(value));
  return value === undefined ? 0 : 1;
}
