import { symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { Linter, type ESLint } from 'eslint';
import { afterAll, describe, expect, it } from 'vitest';

import rule from '../../src/rules/layer-imports.ts';
import { RuleTester } from '../support/rule-tester.ts';
import { createTemporaryFolder } from '../support/temporary-files.ts';

const folder = createTemporaryFolder({
  'package.json': {
    name: 'shop',
    type: 'module',
    workspaces: ['packages/*'],
    imports: { '#ports/*': './src/ports/*.ts', '#store': './dist/store/index.js' },
    dependencies: { openai: '1', pg: '1', zod: '1', '@aws-sdk/client-s3': '1' },
  },
  'tsconfig.json': { compilerOptions: { outDir: 'dist', rootDir: 'src', paths: { '@shop/*': ['./src/*'], openly: ['./src/domain/openly.ts'] } } },
  'node_modules/zod/package.json': { name: 'zod', main: 'index.js' },
  'node_modules/zod/index.js': '',
  'node_modules/theirs/package.json': { name: 'theirs', main: 'index.js' },
  'node_modules/theirs/index.js': '',
  'packages/kit/package.json': { name: '@shop/kit', exports: { '.': './dist/index.js', './deep': { import: './dist/deep.js' } } },
  'packages/kit/src/index.ts': '',
  'packages/kit/src/deep.ts': '',
  'packages/bare/package.json': { name: 'bare', main: 'dist/bundle.js' },
  'src/domain/order.ts': '',
  'src/domain/openly.ts': '',
  'src/domain/data.json': '{}',
  'src/ports/clock.ts': '',
  'src/store/index.ts': '',
  'src/api/orders.ts': '',
  'src/api/view.tsx': '',
  'src/both/a.ts': '',
  'src/elsewhere.ts': '',
  'src/style.css': '',
});
symlinkSync(join(folder.path, 'packages/kit'), join(folder.path, 'node_modules/linked'), 'dir');
afterAll(() => {
  folder[Symbol.dispose]();
});

const LAYERS = [
  { name: 'domain', files: ['src/domain/**', 'src/both/*'], packages: ['zod'] },
  { name: 'ports', files: './src/ports', mayImport: [] },
  { name: 'store', files: ['src/store/**', '!src/store/generated/**'], owns: ['pg', '@aws-sdk/*'] },
  { name: 'kit', files: 'packages/kit/**', mayImport: ['domain'] },
  { name: 'bare', files: 'packages/bare/' },
  { name: 'api', files: ['src/api/**/*.{ts,tsx}', 'src/both/*'], mayImport: ['domain', 'ports'] },
];

/** A file of the project above, with its layers. */
const at = (path: string, layers: readonly object[] = LAYERS) =>
  ({ filename: join(folder.path, path), settings: { adr: { root: folder.path, layers } } }) as const;

/** One report on a specifier in the first line. */
const report = (code: string, specifier: string, messageId: string, data: Record<string, string>, suggestion?: string) =>
  ({
    code,
    errors: [
      {
        messageId,
        data,
        line: 1,
        column: code.indexOf(specifier) + 1,
        endLine: 1,
        endColumn: code.indexOf(specifier) + 1 + specifier.length,
        suggestions: suggestion === undefined ? null : [{ messageId: 'importType', output: suggestion }],
      },
    ],
  }) as never as { code: string; errors: [] };

const upward = (code: string, specifier: string, target = 'api', layer = 'domain', suggestion?: string) => report(code, specifier, 'upward', { layer, target }, suggestion);
const TYPES = [{ allowTypeImports: true }] as const;
const UNKNOWN = [{ unknown: 'report' }] as const;

new RuleTester().run(rule.name, rule, {
  valid: [
    { name: 'nothing, while no layers are configured', code: "import '../api/orders.js';", filename: join(folder.path, 'src/domain/order.ts') },
    { name: 'nothing, while the list is empty', code: "import '../api/orders.js';", ...at('src/domain/order.ts', []) },
    { name: 'a file of its own layer', code: "import './openly.js';", ...at('src/domain/order.ts') },
    { name: 'a lower layer', code: "import { order } from '../domain/order.js';", ...at('src/store/index.ts') },
    { name: 'a lower layer that is listed', code: "import '../domain/order.js'; import '../ports/clock';", ...at('src/api/orders.ts') },
    { name: 'its own layer, where nothing is listed', code: "import './clock.js';", ...at('src/ports/other.ts') },
    { name: 'a file of no layer imports what it likes', code: "import pg from 'pg'; import './api/orders.js';", ...at('src/main.ts') },
    { name: 'a file that a negated glob takes out', code: "import '../../api/orders.js';", ...at('src/store/generated/a.ts') },
    { name: 'text without a path', code: "import '../api/orders.js';", settings: at('').settings, filename: 'file.ts' },
    { name: 'a file outside of the root', code: "import '/x';", filename: '/elsewhere/src/domain/a.ts', settings: at('').settings },
    { name: 'a target of no layer', code: "import '../elsewhere.js';", ...at('src/domain/order.ts') },
    { name: 'a target that does not exist', code: "import '../api/nothing.js';", ...at('src/domain/order.ts') },
    { name: "Node's modules, where packages are listed", code: "import fs from 'node:fs'; import path from 'path';", ...at('src/domain/order.ts') },
    { name: 'a listed package', code: "import { z } from 'zod'; import * as mini from 'zod/mini';", ...at('src/domain/order.ts') },
    { name: 'any package, where none are listed', code: "import OpenAI from 'openai';", ...at('src/ports/clock.ts') },
    { name: 'what the layer owns', code: "import pg from 'pg'; import { S3 } from '@aws-sdk/client-s3';", ...at('src/store/index.ts') },
    { name: 'owned packages need no place on the list', code: "import pg from 'pg';", ...at('src/domain/a.ts', [{ name: 'domain', files: 'src/domain', packages: [], owns: ['pg'] }]) },
    { name: 'a package that two layers own', code: "import 'pg';", ...at('src/api/a.ts', [{ name: 'a', files: 'src/store', owns: ['pg'] }, { name: 'b', files: 'src/api', owns: ['p*'] }]) },
    { name: 'a name that paths map to own code is no package', code: "import 'openly';", ...at('src/domain/a.ts', [{ name: 'domain', files: 'src/domain', packages: [] }, { name: 'x', files: 'x', owns: ['openly'] }]) },
    { name: 'a bare name that nothing knows', code: "import 'nobody'; import 'src/api/orders';", ...at('src/domain/order.ts') },
    { name: "aliases that only a bundler knows, and other schemes' modules", code: "import '@/api/orders'; import '~/api'; import 'virtual:x'; import 'https://x/y';", ...at('src/domain/order.ts') },
    { name: 'a path that only run time knows', code: 'import(`../api/${name}.js`); require(name);', ...at('src/domain/order.ts') },
    { name: 'a function of the name require', code: "const require = x => x; require('../api/orders.js');", ...at('src/domain/order.ts') },
    { name: 'a method of the name require', code: "loader.require('../api/orders.js');", ...at('src/domain/order.ts') },
    { name: 'a package of the workspace that is below', code: "import '@shop/kit'; import '@shop/kit/deep';", ...at('packages/bare/src/a.ts') },
    { name: 'an export without a source', code: 'const a = 1; export { a }; export default a;', ...at('src/domain/order.ts') },
    { name: 'augmenting a module', code: "declare module '../api/orders.js' { interface A {} }", ...at('src/domain/order.ts') },
    { name: 'a namespace alias', code: 'import A = B.C;', ...at('src/domain/order.ts') },
    { name: 'unresolved and unlayered targets are ignored by default', code: "import './nothing.js'; import '../elsewhere.js'; import 'nobody';", ...at('src/domain/order.ts') },
    { name: 'styles and data have no layer', code: "import '../style.css'; import data from './data.json';", ...at('src/domain/order.ts'), options: UNKNOWN },
    { name: 'what is known, when the unknown is reported', code: "import 'zod'; import 'node:fs'; import './openly.js';", ...at('src/domain/order.ts'), options: UNKNOWN },
    {
      name: 'every type-only form, when these are allowed',
      code: [
        "import type { A } from '../api/orders.js';",
        "import { type B, type C } from '../api/orders.js';",
        "import type * as d from '../api/orders.js';",
        "import type e = require('../api/orders.js');",
        "export type { F } from '../api/orders.js';",
        "export { type G } from '../api/orders.js';",
        "export type * from '../api/orders.js';",
        "type H = import('../api/orders.js').H;",
        "type I = typeof import('../api/orders.js');",
        "import type { J } from 'pg';",
        "import type { K } from './nothing.js';",
      ].join('\n'),
      options: [{ allowTypeImports: true, unknown: 'report' }],
      ...at('src/domain/order.ts'),
    },
    { name: 'a root that is relative to the working directory', code: "import './nothing.js';", filename: join(process.cwd(), 'src/domain/a.ts'), settings: { adr: { root: '.', layers: LAYERS } } },
  ],
  invalid: [
    { name: 'an import of a higher layer', ...upward("import { orders } from '../api/orders.js';", "'../api/orders.js'"), ...at('src/domain/order.ts') },
    { name: 'without an extension', ...upward("import { orders } from '../api/orders';", "'../api/orders'"), ...at('src/domain/order.ts') },
    { name: 'the extension that a `.tsx` compiles to', ...upward("import view from '../api/view.js';", "'../api/view.js'"), ...at('src/domain/order.ts') },
    { name: 'a folder', ...upward("import store from '../store';", "'../store'", 'store'), ...at('src/domain/order.ts') },
    { name: 'an import for its effect', ...upward("import '../api/orders.js';", "'../api/orders.js'"), ...at('src/domain/order.ts') },
    { name: 'a query behind the specifier', ...upward("import text from '../api/orders.ts?raw';", "'../api/orders.ts?raw'"), ...at('src/domain/order.ts') },
    { name: 'a re-export of names', ...upward("export { orders } from '../api/orders.js';", "'../api/orders.js'"), ...at('src/domain/order.ts') },
    { name: 'a re-export of everything', ...upward("export * from '../api/orders.js';", "'../api/orders.js'"), ...at('src/domain/order.ts') },
    { name: 'a re-export as a namespace', ...upward("export * as api from '../api/orders.js';", "'../api/orders.js'"), ...at('src/domain/order.ts') },
    { name: 'a dynamic import', ...upward("const load = () => import('../api/orders.js');", "'../api/orders.js'"), ...at('src/domain/order.ts') },
    { name: 'a dynamic import of a template without values', ...upward('import(`../api/orders.js`);', '`../api/orders.js`'), ...at('src/domain/order.ts') },
    { name: 'a dynamic import of a constant', ...upward("import(PATH); const PATH = '../api/orders.js';", 'PATH'), ...at('src/domain/order.ts') },
    { name: 'require', ...upward("const { orders } = require('../api/orders.js');", "'../api/orders.js'"), ...at('src/domain/order.ts') },
    { name: 'require under another name', ...upward("const load = require; load('../api/orders.js');", "'../api/orders.js'"), ...at('src/domain/order.ts') },
    {
      name: 'a require that was created',
      ...upward("import { createRequire } from 'node:module'; createRequire(import.meta.url)('../api/orders.js');", "'../api/orders.js'"),
      ...at('src/domain/order.ts'),
    },
    { name: 'import x = require()', ...upward("import api = require('../api/orders.js');", "'../api/orders.js'"), ...at('src/domain/order.ts') },
    { name: 'an import of types', ...upward("import type { Orders } from '../api/orders.js';", "'../api/orders.js'"), ...at('src/domain/order.ts') },
    { name: 'an import of single types', ...upward("import { type Orders } from '../api/orders.js';", "'../api/orders.js'"), ...at('src/domain/order.ts') },
    { name: 'a re-export of types', ...upward("export type { Orders } from '../api/orders.js';", "'../api/orders.js'"), ...at('src/domain/order.ts') },
    { name: 'a type by import()', ...upward("type Orders = import('../api/orders.js').Orders;", "'../api/orders.js'"), ...at('src/domain/order.ts') },
    { name: 'typeof import()', ...upward("type Api = typeof import('../api/orders.js');", "'../api/orders.js'"), ...at('src/domain/order.ts') },
    { name: 'a mapping of tsconfig', ...upward("import '@shop/api/orders';", "'@shop/api/orders'"), ...at('src/domain/order.ts') },
    { name: 'a mapping of package.json', ...upward("import '#ports/clock';", "'#ports/clock'", 'ports'), ...at('src/domain/order.ts') },
    { name: 'a mapping to a file that is not built yet', ...upward("import '#store';", "'#store'", 'store'), ...at('src/domain/order.ts') },
    { name: 'a package of the workspace by its exports', ...upward("import '@shop/kit/deep';", "'@shop/kit/deep'", 'kit', 'store'), ...at('src/store/index.ts') },
    { name: 'a package of the workspace of which only its folder is known', ...upward("import 'bare';", "'bare'", 'bare', 'store'), ...at('src/store/index.ts') },
    { name: 'a package of the workspace through its link', ...upward("import 'linked';", "'linked'", 'kit', 'store'), ...at('src/store/index.ts') },
    {
      name: 'a lower layer that is not listed',
      ...report("import '../store/index.js';", "'../store/index.js'", 'forbiddenLayer', { layer: 'api', target: 'store', allowed: "'domain', 'ports'" }),
      ...at('src/api/orders.ts'),
    },
    {
      name: 'any other layer, where the list is empty',
      ...report("import '../domain/order.js';", "'../domain/order.js'", 'forbiddenLayer', { layer: 'ports', target: 'domain', allowed: 'itself' }),
      ...at('src/ports/clock.ts'),
    },
    {
      name: 'a package that is not listed',
      ...report("import OpenAI from 'openai/client';", "'openai/client'", 'foreignPackage', { layer: 'domain', package: 'openai' }),
      ...at('src/domain/order.ts'),
    },
    { name: 'an installed package that nobody lists', ...report("import 'theirs';", "'theirs'", 'foreignPackage', { layer: 'domain', package: 'theirs' }), ...at('src/domain/order.ts') },
    {
      name: 'a package that another layer owns',
      ...report("import { S3 } from '@aws-sdk/client-s3/deep';", "'@aws-sdk/client-s3/deep'", 'ownedPackage', { package: '@aws-sdk/client-s3', owner: 'store' }),
      ...at('src/api/orders.ts'),
    },
    { name: 'an owned package that is not even installed', ...report("import '@aws-sdk/client-sqs';", "'@aws-sdk/client-sqs'", 'ownedPackage', { package: '@aws-sdk/client-sqs', owner: 'store' }), ...at('src/ports/clock.ts') },
    {
      name: 'an owned package of the workspace',
      ...report("import '@shop/kit';", "'@shop/kit'", 'ownedPackage', { package: '@shop/kit', owner: 'store' }),
      ...at('src/api/orders.ts', [{ name: 'kit', files: 'packages/kit' }, { name: 'store', files: 'src/store', owns: ['@shop/kit'] }, { name: 'api', files: 'src/api' }]),
    },
    { name: 'types of an owned package', ...report("import type { Pool } from 'pg';", "'pg'", 'ownedPackage', { package: 'pg', owner: 'store' }), ...at('src/api/orders.ts') },
    { name: 'what cannot be resolved, when asked for', ...report("import './nothing.js';", "'./nothing.js'", 'unresolved', { specifier: './nothing.js' }), options: UNKNOWN, ...at('src/domain/order.ts') },
    { name: 'a bare name that nothing knows, when asked for', ...report("import '@/api';", "'@/api'", 'unresolved', { specifier: '@/api' }), options: UNKNOWN, ...at('src/domain/order.ts') },
    { name: 'code of no layer, when asked for', ...report("import '../elsewhere.js';", "'../elsewhere.js'", 'unlayered', { specifier: '../elsewhere.js' }), options: UNKNOWN, ...at('src/domain/order.ts') },
    {
      name: 'a file in two layers, and nothing else in it',
      code: "import '../api/orders.js';\nimport 'openai';",
      errors: [{ messageId: 'severalLayers', data: { layers: "'domain', 'api'" }, line: 1, column: 1, endLine: 1, endColumn: 27, suggestions: null }],
      ...at('src/both/a.ts'),
    },
    {
      name: 'each import for itself',
      code: "import '../api/orders.js';\nexport * from '../store/index.js';",
      errors: [
        { messageId: 'upward', data: { layer: 'domain', target: 'api' }, line: 1, column: 8, endLine: 1, endColumn: 26, suggestions: null },
        { messageId: 'upward', data: { layer: 'domain', target: 'store' }, line: 2, column: 15, endLine: 2, endColumn: 34, suggestions: null },
      ],
      ...at('src/domain/order.ts'),
    },
    {
      name: 'a value, when types are allowed: nothing to suggest',
      ...upward("import { orders, type A } from '../api/orders.js'; orders(); type B = A;", "'../api/orders.js'"),
      options: TYPES,
      ...at('src/domain/order.ts'),
    },
    {
      name: 'names that are all used as types',
      ...upward(
        "import { Orders, type A, B } from '../api/orders.js'; type C = Orders | A | typeof B;",
        "'../api/orders.js'",
        'api',
        'domain',
        "import type { Orders, A, B } from '../api/orders.js'; type C = Orders | A | typeof B;",
      ),
      options: TYPES,
      ...at('src/domain/order.ts'),
    },
    {
      name: 'a namespace of which only types are used',
      ...upward("import * as api from '../api/orders.js'; let a: api.Orders;", "'../api/orders.js'", 'api', 'domain', "import type * as api from '../api/orders.js'; let a: api.Orders;"),
      options: TYPES,
      ...at('src/domain/order.ts'),
    },
    {
      name: 'import x = require(), of which only types are used',
      ...upward("import api = require('../api/orders.js'); let a: api.Orders;", "'../api/orders.js'", 'api', 'domain', "import type api = require('../api/orders.js'); let a: api.Orders;"),
      options: TYPES,
      ...at('src/domain/order.ts'),
    },
    { name: 'a default besides names, which one import of types cannot bring in', ...upward("import D, { E } from '../api/orders.js'; type F = D | E;", "'../api/orders.js'"), options: TYPES, ...at('src/domain/order.ts') },
    { name: 'an import that is exported on', ...upward("import { E } from '../api/orders.js'; export { E };", "'../api/orders.js'"), options: TYPES, ...at('src/domain/order.ts') },
    { name: 'an import that nothing uses', ...upward("import { E } from '../api/orders.js';", "'../api/orders.js'"), options: TYPES, ...at('src/domain/order.ts') },
    {
      name: 'a type that a decorated class may hand to the run time',
      ...upward("import { E } from '../api/orders.js'; @Injectable() class A { constructor(e: E) {} }", "'../api/orders.js'"),
      options: TYPES,
      ...at('src/domain/order.ts'),
    },
    {
      name: 'the same without types: plain JavaScript',
      ...upward("import { orders } from '../api/orders.js'; orders();", "'../api/orders.js'"),
      ...at('src/domain/order.js'),
      languageOptions: { parser: await import('espree') },
    },
  ],
});

describe('settings', () => {
  const lint = (settings: object): (() => unknown) => {
    const plugin = { rules: { 'layer-imports': rule } } as unknown as ESLint.Plugin;
    const config: Linter.Config = { files: ['**/*.*'], plugins: { adr: plugin }, rules: { 'adr/layer-imports': 'error' }, settings: { adr: settings } };
    return () => new Linter({ cwd: folder.path }).verify("import '../api/orders.ts';", [config], { filename: join(folder.path, 'src/domain/order.js') });
  };

  it('starts from the working directory', () => {
    expect(lint({ layers: LAYERS })()).toMatchObject([{ messageId: 'upward' }]);
  });

  it('names a folder that does not exist', () => {
    expect(lint({ root: 'nowhere', layers: LAYERS })).toThrow(`settings.adr.root: expected a folder, but got "nowhere", which is ${join(folder.path, 'nowhere')}.`);
  });

  it('reads a layer that is wrong with one clear error', () => {
    expect(lint({ layers: [{ name: 'a', files: 'src', mayImport: ['b'] }] })).toThrow('settings.adr.layers.0.mayImport.0: expected nothing');
  });
});
