import { createHash } from 'node:crypto';
import type { OrderLine } from '../types.js';

/** Rows for the partner portal, the total last; credits are lines with a negative quantity. */
export function formatLines(lines: readonly OrderLine[], currency: string): string[] {
  const amounts = lines.map(({ quantity, unitPrice }) => quantity * unitPrice);
  const rows = lines.map(({ sku, description, quantity }, index) => [sku, description, quantity, amounts[index]?.toFixed(2)].join(';'));
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  return [...rows, ['', 'total', currency, total.toFixed(2)].join(';')];
}

/** JSON whose keys are sorted, so that equal content has an equal checksum. */
export function stableStringify(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stableStringify).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${stableStringify(entry)}`).join(',')}}`;
}

export function checksum(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
