import { describe, expect, it } from 'vitest';

import { getPrecision, getWilsonInterval, readPrecision } from '../../evidence/precision.ts';
import { createFolder } from './support/harness.ts';

describe('getWilsonInterval', () => {
  // From Newcombe (1998), "Two-sided confidence intervals for the single proportion", method 3 of table I.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is the published one', (right, total, low, high) => {
    const interval = getWilsonInterval(right, total);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('mirrors around one half', () => {
    const few = getWilsonInterval(3, 40);
    const many = getWilsonInterval(37, 40);
    expect(many.low).toBeCloseTo(1 - few.high, 12);
    expect(many.high).toBeCloseTo(1 - few.low, 12);
  });

  it('reaches 1 only where everything was right', () => {
    expect(getWilsonInterval(40, 40).high).toBe(1);
    expect(getWilsonInterval(40, 40).low).toBeCloseTo(0.9124, 4);
    expect(getWilsonInterval(39, 40).high).toBeLessThan(1);
  });

  it('knows nothing of an empty sample', () => {
    expect(getWilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });
});

describe('getPrecision', () => {
  it('counts each level on its own', () => {
    const precision = getPrecision([
      { level: 'R', verdict: true },
      { level: 'S', verdict: true },
      { level: 'S', verdict: false },
    ]);
    expect(precision).toMatchObject({ R: { right: 1, total: 1 }, S: { right: 1, total: 2 } });
  });

  it('leaves out a level without verdicts', () => {
    expect(getPrecision([{ level: 'S', verdict: true }])).not.toHaveProperty('R');
  });
});

describe('readPrecision', () => {
  it('reads every judged rule', () => {
    const line = { repo: 'a/b', commit: 'c', path: 'd.ts', line: 1, level: 'R', verdict: true, why: 'It is lost.' };
    const folder = createFolder({ 'one.jsonl': `${JSON.stringify(line)}\n`, 'two.jsonl': '', 'README.md': '' });
    const precision = readPrecision(folder);
    expect([...precision.keys()]).toEqual(['one', 'two']);
    expect(precision.get('one')?.R).toMatchObject({ right: 1, total: 1, high: 1 });
    expect(precision.get('two')).toEqual({});
  });

  it('is empty where nothing was judged', () => {
    expect(readPrecision(`${createFolder({})}/none`)).toEqual(new Map());
  });
});
