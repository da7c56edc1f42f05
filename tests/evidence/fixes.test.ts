import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import { applyFixes, runFixes } from '../../evidence/fixes.ts';

describe('applyFixes', () => {
  const insert = (at: number, text: string) => ({ range: [at, at] as [number, number], text });

  it('applies fixes in the order of their ranges', () => {
    expect(applyFixes('abcd', [{ range: [3, 4], text: 'D' }, insert(0, '>'), { range: [1, 2], text: '' }])).toBe('>acD');
  });

  it.each([
    ['overlap', [{ range: [0, 2], text: 'X' }, { range: [1, 3], text: 'Y' }], 'Xc'],
    ['touch', [{ range: [0, 1], text: 'X' }, { range: [1, 2], text: 'Y' }], 'Xbc'],
    ['insert at one place', [{ range: [1, 1], text: 'X' }, { range: [1, 1], text: 'Y' }], 'aXbc'],
  ] satisfies [string, { range: [number, number]; text: string }[], string][])('leaves the second of two that %s', (_, fixes, output) => {
    expect(applyFixes('abc', fixes)).toBe(output);
  });

  it('counts positions after a byte order mark, and keeps it', () => {
    expect(applyFixes('\uFEFFabc', [insert(1, '-')])).toBe('\uFEFFa-bc');
  });

  it('can remove a byte order mark', () => {
    expect(applyFixes('\uFEFFabc', [{ range: [-1, 0], text: '' }])).toBe('abc');
  });

  it('counts what was applied, not what had to wait for another pass', () => {
    const code = "if (!!(!!a)) b();";
    const config: Linter.Config = { rules: { 'no-extra-boolean-cast': 'error' } };
    const linter = new Linter();
    const lint = (text: string) => linter.verify(text, config);
    expect(runFixes(code, lint(code), lint)).toMatchObject({ outcome: 'stable', output: 'if (a) b();', count: 2 });
  });

  it('gives what ESLint gives', () => {
    const code = "var a = 'x';var b = !!(!!a);if (!(b)) { ;;  }";
    const config: Linter.Config = { rules: { 'no-var': 'error', 'no-extra-boolean-cast': 'error', 'prefer-const': 'error' } };
    const linter = new Linter();
    const lint = (text: string) => linter.verify(text, config);
    expect(runFixes(code, lint(code), lint).output).toBe(linter.verifyAndFix(code, config).output);
  });
});
