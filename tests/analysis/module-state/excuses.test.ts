import { describe, expect, it } from 'vitest';

import { getModuleStates } from '../../../src/analysis/module-state.ts';
import { isLazy, throwsWhenAbsent } from '../../../src/analysis/module-state/absence.ts';
import { isCache } from '../../../src/analysis/module-state/caches.ts';
import { getLastingWrites } from '../../../src/analysis/module-state/evidence.ts';
import { isExternalStore } from '../../../src/analysis/module-state/external-stores.ts';
import { getGlobalWrites, isExistingGlobal } from '../../../src/analysis/module-state/global-writes.ts';
import { isNotice } from '../../../src/analysis/module-state/notices.ts';
import { isRegistry } from '../../../src/analysis/module-state/registries.ts';
import { isResettable, isSingleton } from '../../../src/analysis/module-state/singletons.ts';
import { parse } from '../../support/parse.ts';

function firstState(code: string) {
  const { sourceCode } = parse(code);
  return { sourceCode, state: getModuleStates(sourceCode)[0]! };
}

describe('state that is made when it is first needed', () => {
  it.each([
    ['let a; function f() { a ??= g(); }', true],
    ['let a; function f() { a = a || g(); }', true],
    ['let a; function f() { if (!a) a = g(); }', true],
    ['let a; function f() { if (a === undefined || a.closed) { a = g(); } }', true],
    ['let a; function f() { if (typeof a === "undefined") a = g(); }', true],
    ['let a = -1; function f() { if (a === -1) a = g(); }', true],
    ['let a; function f() { if (a) return a; a = g(); return a; }', true],
    ['let a; function f() { const b = a; if (b) return b; a = g(); }', true],
    ['let a; function f() { a ??= g(); } function h() { a = undefined; }', true],
    ['const a = []; function f() { if (a.length === 0) a.push(g()); } function h() { a.length = 0; }', true],
    ['let a; function f() { if (a) a = g(); }', false],
    ['let a; function f() { if (!b) a = g(); }', false],
    ['let a; function f() { if (a) h(); a = g(); }', false],
    ['let a; function f() { a ??= g(); } function h(b) { a = b; }', false],
  ])('%s: %s', (code, expected) => {
    const { sourceCode, state } = firstState(code);
    expect(isLazy(state, state.writes, sourceCode)).toBe(expected);
  });
});

it.each([
  ['let a; function f() { if (!a) throw new Error(); return a; }', true],
  ['let a; function f() { if (a === undefined) { log(); throw new Error(); } }', true],
  ['let a; function f() { assert(a); }', true],
  ['let a; function f() { if (a) throw new Error("twice"); a = 1; }', false],
  ['let a; function f() { if (!a) return; }', false],
])('knows whether %s throws while it is unset: %s', (code, expected) => {
  const { sourceCode, state } = firstState(code);
  expect(throwsWhenAbsent(state, sourceCode)).toBe(expected);
});

it.each([
  ['const a = new Map(); function f(k) { if (a.has(k)) return a.get(k); a.set(k, g()); }', true],
  ['const a = new Map(); function f(k) { const v = a.get(k); return v ?? load().then(w => { a.set(k, w); }); }', true],
  ['const a = {}; function f(k) { if (!(k in a)) a[k] = g(); }', true],
  ['const a = new Map(); function f(k, v) { a.set(k, v); }', false],
  ['const a = new Map(); function f(k, l) { if (a.has(l)) return; a.set(k, 1); }', false],
  ['let a; function f() { if (a.expiresAt > Date.now()) return a; a = g(); }', true],
  ['let a = 0; function f() { if (b.expiresAt > Date.now()) return b; a += 1; }', false],
])('knows whether %s is a cache: %s', (code, expected) => {
  const { sourceCode, state } = firstState(code);
  expect(isCache(state, state.writes, sourceCode)).toBe(expected);
});

it.each([
  ['const a = []; export function addHandler(h) { a.push(h); return () => { a.splice(0, 1); }; }', true],
  ['const a = []; export const api = { on(h) { a.push(h); } };', true],
  ['const a = []; export function Get() { return (target, key) => { a.push(key); }; }', true],
  ['const a = []; function addHandler(h) { a.push(h); } export { b };', false],
  ['const a = []; export class B { #add(h) { a.push(h); } }', false],
  ['const a = []; export function handle(h) { a.push(h); }', false],
])('knows whether %s is a registry: %s', (code, expected) => {
  const { sourceCode, state } = firstState(code);
  expect(isRegistry(state.writes, sourceCode)).toBe(expected);
});

it.each([
  ['let a = 0; function f() { const b = a; a = 1; try { g(); } finally { a = b; } }', 0],
  ['let a = 0; function f() { a++; g(); a--; }', 0],
  ['let a = 0; function f() { a++; } function g() { a--; }', 2],
])('counts the writes that last in %s: %i', (code, expected) => {
  const { sourceCode, state } = firstState(code);
  expect(getLastingWrites(state, state.writes, sourceCode)).toHaveLength(expected);
});

