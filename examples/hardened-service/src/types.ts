import { anything, defaulted, list, number, object, oneOf, optional, record, text, type Infer } from './schema.js';

/** Names that end in paths and URLs: no slashes, no leading dots. */
export const identifier = text({ max: 100, pattern: /^[A-Za-z0-9_-][\w.-]*$/ });

const orderLine = object({ sku: text(), description: defaulted(text({ min: 0 }), ''), quantity: number(), unitPrice: number() });

/** A document without text is fetched from the partner. */
export const sourceDocument = object({
  id: identifier,
  name: text(),
  mime: optional(text()),
  text: defaulted(text({ min: 0 }), ''),
  meta: optional(record(anything)),
});

export const providerName = oneOf('scan', 'edi', 'mail');

export const order = object({
  id: identifier,
  customerId: text(),
  provider: providerName,
  currency: text({ pattern: /^[A-Z]{3}$/ }),
  lines: list(orderLine, { min: 1 }),
  documents: defaulted(list(sourceDocument), []),
});

export const manifest = object({
  batchId: text(),
  orderId: text(),
  provider: text(),
  entries: list(object({ file: text(), size: number({ min: 0 }), checksum: text() })),
});

/** What the partner says about an operation that takes longer than a request. */
export const operationState = object({ status: text(), result: anything, error: anything });

export type OrderLine = Infer<typeof orderLine>;
export type SourceDocument = Infer<typeof sourceDocument>;
export type ProviderName = Infer<typeof providerName>;
export type Order = Infer<typeof order>;
export type Manifest = Infer<typeof manifest>;
export type OperationState = Infer<typeof operationState>;

export type BatchContent = string | Buffer | Record<string, unknown> | unknown[];
export type BatchItem = { readonly id: string; readonly name: string; readonly content: BatchContent };
export type Batch = { readonly id: string; readonly orderId: string; readonly provider: string; readonly items: readonly BatchItem[] };
