import type { StepExecutor } from './agents/executor.js';
import type { ExtractionPlanner } from './agents/planner.js';
import type { PartnerClient } from './clients/partner-client.js';
import { createProvider } from './clients/providers.js';
import type { BatchSaver, SaveResult } from './storage/batch-saver.js';
import type { Order, SourceDocument } from './types.js';
import { mapConcurrent } from './util/concurrency.js';
import type { Durations } from './util/durations.js';
import { formatLines } from './util/format.js';
import { logger } from './util/logger.js';
import type { Metrics } from './util/metrics.js';

export interface PipelineParts {
  readonly partner: PartnerClient;
  readonly planner: ExtractionPlanner;
  readonly executor: StepExecutor;
  readonly saver: BatchSaver;
  readonly metrics: Metrics;
  readonly durations: Durations;
  readonly concurrency: number;
}

export class Pipeline {
  readonly #parts: PipelineParts;

  constructor(parts: PipelineParts) {
    this.#parts = parts;
  }

  /** Reads the documents of an order and stores the result. What could not be read is in `skipped`. */
  async process(order: Order): Promise<SaveResult> {
    const { durations, executor, metrics, planner, saver } = this.#parts;
    const startedAt = Date.now();
    metrics.count('orders');
    try {
      const { found, skipped } = await this.collect(order);
      const { plans, rejected } = await planner.planAll(found);
      for (const { documentId, reason } of rejected) logger.warn({ documentId, reason }, 'document skipped');
      const results = await executor.executeAll(plans);
      const extracted = results.map(({ complete, documentId, fields }) => {
        return { id: documentId, name: `${documentId}.json`, content: { ...fields, complete } };
      });
      const lines = { id: 'lines', name: 'lines.csv', content: formatLines(order.lines, order.currency).join('\n') };
      const items = [lines, ...extracted];
      const saved = await saver.save({ id: `${order.id}-${found.length}`, orderId: order.id, provider: order.provider, items });
      metrics.count('batches');
      durations.record(Date.now() - startedAt);
      return { ...saved, skipped: [...skipped, ...rejected.map(({ documentId }) => documentId), ...saved.skipped] };
    } catch (error) {
      metrics.count('failures');
      throw error;
    }
  }

  /** The documents of an order with their text, and the ids of those that there is none of. */
  async collect(order: Order): Promise<{ found: SourceDocument[]; skipped: string[] }> {
    const texts = await mapConcurrent(order.documents, this.#parts.concurrency, document => this.#findText(document, order));
    const found = order.documents.flatMap((document, index) => {
      const text = texts[index];
      return text === undefined ? [] : [{ ...document, text }];
    });
    return { found, skipped: order.documents.filter((_, index) => texts[index] === undefined).map(({ id }) => id) };
  }

  async #findText(document: SourceDocument, { customerId, provider: name }: Order): Promise<string | undefined> {
    const provider = createProvider({ id: customerId, provider: name });
    if (document.mime !== undefined && !provider.supports(document.mime)) {
      logger.warn({ documentId: document.id, mime: document.mime, provider: name }, 'document skipped, its provider has no such type');
      return undefined;
    }
    if (document.text !== '') return document.text;
    const remote = await this.#parts.partner.getDocument(document.id);
    if (remote !== undefined && Buffer.byteLength(remote.text) <= provider.maxBytes) return remote.text;
    logger.warn({ documentId: document.id, found: remote !== undefined }, 'document skipped, missing or too large');
    return undefined;
  }
}
