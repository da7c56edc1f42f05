import path from 'node:path';
import { anything, decodeJson } from '../schema.js';
import type { BatchContent, BatchItem } from '../types.js';

const KNOWN_EXTENSIONS = ['json', 'xml', 'pdf', 'csv', 'txt'] as const;

export type ItemType = (typeof KNOWN_EXTENSIONS)[number] | 'bin';

/** By the name, or else by the content. */
export function detectType({ content, name }: BatchItem): ItemType {
  const extension = path.extname(name).slice(1).toLowerCase();
  const known = KNOWN_EXTENSIONS.find(candidate => candidate === extension);
  if (known !== undefined) return known;
  if (Buffer.isBuffer(content)) return content.subarray(0, 4).equals(Buffer.from('%PDF')) ? 'pdf' : 'bin';
  return typeof content === 'string' ? detectText(content.trim()) : 'json';
}

export function isEmpty(content: BatchContent): boolean {
  return typeof content === 'string' ? content.trim() === '' : Object.keys(content).length === 0;
}

function detectText(content: string): ItemType {
  if (content.startsWith('<')) return 'xml';
  return decodeJson(anything, content).ok ? 'json' : 'txt';
}
