import { createHmac } from "node:crypto";
import config from "../config/index.js";
import { isUrl } from "../util/json.js";
import { logger } from "../util/logger.js";
import { sleep } from "../util/retry.js";
import { signingSecret, type PartnerAccount } from "./providers.js";

export interface WebhookEvent {
  type: "batch.saved" | "batch.failed" | "order.received";
  batchId?: string;
  orderId: string;
  at: string;
}

export function sign(account: PartnerAccount, body: string): string {
  return createHmac("sha256", signingSecret(account)).update(body).digest("hex");
}

async function sendEvent(url: string, event: WebhookEvent, signature: string): Promise<number> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", "x-signature": signature },
    body: JSON.stringify(event),
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) {
    throw new Error(`subscriber ${url} answered ${response.status} to ${event.type}`);
  }
  return response.status;
}

export async function deliver(url: string, event: WebhookEvent, account: PartnerAccount): Promise<void> {
  const signature = sign(account, JSON.stringify(event));
  for (let attempt = 1; attempt <= 3; attempt++) {
    try {
      await sendEvent(url, event, signature);
      return;
    } catch (error) {
      logger.warn({ err: error, url, attempt }, "webhook not delivered");
      if (attempt === 3) throw error;
      await sleep(2000);
    }
  }
}

/** Tells every subscriber; the order itself must not wait for them. */
export function notifyAll(event: WebhookEvent, account: PartnerAccount): number {
  const urls: string[] = (config.webhooks.urls || []).filter((url: string) => isUrl(url));
  for (const url of urls) {
    deliver(url, event, account).catch(() => {});
  }
  return urls.length;
}
