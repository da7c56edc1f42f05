import { expect, it } from 'vitest';

import { isOwnFile, isWrittenHere } from '../../src/analysis/own-data.ts';
import { find, parse } from '../support/parse.ts';

function getKey(code: string) {
  const file = parse(code);
  const probe = find(file, 'CallExpression', ({ callee }) => callee.type === 'Identifier' && callee.name === 'probe');
  return { key: probe.arguments[0]!, sourceCode: file.sourceCode };
}

it.each([
  ["probe('package.json');", true],
  ["probe(new URL('../package.json', import.meta.url));", true],
  ["probe(dir + '/package.json');", false],
  ["probe(process.argv[2] + '/package.json');", false],
  ["probe('other.json');", false],
])('says whether %s is the own package.json: %s', (code, expected) => {
  const { key, sourceCode } = getKey(code);
  expect(isOwnFile(key, sourceCode)).toBe(expected);
});

it.each([
  ["setItem('a', b); probe('a');", true],
  ["localStorage.a = b; probe('a');", true],
  ["other.a = b; probe('a');", false],
  ["setItem('b', b); probe('a');", false],
])('says whether %s writes what it reads: %s', (code, expected) => {
  const { key, sourceCode } = getKey(code);
  expect(isWrittenHere(key, sourceCode)).toBe(expected);
});
