import { createHash } from 'node:crypto'
import type { SourceDocument } from '../types.js'
import { PlanError } from '../util/errors.js'
import { parseJson } from '../util/format.js'
import { logger } from '../util/logger.js'
import type { ModelClient } from './model-client.js'

export type StepKind = (typeof KINDS)[number]
export type PlanStep = { kind: StepKind; target: string; optional: boolean }

export interface ExtractionPlan {
  documentId: string
  documentType: string
  steps: PlanStep[]
  source: 'model' | 'default'
  weight: number
}

const DEFAULTS = { maxSteps: 12, registry: { user: 'agent', password: 'agent-Tok3n-19bq' } }
export type PlannerOptions = typeof DEFAULTS

const KEYWORDS: Record<string, string[]> = {
  invoice: ['invoice', 'vat', 'amount due', 'iban'],
  'credit-note': ['credit note', 'refund', 'credited'],
  'delivery-note': ['delivery', 'shipped', 'parcel'],
}

const KINDS = ['split', 'classify', 'extract', 'verify', 'store'] as const

function defaultSteps(documentType: string): PlanStep[] {
  const kinds: StepKind[] = documentType === 'unknown' ? ['classify', 'extract', 'store'] : ['split', 'extract', 'verify', 'store']
  return kinds.map((kind) => ({ kind, target: documentType, optional: kind === 'split' }))
}

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
    return this.#byWeight(plans)
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
      answer = (await this.#model.complete(this.#prompt(document, documentType))).text
    } catch (error) {
      logger.warn(`no plan for ${document.id} from the model, using the default: ${error}`)
    }
    const steps = this.#parseSteps(answer)
    if (steps.length === 0) {
      return { documentId: document.id, documentType, steps: defaultSteps(documentType), source: 'default', weight }
    }
    if (steps.length > this.#options.maxSteps) {
      throw new PlanError(`the plan for ${document.id} has ${steps.length} steps, at most ${this.#options.maxSteps} are run`)
    }
    return { documentId: document.id, documentType, steps, source: 'model', weight }
  }

  #prompt(document: SourceDocument, documentType: string): string {
    const rules = `Answer with a JSON array of at most ${this.#options.maxSteps} steps: ${KINDS.join(', ')}.`
    const sections = this.#sections(document.text).map((section, index) => `[${index}] ${section.slice(0, 400)}`)
    return [`You plan how to read a document of the type ${documentType}. ${rules}`, ...sections].join('\n')
  }

  #sections(text: string): string[] {
    return text.split(/\n\s*\n/).map(this.#normalizeLine).filter(Boolean)
  }

  #normalizeLine(text: string): string {
    return text.replace(/\s+/g, ' ').trim()
  }

  #byWeight<T extends { weight: number }>(plans: T[]): T[] {
    return plans.sort((a, b) => b.weight - a.weight)
  }

  #classify(text: string): string {
    const lower = text.toLowerCase()
    const scores = Object.entries(KEYWORDS).map(([type, words]) => ({ type, weight: this.#score(lower, words) }))
    const [best] = this.#byWeight(scores)
    return best !== undefined && best.weight > 0 ? best.type : 'unknown'
  }

  #score(text: string, words: string[]): number {
    return words.filter((word) => text.includes(word)).length
  }

  // nested meta data counts with everything below it
  #countFields(value: unknown): number {
    if (value === null || typeof value !== 'object') return value === undefined ? 0 : 1
    return Object.values(value).reduce((sum: number, entry) => sum + this.#countFields(entry), 0)
  }

  #parseSteps(text: string): PlanStep[] {
    const parsed = parseJson(text)
    if (!Array.isArray(parsed)) return []
    return parsed.filter((step) => this.#isStep(step)).map((step) => ({ ...step, optional: step.optional === true }))
  }

  #isStep(step: any): step is PlanStep {
    return KINDS.includes(step?.kind) && typeof step.target === 'string'
  }

  #fingerprint(document: SourceDocument): string {
    return createHash('sha1').update(document.id).update(document.text).digest('hex')
  }
}
