import type { TSESTree } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';

import { findFrom, getBetween, isWithin } from '../../src/ast/ranges.ts';

const at = (start: number, end: number): { range: TSESTree.Range } => ({ range: [start, end] });

describe('isWithin', () => {
  it('is true of what stands inside, touches an end, or is the same', () => {
    expect([at(3, 4), at(2, 4), at(3, 8), at(2, 8)].map(inner => isWithin(inner, at(2, 8)))).toEqual([true, true, true, true]);
  });

  it('is false of what lies around, beside or across an end', () => {
    expect([at(1, 9), at(0, 2), at(8, 9), at(1, 5), at(5, 9)].map(other => isWithin(other, at(2, 8)))).toEqual([false, false, false, false, false]);
  });
});

describe('findFrom and getBetween', () => {
  const items = [at(0, 9), at(2, 3), at(5, 6), at(8, 9)];

  it('find the first item that begins at or after a position', () => {
    expect([0, 1, 2, 6, 9].map(position => findFrom(items, position))).toEqual([0, 1, 1, 3, 4]);
  });

  it('give the items that begin in a range, its end left out', () => {
    expect(getBetween(items, [2, 8])).toEqual([items[1], items[2]]);
    expect(getBetween(items, [9, 20])).toEqual([]);
  });
});
