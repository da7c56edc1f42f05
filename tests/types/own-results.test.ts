import { join } from 'node:path';

import { expect, it } from 'vitest';

import { getOwnResult } from '../../src/types/own-results.ts';
import { find, parse } from '../support/parse.ts';
import { withTypes } from '../support/rule-tester.ts';
import { createTemporaryFolder } from '../support/temporary-files.ts';

const filename = join(import.meta.dirname, '../fixtures/file.ts');

function answer(code: string, languageOptions: unknown = withTypes.languageOptions, file = filename): string | null | undefined {
  const context = parse(code, { filename: file, languageOptions: languageOptions as never });
  const statement = find(context, 'ExpressionStatement');
  return statement.expression.type === 'CallExpression' ? getOwnResult(statement.expression, context) : undefined;
}

it.each([
  ["import { readFileSync } from 'node:fs'; function f(p: string) { return JSON.parse(readFileSync(p, 'utf8')); } f('a');", 'file'],
  ["import { readFile } from 'node:fs/promises'; async function f(p: string) { const text = await readFile(p, 'utf8'); return JSON.parse(text); } f('a');", 'file'],
  ["import { readFileSync } from 'node:fs'; const f = (p: string): unknown => JSON.parse(readFileSync(p).toString()); f('a');", 'file'],
  ["async function f() { const res = await fetch('/'); return res.json(); } f();", 'network'],
  ["async function f() { const res = await fetch('/'); return JSON.parse(await res.text()); } f();", 'network'],
  ["async function f() { const res = await fetch('/'); return res.ok ? null : null as unknown; } f();", null],
  ["async function f(req: Request) { return req.json(); } f(new Request('/'));", 'request'],
  ["const f = (text: string) => JSON.parse(text); f('');", 'text'],
  ["const f = (text: string) => JSON.parse(text.trim()); f('');", 'text'],
  ["const f = (text: string): { a: string } => JSON.parse(text); f('');", null],
  ["const f = (text: string): Missing => JSON.parse(text); f('');", null],
  ["const f = async (text: string): Promise<Missing> => JSON.parse(text); f('');", null],
  ["const f = async (text: string): Promise<unknown> => JSON.parse(text); f('');", 'text'],
  ["const f = (a: object) => JSON.parse(JSON.stringify(a)); f({});", null],
  ["const f = () => JSON.parse('{}'); f();", null],
  ["const JSON = { parse: (a: string): any => a }; const f = (a: string) => JSON.parse(a); f('');", null],
  ["async function f() { const data: any = await (await fetch('/')).json(); const ok = check(data); return data; } declare function check(a: any): void; f();", null],
  ["declare function f(): any; f();", undefined],
  ["JSON.parse('a');", undefined],
])('answers %s with %s', (code, expected) => expect(answer(code)).toBe(expected));

it('follows a function into another file', () => {
  using folder = createTemporaryFolder({
    'tsconfig.json': '{ "compilerOptions": { "strict": true, "lib": ["es2024", "dom"], "types": [] } }',
    'api.ts': "const raw = async (path: string): Promise<unknown> => (await fetch(path)).json();\nexport const get = (path: string) => raw(path);",
    'file.ts': '',
  });
  const languageOptions = { parserOptions: { projectService: true, tsconfigRootDir: folder.path } };
  expect(answer("import { get } from './api'; get('/');", languageOptions, join(folder.path, 'file.ts'))).toBe('network');
});

it('knows nothing without types', () => expect(answer('const f = (text: string) => JSON.parse(text); f("");', {})).toBeUndefined());
