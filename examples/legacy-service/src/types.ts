export type OrderLine = { sku: string; description: string; quantity: number; unitPrice: number };

export interface SourceDocument {
  id: string;
  name: string;
  mime?: string;
  text: string;
  meta?: Record<string, unknown>;
}

export interface Order {
  id: string;
  customerId: string;
  provider: string;
  currency: string;
  lines: OrderLine[];
  documents: SourceDocument[];
}

export type BatchContent = string | Buffer | Record<string, unknown> | unknown[];
export type BatchItem = { id: string; name: string; content: BatchContent };
export type Batch = { id: string; orderId: string; provider: string; items: BatchItem[] };