it.each([
  ['class A { static instance; static reset() { A.instance = undefined; } }', true, true],
  ['class A { static instance; static set(a) { A.instance = a; } }', true, false],
  ['let a; function getInstance() { return (a ??= new A()); } function clear() { a = null; }', true, true],
  ['let a; function getA() { return a; }', false, false],
])('knows the one instance in %s, and whether it can be given back', (code, isOne, canBeReset) => {
  const { state } = firstState(code);
  expect([isSingleton(state), isResettable(state)]).toEqual([isOne, canBeReset]);
});

it.each([
  ['let a = false; function f() { if (!a) { a = true; console.warn("b"); } }', true],
  ['let a = false; function f() { if (a) return; console.warn("b"); a = true; }', true],
  ['let a = false; function f() { if (!a) { a = true; process.emitWarning("b"); } }', true],
  ['let a = false; function f() { if (!a) { const b = g(); a = true; console.warn(b); } }', true],
  ['let a = false; function f() { if (!a) { a = true; g(); console.warn("b"); } }', false],
  ['let a = false; function f() { a = true; console.warn("b"); }', false],
  ['let a = false; function f() { if (!a) { a = true; g(); } }', false],
  ['let a = false; function f() { if (!a) { a = g(); console.warn("b"); } }', false],
  ['let a = false; function f() { if (!a) { a = true; console.warn("b"); } } const g = () => a;', false],
  ['const a = new Set(); function f(b) { if (!a.has(b)) { a.add(b); console.warn(b); } }', true],
  ['const a = new Set(); function f(b) { if (a.has(b)) return; a.add(b); console.warn(b); }', true],
  ['const a = new Set(); function f(b) { a.add(b); console.warn(b); }', false],
  ['const a = new Set(); function f(b) { if (!a.has(b)) { a.add(b); console.warn(b); } } const g = () => a.size;', false],
  ['const a = new Map(); function f(b) { if (!a.has(b)) { a.set(b, 1); console.warn(b); } }', false],
  ['let a = false;', false],
])('knows whether %s only keeps a message from being logged twice: %s', (code, expected) => {
  const file = parse(code);
  const [state] = getModuleStates(file.sourceCode);
  expect(isNotice(state!, state!.writes, file)).toBe(expected);
});

it.each([
  ['let a = 0; function f() { a++; } import { useSyncExternalStore as use } from "react"; const useA = () => use(s, () => a);', true],
  ['const a = new Set(); const s = b => { a.add(b); }; import * as React from "react"; const useA = () => React.useSyncExternalStore(s, g);', true],
  ['let a = 0; function f() { a++; } import { useSyncExternalStore } from "react"; const useA = () => useSyncExternalStore(s, g);', false],
  ['let a = 0; function f() { a++; } const useA = () => useSyncExternalStore(s, () => a);', false],
])('knows whether %s keeps an external store: %s', (code, expected) => {
  const { sourceCode, state } = firstState(code);
  expect(isExternalStore(state, sourceCode)).toBe(expected);
});

it.each([
  ['globalThis.a = 1; window.fetch = f; global.b.c = 2; self.d.add(3);', ['global a']],
  ['globalThis.a ??= 1; if (!globalThis.b) globalThis.b = 1;', ['global a?', 'global b?']],
  ['process.env.A = "1"; process.env.B ||= "2"; process.exitCode = 1;', ['environment process.env.A', 'environment process.env.B?']],
  ['function f(process, window) { process.env.A = "1"; window.a = 1; }', []],
  ['function f(k) { const old = process.env[k]; process.env[k] = "1"; return () => { if (old === undefined) delete process.env[k]; else process.env[k] = old; }; }', ['environment process.env[k]']],
  ['function f(k) { const old = process.env[k]; delete process.env[k]; return () => { process.env[k] = old; }; }', ['environment process.env[k]']],
  ['function f(k, l) { const old = process.env[k]; process.env[l] = old; }', ['environment process.env[l]']],
  ['function f(k) { if (k) { delete process.env[k]; } else { process.env[k] = "1"; } }', ['environment process.env[k]', 'environment process.env[k]']],
  [';(b => { globalThis.a = b; process.env.A = b; })', ['environment process.env.A']],
  ['(b => { globalThis.a = b; })(1);', ['global a']],
])('finds the global writes of %s', (code, expected) => {
  const writes = getGlobalWrites(parse(code).sourceCode);
  expect(writes.map(({ isDefault, kind, name }) => `${kind} ${name}${isDefault ? '?' : ''}`)).toEqual(expected);
});

it('knows which globals exist', () => {
  const { sourceCode } = parse('', { languageOptions: { globals: { jQuery: 'readonly' } } });
  expect(['fetch', 'Map', 'onerror', 'jQuery', 'appState'].map(name => isExistingGlobal(name, sourceCode))).toEqual([true, true, true, true, false]);
});
