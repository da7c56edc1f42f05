import { describe, expect, it } from 'vitest';

import { getConfigRead, getDefaultedRead, isSameRead, mayReadConfig } from '../../src/analysis/config-sources.ts';
import { findAll, parse } from '../support/parse.ts';

interface Source {
  readonly names?: boolean;
  readonly filename?: string;
  readonly settings?: Record<string, unknown>;
}

function parseProbes(code: string, { filename, settings }: Source) {
  const file = parse(code, { ...(filename ? { filename } : {}), ...(settings ? { settings: { adr: settings } } : {}) });
  const probes = findAll(file, 'CallExpression').filter(({ callee }) => callee.type === 'Identifier' && callee.name === 'probe');
  return { file, probes: probes.map(({ arguments: [argument] }) => argument!) };
}

/** What the argument of `probe(…)` reads: `kind source path`. */
function readOf(code: string, source: Source = {}): string | null {
  const { file, probes } = parseProbes(code, source);
  const read = getConfigRead(probes[0]!, file, { names: source.names ?? false });
  return read && [read.kind, read.source, read.path.join('.')].join(' ').trim();
}

describe('the environment', () => {
  it.each([
    'probe(process.env.X)',
    "probe(process.env['X'])",
    "const key = 'X'; probe(process.env[key])",
    'probe(process?.env?.X)',
    'probe(process.env.X!)',
    'probe(process.env.X as string)',
    'probe(<string>process.env.X)',
    'probe(globalThis.process.env.X)',
    'const { X } = process.env; probe(X)',
    'const { X: renamed } = process.env; probe(renamed)',
    "import { env } from 'node:process'; probe(env.X)",
    "import process from 'process'; probe(process.env.X)",
    "import * as p from 'node:process'; probe(p.env.X)",
    "const { env } = require('process'); probe(env.X)",
    'const { env } = process; probe(env.X)',
    'const e = process.env; probe(e.X)',
    'const { env: { X } } = process; probe(X)',
    'const x = process.env.X; probe(x)',
    'let x = process.env.X; probe(x)',
  ])('is read by %s', code => expect(readOf(code)).toBe('environment process.env X'));

  it.each([
    ['probe(import.meta.env.X)', 'environment import.meta.env X'],
    ['const { X } = import.meta.env; probe(X)', 'environment import.meta.env X'],
    ['probe(Bun.env.X)', 'environment Bun.env X'],
    ["import { env } from 'bun'; probe(env.X)", 'environment Bun.env X'],
    ["probe(Deno.env.get('X'))", 'environment Deno.env X'],
    ["import { env } from './env.js'; probe(env('X'))", 'environment env X'],
    ["import { getEnv } from '../lib/env'; probe(getEnv('X'))", 'environment getEnv X'],
    ["import env from '#env'; probe(env('X'))", 'environment env X'],
    ['probe(process.env)', 'environment process.env'],
  ])('is read by %s', (code, expected) => expect(readOf(code)).toBe(expected));

  it.each([
    ['a local variable called process', 'const process = make(); probe(process.env.X)'],
    ['a parameter called process', 'function f(process) { probe(process.env.X) }'],
    ['a dynamic key', 'probe(process.env[name])'],
    ['a variable that is reassigned', 'let x = process.env.X; x = 1; probe(x)'],
    ['a variable with its default', "const { X = 'd' } = process.env; probe(X)"],
    ['a variable that holds the value with its default', "const x = process.env.X ?? 'd'; probe(x)"],
    ['a call', 'probe(process.env.X())'],
    ['env() of a package', "import { env } from 'env'; probe(env('X'))"],
    ['env() of another module', "import { env } from './helpers'; probe(env('X'))"],
    ['env() with a default', "import { env } from './env'; probe(env('X', 'd'))"],
    ['env() of a dynamic key', "import { env } from './env'; probe(env(key))"],
    ['a local env()', "function env(key) {} probe(env('X'))"],
  ])('is not read by %s', (_, code) => expect(readOf(code)).toBeNull());
});

