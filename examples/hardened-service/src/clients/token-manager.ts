import { object, optional, number, text } from '../schema.js';
import { logger } from '../util/logger.js';
import { fetchJson } from './upstream.js';

export type Client = { readonly tokenUrl: string; readonly clientId: string; readonly clientSecret: string };

type Token = { readonly value: string; readonly expiresAt: number };

const SECONDS_WHEN_UNSAID = 300;
const RENEW_BEFORE_MS = 10_000;
const tokenAnswer = object({ access_token: text(), expires_in: optional(number({ min: 0 })) });

/** One token for all requests of a client: fetched once, however many ask for it at a time, and again before it expires. */
export class TokenManager {
  readonly #client: Client;
  #token: Token | undefined;
  #pending: Promise<Token> | undefined;
  #refreshCount = 0;

  constructor(client: Client) {
    this.#client = client;
  }

  get refreshCount(): number {
    return this.#refreshCount;
  }

  async get(): Promise<string> {
    if (this.#token !== undefined && this.#token.expiresAt - RENEW_BEFORE_MS > Date.now()) return this.#token.value;
    this.#pending ??= this.#fetch().finally(() => {
      this.#pending = undefined;
    });
    return (await this.#pending).value;
  }

  /** Called when the partner refuses a token before its time; one that has been replaced since is none of its business. */
  drop(refused: string): void {
    if (this.#token?.value === refused) this.#token = undefined;
  }

  async #fetch(): Promise<Token> {
    const { clientId, clientSecret, tokenUrl } = this.#client;
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret });
    const answer = await fetchJson(tokenAnswer, 'token endpoint of the partner', tokenUrl, { method: 'POST', body });
    const { access_token: value, expires_in: seconds = SECONDS_WHEN_UNSAID } = answer;
    this.#token = { value, expiresAt: Date.now() + seconds * 1000 };
    this.#refreshCount += 1;
    logger.debug({ clientId }, 'partner token refreshed');
    return this.#token;
  }
}
