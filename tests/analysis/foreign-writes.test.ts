import { describe, expect, it } from 'vitest';

import { getForeignWrite } from '../../src/analysis/foreign-writes.ts';
import { isReceived } from '../../src/analysis/received-values.ts';
import { findAll, parse } from '../support/parse.ts';

describe('getForeignWrite', () => {
  it.each([
    ["import a from 'a'; a.b.c = 1;", 'module a a.b.c'],
    ["import { a } from '@b/c'; delete a.d;", 'module @b/c @b/c.a.d'],
    ["import a from './a.js'; a.b = 1;", ''],
    ["import a from 'a'; a.push(1);", ''],
    ["import { plugins } from 'a'; plugins.list.push(1);", 'module a a.plugins.list'],
    ['console.log = f;', 'global console console.log'],
    ['globalThis.fetch = f;', 'global fetch fetch'],
    ['globalThis.mine = f;', ''],
    ['process.env.A = "1";', ''],
    ['fetch ??= f;', ''],
    ['const f = fetch; fetch = f;', ''],
    ['const a = b; const b = a; a.c = 1;', ''],
    ['Object.assign(globalThis, { mine: g, fetch: f });', 'global fetch fetch'],
    ['Object.assign(globalThis, { mine: g });', ''],
    ['Object.assign(Math, helpers);', 'global Math Math'],
    ['globalThis[key] = f;', ''],
  ])('%s', (code, expected) => {
    const file = parse(code);
    const found = findAll(file, 'Identifier').map(node => getForeignWrite(node, file)).filter(write => write !== null);
    expect(found.map(({ kind, name, owner }) => `${kind} ${owner} ${name}`).join(', ')).toBe(expected);
  });
});

describe('isReceived', () => {
  it.each([
    ['function f(value) { value.x; }', true],
    ['function f(request) { request.x; }', false],
    ['const value = await load(); value.x;', true],
    ['const value = load(); value.x;', true],
    ['const value = createServer(); value.x;', false],
    ['const value = new Server(); value.x;', false],
    ["import express from 'express'; const value = express(); value.x;", false],
    ['let value = load(); value = 1; value.x;', false],
    ['value.x;', false],
  ])('%s', (code, expected) => {
    const file = parse(code);
    const [member] = findAll(file, 'MemberExpression').filter(({ property }) => property.type === 'Identifier' && property.name === 'x');
    expect(member!.object.type === 'Identifier' && isReceived(member!.object, file.sourceCode)).toBe(expected);
  });
});