describe('a configuration object', () => {
  it.each([
    ['a named import', "import { config } from './config'; probe(config.a.b)", 'object config a.b'],
    ['a renamed import', "import { config as c } from './config'; probe(c.a)", 'object c a'],
    ['an import renamed to config', "import { app as config } from './config'; probe(config.a)", 'object config a'],
    ['a default import', "import settings from './config'; probe(settings.a)", 'object settings a'],
    ['a namespace import', "import * as all from './config'; probe(all.a)", 'object all a'],
    ['the config of a namespace import', "import * as all from './config'; probe(all.config.a)", 'object all a'],
    ['a module with an extension', "import config from './config.js'; probe(config.a)", 'object config a'],
    ['a folder', "import config from '../config/index.js'; probe(config.a)", 'object config a'],
    ['a subpath import', "import config from '#config'; probe(config.a)", 'object config a'],
    ['a module that ends in .config', "import app from './app.config.ts'; probe(app.a)", 'object app a'],
    ['a JSON file', "import config from './config.json'; probe(config.a)", 'object config a'],
    ['env of our env module', "import { env } from '../env'; probe(env.A)", 'object env A'],
    ['require', "const config = require('./config'); probe(config.a)", 'object config a'],
    ['a destructured require', "const { config } = require('./config'); probe(config.a)", 'object config a'],
    ['a key of a destructured require', "const { port } = require('./config'); probe(port)", 'object config port'],
    ['import equals', "import config = require('./config'); probe(config.a)", 'object config a'],
    ['a dynamic import', "const config = await import('./config'); probe(config.a)", 'object config a'],
    ['a section in a const', "import { config } from './config'; const { db } = config; probe(db.host)", 'object config db.host'],
    ['a section with a default', "import { config } from './config'; const db = config.db ?? {}; probe(db.host)", 'object config db.host'],
    ['a section in parentheses', "import { config } from './config'; probe((config.db ?? {}).host)", 'object config db.host'],
    ['get of a path', "import { config } from './config'; probe(config.get('a.b'))", 'object config a.b'],
    ['get of a section', "import { config } from './config'; probe(config.get('a', {}).get('b'))", 'object config a.b'],
    ["lodash's get", "import _ from 'lodash'; import { config } from './config'; probe(_.get(config, 'a.b'))", 'object config a.b'],
    ["ramda's path", "import { path } from 'ramda'; import { config } from './config'; probe(path(['a', 'b'], config))", 'object config a.b'],
    ['node-config', "import config from 'config'; probe(config.get('a.b'))", 'object config a.b'],
    ['node-config by require', "const config = require('config'); probe(config.get('a.b'))", 'object config a.b'],
    ['nconf', "import nconf from 'nconf'; probe(nconf.get('a:b'))", 'object nconf a.b'],
    ['convict', "import convict from 'convict'; const config = convict({}); probe(config.get('a.b'))", 'object config a.b'],
    [
      "Nest's service in a field",
      "import { ConfigService } from '@nestjs/config'; class A { constructor(private readonly settings: ConfigService) {} m() { probe(this.settings.get('a.b')) } }",
      'object this.settings a.b',
    ],
    [
      "Nest's service as a parameter",
      "import { ConfigService } from '@nestjs/config'; const f = (service: ConfigService) => probe(service.get<string>('a', { infer: true }))",
      'object service a',
    ],
    ['a loader', 'const c = loadConfig(); probe(c.a)', 'object c a'],
    ['an awaited loader', 'const c = await readAppSettings(); probe(c.a)', 'object c a'],
    ['a loader with a path', "const c = getServerConfig('./app.json'); probe(c.a)", 'object c a'],
    ['a loader that is a method', 'const c = this.loader.resolveProjectConfiguration(cwd); probe(c.a)', 'object c a'],
    ['a destructured loader', 'const { port } = await loadConfigAsync(); probe(port)', 'object loadConfigAsync() port'],
    ['a loader without a variable', 'probe(getConfig().a)', 'object getConfig() a'],
    ['a parsed file', "import fs from 'fs'; const c = JSON.parse(fs.readFileSync('config.json', 'utf8')); probe(c.a)", 'object c a'],
    [
      'a file parsed in two steps',
      "import { readFile } from 'node:fs/promises'; const text = await readFile(join(dir, 'settings.json'), 'utf8'); const c = JSON.parse(text) as Config; probe(c.a)",
      'object c a',
    ],
    ['a file with a telling path', "import fs from 'fs'; const c = JSON.parse(fs.readFileSync(configPath, 'utf8')); probe(c.a)", 'object c a'],
  ])('is read through %s', (_, code, expected) => expect(readOf(code)).toBe(expected));

  it.each([
    ["a package's own subpath", "import { config } from 'eslint/config'; probe(config.a)"],
    ['a package called by another word', "import config from 'some-config'; probe(config.a)"],
    ['a named export that is no configuration', "import { port } from './config'; probe(port)"],
    ['another module', "import { config } from './app'; probe(config.a)"],
    ['a type', "import type { config } from './config'; probe(config.a)"],
    ['a local variable', 'const config = { a: 1 }; probe(config.a)'],
    ['a called function', "import config from './config'; probe(config.load())"],
    ['a called function of a section', "import { config } from './config'; probe(config.db.url())"],
    ['a dynamic key', "import { config } from './config'; probe(config[key])"],
    ['an event handler', "import { config } from './config'; probe(config.onError)"],
    ['get of a dynamic path', "import { config } from './config'; probe(config.get(path))"],
    ['get with a default', "import { config } from './config'; probe(config.get('a', 1))"],
    ['a loader with a key', "const c = getConfig('db'); probe(c.a)"],
    ['a loader of something else', 'const c = loadUserConfig(); probe(c.a)'],
    ['a parsed file that is none', "import fs from 'fs'; const c = JSON.parse(fs.readFileSync('package.json', 'utf8')); probe(c.a)"],
    ['a parsed file of the compiler', "import fs from 'fs'; const c = JSON.parse(fs.readFileSync('tsconfig.json', 'utf8')); probe(c.a)"],
    ['a class called ConfigService of our own', "import { ConfigService } from './service'; const f = (s: ConfigService) => probe(s.get('a'))"],
    ["settings of our own, where names aren't trusted", "import { settings } from './settings'; probe(settings.a)"],
    ['a parameter called config, unless names are trusted', 'function f(config) { probe(config.a) }'],
    ['a Map called config', 'const config = new Map(); probe(config.get(key))'],
  ])('is not read through %s', (_, code) => expect(readOf(code)).toBeNull());
});

