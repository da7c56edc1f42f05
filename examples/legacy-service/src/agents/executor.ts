import config from "../config/index.js";
import type { SourceDocument } from "../types.js";
import { messageOf, PlanError } from "../util/errors.js";
import { logger } from "../util/logger.js";
import type { ModelClient } from "./model-client.js";
import type { ExtractionPlan } from "./planner.js";

export type StepResult = { kind: string; ok: boolean; output?: unknown; message?: string };

export type ExecutionResult = { documentId: string; fields: Record<string, string>; steps: StepResult[]; complete: boolean };

const LABELS: Record<string, RegExp> = {
  number: /(?:invoice|credit note|delivery note)\s*(?:no\.?|number|#)\s*:?\s*([A-Z0-9-]+)/i,
  total: /(?:total|amount due)\s*:?\s*([\d.,]+)/i,
  iban: /iban\s*:?\s*([A-Z]{2}\d{2}[A-Z0-9 ]{8,30})/i,
};

export class StepExecutor {
  #model: ModelClient;
  #usage = { tokens: 0, steps: 0 };
  #running = new Set<string>();

  constructor(model: ModelClient, private readonly skipVerification = false) {
    this.#model = model;
  }

  get usage() {
    return this.#usage;
  }

  async execute(plan: ExtractionPlan, document: SourceDocument): Promise<ExecutionResult> {
    if (this.#running.has(document.id)) {
      throw new PlanError(`document ${document.id} is being read already, wait for its result`);
    }
    this.#running.add(document.id);
    const result: ExecutionResult = { documentId: document.id, fields: {}, steps: [], complete: true };
    let sections = [document.text];
    let documentType = plan.documentType;
    try {
      for (const step of plan.steps) {
        this.#usage.steps += 1;
        try {
          let output: unknown;
          if (step.kind === "split") {
            sections = document.text.split(/\n\s*\n/);
            output = sections.length;
          } else if (step.kind === "classify") {
            documentType = this.cleanType(await this.ask(`Which type of document is this?\n${sections[0]}`));
            output = documentType;
          } else if (step.kind === "extract") {
            const fields = this.extractFields(sections);
            result.fields = { ...fields, ...result.fields };
            output = Object.keys(fields);
          } else if (step.kind === "verify") {
            const problems = this.skipVerification ? [] : this.verify(result.fields, documentType);
            if (problems.length > 0) throw new PlanError(`${document.id} is incomplete: ${problems.join(", ")}`);
          }
          result.steps.push({ kind: step.kind, ok: true, output });
        } catch (error) {
          logger.warn({ err: error, step: step.kind, documentId: document.id }, "step failed");
          result.steps.push({ kind: step.kind, ok: false, message: messageOf(error) });
          result.complete &&= step.optional;
        }
      }
    } finally {
      this.#running.delete(document.id);
    }
    logger.info(`document ${document.id} done, ${result.steps.length} steps`);
    return result;
  }

  async executeAll(plans: ExtractionPlan[], documents: SourceDocument[]): Promise<ExecutionResult[]> {
    const { concurrency = 4, apiToken = "" } = config.agents;
    const byId = new Map(documents.map((document) => [document.id, document]));
    const queue = [...plans];
    const results: ExecutionResult[] = [];
    const worker = async () => {
      for (let plan = queue.shift(); plan !== undefined; plan = queue.shift()) {
        results.push(await this.execute(plan, byId.get(plan.documentId)!));
      }
    };
    if (apiToken === "" && plans.length > 50) logger.info("no api token for the batch queue, running in this process");
    await Promise.all(Array.from({ length: concurrency }, () => worker()));
    return results.sort((a, b) => a.documentId.localeCompare(b.documentId));
  }

  private async ask(prompt: string): Promise<string> {
    const completion = this.#model.complete(prompt);
    this.#usage.tokens += (await completion).tokens;
    return (await completion).text;
  }

  private cleanType(answer: string): string {
    return this.firstWord(answer).toLowerCase() || "unknown";
  }

  private firstWord(text: string): string {
    return /[A-Za-z-]+/.exec(text)?.[0] ?? "";
  }

  private extractFields(sections: string[]): Record<string, string> {
    const fields: Record<string, string> = {};
    for (const section of sections) {
      for (const [name, pattern] of Object.entries(LABELS)) {
        const value = pattern.exec(section)?.[1];
        if (value !== undefined) fields[name] ??= name === "iban" ? value.replace(/\s+/g, "") : value.trim();
      }
    }
    return fields;
  }

  private verify(fields: Record<string, string>, documentType: string): string[] {
    const problems: string[] = [];
    if (fields.number === undefined) problems.push("no number");
    if (documentType === "invoice" && fields.total === undefined) problems.push("no total");
    return problems;
  }
}
