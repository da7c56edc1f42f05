import { describe, expect, it } from 'vitest';

import { isSingleFlight } from '../../src/analysis/races/single-flight.ts';
import { isFunction } from '../../src/ast/functions.ts';
import { walk } from '../../src/ast/walk.ts';
import { parse } from '../support/parse.ts';

/** Whether the calls of the function whose body says `here()` never overlap. */
function isSingle(code: string): boolean {
  const file = parse(code);
  const inner = [...walk(file.sourceCode.ast, file.sourceCode)].filter(isFunction).find(node => file.sourceCode.getText(node.body).startsWith('{ here()'));
  return isSingleFlight(inner!, file);
}

describe('isSingleFlight', () => {
  it.each([
    ['let p; export function f() { return (p ??= (async () => { here(); })()); }', true],
    ['let p; export function f() { p ||= (async () => { here(); })(); }', true],
    ['let p; export function f() { if (!p) p = (async () => { here(); })().catch(g).finally(h); }', true],
    ['let p; export function f() { if (p) return p; p = (async () => { here(); })(); return p; }', true],
    ['let p; export function f() { p ??= g(); } async function g() { here(); }', true],
    ['let p; export function f() { p ??= g(); } async function g() { await h(); } async function h() { here(); }', true],
    ['class A { f() { return (this.p ??= this.#g()); } async #g() { here(); } }', true],
    ['class A { f() { this.p ??= this.g(); } private async g() { here(); } }', true],
    ['let p; export function f() { p = (async () => { here(); })(); }', false],
    ['export function f() { let p; p ??= (async () => { here(); })(); }', false],
    ['let p; export function f() { p ??= g(); } export async function g() { here(); }', false],
    ['let p; export function f() { p ??= g(); } export function h() { return g(); } async function g() { here(); }', false],
    ['let p; export function f() { p ??= g(); list.map(g); } async function g() { here(); }', false],
    ['let p; export async function f() { p ??= await g(); } async function g() { here(); }', false],
    ['class A { f() { this.p ??= this.g(); } async g() { here(); } }', false],
    ['class A { f() { this.p ??= this.#g(); } h(o) { return o.#g(); } async #g() { here(); } }', false],
    ['async function g() { here(); await g(); }', false],
    ['export async function f() { here(); }', false],
  ])('says of %s %s', (code, expected) => expect(isSingle(code)).toBe(expected));
});
