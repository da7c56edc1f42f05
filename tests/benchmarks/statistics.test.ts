import { describe, expect, it } from 'vitest';

import { median, medianOf, ratio, sum } from '../../benchmarks/statistics.ts';

describe('median', () => {
  it('is the middle value, whatever the order', () => expect(median([9, 1, 5])).toBe(5));
  it('is the mean of the two in the middle', () => expect(median([4, 1, 3, 100])).toBe(3.5));
  it('sorts by number, not by text', () => expect(median([10, 9, 2])).toBe(9));
  it('leaves the values as they were', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
  it('of nothing is an error', () => expect(() => median([])).toThrow(RangeError));
});

describe('medianOf', () => {
  it('compares within a round before it looks across rounds', () => {
    const rounds = [
      { own: 1, bare: 10 },
      { own: 20, bare: 100 },
      { own: 9, bare: 30 },
    ];
    expect(medianOf(rounds, ({ bare, own }) => own / bare)).toBe(0.2);
  });
});

describe('ratio', () => {
  it('divides', () => expect(ratio(3, 4)).toBe(0.75));
  it('sees no difference between nothing and nothing', () => expect(ratio(0, 0)).toBe(1));
  it('is infinite for something by nothing', () => expect(ratio(1, 0)).toBe(Infinity));
});

it('sums what an iterator yields', () => expect(sum(new Map([['a', 1], ['b', 2]]).values())).toBe(3));
