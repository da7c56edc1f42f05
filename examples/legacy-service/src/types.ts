export interface OrderLine {
  sku: string;
  description: string;
  quantity: number;
  unitPrice: number;
}

export interface Order {
  id: string;
  customerId: string;
  provider: string;
  currency: string;
  lines: OrderLine[];
  documents: SourceDocument[];
}

export interface SourceDocument {
  id: string;
  name: string;
  mime?: string;
  text: string;
  meta?: Record<string, unknown>;
}

export type BatchContent = string | Buffer | Record<string, unknown> | unknown[];

export interface BatchItem {
  id: string;
  name: string;
  content: BatchContent;
}

export interface Batch {
  id: string;
  orderId: string;
  provider: string;
  items: BatchItem[];
}
