import { isNotFound, UpstreamError } from '../errors.js';
import { number, record, type Schema } from '../schema.js';
import { operationState, sourceDocument, type SourceDocument } from '../types.js';
import { logger } from '../util/logger.js';
import { retry } from '../util/retry.js';
import { AsyncOperationResult } from './async-operation-result.js';
import type { Credentials, Signature } from './credentials.js';
import { assertAccepted, readAnswer, send } from './upstream.js';

export type QueryValue = string | number | boolean | undefined | readonly QueryValue[];

export interface PartnerRequest {
  readonly method: 'DELETE' | 'GET' | 'POST' | 'PUT';
  readonly resource: string;
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface PartnerClientOptions {
  readonly baseUrl: string;
  readonly credentials: Credentials;
  readonly attempts: number;
  readonly retryDelayMs: number;
  readonly pollDelayMs: number;
}

const SERVICE = 'partner API';
const TRANSIENT_STATUS = new Set([429, 502, 503, 504]);
const TRANSIENT_CODES = new Set(['CONNECTION_LOST', 'UNAVAILABLE']);
const rates = record(number({ min: 0 }));

export class PartnerClient {
  readonly #options: PartnerClientOptions;

  constructor(options: PartnerClientOptions) {
    this.#options = options;
  }

  /** For the ops console; the token itself is nobody's business. */
  get status(): { readonly tokenRefreshes: number } {
    return { tokenRefreshes: this.#options.credentials.refreshCount };
  }

  /** The checked result of a request; of one that the partner works off later, when that is done. */
  async request<T>(schema: Schema<T>, request: PartnerRequest): Promise<T> {
    const response = await this.#send(request);
    if (response.status === 202) return (await this.#accept(response, request)).wait(schema);
    return readAnswer(schema, SERVICE, response);
  }

  /** A request whose answer holds nothing that anybody reads. */
  async execute(request: PartnerRequest): Promise<void> {
    const response = await this.#send(request);
    await assertAccepted(SERVICE, response);
    await response.body?.cancel();
  }

  /** Starts what takes longer than a request. */
  async submit(request: PartnerRequest): Promise<AsyncOperationResult> {
    return this.#accept(await this.#send(request), request);
  }

  async getDocument(id: string): Promise<SourceDocument | undefined> {
    try {
      return await this.request(sourceDocument, { method: 'GET', resource: `documents/${encodeURIComponent(id)}` });
    } catch (error) {
      if (!isNotFound(error)) throw error;
      return undefined;
    }
  }

  /** The portal copes with a missing batch, so does the ops console. */
  async deleteBatch(batchId: string): Promise<void> {
    try {
      await this.execute({ method: 'DELETE', resource: `batches/${encodeURIComponent(batchId)}` });
    } catch (error) {
      if (!isNotFound(error)) throw error;
      logger.debug({ batchId }, 'batch was already gone');
    }
  }

  async rates(currency: string): Promise<Record<string, number>> {
    return this.request(rates, { method: 'GET', resource: 'rates', query: { currency } });
  }

  async #send(request: PartnerRequest): Promise<Response> {
    const { attempts, retryDelayMs } = this.#options;
    return retry(() => this.#attempt(request), {
      attempts,
      baseMs: retryDelayMs,
      retryable: error => error instanceof UpstreamError && TRANSIENT_CODES.has(error.code),
      onRetry: (error, attempt) => logger.warn({ err: error, attempt }, `repeating ${request.method} ${request.resource}`),
    });
  }

  async #attempt(request: PartnerRequest): Promise<Response> {
    const { credentials } = this.#options;
    const { headers, renew } = await credentials.sign();
    let response = await this.#fetch(request, headers);
    if (response.status === 401 && renew !== undefined) {
      await response.body?.cancel();
      renew();
      response = await this.#fetch(request, (await credentials.sign()).headers);
    }
    if (!TRANSIENT_STATUS.has(response.status)) return response;
    await response.body?.cancel();
    throw new UpstreamError({
      status: response.status,
      code: 'UNAVAILABLE',
      whatWentWrong: `The partner API answered ${response.status}.`,
      howToFix: 'Try again in some minutes; its status page says whether it is down for longer.',
    });
  }

  async #fetch({ body, headers, method, query = {}, resource }: PartnerRequest, signature: Signature['headers']): Promise<Response> {
    const parameters = buildQuery(query);
    const url = `${this.#options.baseUrl}/${resource.replace(/^\/+/, '')}${parameters === '' ? '' : `?${parameters}`}`;
    const init: RequestInit = { method, headers: { accept: 'application/json', ...signature, ...headers } };
    if (body === undefined) return send(SERVICE, url, init);
    const json = { ...init.headers, 'content-type': 'application/json' };
    return send(SERVICE, url, { ...init, headers: json, body: JSON.stringify(body) });
  }

  async #accept(response: Response, { resource }: PartnerRequest): Promise<AsyncOperationResult> {
    await assertAccepted(SERVICE, response);
    const location = response.headers.get('location');
    await response.body?.cancel();
    if (location === null) {
      throw new UpstreamError({
        status: response.status,
        code: 'NO_LOCATION',
        whatWentWrong: `The partner API answered ${resource} with ${response.status} and no address of its status.`,
        howToFix: 'Send only what takes long by submit(); if this does, report the missing location header to the partner.',
      });
    }
    const statusUrl = new URL(location, response.url).href;
    const { credentials, pollDelayMs } = this.#options;
    const readState = async () => {
      const { headers } = await credentials.sign();
      return readAnswer(operationState, SERVICE, await send(SERVICE, statusUrl, { headers }));
    };
    return new AsyncOperationResult({ statusUrl, pollDelayMs, readState });
  }
}

function buildQuery(query: Readonly<Record<string, QueryValue>>): string {
  const pairs = Object.entries(query).flatMap(([key, value]) => flatten(value).map((entry): [string, string] => [key, entry]));
  return new URLSearchParams(pairs).toString();
}

function flatten(value: QueryValue): string[] {
  if (typeof value === 'object') return value.flatMap(flatten);
  return value === undefined ? [] : [String(value)];
}
