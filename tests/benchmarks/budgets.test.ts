import { describe, expect, it } from 'vitest';

import { isMet, renderVerdicts, type Verdict } from '../../benchmarks/budgets.ts';
import { getGrowth, judge as judgeGrowth, type Round as GrowthRound } from '../../benchmarks/sections/growth.ts';
import { judge as judgeLongFile } from '../../benchmarks/sections/long-file.ts';
import { comparePairs, judge as judgeRules } from '../../benchmarks/sections/rules.ts';
import { judge as judgeSets, type Round as SetRound } from '../../benchmarks/sections/sets.ts';

const verdict = (id: Verdict['id'], used: number): Verdict => ({ id, limit: 'at most 1', measured: String(used), used });
const rowsOf = (table: string): string[] => table.split('\n').slice(2);

describe('renderVerdicts', () => {
  it('says what is met and what is missed', () => {
    const rows = rowsOf(renderVerdicts([verdict('share', 1), verdict('memory', 1.01)], ''));
    expect(rows).toEqual([
      '| All own rules of `strict` together, of a whole run | at most 1 | 1 | 100 % | met |',
      '| Peak memory, over a bare run | at most 1 | 1.01 | 101 % | **missed** |',
    ]);
  });
  it('keeps what an earlier run said of other budgets, in the order of the budgets', () => {
    const earlier = renderVerdicts([verdict('memory', 0.5), verdict('import', 0.5)], '');
    const rows = rowsOf(renderVerdicts([verdict('share', 0.1), verdict('import', 2)], earlier));
    expect(rows.map(row => row.split(' | ').slice(-3).join(' '))).toEqual(['0.1 10 % met |', '2 200 % **missed** |', '0.5 50 % met |']);
  });
  it('is stable', () => {
    const table = renderVerdicts([verdict('share', 1), verdict('rules', 1)], '');
    expect(renderVerdicts([], table)).toBe(table);
  });
});

describe('the budgets of a whole run', () => {
  const sets = { strict: { name: 'ours' }, sonarjs: { name: 'sonar' }, unicorn: { name: 'unicorn' } };
  const round = (bare: number, ours: number, sonar: number, unicorn: number): SetRound => {
    const cost = (cpu: number) => ({ cpu, wall: cpu });
    return new Map([['bare run', cost(bare)], ['ours', cost(ours)], ['sonar', cost(sonar)], ['unicorn', cost(unicorn)]]);
  };

  it('take what is added as a share of the run that adds it', () => {
    const [share, sonarjs, unicorn] = judgeSets([round(80, 100, 180, 90)], sets);
    expect(share).toMatchObject({ measured: '20.0 %', used: 0.2 / 0.15 });
    expect(sonarjs).toMatchObject({ used: 0.2 });
    expect(unicorn).toMatchObject({ used: 2 });
    expect([share, sonarjs, unicorn].map(budget => isMet(budget!))).toEqual([false, true, false]);
  });
  it('compare within a round: a slow round is slow for all', () => {
    const [share] = judgeSets([round(90, 100, 190, 190), round(900, 1000, 1900, 1900), round(85, 100, 190, 190)], sets);
    expect(share).toMatchObject({ measured: '10.0 %' });
  });
});

describe('the budget of the rules', () => {
  const rounds = [new Map([['adr/max-method-length', 2], ['max-lines-per-function', 4], ['sonarjs/max-lines-per-function', 1]])];

  it('pairs a rule with each counterpart', () => {
    expect(comparePairs(rounds, ['max-method-length', 'small-try'])).toEqual([
      { own: 'max-method-length', peer: 'max-lines-per-function', ratio: 0.5 },
      { own: 'max-method-length', peer: 'sonarjs/max-lines-per-function', ratio: 2 },
    ]);
  });
  it('is missed when one counterpart is cheaper', () => {
    expect(judgeRules(comparePairs(rounds, ['max-method-length']))).toEqual([
      expect.objectContaining({ measured: expect.stringMatching(/^1 of 2 cheaper; the worst, `max-method-length`, .*`sonarjs/u), used: 2 }),
    ]);
  });
  it('has nothing to judge without a pair', () => expect(judgeRules([])).toEqual([]));
});

describe('the budgets of growth', () => {
  const runs = (count: number, lines: number, whole: number) => Array.from({ length: count }, () => ({ lines, whole, rules: whole / 10 }));
  const linear: GrowthRound = { short: runs(10, 10, 1), middle: runs(10, 100, 10), long: runs(1, 1000, 100) };

  it('see no growth per line where time is linear', () => {
    expect(judgeGrowth([linear]).map(({ used }) => used)).toEqual([1 / 1.1, 1 / 1.1 ** 2].map(used => expect.closeTo(used)));
  });
  it('see a long run that pays for its length', () => {
    const [tenfold, hundredfold] = judgeGrowth([{ ...linear, long: runs(1, 1000, 200) }]);
    expect(tenfold).toMatchObject({ measured: '10.0×' });
    expect(hundredfold).toMatchObject({ measured: '200×' });
    expect(isMet(hundredfold!)).toBe(false);
  });
  it('compare lines, not runs', () => {
    expect(getGrowth([runs(3, 10, 1), runs(1, 40, 4)], 'rules')).toBeCloseTo(1);
  });
});

describe('the budget of a long file', () => {
  const times = (normal: number, long: number) => ({ normal, long });

  it('looks at the whole run', () => {
    const [budget] = judgeLongFile([{ bare: times(1, 1), rules: times(1, 1), strict: times(100, 120) }]);
    expect(budget).toMatchObject({ measured: '1.20×', used: expect.closeTo(1.2 / 1.1) });
  });
});
