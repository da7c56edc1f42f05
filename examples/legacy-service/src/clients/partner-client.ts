import config from "../config/index.js";
import type { SourceDocument } from "../types.js";
import { isNotFound, messageOf, PartnerError } from "../util/errors.js";
import { parseJson } from "../util/format.js";
import { logger } from "../util/logger.js";
import { sleep } from "../util/retry.js";
import { dropToken, getAccessToken, type TokenRequest } from "./token-cache.js";

export type QueryValue = string | number | boolean | undefined | QueryValue[];

export interface RequestOptions {
  query?: Record<string, QueryValue>;
  headers?: Record<string, string>;
  body?: unknown;
  /** false: hand back the 202 body at once, do not poll until the operation has finished */
  wait?: boolean;
}

export interface PartnerClientOptions {
  baseUrl: string;
  apiKey?: string;
  auth?: TokenRequest;
  retryDelayMs?: number;
  pollDelayMs?: number;
}

const TRANSIENT_CODES = ["ECONNRESET", "EPIPE", "UND_ERR_SOCKET"];

export class PartnerClient {
  readonly #options: PartnerClientOptions;
  readonly #retryDelayMs: number;
  readonly #pollDelayMs: number;
  #failures = 0;

  constructor(options: PartnerClientOptions) {
    this.#options = options;
    this.#retryDelayMs = options.retryDelayMs ?? config.get("retry.delayMs", 500);
    this.#pollDelayMs = options.pollDelayMs ?? config.get("retry", {}).pollMs ?? 1000;
  }

