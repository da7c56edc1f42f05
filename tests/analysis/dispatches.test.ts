import { describe, expect, it } from 'vitest';

import { getFixedValue } from '../../src/analysis/dispatch-values.ts';
import { getChain, getSwitch } from '../../src/analysis/dispatches.ts';
import { find, parse } from '../support/parse.ts';

function chainOf(code: string) {
  const file = parse(code);
  return getChain(find(file, 'IfStatement'), file);
}

function switchOf(code: string) {
  const file = parse(code);
  return getSwitch(find(file, 'SwitchStatement'), file);
}

describe('a fixed value', () => {
  it.each<[string, string | null]>([
    ["use('a')", '"a"'],
    ['use(`a`)', '"a"'],
    ['use(1)', '1'],
    ['use(-1)', '-1'],
    ['use(1n)', '1n'],
    ["const A = 'a'; use(A)", '"a"'],
    ["const A = { B: 'b' } as const; use(A.B)", '"b"'],
    ["const A = { B: 'b' }; use(A['B'])", '"b"'],
    ['enum A { B } use(A.B)', 'A.B'],
    ["import { A } from 'a'; use(A.B)", 'A.B'],
    ["import { A_B } from 'a'; use(A_B)", 'A_B'],
    ["import { a } from 'a'; use(a)", null],
    ["import { a } from 'a'; use(a.b)", null],
    ["import { A } from 'a'; use(A.b)", null],
    ["let A = 'a'; A = 'b'; use(A)", null],
    ["function f() { const A = 'a'; use(A); }", null],
    ['use(a)', null],
    ['use(null)', null],
    ['use(true)', null],
    ['use(undefined)', null],
    ['use(/a/u)', null],
    ['use(`${a}`)', null],
  ])('of %s is %s', (code, value) => {
    const file = parse(code);
    const call = find(file, 'CallExpression');
    expect(getFixedValue(call.arguments[0]!, file)).toBe(value);
  });
});

describe('a chain', () => {
  it('has arms with their values', () => {
    const chain = chainOf("if (a.b === 'x') {} else if ('y' === a.b || a.b == 'z') {} else {}");
    expect(chain?.arms.map(({ keys }) => keys)).toEqual([['"x"'], ['"y"', '"z"']]);
    expect(chain?.isExhaustive).toBe(false);
  });

  it('is the longest run of neighbours', () => {
    const chain = chainOf("if (a === 1) {} else if (b) {} else if (c === 1) {} else if (c === 2) {} else if (d === 1) {}");
    expect(chain?.discriminant).toMatchObject({ name: 'c' });
    expect(chain?.arms.map(({ node }) => node.loc.start.column)).toEqual([36, 57]);
  });

  it.each(["const x: never = a;", 'a satisfies never;', 'assertNever(a);', 'throw new UnreachableError(a);', 'util.exhaustive(a);'])(
    'is checked by the compiler when it ends in %s',
    end => {
      expect(chainOf(`if (a === 1) {} else if (a === 2) {} else { ${end} }`)?.isExhaustive).toBe(true);
      expect(switchOf(`switch (a) { case 1: b(); break; case 2: c(); break; default: ${end} }`)?.isExhaustive).toBe(true);
    },
  );

  it.each([
    'if (a === 1) {}',
    'if (a === 1) {} else if (b === 1) {}',
    'if (a === 1) {} else if (a === 2 && b) {}',
    'if (typeof a === "x") {} else if (typeof a === "y") {}',
    'if (a.length === 1) {} else if (a.length === 2) {}',
    'if (a === "(") {} else if (a === ")") {}',
  ])('is not %s', code => {
    expect(chainOf(code)).toBeNull();
  });

  it('begins with its first if', () => {
    const file = parse('if (a === 1) {} else if (a === 2) {} else if (a === 3) {}');
    expect(getChain(find(file, 'IfStatement', node => node.loc.start.column > 0), file)).toBeNull();
  });
});

describe('a switch', () => {
  it('has an arm for cases that share their statements', () => {
    const dispatch = switchOf('switch (a.b) { case 1: case 2: x(); break; default: y(); break; case 3: }');
    expect(dispatch?.arms.map(({ keys }) => keys)).toEqual([['1', '2'], ['3']]);
  });

  it.each(['switch (a) { case 1: b(); }', 'switch (a) { case 1: b(); case c: d(); }', 'switch (a()) { case 1: b(); case 2: c(); }', 'switch (a) {}'])(
    'is no dispatch in %s',
    code => {
      expect(switchOf(code)).toBeNull();
    },
  );
});
