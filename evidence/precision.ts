import type { Level } from './lint-configs.ts';
import { listJudgedRules, readVerdicts, type Verdict } from './verdicts.ts';

/** How many of the judged reports were right, with the 95 % interval of the share. */
export interface Precision {
  readonly right: number;
  readonly total: number;
  readonly low: number;
  readonly high: number;
}

/** Of the normal distribution: 95 % lie within. */
const Z = 1.959964;

/** The Wilson score interval of a share, which stays honest for small samples and shares near 1. */
export function getWilsonInterval(right: number, total: number): { low: number; high: number } {
  if (total === 0) return { low: 0, high: 1 };
  const share = right / total;
  const spread = Z ** 2 / total;
  const centre = share + spread / 2;
  const margin = Z * Math.sqrt((share * (1 - share)) / total + spread / (4 * total));
  return { low: Math.max(0, (centre - margin) / (1 + spread)), high: Math.min(1, (centre + margin) / (1 + spread)) };
}

/** The precision of each level that has verdicts. */
export function getPrecision(verdicts: readonly Pick<Verdict, 'level' | 'verdict'>[]): Partial<Record<Level, Precision>> {
  const measured = (['R', 'S'] as const).flatMap(level => {
    const own = verdicts.filter(verdict => verdict.level === level);
    const right = own.filter(({ verdict }) => verdict).length;
    return own.length > 0 ? [[level, { right, total: own.length, ...getWilsonInterval(right, own.length) }] as const] : [];
  });
  return Object.fromEntries(measured);
}

/** The precision of every judged rule, by its id. */
export function readPrecision(folder?: string): Map<string, Partial<Record<Level, Precision>>> {
  return new Map(listJudgedRules(folder).map(rule => [rule, getPrecision(readVerdicts(rule, folder))]));
}
