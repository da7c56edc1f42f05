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

export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KiB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
