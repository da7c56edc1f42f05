import type { ProviderName } from '../types.js';

export type PartnerAccount = { readonly id: string; readonly provider: ProviderName; readonly region?: string };

/** What a provider delivers, and from where. */
interface Provider {
  readonly url: (region: string) => string;
  readonly folder: string;
  /** The types that it delivers; empty for all. */
  readonly types: readonly string[];
  readonly maxBytes: number;
}

const PROVIDERS: Readonly<Record<ProviderName, Provider>> = {
  scan: {
    url: region => `https://scan.${region}.documents.example`,
    folder: 'scans',
    types: ['application/pdf', 'image/png'],
    maxBytes: 25_000_000,
  },
  edi: {
    url: region => `https://edi-${region}.documents.example/v3`,
    folder: 'messages',
    types: ['application/xml', 'text/plain'],
    maxBytes: 1_000_000,
  },
  mail: { url: () => 'https://mail.documents.example', folder: 'messages', types: [], maxBytes: 10_000_000 },
};

export interface DocumentProvider {
  readonly maxBytes: number;
  supports(mime: string): boolean;
  fileUrl(documentId: string): string;
}

/** A new provider is a new row, and its name in the schema. */
export function createProvider({ provider, region = 'eu' }: PartnerAccount): DocumentProvider {
  const { folder, maxBytes, types, url } = PROVIDERS[provider];
  return {
    maxBytes,
    supports: mime => types.length === 0 || types.includes(mime),
    fileUrl: documentId => `${url(region)}/${folder}/${encodeURIComponent(documentId)}`,
  };
}
