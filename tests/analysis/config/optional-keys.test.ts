import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { getOptionality } from '../../../src/analysis/config/optional-keys.ts';
import { getConfigRead } from '../../../src/analysis/config-sources.ts';
import { find, parse } from '../../support/parse.ts';

const root = mkdtempSync(join(tmpdir(), 'adr-optional-keys-'));
afterAll(() => rmSync(root, { recursive: true }));

/** What says that the argument of `probe(…)` may be missing, in a project of these files. */
function optionalityOf(code: string, files: Record<string, string> = {}) {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  const file = parse(code, { filename: join(root, 'file.ts') });
  const call = find(file, 'CallExpression', ({ callee }) => callee.type === 'Identifier' && callee.name === 'probe');
  const [argument] = call.arguments;
  return getOptionality(getConfigRead(argument!, file, { names: true })!, argument!, file);
}

const zod = (schema: string, key: string) => `import { z } from 'zod'; const S = ${schema}; const config = S.parse(load()); probe(config.${key});`;

describe('getOptionality', () => {
  it.each([
    ['optional', zod('z.object({ a: z.string().optional() })', 'a'), 'schema'],
    ['nullish', zod('z.object({ a: z.string().min(1).nullish() })', 'a'), 'schema'],
    ['wrapped', zod('z.object({ a: z.optional(z.string()) })', 'a'), 'schema'],
    ['strict', zod('z.object({ a: z.string().optional() }).strict().readonly()', 'a'), 'schema'],
    ['partial', zod('z.object({ a: z.string() }).partial()', 'a'), 'schema'],
    ['extended', zod('z.object({}).extend({ a: z.string().optional() })', 'a'), 'schema'],
    ['merged', zod('z.object({}).merge(z.object({ a: z.string().optional() }))', 'a'), 'schema'],
    ['nested', zod('z.object({ db: z.object({ host: z.string().optional() }) })', 'db.host'), 'schema'],
    ['in an optional section', zod('z.object({ db: z.object({ host: z.string() }).optional() })', 'db.host'), 'schema'],
    ['required', zod('z.object({ a: z.string() })', 'a'), null],
    ['defaulted', zod("z.object({ a: z.string().optional().default('x') })", 'a'), null],
    ['unknown', zod('z.object({ a: z.string() })', 'b'), null],
    ['an optional member of a required section', zod('z.object({ db: z.object({ host: z.string().optional() }) })', 'db'), null],
    ['yup', "import * as yup from 'yup'; const S = yup.object({ a: yup.string() }); const config = S.validateSync(load()); probe(config.a);", 'schema'],
    ['yup required', "import * as yup from 'yup'; const S = yup.object({ a: yup.string().required() }); const config = S.cast(load()); probe(config.a);", null],
    ['a type literal', 'function f(config: { a?: string }) { probe(config.a); }', 'type'],
    ['a union', 'function f(config: { a: string | undefined }) { probe(config.a); }', 'type'],
    ['Partial', 'interface C { a: string } function f(config: Partial<C>) { probe(config.a); }', 'type'],
    ['Readonly', 'interface C { a: string } function f(config: Readonly<C>) { probe(config.a); }', null],
    ['an intersection', 'type C = { b: 1 } & { a?: string }; function f(config: C) { probe(config.a); }', 'type'],
    ['a class', 'class C { a?: string } function f(config: C) { probe(config.a); }', 'type'],
    ['a cast', 'const config = load() as { a?: string }; probe(config.a);', 'type'],
    ['no type', 'function f(config) { probe(config.a); }', null],
    ['an environment variable', 'probe(process.env.a);', null],
    ['a type that refers to itself', 'type C = C; function f(config: C) { probe(config.a); }', null],
  ])('knows of %s', (_, code, expected) => expect(optionalityOf(code)).toBe(expected));

  it.each([
    ['a default export', "import config from './config'; probe(config.a);", { 'config.ts': 'const c: { a?: 1 } = load(); export default c;' }],
    ['an export list', "import { config } from './config'; probe(config.a);", { 'config.ts': 'const c: { a?: 1 } = load(); export { c as config };' }],
    ['a re-export', "import { config } from './config'; probe(config.a);", { 'config/index.ts': "export { config } from './real';", 'config/real.ts': 'export const config: { a?: 1 } = load();' }],
    ['a file with its output extension', "import { config } from './lib/config.js'; probe(config.a);", { 'lib/config.ts': 'export const config: { a?: 1 } = load();' }],
    ['a loader', "import { loadConfig } from './loader'; const config = loadConfig(); probe(config.a);", { 'loader.ts': 'export const loadConfig = (): { a?: 1 } => read();' }],
  ])('follows %s', (_, code, files) => {
    rmSync(join(root, 'config.ts'), { force: true });
    expect(optionalityOf(code, files as unknown as Record<string, string>)).toBe('type');
  });

  it.each([
    ['a file that is not there', "import { config } from './nowhere/config'; probe(config.a);", {}],
    ['a file with a syntax error', "import { config } from './broken/config'; probe(config.a);", { 'broken/config.ts': 'export const {' }],
    ['a JSON file', "import config from './data/config.json'; probe(config.a);", { 'data/config.json': '{}' }],
  ])('knows nothing of %s', (_, code, files) => expect(optionalityOf(code, files as Record<string, string>)).toBeNull());
});