describe('a source that only its name tells', () => {
  it.each([
    ['settings of our own', "import { settings } from './settings'; probe(settings.a)", 'object settings a'],
    ['a parameter', 'function f(config) { probe(config.a) }', 'named config a'],
    ['a parameter that ends in Config', 'const f = (dbConfig: Config) => probe(dbConfig.host)', 'named dbConfig host'],
    ['a destructured parameter', 'function f({ settings }) { probe(settings.a) }', 'named settings a'],
    ['a variable', 'const cfg = await fetchIt(); probe(cfg.a)', 'named cfg a'],
    ['a field', 'class A { m() { probe(this.config.a) } }', 'named this.config a'],
    ['a private field', 'class A { #config; m() { probe(this.#config.a) } }', 'named this.#config a'],
    ['a field that ends in Settings', 'class A { m() { probe(this.appSettings.a) } }', 'named this.appSettings a'],
    ['an import of ours', "import { mailConfig } from './mail'; probe(mailConfig.a)", 'named mailConfig a'],
  ])('is %s', (_, code, expected) => expect(readOf(code, { names: true })).toBe(expected));

  it.each([
    ['options', 'function f(options) { probe(options.a) }'],
    ['an optional parameter', 'function f(config?: Config) { probe(config.a) }'],
    ['a parameter that may be undefined', 'function f(config: Config | undefined) { probe(config.a) }'],
    ['a parameter with a default', 'function f(config = {}) { probe(config.a) }'],
    ['a destructured parameter with a default', 'function f({ config = {} }) { probe(config.a) }'],
    ['a destructured parameter with an optional type', 'function f({ config }: { config?: Config }) { probe(config.a) }'],
    ['a parameter that is assigned to', 'function f(config) { config = clean(config); probe(config.a) }'],
    ['a parameter whose member is assigned to', 'function f(config) { config.b = 1; probe(config.a) }'],
    ['a parameter that is filled up', 'function f(config) { Object.assign(config, other); probe(config.a) }'],
    ['a parameter that is returned', 'function f(config) { probe(config.a); return config; }'],
    ['a parameter that is spread into the result', 'const f = config => ({ ...config, a: probe(config.a) })'],
    ['an object made here', 'const config = { a: 1 }; probe(config.a)'],
    ['a member of another object', 'probe(app.config.a)'],
    ['an import of a package', "import { appConfig } from 'pkg'; probe(appConfig.a)"],
    ['an event handler', 'function f(config) { probe(config.onError) }'],
    ['a loop variable without that name', 'for (const item of list) probe(item.a)'],
  ])('is not %s', (_, code) => expect(readOf(code, { names: true })).toBeNull());

  it('is none in a UI file', () => {
    expect(readOf('function f(config) { probe(config.a) }', { names: true, filename: 'view.tsx' })).toBeNull();
    expect(readOf("import { config } from './config'; probe(config.a)", { names: true, filename: 'view.tsx' })).toBe('object config a');
  });
});

