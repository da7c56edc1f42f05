import { PlanError, UpstreamError } from '../errors.js';
import { mapConcurrent } from '../util/concurrency.js';
import { logger } from '../util/logger.js';
import type { ModelClient } from './model-client.js';
import type { ExtractionPlan, PlanStep, StepKind } from './plan.js';

export type Fields = Record<string, string>;
export type StepResult = { readonly kind: StepKind; readonly ok: boolean; readonly output?: unknown; readonly message?: string };
export type ExecutionResult = {
  readonly documentId: string;
  readonly fields: Fields;
  readonly steps: readonly StepResult[];
  readonly complete: boolean;
};

/** What the steps of one document hand on to each other. */
interface Reading {
  readonly documentId: string;
  readonly text: string;
  sections: readonly string[];
  documentType: string;
  fields: Fields;
}

type StepHandler = (reading: Reading) => unknown;

const LABELS: Readonly<Record<string, RegExp>> = {
  number: /(?:invoice|credit note|delivery note)\s*(?:no\.?|number|#)\s*:?\s*([A-Z0-9-]+)/i,
  total: /(?:total|amount due)\s*:?\s*([\d.,]+)/i,
  iban: /iban\s*:?\s*([A-Z]{2}\d{2}[A-Z0-9 ]{8,30})/i,
};

export class StepExecutor {
  readonly #model: ModelClient;
  readonly #concurrency: number;
  readonly #running = new Set<string>();
  readonly #usage = { tokens: 0, steps: 0 };
  readonly #handlers: Readonly<Record<StepKind, StepHandler>> = {
    split,
    classify: reading => this.#classify(reading),
    extract,
    verify,
    store: () => undefined,
  };

  constructor(model: ModelClient, options: { readonly concurrency: number }) {
    this.#model = model;
    this.#concurrency = options.concurrency;
  }

  get usage(): Readonly<{ tokens: number; steps: number }> {
    return this.#usage;
  }

  async executeAll(plans: readonly ExtractionPlan[]): Promise<ExecutionResult[]> {
    const results = await mapConcurrent(plans, this.#concurrency, plan => this.execute(plan));
    return results.sort((a, b) => a.documentId.localeCompare(b.documentId));
  }

  /** @throws {PlanError} when the document is being read already. */
  async execute(plan: ExtractionPlan): Promise<ExecutionResult> {
    const { id, text } = plan.document;
    if (this.#running.has(id)) {
      throw new PlanError({ whatWentWrong: `Document ${id} is being read already.`, howToFix: 'Wait for its result, then try again.' });
    }
    this.#running.add(id);
    const reading: Reading = { documentId: id, text, sections: [text], documentType: plan.documentType, fields: {} };
    try {
      const steps: StepResult[] = [];
      for await (const result of this.#runSteps(plan.steps, reading)) steps.push(result);
      const complete = steps.every(({ ok }, index) => ok || plan.steps[index]?.optional);
      logger.info({ documentId: id, steps: steps.length, complete }, 'document done');
      return { documentId: id, fields: reading.fields, steps, complete };
    } finally {
      this.#running.delete(id);
    }
  }

  /** One step after the other: each reads what the one before has found. */
  async *#runSteps(steps: readonly PlanStep[], reading: Reading): AsyncGenerator<StepResult> {
    for (const step of steps) yield this.#runStep(step, reading);
  }

  /** A document that lacks something, or a model that is down, is a result. Any other failure is a bug, and escapes. */
  async #runStep({ kind }: PlanStep, reading: Reading): Promise<StepResult> {
    this.#usage.steps += 1;
    try {
      return { kind, ok: true, output: await this.#handlers[kind](reading) };
    } catch (error) {
      if (!(error instanceof PlanError || error instanceof UpstreamError)) throw error;
      logger.warn({ err: error, step: kind, documentId: reading.documentId }, 'step failed');
      return { kind, ok: false, message: error.message };
    }
  }

  async #classify(reading: Reading): Promise<string> {
    const { text, tokens } = await this.#model.complete(`Which type of document is this?\n${reading.sections[0]}`);
    this.#usage.tokens += tokens;
    reading.documentType = /[A-Za-z-]+/.exec(text)?.[0].toLowerCase() ?? 'unknown';
    return reading.documentType;
  }
}

function split(reading: Reading): number {
  reading.sections = reading.text.split(/\n\s*\n/);
  return reading.sections.length;
}

function extract(reading: Reading): string[] {
  const found: Fields = {};
  for (const section of reading.sections) {
    for (const [name, pattern] of Object.entries(LABELS)) {
      const value = pattern.exec(section)?.[1];
      if (value !== undefined) found[name] ??= name === 'iban' ? value.replace(/\s+/g, '') : value.trim();
    }
  }
  reading.fields = { ...found, ...reading.fields };
  return Object.keys(found);
}

function verify({ documentId, documentType, fields }: Reading): undefined {
  const missing = [fields['number'] === undefined && 'number', documentType === 'invoice' && fields['total'] === undefined && 'total'];
  const names = missing.filter(name => name !== false);
  if (names.length === 0) return;
  throw new PlanError({
    whatWentWrong: `Document ${documentId} is incomplete: no ${names.join(', no ')}.`,
    howToFix: 'Check that the scan is readable, or enter the missing fields in the ops console.',
  });
}