  async request<T = unknown>(method: string, resource: string, options: RequestOptions = {}): Promise<T> {
    const startedAt = Date.now();
    let url = `${this.#options.baseUrl.replace(/\/+$/, "")}/${resource.replace(/^\/+/, "")}`;
    const query = this.#buildQuery(options.query ?? {});
    if (query !== "") {
      url += `?${query}`;
    }
    const headers: Record<string, string> = { accept: "application/json", ...options.headers };
    let body: string | undefined;
    if (options.body !== undefined) {
      body = typeof options.body === "string" ? options.body : JSON.stringify(options.body);
      headers["content-type"] ??= "application/json";
    }

    let attempt = 0;
    let refreshed = false;
    while (true) {
      attempt += 1;
      if (this.#options.auth !== undefined) {
        headers["authorization"] = `Bearer ${await getAccessToken(this.#options.auth)}`;
      } else if (this.#options.apiKey !== undefined) {
        headers["x-api-key"] = this.#options.apiKey;
      }

      let response: Response;
      try {
        response = await fetch(url, { method, headers, body });
      } catch (error) {
        this.#failures += 1;
        if (this.#isTransient(error)) {
          logger.warn({ err: error, attempt }, `partner connection lost, repeating ${method} ${resource}`);
          await sleep(this.#retryDelayMs);
          continue;
        }
        logger.error({ err: error }, `partner not reachable: ${method} ${url}`);
        const message = `${method} ${url} could not be sent: ${messageOf(error)}`;
        throw new PartnerError(message, { status: 0, code: "NETWORK", cause: error });
      }

      if (response.status === 401 && this.#options.auth !== undefined && !refreshed) {
        refreshed = true;
        dropToken(this.#options.auth);
        await response.body?.cancel();
        continue;
      }
      if (response.status === 429) {
        logger.warn(`partner rate limit hit on ${resource}, attempt ${attempt}`);
        await response.body?.cancel();
        await sleep(this.#retryDelayMs);
        continue;
      }
      if (response.status === 502 || response.status === 503 || response.status === 504) {
        this.#failures += 1;
        logger.warn({ status: response.status, attempt, resource }, "partner unavailable");
        await response.body?.cancel();
        await sleep(this.#retryDelayMs * attempt);
        continue;
      }

      if (response.status === 202) {
        const accepted = (await this.#parseBody(response)) as { id?: string; statusUrl?: string } | null;
        if (options.wait === false) {
          return accepted as T;
        }
        const location = response.headers.get("location") ?? accepted?.statusUrl;
        if (location === undefined) {
          throw new PartnerError(`${resource} was accepted without a status location`, { status: 202, code: "NO_LOCATION" });
        }
        const statusUrl = new URL(location, url).href;
        while (true) {
          await sleep(this.#pollDelayMs);
          let statusResponse: Response;
          try {
            statusResponse = await fetch(statusUrl, { headers, signal: AbortSignal.timeout(10_000) });
          } catch (error) {
            throw new PartnerError(`status of ${resource} could not be read`, { status: 0, code: "NETWORK", cause: error });
          }
          const state = (await this.#parseBody(statusResponse)) as { status?: string; result?: unknown } | null;
          if (state?.status === "failed") {
            this.#failures += 1;
            throw new PartnerError(`operation ${statusUrl} failed`, {
              status: statusResponse.status,
              code: this.#errorCode(state) ?? "OPERATION_FAILED",
            });
          }
          if (state?.status === "succeeded") {
            return state.result as T;
          }
        }
      }
      if (response.status === 204) {
        return undefined as T;
      }

      let payload: unknown;
      try {
        payload = await this.#parseBody(response);
      } catch (error) {
        this.#failures += 1;
        logger.error(`unreadable answer from ${url}: ${error}`);
        throw new PartnerError("error", { status: response.status, code: "BODY", cause: error });
      }
      if (response.status === 409) {
        const advice = "was changed by someone else, read it again before you update it";
        throw new PartnerError(`${resource} ${advice}`, { status: 409, code: "CONFLICT" });
      }
      if (!response.ok) {
        this.#failures += 1;
        const code = this.#errorCode(payload) ?? `HTTP_${response.status}`;
        throw new PartnerError(`${method} ${resource} answered ${response.status}`, { status: response.status, code });
      }
      if (Date.now() - startedAt > 5000) {
        logger.warn(`slow partner call ${method} ${resource}`);
      }
      return payload as T;
    }
  }

  async getDocument(id: string): Promise<SourceDocument | undefined> {
    try {
      return await this.request<SourceDocument>("GET", `documents/${encodeURIComponent(id)}`);
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }

  /** The portal copes with a missing batch, so does the ops console. */
  async deleteBatch(batchId: string): Promise<void> {
    try {
      await this.request("DELETE", `batches/${batchId}`);
    } catch (error) {
      if (error instanceof PartnerError && error.status === 404) {
        logger.debug({ batchId }, "batch was already gone");
      }
    }
  }

  async rates(currency: string): Promise<Record<string, number>> {
    return this.request<Record<string, number>>("GET", "rates", { query: { currency } }).catch(() => ({}));
  }

  get failures(): number {
    return this.#failures;
  }

  #buildQuery(query: Record<string, QueryValue>): string {
    const params = new URLSearchParams();
    for (const [key, value] of Object.entries(query)) {
      for (const entry of this.#flatten(value)) {
        params.append(key, String(entry));
      }
    }
    return params.toString();
  }

  #flatten(value: QueryValue): Array<string | number | boolean> {
    if (Array.isArray(value)) return value.flatMap((entry) => this.#flatten(entry));
    return value === undefined ? [] : [value];
  }

  #isTransient(error: unknown): boolean {
    const cause = error instanceof Error ? (error.cause as { code?: string } | undefined) : undefined;
    return cause?.code !== undefined && TRANSIENT_CODES.includes(cause.code);
  }

  async #parseBody(response: Response): Promise<unknown> {
    const text = await response.text();
    const type = response.headers.get("content-type") ?? "";
    return text !== "" && type.includes("json") ? JSON.parse(text) : (parseJson(text) ?? text);
  }

  #errorCode(payload: unknown): string | undefined {
    if (payload === null || typeof payload !== "object") return undefined;
    const { error, code } = payload as { error?: unknown; code?: unknown };
    return typeof code === "string" ? code : this.#errorCode(error);
  }
}
