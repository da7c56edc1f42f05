import { fetchJson } from '../clients/upstream.js';
import { UpstreamError } from '../errors.js';
import { number, object, text, type Infer } from '../schema.js';
import { logger } from '../util/logger.js';
import { retry } from '../util/retry.js';

const completion = object({ text: text({ min: 0 }), tokens: number({ min: 0 }) });

export type Completion = Infer<typeof completion>;

export interface ModelClient {
  complete(prompt: string): Promise<Completion>;
}

export interface ModelOptions {
  readonly endpoint: string;
  readonly model: string;
  readonly user: string;
  readonly password: string;
  readonly busyDelayMs?: number;
}

const MAX_TOKENS = 2048;
const ATTEMPTS_WHEN_BUSY = 3;

export class HttpModelClient implements ModelClient {
  readonly #options: ModelOptions;

  constructor(options: ModelOptions) {
    this.#options = options;
  }

  async complete(prompt: string): Promise<Completion> {
    const { busyDelayMs = 2500, model } = this.#options;
    return retry(() => this.#send(prompt), {
      attempts: ATTEMPTS_WHEN_BUSY,
      baseMs: busyDelayMs,
      retryable: error => error instanceof UpstreamError && error.status === 429,
      onRetry: (error, attempt) => logger.info({ err: error, attempt, model }, 'model is busy'),
    });
  }

  async #send(prompt: string): Promise<Completion> {
    const { endpoint, model, password, user } = this.#options;
    const credentials = Buffer.from(`${user}:${password}`, 'utf8').toString('base64');
    return fetchJson(completion, 'extraction model', `${endpoint}/completions`, {
      method: 'POST',
      headers: { authorization: `Basic ${credentials}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model, prompt, max_tokens: MAX_TOKENS }),
    });
  }
}
