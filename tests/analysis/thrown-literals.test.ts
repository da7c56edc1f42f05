import { describe, expect, it } from 'vitest';

import { isThrownLiteral } from '../../src/analysis/thrown-literals.ts';
import { find, parse } from '../support/parse.ts';

describe('isThrownLiteral', () => {
  it.each(['"a"', '5', 'null', 'undefined', 'void 0', '`a ${b}`', '"a" + b', 'b + `c` + d', '{}', '{ a } as B', '[a]', '() => a', 'function () {}', 'a ? 1 : "b"', '"a" || "b"', '(a, "b")', '!a', '/a/', 'GONE'])(
    'says yes to %s',
    expression => {
      const file = parse(`const GONE = 'gone'; throw ${expression};`);
      expect(isThrownLiteral(find(file, 'ThrowStatement').argument, file)).toBe(true);
    },
  );

  it.each(['e', 'f()', 'new Error()', 'a ? e : "b"', 'e || "b"', 'a + b', 'a.b', 'await a', 'class {}', 'later'])('says no to %s', expression => {
    const file = parse(`let later = 'a'; later = e; async function g() { throw ${expression}; }`);
    expect(isThrownLiteral(find(file, 'ThrowStatement').argument, file)).toBe(false);
  });
});
