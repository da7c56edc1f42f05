import { describe, expect, it } from 'vitest';

import { getOutermostFunction, isLoadTimeCode } from '../../src/analysis/load-time.ts';
import { find, findAll, parse } from '../support/parse.ts';

/** Whether the `here()` in the code runs at load. */
function runsAtLoad(code: string): boolean {
  const file = parse(code);
  const here = find(file, 'CallExpression', ({ callee }) => callee.type === 'Identifier' && callee.name === 'here');
  return isLoadTimeCode(here, file.sourceCode);
}

describe('code that runs at load', () => {
  it.each([
    'here();',
    'if (a) { for (const b of c) here(); }',
    '(() => { here(); })();',
    '(async function () { await here(); }).call(this);',
    'list.forEach(x => { here(x); });',
    'const a = Array.from(list, x => here(x));',
    'const a = new Promise(resolve => { here(resolve); });',
    'class A { static { here(); } static b = here(); [here()]() {} }',
    'function init() { here(); } init();',
    'const init = () => here(); list.map(init);',
    'function a() { here(); a(); } function b() { a(); } b();',
    'function a() { b(); } function b() { here(); a(); } a();',
  ])('%s', code => {
    expect(runsAtLoad(code)).toBe(true);
  });
});

describe('code that runs later', () => {
  it.each([
    'function f() { here(); }',
    'export function f() { here(); } f();',
    'function f() { here(); } f(); export { f };',
    'function f() { here(); } f(); on("x", f);',
    'function f() { here(); } f(); function g() { f(); } g(1); export { g };',
    'function f() { here(); f(); }',
    'on("x", () => here());',
    'function f() { (() => { here(); })(); list.forEach(x => here2(x)); }',
    'class A { b = here(); }',
    'class A { constructor() { here(); } } new A();',
    'let f = () => here(); f(); f = g;',
    'const Promise = a; new Promise(() => here());',
  ])('%s', code => {
    expect(runsAtLoad(code)).toBe(false);
  });
});

it('knows the function that a caller of the module calls', () => {
  const file = parse('function a() { return () => { here(); }; } class B { c() { here(); } } here();');
  const outermost = findAll(file, 'CallExpression').map(getOutermostFunction);
  expect(outermost.map(node => (node?.type === 'FunctionDeclaration' ? node.id?.name : node?.type))).toEqual(['a', 'FunctionExpression', undefined]);
});
