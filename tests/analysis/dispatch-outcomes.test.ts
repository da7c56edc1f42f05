import { describe, expect, it } from 'vitest';

import { getOutcome } from '../../src/analysis/dispatch-outcomes.ts';
import { getChain } from '../../src/analysis/dispatches.ts';
import { find, parse } from '../support/parse.ts';

/** What two arms do alike: what stands around the part of their own, and these parts. */
function outcomeOf(one: string, other: string, head = ''): string | null {
  const file = parse(`${head} async function f() { if (a === 1) ${one} else if (a === 2) ${other} }`);
  const outcome = getOutcome(getChain(find(file, 'IfStatement'), file)!, file.sourceCode);
  if (!outcome) return null;
  const entries = outcome.entries.map(entry => file.sourceCode.getText(entry)).join(' | ');
  return `${outcome.kind}: ${outcome.before}[${entries}]${outcome.after}`;
}

const HANDLERS = "import { g } from 'g'; function h() {}";

describe('the outcome of a chain', () => {
  it.each<[string, string, string]>([
    ['return 1;', '{ return 2; }', 'literal: return [1 | 2];'],
    ["return 'a';", 'return `b`;', "literal: return ['a' | `b`];"],
    ['return null;', 'return -1;', 'literal: return [null | -1];'],
    ['x.y = true;', 'x.y = false;', 'literal: x.y = [true | false];'],
    ['g(a.b, 1);', 'h(a.b, 1);', 'function: [g | h](a.b, 1);'],
    ['return await g();', 'return await h();', 'function: return await [g | h]();'],
  ])('of %s and %s is %s', (one, other, outcome) => {
    expect(outcomeOf(one, other, HANDLERS)).toBe(outcome);
  });

  it.each<[string, string]>([
    ['return 1;', 'x = 2;'],
    ['x = 1;', 'y = 2;'],
    ['x = 1;', 'x += 2;'],
    ['x[i++] = 1;', 'x[i++] = 2;'],
    ['return;', 'return;'],
    ['return /a/u;', 'return /b/u;'],
    ['return x;', 'return y;'],
    ['{ return 1; x(); }', '{ return 2; x(); }'],
    ['{}', '{}'],
    ['g(1);', 'h(2);'],
    ['g(next());', 'h(next());'],
    ['g?.();', 'h?.();'],
    ['x.g();', 'x.h();'],
    ['unknown();', 'other();'],
    ['{ /* why */ return 1; }', 'return 2;'],
  ])('of %s and %s is none', (one, other) => {
    expect(outcomeOf(one, other, HANDLERS)).toBeNull();
  });

  it('is none for functions that may not exist when the module loads', () => {
    expect(outcomeOf('g();', 'h();', 'const g = () => {}, h = g;')).toBeNull();
  });
});
