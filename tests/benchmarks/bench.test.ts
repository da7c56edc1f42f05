import { describe, expect, it } from 'vitest';

import { describeRun, reorder } from '../../benchmarks/bench.ts';

describe('reorder', () => {
  const orders = Array.from({ length: 6 }, (_, turn) => reorder(['a', 'b', 'c'], turn));

  it('lets everyone play in every turn', () => {
    for (const order of orders) expect(order.toSorted()).toEqual(['a', 'b', 'c']);
  });
  it('lets everyone go first', () => expect(new Set(orders.map(([first]) => first)).size).toBe(3));
  it('changes who comes after whom', () => {
    const followers = orders.map(order => order[order.indexOf('a') + 1]);
    expect(followers).toEqual(expect.arrayContaining(['b', 'c']));
  });
});

it('says what the figures are of', () => {
  const file = { repository: { root: '/', label: 'o/n@1' }, path: '/a.ts', lines: 1200 };
  expect(describeRun({ rounds: 5 }, [file, file])).toBe('Medians of 5 rounds over 2,400 lines in 2 files: o/n@1 (2,400).');
  expect(describeRun({ rounds: 1 }, [file])).toMatch(/^Medians of 1 round over/u);
});
