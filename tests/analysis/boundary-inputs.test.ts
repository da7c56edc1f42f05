import { expect, it } from 'vitest';

import { getBoundaryInput } from '../../src/analysis/boundary-inputs.ts';
import { find, parse } from '../support/parse.ts';

function getKind(code: string): string | undefined {
  const file = parse(code);
  const probe = find(file, 'CallExpression', ({ callee }) => callee.type === 'Identifier' && callee.name === 'probe');
  return getBoundaryInput(probe.arguments[0]!, file.sourceCode)?.kind;
}

it.each([
  ['async () => probe(await res.json());', 'network'],
  ['async () => { const r = await fetch(url); probe(await r.json()); }', 'network'],
  ['async () => probe(JSON.parse(await res.text()));', 'network'],
  ['async (request) => probe(await request.json());', 'request'],
  ['req => probe(req.body.user);', 'request'],
  ['c => probe(c.req.query);', 'request'],
  ['self.onmessage = e => probe(e.data);', 'message'],
  ['(e: MessageEvent) => probe(e.data);', 'message'],
  ["probe(localStorage.getItem('a'));", 'storage'],
  ["probe(JSON.parse(window.sessionStorage.getItem('a') ?? '{}'));", 'storage'],
  ['probe(JSON.parse(readFileSync(path).toString()));', 'file'],
  ['const text = readFileSync(path); probe(JSON.parse(text));', 'file'],
  ["import { readJson } from 'fs-extra'; probe(await readJson(path));", 'file'],
  ['text => probe(JSON.parse(text));', 'text'],
  ['probe(process.env);', 'environment'],
  ["probe(JSON.parse('{}'));", undefined],
  ['probe(JSON.parse(JSON.stringify(a)));', undefined],
  ["probe(JSON.parse(readFileSync('package.json')));", undefined],
  ['writeFileSync(path, text); probe(JSON.parse(readFileSync(path)));', undefined],
  ['probe(res.json(a));', undefined],
  ['probe(body);', undefined],
  ['const a = a; probe(a);', undefined],
])('knows of %s: %s', (code, kind) => expect(getKind(code)).toBe(kind));
