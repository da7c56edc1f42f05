import { defaulted, object, oneOf, text, type Infer, type Schema } from '../schema.js';
import type { SourceDocument } from '../types.js';

export const STEP_KINDS = ['split', 'classify', 'extract', 'verify', 'store'] as const;

/** Models write all kinds of things for "optional"; only `true` is one. */
const isTrue: Schema<boolean> = input => ({ ok: true, value: input === true });

export const planStep = object({ kind: oneOf(...STEP_KINDS), target: text(), optional: defaulted(isTrue, false) });

export type PlanStep = Infer<typeof planStep>;
export type StepKind = PlanStep['kind'];

export interface ExtractionPlan {
  readonly document: SourceDocument;
  readonly documentType: string;
  readonly steps: readonly PlanStep[];
  readonly source: 'default' | 'model';
  readonly weight: number;
}

const STEPS_OF_UNKNOWN: readonly StepKind[] = ['classify', 'extract', 'store'];
const STEPS_OF_KNOWN: readonly StepKind[] = ['split', 'extract', 'verify', 'store'];

export function createDefaultSteps(documentType: string): PlanStep[] {
  const kinds = documentType === 'unknown' ? STEPS_OF_UNKNOWN : STEPS_OF_KNOWN;
  return kinds.map(kind => ({ kind, target: documentType, optional: kind === 'split' }));
}

/** `split:invoice? > extract:invoice` */
export function describePlan({ steps }: Pick<ExtractionPlan, 'steps'>): string {
  return steps.map(({ kind, optional, target }) => `${kind}:${target}${optional ? '?' : ''}`).join(' > ');
}
