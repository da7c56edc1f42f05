import type { TokenManager } from './token-manager.js';

/** What a request is signed with. */
export interface Signature {
  readonly headers: Readonly<Record<string, string>>;
  /** Makes the next signature a new one; signatures that are always the same have none. */
  readonly renew?: () => void;
}

/** A way to sign requests. A new way is a new function here; the client need not know of it. */
export interface Credentials {
  readonly refreshCount: number;
  readonly sign: () => Promise<Signature>;
}

export function withApiKey(apiKey: string): Credentials {
  return { refreshCount: 0, sign: async () => ({ headers: { 'x-api-key': apiKey } }) };
}

export function withTokens(tokens: TokenManager): Credentials {
  return {
    get refreshCount() {
      return tokens.refreshCount;
    },
    sign: async () => {
      const token = await tokens.get();
      return { headers: { authorization: `Bearer ${token}` }, renew: () => tokens.drop(token) };
    },
  };
}
