import { createHash } from 'node:crypto';
import { PlanError, UpstreamError } from '../errors.js';
import { anything, decodeJson, list } from '../schema.js';
import type { SourceDocument } from '../types.js';
import { mapConcurrent } from '../util/concurrency.js';
import { logger } from '../util/logger.js';
import { estimateTokens, guessType, splitSections } from './document-text.js';
import type { ModelClient } from './model-client.js';
import { createDefaultSteps, planStep, STEP_KINDS, type ExtractionPlan, type PlanStep } from './plan.js';

const SECTION_LENGTH_IN_PROMPT = 400;

export type Rejection = { readonly documentId: string; readonly reason: string };
export type PlanningResult = { readonly plans: readonly ExtractionPlan[]; readonly rejected: readonly Rejection[] };

export class ExtractionPlanner {
  readonly #model: ModelClient;
  readonly #concurrency: number;
  readonly #maxSteps: number;
  readonly #plans = new Map<string, Promise<ExtractionPlan>>();

  constructor(model: ModelClient, options: { readonly concurrency: number; readonly maxSteps: number }) {
    this.#model = model;
    this.#concurrency = options.concurrency;
    this.#maxSteps = options.maxSteps;
  }

  /**
   * The plan of a document; whoever asks for the same one meanwhile gets the same promise.
   *
   * @throws {PlanError} when the model wants more steps than we run.
   */
  async plan(document: SourceDocument): Promise<ExtractionPlan> {
    const key = createHash('sha256').update(document.id).update(document.text).digest('hex');
    const plan = this.#plans.get(key) ?? this.#createPlan(document);
    this.#plans.set(key, plan);
    try {
      return await plan;
    } catch (error) {
      this.#plans.delete(key);
      throw error;
    }
  }

  /** The plans, heavy documents first. A document that cannot be planned is rejected with a reason, the others go on. */
  async planAll(documents: readonly SourceDocument[]): Promise<PlanningResult> {
    const outcomes = await mapConcurrent(documents, this.#concurrency, document => this.#planOrReject(document));
    const plans = outcomes.flatMap(outcome => ('steps' in outcome ? [outcome] : []));
    const rejected = outcomes.flatMap(outcome => ('reason' in outcome ? [outcome] : []));
    return { plans: plans.sort((a, b) => b.weight - a.weight), rejected };
  }

  async #planOrReject(document: SourceDocument): Promise<ExtractionPlan | Rejection> {
    try {
      return await this.plan(document);
    } catch (error) {
      if (!(error instanceof PlanError)) throw error;
      return { documentId: document.id, reason: error.message };
    }
  }

  async #createPlan(document: SourceDocument): Promise<ExtractionPlan> {
    const documentType = guessType(document.text);
    const weight = estimateTokens(document);
    const steps = parseSteps(await this.#askModel(document, documentType));
    if (steps.length === 0) return { document, documentType, steps: createDefaultSteps(documentType), source: 'default', weight };
    if (steps.length <= this.#maxSteps) return { document, documentType, steps, source: 'model', weight };
    throw new PlanError({
      whatWentWrong: `The plan for document ${document.id} has ${steps.length} steps, at most ${this.#maxSteps} are run.`,
      howToFix: 'Split the document, or raise agents.maxSteps if plans of that length are worth their time.',
    });
  }

  /** A model that is down costs quality, not the document: the default plan stands in, and says so as its source. */
  async #askModel(document: SourceDocument, documentType: string): Promise<string> {
    try {
      return (await this.#model.complete(this.#createPrompt(document, documentType))).text;
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      logger.warn({ err: error, documentId: document.id }, 'no plan from the model, using the default');
      return '';
    }
  }

  #createPrompt(document: SourceDocument, documentType: string): string {
    const rules = `Answer with a JSON array of at most ${this.#maxSteps} steps: ${STEP_KINDS.join(', ')}.`;
    const sections = splitSections(document.text).map((section, index) => `[${index}] ${section.slice(0, SECTION_LENGTH_IN_PROMPT)}`);
    return [`You plan how to read a document of the type ${documentType}. ${rules}`, ...sections].join('\n');
  }
}

/** The steps in the model's answer. It is asked for JSON, but free to say anything: what is no step is dropped. */
function parseSteps(answer: string): PlanStep[] {
  const entries = decodeJson(list(anything), answer);
  if (!entries.ok) return [];
  return entries.value.map(entry => planStep(entry, '')).flatMap(step => (step.ok ? [step.value] : []));
}
