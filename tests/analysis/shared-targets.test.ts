import { describe, expect, it } from 'vitest';

import { getSharing } from '../../src/analysis/shared-targets.ts';
import { find, parse } from '../support/parse.ts';

/** Who reaches the argument of `see(…)`. */
function getSeen(code: string): string | null {
  const file = parse(code);
  const see = find(file, 'CallExpression', ({ callee }) => callee.type === 'Identifier' && callee.name === 'see');
  return getSharing(see.arguments[0]!, file);
}

describe('getSharing', () => {
  it.each([
    ['this', 'class A { m() { see(this.a.b); } }'],
    ['this', 'class A { m() { const a = this.a; see(a.b); } }'],
    ['this', 'class A { m() { for (const a of this.list) see(a.n); } }'],
    ['module', 'const m = new Map(); function f() { see(m); }'],
    ['module', "import { state } from './state.js'; function f() { see(state.a); }"],
    ['module', 'function f() { see(globalThis.a); }'],
    ['parameter', 'function f(a) { see(a.b); }'],
    ['parameter', 'function f(list) { for (const a of list) see(a.n); }'],
    ['closure', 'function f(list) { const m = new Map(); list.map(async () => { see(m); }); }'],
    ['closure', 'function f() { const m = new Map(); return async () => { see(m); }; }'],
    ['closure', 'function f() { const m = new Map(); return { get: async () => { see(m); } }; }'],
    ['closure', 'function f(list) { const m = new Map(); const g = async () => { see(m); }; list.forEach(g); }'],
    ['closure', 'function f() { const m = new Map(); const g = async () => { see(m); }; void g(); }'],
    ['closure', "function f(app) { const m = new Map(); app.get('/', async () => { see(m); }); }"],
    ['closure', 'async function f() { const m = new Map(); async function g() { see(m); } await Promise.all([g(), g()]); }'],
    ['closure', 'function f() { const m = new Map(); setInterval(async () => { see(m); }, 9); }'],
  ])('%s: %s', (sharing, code) => expect(getSeen(code)).toBe(sharing));

  it.each([
    'class A { constructor() { see(this.a); } }',
    'const m = new Map(); see(m);',
    'function f() { const m = new Map(); see(m); }',
    'async function f() { const m = await load(); see(m.a); }',
    'function f() { see(load().a); }',
    'function f() { for (const a of [1]) see(a.n); }',
    'async function f() { const m = new Map(); await withSpan(async () => { see(m); }); }',
    'async function f(list) { const m = new Map(); const g = async () => { see(m); }; for (const a of list) await g(); }',
    'function f() { const m = new Map(); setTimeout(async () => { see(m); }, 9); }',
  ])('only its call: %s', code => expect(getSeen(code)).toBeNull());
});
