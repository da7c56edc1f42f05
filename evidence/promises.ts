import type { RuleDocs } from '../src/create-rule.ts';
import type { Level } from './lint-configs.ts';
import type { Precision } from './precision.ts';

/** The share of right reports that a level promises. */
const PROMISED: Readonly<Record<Level, number>> = { R: 0.95, S: 0.85 };

/**
 * What the verdicts do not bear out of what rules promise by their level, one line for each rule and level: too many reports
 * were wrong, or nobody judged any. `configured` rules report nothing unasked, so of them only verdicts that exist can speak.
 */
export function getBrokenPromises(
  rules: Readonly<Record<string, Pick<RuleDocs, 'level' | 'strict'>>>,
  precisionByRule: ReadonlyMap<string, Partial<Record<Level, Precision>>>,
): readonly string[] {
  return Object.entries(rules).flatMap(([rule, docs]) => {
    const measured = precisionByRule.get(rule) ?? {};
    const unjudged = getReportingLevels(docs).filter(level => !measured[level]);
    return [
      ...unjudged.map(level => `${rule}: no verdicts at ${level}`),
      ...(['R', 'S'] as const).flatMap(level => describeShortfall(measured[level], level).map(problem => `${rule}: ${problem}`)),
    ];
  });
}

/** The levels at which a rule reports something of its own: without options for `strict` that says what `recommended` says. */
function getReportingLevels({ level, strict }: Pick<RuleDocs, 'level' | 'strict'>): readonly Level[] {
  switch (level) {
    case 'configured':
      return [];
    case 'strict':
      return ['S'];
    case 'recommended':
      return strict ? ['R', 'S'] : ['R'];
  }
}

function describeShortfall(measured: Precision | undefined, level: Level): readonly string[] {
  if (!measured || measured.right / measured.total >= PROMISED[level]) return [];
  const share = Math.floor((measured.right / measured.total) * 1_000) / 10;
  return [`${measured.right} of ${measured.total} reports were right at ${level} (${share} %, promised are ${PROMISED[level] * 100} %)`];
}