describe('a source that the settings name', () => {
  it.each([
    ['a module', { module: '#vault' }, "import { db } from '#vault'; probe(db.host)", 'object db host'],
    ['a glob of modules', { module: '**/flags/*' }, "import flags from '../lib/flags/web'; probe(flags.a)", 'object flags a'],
    ['an export of a module', { module: './vault', name: 'vault' }, "import { vault as v } from './vault'; probe(v.a)", 'object v a'],
    ['a name', { name: 'vault' }, 'function f(vault) { probe(vault.a) }', 'object vault a'],
    ['a name of a field', { name: 'vault' }, 'class A { m() { probe(this.vault.a) } }', 'object this.vault a'],
    ['a name that is global', { name: 'APP' }, 'probe(APP.a)', 'object APP a'],
    ['a call', { call: 'secret' }, "probe(secret('A'))", 'object secret A'],
    ['a call of a module', { module: '#vault', call: 'secret' }, "import { secret as s } from '#vault'; probe(s('A'))", 'object s A'],
    ['a call without a key', { call: 'useVault' }, 'const vault = useVault(); probe(vault.a)', 'object vault a'],
  ])('is %s', (_, configSource, code, expected) => expect(readOf(code, { settings: { configSources: [configSource] } })).toBe(expected));

  it.each([
    ['another export', { module: './vault', name: 'vault' }, "import { other } from './vault'; probe(other.a)"],
    ['another module', { module: './vault', name: 'vault' }, "import { vault } from './other'; probe(vault.a)"],
    ['a call of another module', { module: '#vault', call: 'secret' }, "import { secret } from './other'; probe(secret('A'))"],
    ['a call with a dynamic key', { call: 'secret' }, 'probe(secret(key))'],
    ['a name that is only called', { call: 'secret' }, 'probe(secret.a)'],
  ])('is not %s', (_, configSource, code) => expect(readOf(code, { settings: { configSources: [configSource] } })).toBeNull());

  it('makes a file worth a look', () => {
    expect(mayReadConfig(parse('probe(vault.a)'))).toBe(false);
    expect(mayReadConfig(parse("import convict from 'convict'; probe(convict(schema).get('a'))"))).toBe(true);
    expect(mayReadConfig(parse('probe(vault.a)', { settings: { adr: { configSources: [{ name: 'vault' }] } } }))).toBe(true);
  });
});

describe('isSameRead', () => {
  it.each([
    ['probe(process.env.X); probe(process.env["X"])', true],
    ["import { env } from 'process'; const { X } = env; probe(process.env.X); probe(X)", true],
    ["import { config } from './config'; const { db } = config; probe(config.db.host); probe(db.host)", true],
    ["import { config } from './config'; probe(config.db.host); probe(config.get('db.host'))", true],
    ['probe(process.env.X); probe(import.meta.env.X)', false],
    ['probe(process.env.X); probe(process.env.Y)', false],
    ["import a from './config'; import b from './b/config'; probe(a.x); probe(b.x)", false],
  ])('answers %s with %s', (code, expected) => {
    const { file, probes } = parseProbes(code, {});
    const [a, b] = probes.map(node => getConfigRead(node, file, { names: false })!);
    expect(isSameRead(a!, b!)).toBe(expected);
  });
});

describe('getDefaultedRead', () => {
  it.each([
    ["probe(process.env.X ?? 'd')", 'X'],
    ["import { config } from './config'; probe(config.get('a.b', 1))", 'a.b'],
    ["const { X = 'd' } = process.env; probe(X)", 'X'],
    ["const x = process.env.X || 'd'; probe(x)", 'X'],
  ])('sets the default aside in %s', (code, path) => {
    const { file, probes } = parseProbes(code, {});
    expect(getDefaultedRead(probes[0]!, file, { names: false })?.path.join('.')).toBe(path);
  });
});

describe('constants that refer to themselves', () => {
  it.each([
    'const a = b.x; const b = a.y; probe(a.b)',
    'const settings = settings; probe(settings.auth.x)',
    'const config = config.a; probe(config.b)',
  ])('has an end: %s', code => {
    expect(() => readOf(code, { names: true })).not.toThrow();
  });
});
