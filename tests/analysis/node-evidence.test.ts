import { describe, expect, it } from 'vitest';

import { hasNodeEvidence } from '../../src/analysis/node-evidence.ts';
import { parse } from '../support/parse.ts';
import { createTemporaryFolder } from '../support/temporary-files.ts';

describe('hasNodeEvidence', () => {
  it.each([
    ["import fs from 'node:fs';", true],
    ["import { join } from 'path';", true],
    ['export const a = process.env.A;', true],
    ["const a = require('a');", true],
    ["import fs = require('fs');", true],
    ["import type { Stats } from 'node:fs';", false],
    ["import a from 'a';", false],
    ["export const a = typeof process === 'undefined';", false],
    ['export const a = (process: any) => process.env;', false],
    ["'use client'; export const a = process.env.A;", false],
    ['export const a = 1;', false],
  ])('of `%s` is %s', (code, expected) => expect(hasNodeEvidence(parse(code, { filename: '/nowhere/a.ts' }))).toBe(expected));

  it('knows the globals of a configuration', () => {
    const languageOptions = { globals: { process: 'readonly' } } as const;
    expect(hasNodeEvidence(parse('export const a = process.pid;', { filename: '/nowhere/a.ts', languageOptions }))).toBe(true);
    expect(hasNodeEvidence(parse('export const a = 1;', { filename: '/nowhere/a.ts', languageOptions }))).toBe(false);
  });

  it.each([
    [{ engines: { node: '>=20' } }, true],
    [{ engines: { npm: '>=10' } }, false],
    [{ engines: { node: '>=20' }, browser: './browser.js' }, false],
    [{ engines: { node: '>=20' }, exports: { '.': { workerd: './edge.js', default: './a.js' } } }, false],
    [{ engines: { node: '>=20' }, exports: { './deno': './deno.js' } }, false],
    [{ engines: { node: '>=20' }, keywords: ['router', 'bun'] }, false],
    [{ engines: { node: '>=20' }, exports: './a.js', keywords: 'router' }, true],
    [{}, false],
  ])('takes a package with %j for an answer: %s', (manifest, expected) => {
    using folder = createTemporaryFolder({ 'package.json': manifest });
    expect(hasNodeEvidence(parse('export const a = 1;', { filename: `${folder.path}/a.ts` }))).toBe(expected);
  });
});
