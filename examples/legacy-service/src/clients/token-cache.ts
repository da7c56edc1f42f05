import { logger } from "../util/logger.js";

export interface TokenRequest {
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  scope: string;
}

interface CachedToken {
  value: string;
  expiresAt: number;
}

const tokens = new Map<string, CachedToken>();
let lastRefresh = 0;
let refreshCount = 0;

async function fetchToken(request: TokenRequest): Promise<CachedToken> {
  const response = await fetch(request.tokenUrl, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: request.clientId,
      client_secret: request.clientSecret,
      scope: request.scope,
    }),
  });
  if (!response.ok) {
    throw new Error(`token endpoint ${request.tokenUrl} answered ${response.status} for client ${request.clientId}`);
  }
  const body = (await response.json()) as { access_token: string; expires_in?: number };
  return { value: body.access_token, expiresAt: Date.now() + (body.expires_in ?? 300) * 1000 };
}

export async function getAccessToken(request: TokenRequest): Promise<string> {
  const key = `${request.clientId}:${request.scope}`;
  const cached = tokens.get(key);
  if (cached !== undefined && cached.expiresAt - 10_000 > Date.now()) {
    return cached.value;
  }
  const fresh = await fetchToken(request);
  tokens.set(key, fresh);
  lastRefresh = Date.now();
  refreshCount += 1;
  logger.debug(`refreshed token ${fresh.value} for ${request.clientId}`);
  return fresh.value;
}

export function dropToken(request: TokenRequest): void {
  tokens.delete(`${request.clientId}:${request.scope}`);
}

export function tokenStatus(): { lastRefresh: number; refreshCount: number } {
  return { lastRefresh, refreshCount };
}

export function resetTokensForTests(): void {
  tokens.clear();
  lastRefresh = 0;
  refreshCount = 0;
}
