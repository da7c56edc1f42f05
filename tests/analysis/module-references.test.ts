import { describe, expect, it } from 'vitest';

import { getModuleReference, mayRequire, type ReferenceNode } from '../../src/analysis/module-references.ts';
import { findAll, parse } from '../support/parse.ts';

const TYPES = ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'ImportExpression', 'TSImportEqualsDeclaration', 'TSImportType', 'CallExpression'] as const;

/** What each node of the code names: the specifier, `type` before it where nothing is left at run time. */
const read = (code: string): string[] => {
  const file = parse(code);
  const nodes = TYPES.flatMap((type): ReferenceNode[] => findAll(file, type));
  const references = nodes.map(node => getModuleReference(node, file.sourceCode)).filter(reference => reference !== null);
  return references.map(({ isType, specifier, style }) => `${style}${isType ? ' type' : ''} ${specifier}`);
};

describe('getModuleReference', () => {
  it.each([
    ["import a, { b } from 'x'", ['import x']],
    ["import 'x'", ['import x']],
    ["import {} from 'x'", ['import x']],
    ["import type { A } from 'x'", ['import type x']],
    ["import { type A, type B } from 'x'", ['import type x']],
    ["import { type A, b } from 'x'", ['import x']],
    ["import a, { type B } from 'x'", ['import x']],
    ["export { a } from 'x'", ['import x']],
    ["export { type A } from 'x'", ['import type x']],
    ["export type { A } from 'x'", ['import type x']],
    ["export * from 'x'; export type * from 'y'", ['import x', 'import type y']],
    ["import('x')", ['import x']],
    ['import(`x`)', ['import x']],
    ["const x = 'y'; import(x)", ['import y']],
    ["type A = import('x').A", ['import type x']],
    ["import x = require('x'); import type y = require('y')", ['require x', 'require type y']],
    ["require('x'); module.require('y')", ['require x', 'require y']],
    ["const r = require; r('x')", ['require x']],
    ["import { createRequire } from 'node:module'; createRequire(import.meta.url)('x')", ['import node:module', 'require x']],
    ["const { a } = require('x')", ['require x']],
  ])('reads %s', (code, expected) => {
    expect(read(code)).toEqual(expected);
  });

  it.each(['const a = 1; export { a }', 'import(name)', 'require(name)', "require('x', 'y')", 'require()', "function f(require) { require('x') }", "a.require('x')", 'import A = B.C', 'f()()'])(
    'finds nothing in %s',
    code => {
      expect(read(code)).toEqual([]);
    },
  );
});

describe('mayRequire', () => {
  it('asks for the word that every name of a loader holds', () => {
    expect(["require('x')", 'createRequire(url)', 'import a'].map(mayRequire)).toEqual([true, true, false]);
  });
});
