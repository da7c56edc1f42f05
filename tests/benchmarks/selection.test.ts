import { describe, expect, it } from 'vitest';

import { countLines, repeatToLines, shuffle, splitByLines, sumLines, takeLines } from '../../benchmarks/selection.ts';

const items = (...lines: readonly number[]) => lines.map((length, index) => ({ index, lines: length }));
const lengths = (list: readonly { lines: number }[]) => list.map(({ lines }) => lines);

describe('countLines', () => {
  it.each([
    ['', 0],
    ['a', 1],
    ['a\n', 1],
    ['a\nb', 2],
    ['a\r\n\r\nb\r\n', 3],
    ['\n', 1],
  ])('of %j is %d', (text, lines) => expect(countLines(text)).toBe(lines));
});

describe('shuffle', () => {
  const numbers = Array.from({ length: 100 }, (_, index) => index);

  it('keeps every item', () => expect(shuffle(numbers, 7).toSorted((a, b) => a - b)).toEqual(numbers));
  it('depends on the seed alone', () => expect(shuffle(numbers, 7)).toEqual(shuffle(numbers, 7)));
  it('differs between seeds', () => expect(shuffle(numbers, 7)).not.toEqual(shuffle(numbers, 9)));
  it('leaves the list as it was', () => {
    const list = [...numbers];
    shuffle(list, 7);
    expect(list).toEqual(numbers);
  });
  it('mixes: the first half is no run of neighbours', () => {
    const half = shuffle(numbers, 20_110_917).slice(0, 50);
    expect(half.filter(number => number < 50).length).toBeGreaterThan(10);
    expect(half.filter(number => number >= 50).length).toBeGreaterThan(10);
  });
  it('has nothing to do with nothing', () => expect(shuffle([], 1)).toEqual([]));
});

describe('splitByLines', () => {
  it('starts a part once the one before is full', () => {
    expect(splitByLines(items(4, 4, 4, 4, 4), 8).map(lengths)).toEqual([[4, 4], [4, 4], [4]]);
  });
  it('lets a large item fill a part of its own', () => {
    expect(splitByLines(items(1, 100, 1, 1), 2).map(lengths)).toEqual([[1, 100], [1, 1]]);
  });
  it('makes no part of nothing', () => expect(splitByLines([], 10)).toEqual([]));
});

describe('takeLines', () => {
  it('takes what makes up the lines', () => expect(lengths(takeLines(items(5, 5, 5), 6))).toEqual([5, 5]));
  it('stops at the exact number', () => expect(lengths(takeLines(items(5, 5, 5), 5))).toEqual([5]));
  it('takes all when they are fewer', () => expect(lengths(takeLines(items(5, 5), 100))).toEqual([5, 5]));
});

describe('repeatToLines', () => {
  it('starts over until the lines are reached', () => {
    expect(repeatToLines(items(3, 4), 12).map(({ index }) => index)).toEqual([0, 1, 0, 1]);
  });
  it('takes a part when that suffices', () => expect(lengths(repeatToLines(items(3, 4, 5), 7))).toEqual([3, 4]));
  it('makes nothing of nothing', () => expect(repeatToLines(items(0), 5)).toEqual([]));
});

it('sums lines', () => expect(sumLines(items(1, 2, 3))).toBe(6));
