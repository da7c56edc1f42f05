import type { StepExecutor } from "./agents/executor.js";
import type { ExtractionPlanner } from "./agents/planner.js";
import type { PartnerClient } from "./clients/partner-client.js";
import { maxBytes, providerFor } from "./clients/providers.js";
import type { BatchSaver, SaveResult } from "./storage/batch-saver.js";
import type { Batch, Order, SourceDocument } from "./types.js";
import { PartnerError } from "./util/errors.js";
import { formatCreditLines, formatInvoiceLines } from "./util/format.js";
import { logger } from "./util/logger.js";
import Metrics from "./util/metrics.js";
import { retry } from "./util/retry.js";

export type Pipeline = { partner: PartnerClient; planner: ExtractionPlanner; executor: StepExecutor; saver: BatchSaver };
export const metrics = new Metrics(process.env.METRICS_FILE);

export async function collectDocuments(order: Order, partner: PartnerClient): Promise<SourceDocument[]> {
  const account = { id: order.customerId, provider: order.provider };
  const provider = providerFor(account);
  const found: SourceDocument[] = [];
  for (const document of order.documents) {
    if (document.mime !== undefined && !provider.supports(document.mime)) {
      logger.warn({ documentId: document.id }, `provider ${order.provider} does not deliver ${document.mime}`);
      continue;
    }
    if (document.text !== "") {
      found.push(document);
      continue;
    }
    const retryable = (error: unknown) => error instanceof PartnerError && error.code === "NETWORK";
    const remote = await retry(() => partner.getDocument(document.id), { attempts: 3, baseMs: 200, retryable });
    if (remote !== undefined && remote.text.length <= maxBytes(account)) {
      found.push({ ...document, text: remote.text });
    }
  }
  return found;
}

export async function processOrder(order: Order, pipeline: Pipeline): Promise<SaveResult> {
  metrics.count("orders");
  const startedAt = Date.now();
  try {
    const sources = await collectDocuments(order, pipeline.partner);
    const plans = await pipeline.planner.planAll(sources);
    const results = await pipeline.executor.executeAll(plans, sources);

    const lines = order.lines.some((line) => line.quantity < 0)
      ? formatCreditLines(order.lines, order.currency)
      : formatInvoiceLines(order.lines, order.currency);
    const extracted = results.map(({ documentId, fields, complete }) => {
      return { id: documentId, name: `${documentId}.json`, content: { ...fields, complete } };
    });
    const items = [{ id: "lines", name: "lines.csv", content: lines.join("\n") }, ...extracted];
    const batch: Batch = { id: `${order.id}-${sources.length}`, orderId: order.id, provider: order.provider, items };
    const saved = await pipeline.saver.save(batch);
    metrics.count("batches");
    metrics.time(Date.now() - startedAt);
    return saved;
  } catch (error) {
    metrics.count("failures");
    logger.error({ err: error, orderId: order.id }, "order could not be processed");
    throw error;
  }
}
