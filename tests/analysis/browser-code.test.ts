import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { isBrowserCode, isUiFile } from '../../src/analysis/browser-code.ts';
import { parse } from '../support/parse.ts';

const root = mkdtempSync(join(tmpdir(), 'adr-browser-'));
afterAll(() => rmSync(root, { recursive: true }));

/** A file in a package of its own with that manifest and those compiler options. */
function fileIn(name: string, manifest: object, compilerOptions?: object): string {
  const directory = join(root, name);
  mkdirSync(join(directory, 'src'), { recursive: true });
  writeFileSync(join(directory, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(directory, 'tsconfig.json'), JSON.stringify({ compilerOptions: compilerOptions ?? {} }));
  return join(directory, 'src/file.ts');
}

describe('isUiFile', () => {
  it.each([
    ['a file with markup', 'export {}', 'view.tsx'],
    ['an import of a UI framework', "import { useState } from 'react';", 'a.ts'],
    ['an import of a part of it', "import { html } from 'lit/html.js';", 'a.ts'],
    ['an import of a scoped one', "import { Component } from '@angular/core';", 'a.ts'],
  ])('knows %s', (_, code, filename) => expect(isUiFile(parse(code, { filename }))).toBe(true));

  it.each([
    ['a module', 'export const a = 1;', 'a.ts'],
    ['an import of types', "import type { ReactNode } from 'react';", 'a.ts'],
    ['a package whose name only starts so', "import x from 'react-email-sender';", 'a.ts'],
    ['a client directive', "'use client'; export const a = 1;", 'a.ts'],
  ])('does not take %s for one', (_, code, filename) => expect(isUiFile(parse(code, { filename }))).toBe(false));
});

describe('isBrowserCode', () => {
  it.each([
    ['a UI file', 'export {}', { filename: 'a.tsx' }],
    ['a client module', "'use client'; export const a = 1;", {}],
    ['a module below hooks', 'export const a = 1;', { filename: '/app/hooks/state.ts' }],
    ['an exported hook', 'export function useCart() {}', {}],
    ['an exported hook in a const', 'const useCart = () => {}; export { useCart };', {}],
    ['a default export that is a hook', 'export default function useCart() {}', {}],
    ['a package with a browser field', 'export {}', { filename: fileIn('field', { browser: './dist/a.js' }) }],
    ['a package that knows the DOM and not Node', 'export {}', { filename: fileIn('dom', {}, { lib: ['ES2023', 'DOM'] }) }],
    [
      'a package with Node types that its tsconfig leaves out',
      'export {}',
      { filename: fileIn('types', { devDependencies: { '@types/node': '1' } }, { lib: ['dom'], types: [] }) },
    ],
  ])('knows %s', (_, code, options) => expect(isBrowserCode(parse(code, options))).toBe(true));

  it.each([
    ['a module of no package', 'export const a = 1;', {}],
    ['a name that only starts like a hook', 'export const user = 1;', {}],
    ['a package with Node types', 'export {}', { filename: fileIn('node', { devDependencies: { '@types/node': '1' } }, { lib: ['DOM'] }) }],
    ['a package that says it needs Node types', 'export {}', { filename: fileIn('explicit', {}, { lib: ['DOM'], types: ['node'] }) }],
    ['a package with a command', 'export {}', { filename: fileIn('bin', { bin: './a.js' }, { lib: ['DOM'] }) }],
    ['a package with a server', 'export {}', { filename: fileIn('server', { dependencies: { express: '5' } }, { lib: ['DOM'] }) }],
    ['a package without the DOM', 'export {}', { filename: fileIn('plain', {}, { lib: ['ES2023'] }) }],
  ])('does not take %s for browser code', (_, code, options) => expect(isBrowserCode(parse(code, options))).toBe(false));
});
