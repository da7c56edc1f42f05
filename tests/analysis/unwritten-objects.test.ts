import { expect, it } from 'vitest';

import { getVariable } from '../../src/analysis/bindings.ts';
import { isUnwrittenObject } from '../../src/analysis/unwritten-objects.ts';
import { find, parse } from '../support/parse.ts';

it.each([
  ['const a = {}; use(a, a.b, a.b.c());', true],
  ['const a = []; a.map(f); Object.assign({}, a);', true],
  ['let a = {}; a = {};', false],
  ['const a = {}; a.b = 1;', false],
  ['const a = {}; a.b.c.d = 1;', false],
  ['const a = {}; delete a.b;', false],
  ['const a = {}; a.b++;', false],
  ['const a = []; a.push(1);', false],
  ['const a = []; a[0].push(1);', false],
  ['const a = {}; Object.assign(a, b);', false],
])('says of %s: %s', (code, expected) => {
  const file = parse(code);
  const variable = getVariable(find(file, 'Identifier', ({ name }) => name === 'a'), file.sourceCode)!;
  expect(isUnwrittenObject(variable, file.sourceCode)).toBe(expected);
});
