export type PartnerAccount = { id: string; provider: string; region?: string }

export interface DocumentProvider {
  supports(mime: string): boolean
  fileUrl(documentId: string): string
}

class RemoteProvider implements DocumentProvider {
  constructor(private readonly folder: string, private readonly types: string[]) {}

  supports(mime: string) {
    return this.types.length === 0 || this.types.includes(mime)
  }

  fileUrl(documentId: string) {
    return `${this.folder}/${documentId}`
  }
}

export function createProvider(account: PartnerAccount): DocumentProvider {
  const base = providerUrl(account)
  switch (account.provider) {
    case 'scan':
      return new RemoteProvider(`${base}/scans`, ['application/pdf', 'image/png'])
    case 'edi':
      return new RemoteProvider(`${base}/messages`, ['application/xml', 'text/plain'])
    case 'mail':
      return new RemoteProvider(`${base}/messages`, [])
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

export function maxBytes(account: PartnerAccount): number {
  switch (account.provider) {
    case 'scan':
      return 25_000_000
    case 'edi':
      return 1_000_000
    default:
      return 10_000_000
  }
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
