import { describe, expect, it } from 'vitest';

import { readPrecision } from '../../evidence/precision.ts';
import { getBrokenPromises } from '../../evidence/promises.ts';
import type { Verdict } from '../../evidence/verdicts.ts';
import { RULE_DOCS } from '../../src/rules/index.ts';
import { createFolder } from './support/harness.ts';

type Docs = Parameters<typeof getBrokenPromises>[0][string];

const BOTH: Docs = { level: 'recommended', strict: [{}] };

/** The lines of a file of verdicts, by how many are right and how many wrong at each level. */
function judge(levels: Partial<Record<'R' | 'S', readonly [right: number, wrong: number]>>): string {
  const verdicts = Object.entries(levels).flatMap(([level, [right, wrong]]) =>
    Array.from({ length: right + wrong }, (_, line) => ({ ...{ repo: 'a/b', commit: 'c', path: 'd.ts', line, level }, verdict: line < right, why: 'It is.' }) as Verdict),
  );
  return verdicts.map(verdict => `${JSON.stringify(verdict)}\n`).join('');
}

const check = (docs: Docs, verdicts: string | null): readonly string[] =>
  getBrokenPromises({ rule: docs }, readPrecision(createFolder(verdicts === null ? {} : { 'rule.jsonl': verdicts })));

describe('getBrokenPromises', () => {
  it('is content with what the level promises', () => {
    expect(check(BOTH, judge({ R: [19, 1], S: [17, 3] }))).toEqual([]);
  });

  it('names a level below its promise', () => {
    expect(check(BOTH, judge({ R: [37, 3], S: [34, 6] }))).toEqual(['rule: 37 of 40 reports were right at R (92.5 %, promised are 95 %)']);
    expect(check(BOTH, judge({ R: [38, 2], S: [33, 7] }))).toEqual(['rule: 33 of 40 reports were right at S (82.5 %, promised are 85 %)']);
  });

  it('names a level without verdicts', () => {
    expect(check(BOTH, null)).toEqual(['rule: no verdicts at R', 'rule: no verdicts at S']);
    expect(check(BOTH, judge({ R: [20, 0] }))).toEqual(['rule: no verdicts at S']);
  });

  it('asks only for levels at which the rule says something of its own', () => {
    expect(check({ level: 'strict' }, judge({ S: [20, 0] }))).toEqual([]);
    expect(check({ level: 'recommended' }, judge({ R: [20, 0] }))).toEqual([]);
    expect(check({ level: 'configured' }, null)).toEqual([]);
  });

  it('takes verdicts at their word wherever there are some', () => {
    expect(check({ level: 'configured' }, judge({ R: [1, 1] }))).toEqual(['rule: 1 of 2 reports were right at R (50 %, promised are 95 %)']);
  });
});

/** Rules that report nothing in the corpora, so that there is nothing to judge. */
const NOTHING_TO_JUDGE = ['no-unlocked-file-update: no verdicts at S'];

describe('the rules', () => {
  it('keep what their levels promise', () => {
    expect(getBrokenPromises(RULE_DOCS, readPrecision())).toEqual(NOTHING_TO_JUDGE);
  });
});
