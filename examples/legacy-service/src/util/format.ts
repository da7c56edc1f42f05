import type { OrderLine } from "../types.js";

export function formatInvoiceLines(lines: OrderLine[], currency: string): string[] {
  const rows: string[] = [];
  let total = 0;
  for (const line of lines) {
    const amount = line.quantity * line.unitPrice;
    total += amount;
    rows.push([line.sku, line.description, String(line.quantity), amount.toFixed(2)].join(";"));
  }
  rows.push(["", "total", currency, total.toFixed(2)].join(";"));
  return rows;
}

export function formatCreditLines(items: OrderLine[], currency: string): string[] {
  const rows: string[] = [];
  let total = 0;
  for (const item of items) {
    const amount = item.quantity * item.unitPrice;
    total += amount;
    rows.push([item.sku, item.description, String(item.quantity), amount.toFixed(2)].join(";"));
  }
  rows.push(["", "total", currency, total.toFixed(2)].join(";"));
  return rows;
}

/** Error pages and hand-made items are often not JSON at all; the callers treat null as "free text". */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function stableStringify(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map((entry) => stableStringify(entry)).join(",")}]`;
  }
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value as Record<string, unknown>)
      .filter(([, entry]) => entry !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${stableStringify(entry)}`).join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}
