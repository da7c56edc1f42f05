import config from "../config/index.js";
import type { SourceDocument } from "../types.js";
import { messageOf, PlanError } from "../util/errors.js";
import { logger } from "../util/logger.js";
import type { ModelClient } from "./model-client.js";
import type { ExtractionPlan } from "./planner.js";
import { saveDebugCopy } from "./tools.js";

export interface StepResult {
  kind: string;
  ok: boolean;
  output?: unknown;
  message?: string;
}

export interface ExecutionResult {
  documentId: string;
  fields: Record<string, string>;
  steps: StepResult[];
  complete: boolean;
}

export interface ExecutorOptions {
  debugFolder?: string;
  stopOnError?: boolean;
  skipVerification?: boolean;
}

const LABELS: Record<string, RegExp> = {
  number: /(?:invoice|credit note|delivery note)\s*(?:no\.?|number|#)\s*:?\s*([A-Z0-9-]+)/i,
  date: /date\s*:?\s*(\d{4}-\d{2}-\d{2})/i,
  total: /(?:total|amount due)\s*:?\s*([\d.,]+)/i,
  iban: /iban\s*:?\s*([A-Z]{2}\d{2}[A-Z0-9 ]{8,30})/i,
};

export class StepExecutor {
  #model: ModelClient;
  #usage = { tokens: 0, steps: 0 };
  #running = new Set<string>();
  private readonly options: ExecutorOptions;

  constructor(model: ModelClient, options: ExecutorOptions = {}) {
    this.#model = model;
    this.options = options;
  }

  get usage(): { tokens: number; steps: number } {
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
          if (step.kind === "split") {
            sections = this.splitSections(document.text);
            result.steps.push({ kind: step.kind, ok: true, output: sections.length });
          } else if (step.kind === "classify") {
            documentType = this.cleanType(await this.ask(`Which type of document is this?\n${sections[0]}`));
            result.steps.push({ kind: step.kind, ok: true, output: documentType });
          } else if (step.kind === "extract") {
            const fields = this.extractFields(sections);
            for (const [name, value] of Object.entries(fields)) {
              result.fields[name] ??= value;
            }
            result.steps.push({ kind: step.kind, ok: true, output: Object.keys(fields) });
          } else if (step.kind === "verify") {
            const problems = this.options.skipVerification ? [] : this.verify(result.fields, documentType);
            if (problems.length > 0) {
              throw new PlanError(`${document.id} is incomplete: ${problems.join(", ")}`);
            }
            result.steps.push({ kind: step.kind, ok: true });
          } else {
            if (this.options.debugFolder !== undefined) {
              await saveDebugCopy(this.options.debugFolder, document.id, sections.join("\n\n"));
            }
            result.steps.push({ kind: step.kind, ok: true });
          }
        } catch (error) {
          logger.warn({ err: error, step: step.kind, documentId: document.id }, "step failed");
          result.steps.push({ kind: step.kind, ok: false, message: messageOf(error) });
          if (!step.optional) {
            result.complete = false;
          }
          if (this.options.stopOnError) {
            break;
          }
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
    const queue = plans.filter((plan) => byId.has(plan.documentId));
    const results: ExecutionResult[] = [];
    const worker = async () => {
      for (let plan = queue.shift(); plan !== undefined; plan = queue.shift()) {
        results.push(await this.execute(plan, byId.get(plan.documentId)!));
      }
    };
    if (apiToken === "" && plans.length > 50) {
      logger.info("no api token for the batch queue, running in this process");
    }
    await Promise.all(Array.from({ length: concurrency }, () => worker()));
    return this.byDocument(results);
  }

  private async ask(prompt: string): Promise<string> {
    let text = "";
    this.#usage.tokens += await this.#model.complete(prompt).then((completion) => {
      text = completion.text;
      return completion.tokens;
    });
    return text;
  }

  private splitSections(text: string): string[] {
    return text.split(/\n\s*\n/).map((section) => section.trim());
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
        if (value !== undefined && fields[name] === undefined) {
          fields[name] = this.cleanValue(name, value);
        }
      }
    }
    return fields;
  }

  private cleanValue(name: string, value: string): string {
    return name === "iban" ? value.replace(/\s+/g, "") : value.trim().replace(/[.,]$/, "");
  }

  private verify(fields: Record<string, string>, documentType: string): string[] {
    const problems: string[] = [];
    if (fields.number === undefined) problems.push("no number");
    if (documentType === "invoice" && fields.total === undefined) problems.push("no total");
    if (fields.iban !== undefined && fields.iban.length < 15) problems.push("IBAN with a wrong length");
    return problems;
  }

  private byDocument(results: ExecutionResult[]): ExecutionResult[] {
    return results.sort(function (a, b) {
      return a.documentId.localeCompare(b.documentId);
    });
  }
}
