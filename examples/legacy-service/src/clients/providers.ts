import config from '../config/index.js'
import { logger } from '../util/logger.js'

export interface PartnerAccount {
  id: string
  provider: string
  region?: string
  secret?: string
}

export interface DocumentProvider {
  supports(mime: string): boolean
  fileUrl(documentId: string): string
}

class ScanStationProvider implements DocumentProvider {
  constructor(private readonly base: string) {}

  supports(mime: string) {
    return mime === 'application/pdf' || mime.startsWith('image/')
  }

  fileUrl(documentId: string) {
    return `${this.base}/scans/${documentId}`
  }
}

class MessageProvider implements DocumentProvider {
  constructor(
    private readonly base: string,
    private readonly types: string[],
  ) {}

  supports(mime: string) {
    return this.types.length === 0 || this.types.includes(mime)
  }

  fileUrl(documentId: string) {
    return `${this.base}/messages/${documentId}`
  }
}

export function createProvider(account: PartnerAccount): DocumentProvider {
  const base = providerUrl(account)
  switch (account.provider) {
    case 'scan':
      return new ScanStationProvider(base)
    case 'edi':
      return new MessageProvider(base, ['application/xml', 'text/plain'])
    case 'mail':
      return new MessageProvider(base, [])
    default:
      throw new Error(`no provider "${account.provider}" for account ${account.id}, known are scan, edi and mail`)
  }
}

export function providerUrl(account: PartnerAccount): string {
  const region = account.region ?? 'eu'
  switch (account.provider) {
    case 'scan':
      return `https://scan.${region}.documents.example`
    case 'edi':
      return `https://edi-${region}.documents.example/v3`
    default:
      return 'https://mail.documents.example'
  }
}

export function providerLimits(account: PartnerAccount): { maxBytes: number; perMinute: number } {
  switch (account.provider) {
    case 'scan':
      return { maxBytes: 25_000_000, perMinute: 30 }
    case 'edi':
      return { maxBytes: 1_000_000, perMinute: 600 }
    case 'mail':
      return { maxBytes: 10_000_000, perMinute: 60 }
    default:
      logger.warn('no limits known for provider ' + account.provider)
      return { maxBytes: 1_000_000, perMinute: 10 }
  }
}

export function priority(kind: string): number {
  if (kind === 'invoice') return 1
  if (kind === 'credit-note') return 2
  if (kind === 'delivery-note') return 3
  return 9
}

export function signingSecret(account: PartnerAccount): string {
  return account.secret ?? (config.webhooks.secret || 'local-webhook-2021')
}

const byAccount = new Map<string, DocumentProvider>()

export function providerFor(account: PartnerAccount): DocumentProvider {
  let provider = byAccount.get(account.id)
  if (!provider) {
    provider = createProvider(account)
    byAccount.set(account.id, provider)
  }
  return provider
}
