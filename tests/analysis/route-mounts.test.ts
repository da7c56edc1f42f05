import { describe, expect, it } from 'vitest';

import { getMount, getRoutePath } from '../../src/analysis/route-mounts.ts';
import { find, parse } from '../support/parse.ts';

function getProbe(code: string) {
  const file = parse(code);
  const probe = find(file, 'CallExpression', ({ callee }) => callee.type === 'Identifier' && callee.name === 'probe');
  return { probe, sourceCode: file.sourceCode };
}

describe('getMount', () => {
  it.each([
    ['app.use(probe());', { covers: 'app', path: null }],
    ['app.use(log, [probe()]);', { covers: 'app', path: null }],
    ["app.use('*', probe());", { covers: 'app', path: '*' }],
    ["app.use('/a', probe());", { covers: 'part', path: '/a' }],
    ["app.get('/a', probe(), handler);", { covers: 'part', path: '/a' }],
    ["app.route('/a').get(f).all(probe());", { covers: 'part', path: '/a' }],
    ['app.use(apiPath, probe());', { covers: 'part', path: null }],
    ["import { Router } from 'express'; const api = Router(); api.use(probe());", { covers: 'part', path: null }],
    ["const a = probe(); app.use('/a', a); app.use(a);", { covers: 'app', path: null }],
    ['export const a = probe();', null],
    ['f(probe());', null],
  ])('knows of %s', (code, expected) => {
    const { probe, sourceCode } = getProbe(code);
    expect(getMount(probe, sourceCode)).toEqual(expected);
  });
});

describe('getRoutePath', () => {
  it.each([
    ["app.get('/a', (req, res) => { probe(); });", '/a'],
    ["app.get('/a', log, async () => { if (x) await probe(); });", '/a'],
    ['app.use(() => probe());', null],
    ["describe('/a', () => probe());", null],
  ])('knows of %s: %s', (code, expected) => {
    const { probe, sourceCode } = getProbe(code);
    expect(getRoutePath(probe, sourceCode)).toBe(expected);
  });
});
