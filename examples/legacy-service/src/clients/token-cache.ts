import { logger } from "../util/logger.js";

export type TokenRequest = { tokenUrl: string; clientId: string; clientSecret: string };

const tokens = new Map<string, { value: string; expiresAt: number }>();
let lastRefresh = 0;
let refreshCount = 0;

async function fetchToken({ tokenUrl, clientId, clientSecret }: TokenRequest) {
  const response = await fetch(tokenUrl, {
    method: "POST",
    body: new URLSearchParams({ grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret }),
  });
  if (!response.ok) {
    throw new Error(`token endpoint ${tokenUrl} answered ${response.status} for client ${clientId}`);
  }
  const body = (await response.json()) as { access_token: string; expires_in?: number };
  return { value: body.access_token, expiresAt: Date.now() + (body.expires_in ?? 300) * 1000 };
}

export async function getAccessToken(request: TokenRequest): Promise<string> {
  const cached = tokens.get(request.clientId);
  if (cached !== undefined && cached.expiresAt - 10_000 > Date.now()) {
    return cached.value;
  }
  const fresh = await fetchToken(request);
  tokens.set(request.clientId, fresh);
  lastRefresh = Date.now();
  refreshCount += 1;
  logger.debug(`refreshed token ${fresh.value} for ${request.clientId}`);
  return fresh.value;
}

export function dropToken(request: TokenRequest): void {
  tokens.delete(request.clientId);
}

export const tokenStatus = () => ({ lastRefresh, refreshCount });
