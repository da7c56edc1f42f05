import { describe, expect, it } from 'vitest';

import { getVariable } from '../../src/analysis/bindings.ts';
import { getModuleState, getModuleStates, getModuleVariables } from '../../src/analysis/module-state.ts';
import { find, parse } from '../support/parse.ts';

/** `name: held, operators of its writes`, for each state. */
function describeStates(code: string): string[] {
  return getModuleStates(parse(code).sourceCode).map(({ held, name, writes }) => `${name}: ${[held, ...writes.map(({ operator }) => operator)].join(' ')}`);
}

describe('what a declaration holds', () => {
  it.each([
    ['[]', 'Array'],
    ['new Array<string>(3)', 'Array'],
    ['Array.from(b)', 'Array'],
    ['{} as B', 'Object'],
    ['Object.create(null)', 'Object'],
    ['new Map()', 'Map'],
    ['new Set([1])', 'Set'],
    ['new Date()', 'Date'],
    ['new globalThis.URLSearchParams()', 'URLSearchParams'],
    ['new WeakMap()', 'weak'],
    ['new Queue()', 'instance'],
    ['create()', ''],
    ['1', ''],
  ])('%s: %s', (value, held) => {
    expect(describeStates(`const a = ${value};`)).toEqual([`a: ${held}`]);
  });

  it('is read from the type where nothing is given', () => {
    expect(describeStates('let a: string[]; let b: Map<string, B> | undefined; let c: Record<string, B>; let d: number;')).toEqual([
      'a: Array',
      'b: Map',
      'c: Object',
      'd: ',
    ]);
  });

  it('is not a built-in that the file declares itself', () => {
    expect(describeStates('import { Map } from "immutable"; const a = new Map();')).toEqual(['a: instance']);
  });
});

describe('the writes of what outlives a call', () => {
  it.each([
    ['a variable', 'let a = 0; export function f() { a++; a = 2; }', ['a:  ++ =']],
    ['loading', 'let a = 0; a = 1; const b = []; b.push(1); (() => { a = 2; })();', ['a: ', 'b: Array']],
    ['methods of its own type', 'const a = new Map(); function f() { a.set(1, 2); a.add(3); a.get(1); }', ['a: Map set']],
    ['methods of other types', 'const a = new Queue(), b = make(); function f() { a.add(1); a.list.push(1); a.x = 1; b.set(1); b.x = 2; }', ['a: instance =', 'b: ']],
    ['members', 'const a = {}; function f() { a.x = 1; a[k].push(1); delete a.y; a.z.set(1); }', ['a: Object = push delete']],
    ['members that the literal declares', 'const a = { ids: new Set(), q: new Queue() }; function f() { a.ids.add(1); a.q.add(1); }', ['a: Object add']],
    ['weak collections', 'const a = new WeakMap(); function f() { a.set(k, 1); }', ['a: weak']],
    ['dates', 'const a = new Date(); function f() { a.setHours(1); a.getHours(); }', ['a: Date setHours']],
    ['declared names only', 'declare let a: number; import b from "b"; function c() {} class D {}', []],
    ['locals', 'function f() { let a = 1; a = 2; }', []],
    ['repeated `var`s', 'var a = 1; var a = 2; function f() { a = 3; }', ['a:  =']],
    ['names taken out of a pattern', 'let { a, b } = c; function f() { a = 1; }', ['a:  =', 'b: ']],
  ])('%s', (_, code, expected) => {
    expect(describeStates(code)).toEqual(expected);
  });

  it('are known of static fields', () => {
    const code = `class A {
      static count = 0;
      static #all = new Map();
      static make = () => {};
      static { A.count = 1; }
      own = 0;
      constructor() { A.count++; A.#all.set(this, 1); this.own = 1; }
      static reset() { this.count = 0; }
    }
    function f() { class B { static x = 1; m() { B.x = 2; } } }`;
    expect(describeStates(code)).toEqual(['count:  ++ =', '#all: Map set']);
  });

  it('stand beside the reads', () => {
    const { sourceCode } = parse('let a = 0; export const get = () => a; export const f = () => { a = a + 1; a++; };');
    expect(getModuleStates(sourceCode)[0]!.reads.map(({ loc }) => loc.start.column)).toEqual([36, 68]);
  });
});

it('finds the state that a variable is', () => {
  const file = parse('let a = 0; function f() { let b = 1; }');
  const [a, b] = ['a', 'b'].map(name => getVariable(find(file, 'Identifier', node => node.name === name), file.sourceCode)!);
  expect(getModuleState(a!, file.sourceCode)?.name).toBe('a');
  expect(getModuleState(b!, file.sourceCode)).toBeNull();
  expect(getModuleVariables(file.sourceCode).map(({ name }) => name)).toEqual(['a', 'f']);
});
