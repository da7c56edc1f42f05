import { describe, expect, it } from 'vitest';

import { alwaysThrows, getCompletions } from '../../src/analysis/control-flow.ts';
import { find, parse } from '../support/parse.ts';

const exits = (node: { type: string }): boolean => node.type === 'CallExpression';

describe('getCompletions', () => {
  it.each([
    ['a;', 'normal'],
    ['return;', 'return'],
    ['throw e;', 'throw'],
    ['exit();', 'throw'],
    ['if (a) return;', 'normal return'],
    ['if (a) return; else throw e;', 'return throw'],
    ['return; throw e;', 'return'],
    ['while (true) { a; }', ''],
    ['while (true) { if (a) break; }', 'normal'],
    ['for (;;) { if (a) return; }', 'return'],
    ['do { throw e; } while (a);', 'throw'],
    ['do { if (b) throw e; } while (a);', 'normal throw'],
    ['do { if (b) continue; throw e; } while (a);', 'normal throw'],
    ['for (const a of b) throw e;', 'normal throw'],
    ['x: for (;;) { for (;;) { break x; } }', 'normal'],
    ['x: { break x; }', 'normal'],
    ['switch (a) { case 1: return; }', 'normal return'],
    ['switch (a) { case 1: return; default: throw e; }', 'return throw'],
    ['switch (a) { case 1: break; default: throw e; }', 'normal throw'],
    ['switch (a) { case 1: default: throw e; }', 'throw'],
    ['try { throw e; } catch { return; }', 'return'],
    ['try { a; } catch { return; }', 'normal return'],
    ['try { return; } finally { throw e; }', 'throw'],
    ['try { return; } finally { a; }', 'return'],
  ])('of `%s` are %s', (code, expected) => {
    const file = parse(`function f() { for (;;) { ${code} } }`);
    const loop = find(file, 'ForStatement');
    expect([...getCompletions(loop.body, exits)].toSorted().join(' ')).toBe(expected);
  });
});

describe('alwaysThrows', () => {
  it.each([
    ['() => { throw e; }', true],
    ['() => { if (a) throw e; else exit(); }', true],
    ['() => exit()', true],
    ['() => { if (a) throw e; }', false],
    ['() => { while (true) a; }', false],
    ['() => a', false],
  ])('answers %s with %s', (code, expected) => {
    expect(alwaysThrows(find(parse(`(${code})`), 'ArrowFunctionExpression'), exits)).toBe(expected);
  });
});
