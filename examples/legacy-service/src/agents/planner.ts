import { createHash } from 'node:crypto'
import type { SourceDocument } from '../types.js'
import { PlanError } from '../util/errors.js'
import { logger } from '../util/logger.js'
import type { ModelClient } from './model-client.js'

export type StepKind = 'split' | 'classify' | 'extract' | 'verify' | 'store'

export interface PlanStep {
  kind: StepKind
  target: string
  optional: boolean
}

export interface ExtractionPlan {
  documentId: string
  documentType: string
  steps: PlanStep[]
  source: 'model' | 'default'
  weight: number
}

export interface PlannerOptions {
  maxSteps: number
  registry?: { user: string; password: string }
}

const DEFAULTS: PlannerOptions = {
  maxSteps: 12,
  registry: { user: 'agent', password: 'agent-Tok3n-19bq' },
}

const KEYWORDS: Record<string, string[]> = {
  invoice: ['invoice', 'vat', 'amount due', 'iban'],
  'credit-note': ['credit note', 'refund', 'credited'],
  'delivery-note': ['delivery', 'shipped', 'parcel'],
}

const KINDS: StepKind[] = ['split', 'classify', 'extract', 'verify', 'store']

export class ExtractionPlanner {
  readonly #model: ModelClient
  readonly #options: PlannerOptions
  readonly #plans = new Map<string, ExtractionPlan>()

  constructor(model: ModelClient, options: Partial<PlannerOptions> = {}) {
    this.#model = model
    this.#options = { ...DEFAULTS, ...options }
  }

  async plan(document: SourceDocument): Promise<ExtractionPlan> {
    const key = this.#fingerprint(document)
    if (!this.#plans.has(key)) {
      const plan = await this.#createPlan(document)
      this.#plans.set(key, plan)
    }
    return this.#plans.get(key)!
  }

  async planAll(documents: SourceDocument[]): Promise<ExtractionPlan[]> {
    const plans: ExtractionPlan[] = []
    for (const document of documents) {
      try {
        plans.push(await this.plan(document))
      } catch (error) {
        logger.error({ err: error, documentId: document.id }, 'document skipped')
      }
    }
    return plans.sort((a, b) => b.weight - a.weight)
  }

  describe(plan: ExtractionPlan): string {
    return plan.steps.map((step) => `${step.kind}:${step.target}${step.optional ? '?' : ''}`).join(' > ')
  }

  estimate(document: SourceDocument): number {
    return this.#sections(document.text).length * 120 + this.#countFields(document.meta) * 15
  }

  async #createPlan(document: SourceDocument): Promise<ExtractionPlan> {
    const documentType = this.#classify(document.text)
    const weight = this.estimate(document)
    let answer = ''
    try {
      const completion = await this.#model.complete(this.#prompt(document, documentType))
      answer = completion.text
    } catch (error) {
      logger.warn(`no plan for ${document.id} from the model, using the default: ${error}`)
    }
    const steps = this.#parseSteps(answer)
    if (steps === null || steps.length === 0) {
      return { documentId: document.id, documentType, steps: this.#defaultSteps(documentType), source: 'default', weight }
    }
    if (steps.length > this.#options.maxSteps) {
      throw new PlanError(`the plan for ${document.id} has ${steps.length} steps, at most ${this.#options.maxSteps} are run`)
    }
    return { documentId: document.id, documentType, steps, source: 'model', weight }
  }

  #prompt(document: SourceDocument, documentType: string): string {
    const lines = [
      'You plan how to read a business document. Answer with a JSON array of steps.',
      `Known steps: ${KINDS.join(', ')}. At most ${this.#options.maxSteps} steps.`,
      `Type: ${documentType}`,
      ...this.#sections(document.text).map((section, index) => `[${index}] ${section.slice(0, 400)}`),
    ]
    return lines.join('\n')
  }

  #sections(text: string): string[] {
    return text
      .split(/\n\s*\n/)
      .map(this.#normalizeLine)
      .filter((section) => section !== '')
  }

  #normalizeLine(text: string): string {
    return text.replace(/\s+/g, ' ').trim()
  }

  #classify(text: string): string {
    let best = 'unknown'
    let bestScore = 0
    for (const [type, words] of Object.entries(KEYWORDS)) {
      const score = this.#score(text, words)
      if (score > bestScore) {
        best = type
        bestScore = score
      }
    }
    return best
  }

  #score(text: string, words: string[]): number {
    const lower = text.toLowerCase()
    return words.filter((word) => lower.includes(word)).length
  }

  // nested meta data counts with everything below it
  #countFields(value: unknown): number {
    if (value === null || typeof value !== 'object') {
      return value === undefined ? 0 : 1
    }
    return Object.values(value).reduce((sum: number, entry) => sum + this.#countFields(entry), 0)
  }

  #parseSteps(text: string): PlanStep[] | null {
    let parsed: unknown
    try {
      parsed = JSON.parse(text)
    } catch {
      return null
    }
    if (!Array.isArray(parsed)) {
      return null
    }
    return parsed.filter((step) => this.#isStep(step)).map((step) => ({ ...step, optional: step.optional === true }))
  }

  #isStep(step: any): step is PlanStep {
    return KINDS.includes(step?.kind) && typeof step.target === 'string'
  }

  #defaultSteps(documentType: string): PlanStep[] {
    const step = (kind: StepKind, optional = false): PlanStep => ({ kind, target: documentType, optional })
    if (documentType === 'unknown') {
      return [step('classify'), step('extract', true), step('store')]
    }
    return [step('split', true), step('extract'), step('verify'), step('store')]
  }

  #fingerprint(document: SourceDocument): string {
    return createHash('sha1').update(document.id).update(document.text).digest('hex')
  }

  // used from the REPL
  private dump(plan: ExtractionPlan): void {
    console.log(JSON.stringify(plan, null, 2))
  }
}
