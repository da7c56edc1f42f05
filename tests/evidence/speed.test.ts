import { describe, expect, it } from 'vitest';

import type { LintOutcome } from '../../evidence/lint-file.ts';
import { checkSpeed } from '../../evidence/tasks/lint-task.ts';

const took = (milliseconds: number, ruleTimes: Record<string, number> = {}): LintOutcome => ({ messages: [], crashes: [], milliseconds, ruleTimes });

/** Lints again: with all rules it takes the first time, without any the second. */
const takes = (all: number, none: number) => (only?: readonly string[]) => took(only ? none : all, { quick: 100, slow: all - 200 });

describe('checkSpeed', () => {
  it('blames the slowest rule for a file on which the rules take more than two seconds', () => {
    expect(checkSpeed(took(9000), 'S', takes(3000, 500))).toEqual([
      { kind: 'slow', rules: ['slow'], level: 'S', detail: '2.5 s, of which slow 2.8 s' },
    ]);
  });

  it.each([
    ['a file within the limit', took(1999), takes(9000, 0)],
    ['a file that is within the limit when linted again', took(9000), takes(1500, 0)],
    ['a file on which ESLint alone takes the time', took(9000), takes(8000, 7000)],
  ])('says nothing of %s', (_, first, lint) => {
    expect(checkSpeed(first, 'S', lint)).toEqual([]);
  });
});
