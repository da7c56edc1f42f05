import { join } from 'node:path';

import { expect, it } from 'vitest';

import { getInput } from '../../src/analysis/own-inputs.ts';
import { find, parse } from '../support/parse.ts';
import { withTypes } from '../support/rule-tester.ts';

const filename = join(import.meta.dirname, '../fixtures/file.ts');

function getKind(code: string, isTyped: boolean): string | undefined {
  const file = parse(code, isTyped ? { filename, languageOptions: withTypes.languageOptions as never } : {});
  const probe = find(file, 'CallExpression', ({ callee }) => callee.type === 'Identifier' && callee.name === 'probe');
  return getInput(probe.arguments[0]!, file.sourceCode)?.kind;
}

const READ = "import { readFileSync } from 'node:fs'; const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')); ";
const DOC = 'class Doc { json(): unknown { return this; } request(): any { return this; } } declare const doc: Doc; ';

it.each([
  [`${READ}probe(read('a.json'));`, undefined, 'file'],
  [`${READ}const all = read('a.json'); const { length } = all; probe(all.items[0]);`, undefined, 'file'],
  [`${READ}probe(read('package.json'));`, undefined, undefined],
  [`${READ}writeFile('a.json', text); probe(read('a.json'));`, undefined, undefined],
  [`${DOC}probe(doc.json());`, 'network', undefined],
  [`${DOC}probe(doc.json().items);`, 'network', undefined],
  ['async (res: Response) => probe(await res.json());', 'network', 'network'],
  ['const a = b.x; const b = a.x; probe(a);', undefined, undefined],
])('knows of %s: %s, with types %s', (code, untyped, typed) => {
  expect(getKind(code, false)).toBe(untyped);
  expect(getKind(code, true)).toBe(typed);
});
