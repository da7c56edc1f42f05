import type { StepExecutor } from "./agents/executor.js";
import type { ExtractionPlanner } from "./agents/planner.js";
import type { PartnerClient } from "./clients/partner-client.js";
import { priority, providerFor } from "./clients/providers.js";
import { notifyAll } from "./clients/webhook.js";
import type { BatchSaver, SaveResult } from "./storage/batch-saver.js";
import { DocumentCache } from "./storage/document-cache.js";
import type { Batch, Order, SourceDocument } from "./types.js";
import { formatCreditLines, formatInvoiceLines } from "./util/format.js";
import { logger } from "./util/logger.js";
import Metrics from "./util/metrics.js";

export interface Pipeline {
  partner: PartnerClient;
  planner: ExtractionPlanner;
  executor: StepExecutor;
  saver: BatchSaver;
}

export const metrics = new Metrics(process.env.METRICS_FILE);

const documents = new DocumentCache<SourceDocument | undefined>();

export async function collectDocuments(order: Order, partner: PartnerClient): Promise<SourceDocument[]> {
  const provider = providerFor({ id: order.customerId, provider: order.provider });
  const found: SourceDocument[] = [];
  for (const document of order.documents) {
    if (document.mime !== undefined && !provider.supports(document.mime)) {
      logger.warn({ documentId: document.id, mime: document.mime }, `provider ${order.provider} does not deliver this type`);
      continue;
    }
    if (document.text !== "") {
      found.push(document);
      continue;
    }
    const remote = await documents.get(document.id, (id) => partner.getDocument(id));
    if (remote !== undefined) {
      found.push({ ...document, text: remote.text });
    }
  }
  return found;
}

export async function processOrder(order: Order, pipeline: Pipeline): Promise<SaveResult> {
  metrics.count("orders");
  const account = { id: order.customerId, provider: order.provider };
  try {
    const sources = await collectDocuments(order, pipeline.partner);
    const plans = await pipeline.planner.planAll(sources);
    plans.sort((a, b) => priority(a.documentType) - priority(b.documentType));
    const results = await pipeline.executor.executeAll(plans, sources);

    const lines = order.lines.some((line) => line.quantity < 0)
      ? formatCreditLines(order.lines, order.currency)
      : formatInvoiceLines(order.lines, order.currency);
    const batch: Batch = {
      id: `${order.id}-${sources.length}`,
      orderId: order.id,
      provider: order.provider,
      items: [
        { id: "lines", name: "lines.csv", content: lines.join("\n") },
        ...results.map((result) => ({
          id: result.documentId,
          name: `${result.documentId}.json`,
          content: { ...result.fields, complete: result.complete },
        })),
      ],
    };
    const saved = await pipeline.saver.save(batch);
    notifyAll({ type: "batch.saved", batchId: batch.id, orderId: order.id, at: new Date().toISOString() }, account);
    metrics.count("batches");
    return saved;
  } catch (error) {
    metrics.count("failures");
    logger.error({ err: error, orderId: order.id }, "order could not be processed");
    throw error;
  }
}
