import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import type { InvalidTestCase } from '@typescript-eslint/rule-tester';
import * as espree from 'espree';
import { afterAll, describe, expect, it } from 'vitest';

import rule from '../../src/rules/no-soft-fail-config.ts';
import { parse } from '../support/parse.ts';
import { RuleTester, withTypes } from '../support/rule-tester.ts';

type RuleOptions = Partial<NonNullable<typeof rule.meta.defaultOptions>[0]>;
type MessageId = keyof typeof rule.meta.messages;

const [STRICT] = rule.meta.docs.strict!;

interface Finding {
  readonly messageId: MessageId;
  readonly key: string;
  readonly evidence?: string;
  /** The text that is reported. */
  readonly at: string;
  /** The fallback, in whose place the suggestion throws. */
  readonly value?: string;
  /** Any other suggestion. */
  readonly suggestion?: { readonly messageId: MessageId; readonly data?: object; readonly output: string };
  readonly missing?: string;
}

const THROWS = (key: string): string => `throw new Error("Missing required configuration: ${key}");`;
const FAILS = (key: string): string => `(() => { ${THROWS(key)} })()`;

/** A case whose locations are those of the texts that it names. */
function reports(name: string, code: string, findings: readonly Finding[], rest: Partial<InvalidTestCase<MessageId, [RuleOptions]>> = {}) {
  return {
    name,
    code,
    ...rest,
    errors: findings.map(({ at, evidence, key, messageId, missing, suggestion, value }) => {
      const start = code.indexOf(at);
      if (start < 0) throw new Error(`'${at}' is not in: ${code}`);
      const from = value === undefined ? -1 : at.lastIndexOf(value);
      const output = from < 0 ? '' : code.slice(0, start + from) + FAILS(missing ?? key) + code.slice(start + from + value!.length);
      const suggestions = suggestion ? [suggestion] : from < 0 ? null : [{ messageId: 'throw' as const, data: { name: '' }, output }];
      return { messageId, data: evidence ? { key, evidence } : { key }, ...locate(code, start, start + at.length), suggestions };
    }),
  } as unknown as InvalidTestCase<MessageId, [RuleOptions]>;
}

function locate(code: string, start: number, end: number) {
  const position = (offset: number) => {
    const lines = code.slice(0, offset).split('\n');
    return { line: lines.length, column: lines.at(-1)!.length + 1 };
  };
  const { column, line } = position(start);
  const { column: endColumn, line: endLine } = position(end);
  return { line, column, endLine, endColumn };
}

/** A soft fail of `strict` whose suggestion throws in the place of the fallback. */
const softFail = (name: string, code: string, at: string, key: string, value: string, missing = key.replace(/^(?:this\.)?\w+\./u, '')) =>
  reports(name, code, [{ messageId: 'softFail', at, key, value, missing: key.includes('.') ? missing : key }], { options: [STRICT] });

const CONFIG = "import { config } from './config'; ";
const NEST = "import { ConfigService } from '@nestjs/config'; class A { constructor(private readonly settings: ConfigService) {} m() { return ";

new RuleTester().run('no-soft-fail-config (recommended)', rule, {
  valid: [
    { name: 'a fallback without evidence that the key is required', code: "f(process.env.FEATURE_LEVEL ?? 'low');" },
    { name: 'a required key without a fallback', code: 'connect(process.env.API_URL);' },
    { name: 'a secret without a fallback', code: 'sign(process.env.JWT_SECRET);' },
    { name: 'a secret that falls back to nothing', code: 'f(process.env.JWT_SECRET ?? undefined, process.env.API_KEY || null, process.env.PASSWORD ?? void 0);' },
    { name: 'a secret that throws', code: "f(process.env.JWT_SECRET ?? (() => { throw new Error('x'); })());" },
    { name: 'a secret that falls back to another source', code: 'f(process.env.JWT_SECRET ?? process.env.SECRET);' },
    { name: 'a secret that falls back to a computed value', code: 'f(process.env.JWT_SECRET ?? randomBytes(32));' },
    { name: 'a secret that is switched off', code: 'f(process.env.API_KEY ?? false);' },
    {
      name: 'a secret that may come from elsewhere and is empty otherwise',
      code: "f(options.apiKey ?? process.env.API_KEY ?? ''); f(process.env.A_TOKEN ?? process.env.API_KEY ?? '');",
    },
    { name: 'an empty secret that is refused', code: "const key = process.env.API_KEY ?? ''; if (!key) throw new Error('x');" },
    { name: 'an empty secret that is refused once it is trimmed', code: "const key = (process.env.API_KEY ?? '').trim(); if (key === '') { process.exit(1); }" },
    {
      name: 'an empty secret in an object whose field is refused',
      code: "const settings = { key: process.env.API_KEY ?? '' }; if (!settings.key) { throw new Error('x'); }",
    },
    { name: 'an empty secret that an assertion refuses', code: "import assert from 'node:assert'; const key = process.env.API_KEY || ''; assert(key.length > 0);" },
    { name: 'an empty default of a destructuring that is refused', code: "const { API_KEY = '' } = process.env; if (!API_KEY) throw new Error('x');" },
    { name: 'a key that only looks like a secret', code: "f(process.env.TOKEN_TYPE ?? 'jwt', process.env.PASSWORD_FIELD || 'pw', process.env.MAX_TOKENS ?? 100);" },
    {
      name: 'a public key',
      code: "f(process.env.PUBLIC_API_KEY ?? 'x', process.env.POSTHOG_API_KEY ?? 'x', process.env.TEST_PASSWORD ?? 'x', process.env.SEGMENT_ACCESS_KEY ?? 'x');",
    },
    { name: "the mode of a request's credentials", code: `${CONFIG}f(config.credentials ?? 'same-origin');` },
    { name: 'another host than this machine', code: "f(process.env.API_URL ?? 'https://api.example.com', process.env.OTHER_URL || 'http://localhost.example.com');" },
    { name: 'a bare host under a key that leads to no service', code: "f(process.env.BIND_ADDRESS ?? 'localhost');" },
    { name: 'a host that is bound to, by the default list', code: "f(process.env.HOST ?? '127.0.0.1', process.env.HOSTNAME || 'localhost', process.env.BASE_URL ?? 'http://localhost');" },
    { name: 'an own list of optional keys', code: "f(process.env.apiUrl ?? 'http://localhost');", options: [{ allow: ['API_*'] }] },
    { name: 'this machine in program code', code: "f(process.env.API_URL ?? 'http://localhost');", filename: 'scripts/seed.ts' },
    { name: 'a section that is required', code: `${CONFIG}f(config.db.host);` },
    { name: 'an empty object that is only passed on', code: `${CONFIG}f(config.headers ?? {}); for (const key of Object.keys(config.limits ?? {})) g(key);` },
    { name: 'a table whose entries are looked up', code: `${CONFIG}f((config.limits ?? {})[name]);` },
    { name: 'an empty list', code: `${CONFIG}f((config.hosts ?? []).length);` },
    { name: 'defaults that are merged from a table', code: `${CONFIG}f({ ...defaults, ...config }); f(Object.assign({}, defaults, process.env));` },
    { name: 'an empty object of the environment', code: "f(JSON.parse(process.env.LIMITS ?? '{}').a);" },
    {
      name: 'a key that is used without a fallback behind a test of it',
      code: "if (process.env.REGION) connect(process.env.REGION); f(process.env.REGION ?? 'eu');",
    },
    {
      name: 'a key that is used without a fallback after a guard',
      code: "function a() { if (!process.env.REGION) return; connect(process.env.REGION); } f(process.env.REGION ?? 'eu');",
    },
    { name: 'a key that is also tested', code: "const isSet = !!process.env.REGION; if (process.env.REGION === 'eu') g(); f(process.env.REGION ?? 'eu');" },
    { name: 'a key that is also logged', code: "console.log(process.env.REGION, `in ${process.env.REGION}`); f(process.env.REGION ?? 'eu');" },
    { name: 'a key that is also passed on to a child', code: "spawn('x', { env: { REGION: process.env.REGION } }); f(process.env.REGION ?? 'eu');" },
    { name: 'another key that is used', code: "connect(process.env.OTHER); f(process.env.REGION ?? 'eu');" },
    { name: 'a key that is used after it got its default', code: "process.env.REGION ??= 'eu'; connect(process.env.REGION);" },
    { name: 'an allowed key that is used without a fallback', code: "listen(process.env.PORT); f(process.env.PORT ?? 3000);" },
    {
      name: 'a secret with a default where production does not come',
      code: "const secret = isDev ? (process.env.JWT_SECRET ?? 'dev') : process.env.JWT_SECRET; if (process.env.NODE_ENV !== 'production') f(process.env.API_KEY ?? 'dev');",
    },
    {
      name: 'a secret that production cannot do without',
      code: "if (process.env.NODE_ENV === 'production' && !process.env.JWT_SECRET) { throw new Error('x'); } f(process.env.JWT_SECRET || 'dev');",
    },
    { name: 'this machine for a test', code: "f(process.env.TEST_DATABASE_URL ?? 'postgres://localhost/test');" },
    { name: 'this machine as the placeholder of a field', code: "f({ placeholder: process.env.API_URL || 'http://localhost:8000' });" },
    { name: 'an empty secret that a bundler ships to browsers', code: "f(import.meta.env.VITE_ACCESS_TOKEN ?? '');" },
    { name: 'an example', code: "f(process.env.API_URL ?? 'http://localhost');", filename: 'seed-users.ts' },
    { name: 'test support', code: "f(process.env.API_KEY || 'key');", filename: 'src/test-utils/rig.ts' },
    { name: 'another place to take the same key from', code: "f(process.env.API_KEY ?? apiKey); const SECRET = load(); g(process.env.SECRET || SECRET);" },
    { name: 'a local process', code: "const process = make(); f(process.env.JWT_SECRET ?? 'secret');" },
    { name: 'a parameter called config', code: "function g(config) { f(config.password ?? 'secret', config.url ?? 'http://localhost'); }" },
    { name: 'an optional read', code: `${CONFIG}f(config?.db, config.db?.host);` },
    { name: 'a generated file', code: "/* @generated */\nf(process.env.JWT_SECRET ?? 'secret');" },
  ],
  invalid: [
    ...[
      ['a member', 'process.env.JWT_SECRET'],
      ['a computed member', "process.env['JWT_SECRET']"],
      ['a template as key', 'process.env[`JWT_SECRET`]'],
      ['an optional chain', 'process?.env?.JWT_SECRET'],
      ['a cast', '(process.env.JWT_SECRET as string)'],
      ['an assertion', 'process.env.JWT_SECRET!'],
      ['globalThis', 'globalThis.process.env.JWT_SECRET'],
    ].map(([form, source]) =>
      reports(`a secret of the environment with a default: ${form}`, `f(${source} ?? 'dev');`, [
        { messageId: 'defaultSecret', at: `${source} ?? 'dev'`, key: 'JWT_SECRET', value: "'dev'" },
      ]),
    ),
    reports('a secret with `||`', "f(process.env.DB_PASSWORD || 'postgres');", [
      { messageId: 'defaultSecret', at: "process.env.DB_PASSWORD || 'postgres'", key: 'DB_PASSWORD', value: "'postgres'" },
    ]),
    reports('an empty secret', "f(process.env.API_KEY ?? '');", [
      { messageId: 'defaultSecret', at: "process.env.API_KEY ?? ''", key: 'API_KEY', value: "''" },
    ]),
    reports('an empty secret that is tested without consequence', "const key = process.env.API_KEY ?? ''; if (!key) console.warn('no key');", [
      { messageId: 'defaultSecret', at: "process.env.API_KEY ?? ''", key: 'API_KEY', value: "''" },
    ]),
    reports('a secret whose default is a constant', "const FALLBACK = 'dev'; f(process.env.API_KEY ?? FALLBACK);", [
      { messageId: 'defaultSecret', at: 'process.env.API_KEY ?? FALLBACK', key: 'API_KEY', value: 'FALLBACK' },
    ]),
    reports('a secret in a chain, at its start', "f(options.key ?? process.env.API_KEY ?? 'dev');", [
      { messageId: 'defaultSecret', at: "options.key ?? process.env.API_KEY ?? 'dev'", key: 'API_KEY', value: "'dev'" },
    ]),
    reports('a secret in a default of a destructuring', "const { API_KEY: key = 'dev' } = process.env;", [
      { messageId: 'defaultSecret', at: "API_KEY: key = 'dev'", key: 'API_KEY', value: "'dev'" },
    ]),
    reports('a secret of a configuration object', `${CONFIG}f(config.auth.secret ?? 'dev');`, [
      { messageId: 'defaultSecret', at: "config.auth.secret ?? 'dev'", key: 'config.auth.secret', value: "'dev'", missing: 'auth.secret' },
    ]),
    reports('a secret in program code', "f(process.env.API_KEY ?? 'dev');", [
      { messageId: 'defaultSecret', at: "process.env.API_KEY ?? 'dev'", key: 'API_KEY', value: "'dev'" },
    ], { filename: 'scripts/seed.ts' }),
    reports('a secret that `allow` lists', "f(process.env.API_KEY ?? 'dev');", [
      { messageId: 'defaultSecret', at: "process.env.API_KEY ?? 'dev'", key: 'API_KEY', value: "'dev'" },
    ], { options: [{ allow: ['API_KEY'] }] }),
    reports('a comment in the fallback, without a suggestion', "f(process.env.API_KEY ?? (() => 'x' /* for now */, 'dev'), process.env.DB_PASSWORD ?? `dev`);", [
      { messageId: 'defaultSecret', at: 'process.env.DB_PASSWORD ?? `dev`', key: 'DB_PASSWORD', value: '`dev`' },
    ]),
    ...[
      ['a URL', "'http://localhost:3000'"],
      ['a connection string', "'postgres://user:pw@127.0.0.1:5432/app'"],
      ['several hosts', "'mongodb://localhost:27017,localhost:27018/app'"],
      ['IPv6', "'http://[::1]:3000'"],
      ['a template', '`http://localhost:${port}`'],
      ['a template with its scheme left open', '`${scheme}://localhost`'],
      ['a concatenation', "'http://localhost:' + port"],
      ['a URL object', "new URL('http://localhost:3000')"],
    ].map(([form, value]) =>
      reports(`a fallback to this machine: ${form}`, `f(process.env.API_URL ?? ${value});`, [
        { messageId: 'loopbackDefault', at: `process.env.API_URL ?? ${value}`, key: 'API_URL', value: value! },
      ]),
    ),
    reports('a fallback to a constant of this machine', "const LOCAL = 'http://localhost'; f(process.env.API_URL ?? LOCAL);", [
      { messageId: 'loopbackDefault', at: 'process.env.API_URL ?? LOCAL', key: 'API_URL', value: 'LOCAL' },
    ]),
    reports('a bare host under the key of a service', "f(process.env.REDIS_HOST ?? 'localhost', process.env.SMTP_SERVER || '127.0.0.1:25');", [
      { messageId: 'loopbackDefault', at: "process.env.REDIS_HOST ?? 'localhost'", key: 'REDIS_HOST', value: "'localhost'" },
      { messageId: 'loopbackDefault', at: "process.env.SMTP_SERVER || '127.0.0.1:25'", key: 'SMTP_SERVER', value: "'127.0.0.1:25'" },
    ]),
    reports('a host that the default list would allow, in the section of a service', `${CONFIG}f(config.db.host ?? 'localhost');`, [
      { messageId: 'loopbackDefault', at: "config.db.host ?? 'localhost'", key: 'config.db.host', value: "'localhost'", missing: 'db.host' },
    ]),
    reports('only the first of several fallbacks of one key', "f(process.env.API_URL ?? 'http://localhost'); g(process.env.API_URL ?? 'http://localhost');", [
      { messageId: 'loopbackDefault', at: "process.env.API_URL ?? 'http://localhost'", key: 'API_URL', value: "'http://localhost'" },
    ]),
    reports('a section that is empty by default', `${CONFIG}f((config.db ?? {}).host);`, [
      { messageId: 'sectionDefault', at: 'config.db ?? {}', key: 'config.db', value: '{}', missing: 'db' },
    ]),
    reports('an empty section in a variable that is read', `${CONFIG}const db = config.db || {}; f(db.host);`, [
      { messageId: 'sectionDefault', at: 'config.db || {}', key: 'config.db', value: '{}', missing: 'db' },
    ]),
    reports('an empty section that is destructured', `${CONFIG}const { host } = config.db ?? {};`, [
      { messageId: 'sectionDefault', at: 'config.db ?? {}', key: 'config.db', value: '{}', missing: 'db' },
    ]),
    reports('an empty section as default of a destructuring', `${CONFIG}const { db: { host } = {} } = config;`, [
      { messageId: 'sectionDefault', at: 'db: { host } = {}', key: 'config.db', value: '{}', missing: 'db' },
    ]),
    reports('an empty section of `get`', `${CONFIG}f(config.get("script-behavior", {}).get("delay", 1));`, [
      {
        messageId: 'sectionDefault',
        at: 'config.get("script-behavior", {})',
        key: 'config.script-behavior',
        suggestion: {
          messageId: 'throw',
          data: { name: '' },
          output: `${CONFIG}f((config.get("script-behavior") ?? ${FAILS('script-behavior')}).get("delay", 1));`,
        },
      },
    ]),
    ...(
      [
        ['a call', 'connect(process.env.REGION);'],
        ['an object given to a call', 'connect({ region: process.env.REGION });'],
        ['a text', 'f(`in ${process.env.REGION}`);'],
        ['a member', 'f(process.env.REGION.length);'],
        ['an assertion', 'const region = process.env.REGION!;'],
        ['a variable', 'const region = process.env.REGION; connect(region);'],
        ['an error', "if (!process.env.REGION) throw new Error('x');"],
        ['an exit', 'const region = process.env.REGION; if (region === undefined) { process.exit(1); }'],
        ['a fallback that throws', "f(process.env.REGION ?? (() => { throw new Error('x'); })());"],
        ['a conversion that throws', "const region = process.env.REGION?.trim(); if (!process.env.REGION?.trim()) throw new Error('x');"],
      ] as const
    ).map(([form, code]) =>
      reports(`a key that another read needs: ${form}`, `${code} g(process.env.REGION || 'eu');`, [
        {
          messageId: 'requiredKey',
          at: "process.env.REGION || 'eu'",
          key: 'REGION',
          evidence: 'by another read in this file',
          value: "'eu'",
        },
      ]),
    ),
    reports('a section that another read needs', `${CONFIG}connect(config.db.host); g(config.db ?? 1);`, [
      { messageId: 'requiredKey', at: 'config.db ?? 1', key: 'config.db', evidence: 'by another read in this file', value: '1', missing: 'db' },
    ]),
    reports('a key that the options require, by words', "f(process.env.apiRegion ?? 'eu');", [
      { messageId: 'requiredKey', at: "process.env.apiRegion ?? 'eu'", key: 'apiRegion', evidence: 'by the option `required`', value: "'eu'" },
    ], { options: [{ required: ['API_*'] }] }),
    reports('a key that the options require by its path', `${CONFIG}f(config.http.port ?? 1, config.ws.port ?? 2);`, [
      { messageId: 'requiredKey', at: 'config.http.port ?? 1', key: 'config.http.port', evidence: 'by the option `required`', value: '1', missing: 'http.port' },
    ], { options: [{ required: ['http.port'] }] }),
    reports('a source that only its name tells, where names are trusted', "function g(config) { f(config.password ?? 'dev'); }", [
      { messageId: 'defaultSecret', at: "config.password ?? 'dev'", key: 'config.password', value: "'dev'", missing: 'password' },
    ], { options: [{ names: true }] }),
    reports('a source that the settings name', "import { vault } from '#vault'; f(vault.password ?? 'dev');", [
      { messageId: 'defaultSecret', at: "vault.password ?? 'dev'", key: 'vault.password', value: "'dev'", missing: 'password' },
    ], { settings: { adr: { configSources: [{ module: '#vault', name: 'vault' }] } } }),
    reports('a JavaScript file', "const config = require('./config'); f(config.db.password || 'dev');", [
      { messageId: 'defaultSecret', at: "config.db.password || 'dev'", key: 'config.db.password', value: "'dev'", missing: 'db.password' },
    ], { filename: 'src/a.js', languageOptions: { parser: espree, sourceType: 'commonjs' } as never }),
  ],
});

new RuleTester().run('no-soft-fail-config (suggestions)', rule, {
  valid: [],
  invalid: [
    reports('the accessor of the settings, with an import', "f(process.env.API_URL ?? 'http://localhost');", [
      {
        messageId: 'loopbackDefault',
        at: "process.env.API_URL ?? 'http://localhost'",
        key: 'API_URL',
        suggestion: {
          messageId: 'accessor',
          data: { name: 'requireConfig' },
          output: "import { requireConfig } from '#config';\nf(requireConfig(process.env, \"API_URL\"));",
        },
      },
    ], { settings: { adr: { configAccessor: { name: 'requireConfig', from: '#config' } } } }),
    reports('the accessor of the settings inside a conversion', `${CONFIG}f(Number(config.db.password) || 1);`, [
      {
        messageId: 'defaultSecret',
        at: 'Number(config.db.password) || 1',
        key: 'config.db.password',
        suggestion: {
          messageId: 'accessor',
          data: { name: 'requireConfig' },
          output: "import { config, requireConfig } from './config'; f(Number(requireConfig(config, \"db\", \"password\")));",
        },
      },
    ], { settings: { adr: { configAccessor: { name: 'requireConfig', from: './config' } } } }),
    reports("Nest's getOrThrow in place of a default", `${NEST}this.settings.get<string>('API_KEY', 'dev'); } }`, [
      {
        messageId: 'defaultSecret',
        at: "this.settings.get<string>('API_KEY', 'dev')",
        key: 'this.settings.API_KEY',
        suggestion: { messageId: 'getOrThrow', data: { name: '' }, output: `${NEST}this.settings.getOrThrow<string>('API_KEY'); } }` },
      },
    ]),
    reports("Nest's getOrThrow in place of `??`", `${NEST}this.settings.get('API_KEY', { infer: true }) ?? 'dev'; } }`, [
      {
        messageId: 'defaultSecret',
        at: "this.settings.get('API_KEY', { infer: true }) ?? 'dev'",
        key: 'this.settings.API_KEY',
        suggestion: { messageId: 'getOrThrow', data: { name: '' }, output: `${NEST}this.settings.getOrThrow('API_KEY', { infer: true }); } }` },
      },
    ]),
    reports("node-config's get, which throws", "import config from 'config'; f(config.has('api.url') ? config.get('api.url') : 'http://localhost');", [
      {
        messageId: 'loopbackDefault',
        at: "config.has('api.url') ? config.get('api.url') : 'http://localhost'",
        key: 'config.api.url',
        suggestion: { messageId: 'throwingGet', data: { name: '' }, output: "import config from 'config'; f(config.get('api.url'));" },
      },
    ]),
    reports("node-config's get in place of a property", "import config from 'config'; f(config.api.url || 'http://localhost');", [
      {
        messageId: 'loopbackDefault',
        at: "config.api.url || 'http://localhost'",
        key: 'config.api.url',
        suggestion: { messageId: 'throwingGet', data: { name: '' }, output: 'import config from \'config\'; f(config.get("api.url"));' },
      },
    ]),
    reports('a throw in place of a late default', "let url = process.env.API_URL;\nif (!url) { url = 'http://localhost'; }", [
      {
        messageId: 'loopbackDefault',
        at: '!url',
        key: 'API_URL',
        suggestion: { messageId: 'throw', data: { name: '' }, output: `let url = process.env.API_URL;\nif (!url) { ${THROWS('API_URL')} }` },
      },
    ]),
    reports('a throw in place of a returned default', "function g() { if (process.env.API_URL) return process.env.API_URL; return 'http://localhost'; }", [
      {
        messageId: 'loopbackDefault',
        at: 'process.env.API_URL',
        key: 'API_URL',
        suggestion: { messageId: 'throw', data: { name: '' }, output: `function g() { if (process.env.API_URL) return process.env.API_URL; ${THROWS('API_URL')} }` },
      },
    ]),
    reports('a checked get in place of a default', `${CONFIG}const key = config.get('api.key', 'dev');`, [
      {
        messageId: 'defaultSecret',
        at: "config.get('api.key', 'dev')",
        key: 'config.api.key',
        suggestion: { messageId: 'throw', data: { name: '' }, output: `${CONFIG}const key = config.get('api.key') ?? ${FAILS('api.key')};` },
      },
    ]),
    reports("a checked get in place of lodash's default", `import _ from 'lodash'; ${CONFIG}f(_.get(config, ['db', 'password'], 'dev') + 1);`, [
      {
        messageId: 'defaultSecret',
        at: "_.get(config, ['db', 'password'], 'dev')",
        key: 'config.db.password',
        suggestion: {
          messageId: 'throw',
          data: { name: '' },
          output: `import _ from 'lodash'; ${CONFIG}f((_.get(config, ['db', 'password']) ?? ${FAILS('db.password')}) + 1);`,
        },
      },
    ]),
    reports("none for ramda, whose default comes first", `import { pathOr } from 'ramda'; ${CONFIG}f(pathOr('dev', ['db', 'password'], config));`, [
      { messageId: 'defaultSecret', at: "pathOr('dev', ['db', 'password'], config)", key: 'config.db.password' },
    ]),
    reports('none where a comment would go', `${CONFIG}f(config.get('api.key', /* local */ 'dev'));`, [
      { messageId: 'defaultSecret', at: "config.get('api.key', /* local */ 'dev')", key: 'config.api.key' },
    ]),
  ],
});

new RuleTester().run('no-soft-fail-config (strict)', rule, {
  valid: [
    ...[
      ['a fallback that throws', "f(process.env.X ?? (() => { throw new Error('x'); })());"],
      ['a function that fails, by its name', "f(process.env.X ?? fail('X required'));"],
      ['an imported function that fails, by its name', "import { failWith } from './errors'; f(process.env.X ?? failWith('X required'));"],
      ['a local function that always throws', 'const no = () => { throw new Error(); }; f(process.env.X || no());'],
      ['a function declared to return never', 'declare function stop(): never; f(process.env.X ?? stop());'],
      ['an exit', 'f(process.env.X ?? process.exit(1));'],
      ['a default that throws', 'const { X = fail() } = process.env;'],
      ['a choice that throws', 'f(process.env.X ? process.env.X : fail());'],
      ['an early return with an error after it', "function g() { if (process.env.X) return process.env.X; throw new Error('x'); }"],
      ['undefined', 'f(process.env.X ?? undefined); const { Y = undefined } = process.env;'],
      ['null', 'f(process.env.X || null);'],
      ['another source', 'f(process.env.X ?? process.env.Y);'],
      ['a configuration object as the last operand', `${CONFIG}f(process.env.X ?? config.x, options.y || process.env.Y);`],
      ['a presence test', "f(process.env.X ? 'ci' : 'local', !!process.env.Y, Boolean(process.env.Z));"],
      ['a branch on a flag', `${CONFIG}if (config.debug) start(); else stop();`],
      ['`||` that is only tested', 'if (process.env.X || verbose) f(); while (!(process.env.Y || done)) g(); const z = process.env.Z || a ? 1 : 2;'],
      ['`||` in a condition', "const isLocal = process.env.X || host === 'local';"],
      ['`||` in a predicate', `${CONFIG}list.filter(item => config.all || item.on);`],
      ['an optional call', `${CONFIG}config.hooks?.(); config.hooks?.start(); await config.hooks?.stop();`],
      ['an optional read that is tested', `${CONFIG}if (config?.a) f(); f(config.b?.c === 1, !config.d?.e); const x = config.f?.g && h();`],
      ['an optional read that is spread', `${CONFIG}f({ ...config.a?.b });`],
      ['an event handler', `${CONFIG}f(config.onError ?? noop);`],
      ['a dynamic key', `${CONFIG}f(config[key] ?? 1, process.env[name] || 'd');`],
      ['a called function of a configuration module', `${CONFIG}f(config.isProduction() ?? false);`],
      ['options', 'function g(options, opts, props) { f(options.a ?? 1, opts.b || 2, props.c ?? 3); }'],
      ['an optional parameter', 'function g(config?: Config) { f(config.a ?? 1); }'],
      ['a parameter with a default', 'function g(config = {}) { f(config.a ?? 1); }'],
      ['a parameter that is being built', 'function g(config) { config.a = config.a ?? 1; return config; }'],
      ['a table of defaults', 'f({ ...defaults, ...config, a: 1 });'],
      ['keys of the default list', "f(process.env.NODE_ENV ?? 'dev', process.env.XDG_CONFIG_HOME || '~', process.env['ProgramFiles(x86)'] ?? '', process.env.npm_config_x ?? '');"],
      ['another choice than by presence', `${CONFIG}f(isLocal ? config.a : 'd');`],
      ['a value that is only brought into a form', `${CONFIG}f(Array.isArray(config.a) ? config.a : [config.a]);`],
      ['a value with an upper limit', `${CONFIG}let size = config.size; if (size > 10) size = 10;`],
      ['another place to take the same key from', `${CONFIG}f(config.region ?? args.region, process.env.NEON_ID ?? ctx.env.neonId);`],
      ['`?.` on a field that is only called configuration', 'class A { m() { return this.config?.a; } }'],
      ['`?.` on a variable that is only called configuration', 'const flowConfig = flows.get(name); f(flowConfig?.a);'],
      ['an optional method', `${CONFIG}f(config.client?.connect(), config.hooks?.onStart);`],
      ['a field of other data', "const { HostConfig } = await docker.inspect(); f(HostConfig.NanoCpus ?? 0);"],
      ['a table of defaults as source', "import { defaultSettings } from './defaults'; f(defaultSettings.a ?? 1);"],
      ['get with options', `${NEST}this.settings.get('a', { infer: true }); } }`],
      ['get of a Map', "const cache = new Map(); f(cache.get('a') ?? 1);"],
      ['a package of its own', "import { config } from 'eslint/config'; f(config.a ?? 1);"],
      ['a choice between another source and nothing', `${CONFIG}f(process.env.X ?? (isTrusted ? config.x : undefined));`],
      ['a value that is only replaced when it is there', `${CONFIG}f(config.mode === 'a' ? 'b' : config.mode, config.kind !== 'off' ? config.kind : false);`],
      ['a value that is brought into a form late', `${CONFIG}if (!Array.isArray(config.hosts)) config.hosts = [config.hosts];`],
      ['an entry of a table', `${CONFIG}f(config.routes?.[path]);`],
      ['an optional read behind a test of it', "function g(config) { if (!config?.alias) return; f(config?.alias); }"],
      ['a flag', "f((process.env.X ?? '') === '1', ['1', 'yes'].includes(process.env.Y ?? ''));"],
      ['a flag that is off unless it is set', "function g(config) { f(config.verbose ?? false, process.env.X || false, typeof config.a === 'boolean' ? config.a : false); }"],
      ['whether there are any', `${CONFIG}f((config.hosts?.length ?? 0) > 0);`],
      ['what is spread into an object', `${CONFIG}f({ ...defaults, ...(config.headers ?? {}) });`],
      ['code that is given to code', 'function g(config) { f(config.logger ?? new Logger(), config.retry ?? (() => true)); }'],
      ['the default of a schema', "const schema = z.object({ A: z.string().default(process.env.X ?? 'x') });"],
      ['a default that a comment tells', "// ZONE  where to write (default: eu)\nf(process.env.ZONE ?? 'eu');"],
      ['a default that a comment says can be overridden', "// The model, which can be overridden by MODEL.\nf(process.env.MODEL ?? 'small');"],
      ['a default that a comment tells of a variable that is not set', "// Nothing is sent when SINK is not set.\nf(process.env.SINK ?? '');"],
      ['a parameter that its comment calls optional', '/** @param {number} [config.size=1] How many. */\nfunction g(config) { f(config.size ?? 1); }'],
      ['another place to take a prefixed key from', 'f(process.env.APP_API_URL ?? options.apiUrl);'],
      ['a key that its declared type calls optional', 'interface C { size?: number } function g(config: C) { f(config.size ?? 1); }'],
      ['a member of a union that may be missing', 'type C = { a: 1 } | { a: 2, size?: number }; function g(config: C) { f(config.size ?? 1); }'],
      ['a type that is a part of another', "interface P { config: { size?: number } } function g(config: P['config']) { f(config.size ?? 1); }"],
      ['a field that its constructor declares optional', 'class C { constructor(readonly size?: number) {} } function g(config: C) { f(config.size ?? 1); }'],
      ['a field with a declared type', 'class A { constructor(private readonly config: { size?: number }) {} m() { f(this.config.size ?? 1); } }'],
      ['a destructured parameter with a declared type', 'function g({ config }: { config: { size?: number } }) { f(config.size ?? 1); }'],
      ['a part of what has a declared type', 'function g(input: { config: { size?: number } }) { const { config } = input; f(config.size ?? 1); }'],
      ['a cast', 'function g(config) { const own = config as { size?: number }; f(own.size ?? 1, (config.mail as string | undefined) ?? 2); }'],
      ['a type of a package', "import type { C } from 'c'; import * as d from 'd'; function g(config: C, dbConfig: d.Config) { f(config.size ?? 1, dbConfig.c?.d); }"],
      ['what a package returns', "import * as jsonc from 'jsonc-parser'; import { read } from 'reader'; const config = jsonc.parse(text); const { dbConfig } = await read(); f(config.size ?? 1, dbConfig.a ?? 2);"],
      ['what a method returns', 'const dbConfig = await client.fetch(id); f(dbConfig.size ?? 1);'],
      ['a schema in a function', "import { z } from 'zod'; function g() { const S = z.object({ size: z.number().optional() }); const config = S.safeParse(read()); f(config.data.size ?? 1); }"],
      ['a schema of a package', "import { Retry } from 'core'; const retryConfig = Retry.nullish().safeParse(x); f(retryConfig.data.size ?? 1);"],
      ['a callback that gets what only its caller knows', 'plugin({ setup(config) { f(config.size ?? 1); } }); run(() => ({ start: (config) => f(config.size ?? 1) }));'],
      ['a record of a list', 'for (const config of configs) f(config.size ?? 1);'],
      ['a variable that may hold nothing', 'let config: Config | undefined; f(config?.a.b, config?.size ?? 1);'],
      ['a variable with an empty default', 'function g(app) { const config = app.browser ?? {}; f(config.size ?? 1); }'],
      ['a variable that is being built', 'const config = clean({ ...given }); config.size = config.size ?? 1;'],
      ['a field with a value of its own', 'class A { config = { size: 1 }; m() { return this.config.size ?? 1; } }'],
      ['data that a variable of the environment leads to', "import { readFileSync } from 'node:fs'; const event = JSON.parse(readFileSync(process.env.EVENT_PATH, 'utf8')); f(event.head ?? 'x');"],
    ].map(([name, code]) => ({ name: name!, code: code!, options: [STRICT] as [RuleOptions] })),
    { name: 'a parameter called config in a UI file', code: 'function g(config) { f(config.a ?? 1); }', filename: 'view.tsx', options: [STRICT] },
    { name: 'a parameter called config, where names are not trusted', code: 'function g(config) { f(config.a ?? 1); }', options: [{ report: 'all' }] },
    { name: 'a soft fail without evidence, unless all are reported', code: 'f(process.env.X ?? 1);', options: [{ names: true }] },
    { name: 'an own list of optional keys', code: 'f(process.env.X_LIMIT ?? 1);', options: [{ ...STRICT, allow: ['xLimit'] }] },
  ],
  invalid: [
    softFail('a member', "f(process.env.X || 'd');", "process.env.X || 'd'", 'X', "'d'"),
    softFail('a computed member', "f(process.env['X'] || 'd');", "process.env['X'] || 'd'", 'X', "'d'"),
    softFail('a constant key', "const KEY = 'X'; f(process.env[KEY] ?? 'd');", "process.env[KEY] ?? 'd'", 'X', "'d'"),
    softFail('an optional chain', "f(process?.env?.X ?? 'd');", "process?.env?.X ?? 'd'", 'X', "'d'"),
    softFail('a cast', "f((process.env.X as string) ?? 'd');", "(process.env.X as string) ?? 'd'", 'X', "'d'"),
    softFail('an assertion', "f(process.env.X! || 'd');", "process.env.X! || 'd'", 'X', "'d'"),
    softFail('a conversion', 'f(Number(process.env.X) || 3000);', 'Number(process.env.X) || 3000', 'X', '3000'),
    softFail('conversions in a row', "f(process.env.X?.trim().split(',') ?? []);", "process.env.X?.trim().split(',') ?? []", 'X', '[]'),
    softFail('a parsed number', 'f(parseInt(process.env.X, 10) || 1);', 'parseInt(process.env.X, 10) || 1', 'X', '1'),
    softFail('a unary plus', 'f(+process.env.X || 1);', '+process.env.X || 1', 'X', '1'),
    softFail('parsed JSON', "f(JSON.parse(process.env.X) ?? 1);", 'JSON.parse(process.env.X) ?? 1', 'X', '1'),
    softFail('a fallback inside a conversion', "f(Number(process.env.X ?? '1'));", "process.env.X ?? '1'", 'X', "'1'"),
    softFail('a destructuring', "const { X = 'd' } = process.env;", "X = 'd'", 'X', "'d'"),
    softFail('a destructuring assignment', "({ X: x = 'd' } = process.env);", "X: x = 'd'", 'X', "'d'"),
    softFail('an import', "import { env } from 'node:process'; f(env.X ?? 'd');", "env.X ?? 'd'", 'X', "'d'"),
    softFail('a destructured object', "const { env } = process; f(env.X ?? 'd');", "env.X ?? 'd'", 'X', "'d'"),
    softFail('an alias', "const e = process.env; f(e.X ?? 'd');", "e.X ?? 'd'", 'X', "'d'"),
    softFail('a value in a constant', "const x = process.env.X; f(x ?? 'd');", "x ?? 'd'", 'X', "'d'"),
    softFail('Bun', "f(Bun.env.X ?? 'd');", "Bun.env.X ?? 'd'", 'X', "'d'"),
    softFail('Vite', "f(import.meta.env.X ?? 'd');", "import.meta.env.X ?? 'd'", 'X', "'d'"),
    softFail('Deno', "f(Deno.env.get('X') ?? 'd');", "Deno.env.get('X') ?? 'd'", 'X', "'d'"),
    softFail('our env module', "import { env } from './env'; f(env('X') ?? 'd');", "env('X') ?? 'd'", 'X', "'d'"),
    softFail('an assignment', "process.env.X ??= 'd';", "process.env.X ??= 'd'", 'X', "'d'"),
    softFail('an assignment with `||=`', "let x = process.env.X; x ||= 'd';", "x ||= 'd'", 'X', "'d'"),
    softFail('a variable that is assigned its own default', "let x = process.env.X; x = x ?? 'd';", "x ?? 'd'", 'X', "'d'"),
    softFail('a chain, once and at its start', "f(process.env.X ?? process.env.Y ?? 'd');", "process.env.X ?? process.env.Y ?? 'd'", 'X', "'d'"),
    softFail('a chain in parentheses', "f(process.env.X || (a ?? 'd'));", "process.env.X || (a ?? 'd')", 'X', "'d'"),
    softFail('a ternary', "f(process.env.X ? process.env.X : 'd');", "process.env.X ? process.env.X : 'd'", 'X', "'d'"),
    softFail('a ternary with a comparison', "f(process.env.X === undefined ? 'd' : process.env.X);", "process.env.X === undefined ? 'd' : process.env.X", 'X', "'d'"),
    softFail('a ternary with `in`', "f('X' in process.env ? process.env.X : 'd');", "'X' in process.env ? process.env.X : 'd'", 'X', "'d'"),
    softFail('a ternary through a conversion', 'f(process.env.X ? Number(process.env.X) : 3);', 'process.env.X ? Number(process.env.X) : 3', 'X', '3'),
    softFail('a ternary with `has`', `${CONFIG}f(config.has('a.b') ? config.get('a.b') : 1);`, "config.has('a.b') ? config.get('a.b') : 1", 'config.a.b', '1'),
    softFail('a configuration object', `${CONFIG}f(config.a ?? 1);`, 'config.a ?? 1', 'config.a', '1'),
    softFail('`??` that is only tested', `${CONFIG}if (config.enabled ?? true) f();`, 'config.enabled ?? true', 'config.enabled', 'true'),
    softFail('an empty list', `${CONFIG}f(config.hosts ?? []);`, 'config.hosts ?? []', 'config.hosts', '[]'),
    softFail('a loaded configuration', 'const c = await loadConfig(); f(c.a ?? 1);', 'c.a ?? 1', 'c.a', '1'),
    softFail('a parameter called config', 'function g(config) { f(config.a ?? 1); }', 'config.a ?? 1', 'config.a', '1'),
    softFail('a field called settings', 'class A { m() { return this.settings.a || 1; } }', 'this.settings.a || 1', 'this.settings.a', '1'),
    softFail('our module called settings', "import { settings } from './settings'; f(settings.a ?? 1);", 'settings.a ?? 1', 'settings.a', '1'),
    softFail('program code', 'f(process.env.X ?? 1);', 'process.env.X ?? 1', 'X', '1'),
    reports('each default of a destructuring', 'const { A = 1, B, C: c = 2 } = process.env;', [
      { messageId: 'softFail', at: 'A = 1', key: 'A', value: '1' },
      { messageId: 'softFail', at: 'C: c = 2', key: 'C', value: '2' },
    ], { options: [STRICT] }),
    reports('the second fallback to this machine of one key', "f(process.env.API_URL ?? 'http://localhost'); g(process.env.API_URL || 'http://localhost');", [
      { messageId: 'loopbackDefault', at: "process.env.API_URL ?? 'http://localhost'", key: 'API_URL', value: "'http://localhost'" },
      { messageId: 'softFail', at: "process.env.API_URL || 'http://localhost'", key: 'API_URL', value: "'http://localhost'" },
    ], { options: [STRICT] }),
    reports('an if with else', "let x;\nif (process.env.X) x = process.env.X;\nelse x = 'd';", [
      {
        messageId: 'softFail',
        at: 'process.env.X',
        key: 'X',
        suggestion: { messageId: 'throw', data: { name: '' }, output: `let x;\nif (process.env.X) x = process.env.X;\nelse ${THROWS('X')}` },
      },
    ], { options: [STRICT] }),
    reports('a default assigned to the source itself', "if (process.env.X === undefined) process.env.X = 'd';", [
      {
        messageId: 'softFail',
        at: 'process.env.X === undefined',
        key: 'X',
        suggestion: { messageId: 'throw', data: { name: '' }, output: `if (process.env.X === undefined) ${THROWS('X')}` },
      },
    ], { options: [STRICT] }),
    reports('returns in a row, once', "function g() { if (process.env.X) return process.env.X; if (process.env.Y) return process.env.Y; return 'd'; }", [
      {
        messageId: 'softFail',
        at: 'process.env.X',
        key: 'X',
        suggestion: {
          messageId: 'throw',
          data: { name: '' },
          output: `function g() { if (process.env.X) return process.env.X; if (process.env.Y) return process.env.Y; ${THROWS('X')} }`,
        },
      },
    ], { options: [STRICT] }),
    softFail('a value of convict', "import convict from 'convict'; const c = convict(schema); f(c.get('a') || 'x');", "c.get('a') || 'x'", 'c.a', "'x'"),
    softFail('a flag of a configuration object', `${CONFIG}f(config.verbose ?? false);`, 'config.verbose ?? false', 'config.verbose', 'false'),
    softFail('a flag that is on unless it is set', `${CONFIG}f(config.verbose ?? true);`, 'config.verbose ?? true', 'config.verbose', 'true'),
    softFail('an untyped parameter', 'function g(config) { f(config.size ?? 1); }', 'config.size ?? 1', 'config.size', '1'),
    softFail('a type that nobody declares', 'function g(config: Config) { f(config.size ?? 1); }', 'config.size ?? 1', 'config.size', '1'),
    softFail('a required key of a declared type', 'interface C { size: number } function g(config: C) { f(config.size ?? 1); }', 'config.size ?? 1', 'config.size', '1'),
    softFail('a variable that is called so', 'const dbConfig = pick(all); f(dbConfig.size ?? 1);', 'dbConfig.size ?? 1', 'dbConfig.size', '1'),
    softFail('a date by default', `${CONFIG}f(config.since ?? new Date());`, 'config.since ?? new Date()', 'config.since', 'new Date()'),
    softFail('a value by comparison', `${CONFIG}f(config.size !== undefined ? config.size : 1);`, 'config.size !== undefined ? config.size : 1', 'config.size', '1'),
    softFail('a comment that says nothing of a default', "// ZONE: where to write\nf(process.env.ZONE ?? 'eu');", "process.env.ZONE ?? 'eu'", 'ZONE', "'eu'"),
    reports('an empty secret that is compared with what was given', "f(given === (process.env.API_TOKEN ?? ''));", [
      { messageId: 'defaultSecret', at: "process.env.API_TOKEN ?? ''", key: 'API_TOKEN', value: "''" },
    ], { options: [STRICT] }),
    reports('this machine as the default of a schema', "const schema = z.object({ A: z.string().default(process.env.API_URL ?? 'http://localhost') });", [
      { messageId: 'loopbackDefault', at: "process.env.API_URL ?? 'http://localhost'", key: 'API_URL', value: "'http://localhost'" },
    ], { options: [STRICT] }),
    reports('this machine in program code', "f(process.env.API_URL ?? 'http://localhost');", [
      { messageId: 'loopbackDefault', at: "process.env.API_URL ?? 'http://localhost'", key: 'API_URL', value: "'http://localhost'" },
    ], { options: [STRICT], filename: 'scripts/seed.ts' }),
    reports('an optional read of the configuration', `${CONFIG}f(config?.a);`, [
      { messageId: 'optionalRead', at: 'config?.a', key: 'config' },
    ], { options: [STRICT] }),
    reports('an optional read of a section', `${CONFIG}f(config.a?.b.c);`, [
      { messageId: 'optionalRead', at: 'config.a?.b.c', key: 'config.a' },
    ], { options: [STRICT] }),
    reports('an optional read within a soft fail, as that', `${CONFIG}f(config.a?.b ?? 1);`, [
      { messageId: 'softFail', at: 'config.a?.b ?? 1', key: 'config.a.b', value: '1', missing: 'a.b' },
    ], { options: [STRICT] }),
    reports('a `get` with a default', `${CONFIG}const a = config.get("a.b", 1);`, [
      {
        messageId: 'softFail',
        at: 'config.get("a.b", 1)',
        key: 'config.a.b',
        suggestion: { messageId: 'throw', data: { name: '' }, output: `${CONFIG}const a = config.get("a.b") ?? ${FAILS('a.b')};` },
      },
    ], { options: [STRICT] }),
  ],
});

/** A project on disk: its files are written once, cases stand in `src/file.ts`. */
const root = mkdtempSync(join(tmpdir(), 'adr-soft-fail-'));
afterAll(() => rmSync(root, { recursive: true }));

function write(path: string, content: string): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

const filename = write('src/file.ts', '');
write('package.json', '{}');
write('.env.example', ['# where to write', 'REGION=', 'ZONE="" # optional', '# optional: the rack', 'RACK=', 'CLUSTER=main', 'QUOTED=""', '# [[AUTH OPTIONAL]]', '# The id', 'OAUTH_ID=', '', '# The prompt', 'OAUTH_PROMPT=', '# [[APP]]', 'VITE_APP_ID=', ''].join('\n'));
const schema = write(
  'schema.json',
  JSON.stringify({
    required: ['apiUrl', 'port', 'db', 'cache'],
    properties: { db: { $ref: '#/$defs/db' }, cache: { properties: { size: {} } }, mail: { required: ['host'], properties: { host: {} } } },
    $defs: { db: { allOf: [{ required: ['host'], properties: { host: {} } }] } },
  }),
);
write(
  'src/config.ts',
  `import * as z from 'zod';
   const Schema = z.object({ A: z.string(), B: z.string().optional(), C: z.string().default('c'), db: z.object({ host: z.string().nullish() }) });
   export const config = Schema.parse(process.env);`,
);
write(
  'src/env.ts',
  `import { createEnv } from '@t3-oss/env-core'; import { z } from 'zod';
   export const env = createEnv({ server: { A: z.string(), B: z.optional(z.string()) }, runtimeEnv: process.env });`,
);
write('src/envalid/config.ts', "import { cleanEnv, str } from 'envalid'; export const config = cleanEnv(process.env, { A: str(), B: str({ default: undefined }) });");
write('src/joi/config.ts', "import Joi from 'joi'; const schema = Joi.object({ A: Joi.string().required(), B: Joi.string() }); export default schema.validate(process.env).value;");
write('src/valibot/config.ts', "import * as v from 'valibot'; const S = v.object({ A: v.string(), B: v.optional(v.string()) }); export const config = v.parse(S, process.env);");
write(
  'src/class/env.ts',
  "import { IsOptional } from 'class-validator'; export class Environment { @IsOptional() public B = this.read('B'); public A = this.read('A'); } export default new Environment();",
);
write(
  'src/refined/env.ts',
  `import { createEnv } from '@t3-oss/env-nextjs'; import { z } from 'zod';
   const parsed = createEnv({ server: { B: z.url().optional() } }); const More = z.object({ M: z.string() });
   export const env = More.superRefine(check).transform(() => parsed).parse(parsed);`,
);
write(
  'src/class/config.ts',
  "import { IsOptional } from 'class-validator'; class Env { A: string; @IsOptional() B: string; } export const config = plainToInstance(Env, process.env);",
);
write(
  'src/typed/config.ts',
  `import type { Db } from './db'; interface Config extends Base { A: string; B?: string; C: string | undefined; db: Db }
   interface Base { D?: string } export const config: Config = load();`,
);
write('src/typed/db.ts', 'export interface Db { host: string; port?: number }');
write('src/loaded/config.ts', 'export interface Config { A: string; B?: string } export function loadConfig(): Config { return read() as Config; }');
write('src/inferred/config.ts', "import { z } from 'zod'; const S = z.object({ B: z.string().optional() }); export const config = read() as z.infer<typeof S>;");

new RuleTester().run('no-soft-fail-config (what the project says)', rule, {
  valid: [
    { name: 'a variable that `.env.example` fills in', code: "f(process.env.CLUSTER ?? 'x');", filename },
    { name: 'a variable that `.env.example` calls optional', code: "f(process.env.ZONE ?? 'x', process.env.RACK ?? 'y');", filename },
    { name: 'a variable in a section that `.env.example` calls optional', code: "f(process.env.OAUTH_ID ?? 'x', process.env.OAUTH_PROMPT ?? 'y');", filename },
    { name: 'an empty variable that a bundler ships to browsers', code: "f(import.meta.env.VITE_APP_ID || '');", filename },
    { name: 'a key of a configuration object, whatever `.env.example` says', code: `${CONFIG}f(config.REGION ?? 'x');`, filename },
    { name: 'a key that the schema does not know', code: `${CONFIG}f(config.other ?? 'x');`, filename, options: [{ schema }] },
    { name: 'a key that the schema does not require', code: `${CONFIG}f(config.cache.size ?? 1);`, filename, options: [{ schema }] },
    { name: 'a required key of an optional section', code: `${CONFIG}f(config.mail.host ?? 'x');`, filename, options: [{ schema }] },
    ...[
      ["a zod schema", "import { config } from './config'; f(config.B ?? 1, config.B?.length, config.db.host ?? 2);"],
      ['t3-env', "import { env } from './env'; f(env.B ?? 1);"],
      ['envalid', "import { config } from './envalid/config'; f(config.B ?? 1);"],
      ['joi, which has all optional', "import config from './joi/config'; f(config.B ?? 1);"],
      ['valibot', "import { config } from './valibot/config.js'; f(config.B || 1);"],
      ['class-validator', "import { config } from './class/config'; f(config.B || 1);"],
      ['class-validator in a class of our own', "import env from './class/env'; f(env.B || 1);"],
      ['a schema that another refines', "import { env } from './refined/env'; f(env.B || 'http://localhost');"],
      ['a type inferred of a schema', "import { config } from './inferred/config'; f(config.B || 1);"],
      ['a schema in the same file', "import { z } from 'zod'; const config = z.object({ B: z.string() }).partial().parse(read()); f(config.B ?? 1);"],
      ['a checked result', "import { z } from 'zod'; const { data: config } = z.object({ B: z.string().nullable() }).safeParse(read()); f(config.B ?? 1);"],
    ].map(([name, code]) => ({ name: `a key that is optional by ${name}`, code: code!, filename, options: [STRICT] as [RuleOptions] })),
    ...[
      ['an interface', "import { config } from './typed/config'; f((config.B ?? {}).a, config.C ?? 'http://localhost', config.D ?? 'http://localhost');"],
      ['an interface of another module', "import { config } from './typed/config'; f(config.db.port ?? 'http://localhost');"],
      ["a loader's return type", "import { loadConfig } from './loaded/config'; const config = loadConfig(); f(config.B ?? 'http://localhost');"],
      ["a parameter's type", "function g(config: { B?: string }) { f(config.B ?? 'http://localhost'); }"],
    ].map(([name, code]) => ({ name: `a key that is optional by ${name}`, code: code!, filename, options: [{ names: true }] as [RuleOptions] })),
  ],
  invalid: [
    reports('variables that `.env.example` leaves open', "f(process.env.REGION ?? 'x', process.env.QUOTED ?? 'y');", [
      { messageId: 'requiredKey', at: "process.env.REGION ?? 'x'", key: 'REGION', evidence: 'by `.env.example`', value: "'x'" },
      { messageId: 'requiredKey', at: "process.env.QUOTED ?? 'y'", key: 'QUOTED', evidence: 'by `.env.example`', value: "'y'" },
    ], { filename }),
    reports('keys that the schema requires, by words and against `allow`', `import { config } from './nowhere/config'; f(process.env.API_URL ?? 'x', config.port ?? 1, config.db.host ?? 'y', process.env.DB_HOST ?? 'z');`, [
      { messageId: 'requiredKey', at: "process.env.API_URL ?? 'x'", key: 'API_URL', evidence: 'by the schema', value: "'x'" },
      { messageId: 'requiredKey', at: 'config.port ?? 1', key: 'config.port', evidence: 'by the schema', value: '1', missing: 'port' },
      { messageId: 'requiredKey', at: "config.db.host ?? 'y'", key: 'config.db.host', evidence: 'by the schema', value: "'y'", missing: 'db.host' },
      { messageId: 'requiredKey', at: "process.env.DB_HOST ?? 'z'", key: 'DB_HOST', evidence: 'by the schema', value: "'z'" },
    ], { options: [{ schema }], filename: join(root, 'src/other.ts') }),
    reports('what a schema requires or has a default for', "import { config } from './config'; f(config.A ?? 1, config.C ?? 2);", [
      { messageId: 'softFail', at: 'config.A ?? 1', key: 'config.A', value: '1', missing: 'A' },
      { messageId: 'softFail', at: 'config.C ?? 2', key: 'config.C', value: '2', missing: 'C' },
    ], { options: [STRICT], filename }),
    reports('what joi requires', "import config from './joi/config'; f(config.A ?? 1);", [
      { messageId: 'softFail', at: 'config.A ?? 1', key: 'config.A', value: '1', missing: 'A' },
    ], { options: [STRICT], filename }),
    reports('a secret that the schema calls optional', "import { z } from 'zod'; const config = z.object({ apiKey: z.string().optional() }).parse(read()); f(config.apiKey ?? 'dev');", [
      { messageId: 'defaultSecret', at: "config.apiKey ?? 'dev'", key: 'config.apiKey', value: "'dev'", missing: 'apiKey' },
    ], { filename, options: [{ names: true }] }),
    reports('what a type calls optional, where types do not excuse', "import { config } from './typed/config'; f(config.B ?? 1);", [
      { messageId: 'softFail', at: 'config.B ?? 1', key: 'config.B', value: '1', missing: 'B' },
    ], { options: [STRICT], filename }),
    reports('what a type requires', "import { config } from './typed/config'; f(config.A ?? 'http://localhost', config.db.host || 'localhost');", [
      { messageId: 'loopbackDefault', at: "config.A ?? 'http://localhost'", key: 'config.A', value: "'http://localhost'", missing: 'A' },
      { messageId: 'loopbackDefault', at: "config.db.host || 'localhost'", key: 'config.db.host', value: "'localhost'", missing: 'db.host' },
    ], { filename }),
  ],
});

describe('the option `schema`', () => {
  const create = (options: RuleOptions) => {
    const context = { ...parse('f(process.env.X ?? 1)'), options: [{ ...rule.meta.defaultOptions![0], ...options }] };
    return () => rule.create(context as never);
  };

  it('says in one line that the file is missing', () => {
    expect(create({ schema: 'nowhere.json' })).toThrow(/^no-soft-fail-config: the option "schema" names "nowhere\.json", but there is no such file/u);
  });

  it('says in one line that the file is no JSON', () => {
    expect(create({ schema: write('broken.json', '{') })).toThrow(/^no-soft-fail-config: the option "schema" names ".*broken\.json", which is no JSON/u);
  });
});

const TYPED = 'interface Config { size: number; name: string; tags: string[]; db?: { host: string }; map: Record<string, string> } ';
const typedConfig = (init: string, body: string) => `${TYPED}declare function read(): any; declare function make(): Config; const config${init}; ${body}`;
const LOADED = `: Config = make()`;

new RuleTester(withTypes).run('no-soft-fail-config (typed)', rule, {
  valid: [
    ...[
      ['a key that may be missing', typedConfig(LOADED, "console.log(config.db ?? 'x');")],
      ['a falsy value', typedConfig(LOADED, "console.log(config.size || 3000, config.name || 'x');")],
      ['an index signature', typedConfig(LOADED, "console.log(config.map.a ?? 'x');")],
      ["a list's element", typedConfig(LOADED, "console.log(config.tags[0] ?? 'x');")],
      ['a cast', typedConfig(' = read() as Config', 'console.log(config.size ?? 3000);')],
      ['a claim of any', typedConfig(': Config = read()', 'console.log(config.size ?? 3000);')],
      ['an assertion', typedConfig(LOADED, 'console.log(config.size! ?? 3000);')],
      ['a generic', "declare function get<T>(): T; const config = get<{ size: number }>(); console.log(config.size ?? 3000);"],
      ['a declared environment', 'declare const process: { env: { REGION: string } }; console.log(process.env.REGION ?? "eu");'],
      ['an unknown value', 'declare const config: { port: unknown }; console.log(config.size ?? 3000);'],
    ].map(([name, code]) => ({ name: `a fallback that types do not prove dead: ${name}`, code: code!, options: [{ names: true }] as [RuleOptions] })),
    {
      name: 'a function that the types say never returns',
      code: 'declare const stop: { now(): never }; console.log(process.env.X ?? stop.now());',
      options: [STRICT],
    },
    {
      name: 'a key that the types call optional',
      code: typedConfig(LOADED, "console.log((config.db ?? {}).host);"),
      options: [{ names: true }],
    },
  ],
  invalid: [
    reports('a fallback that a declared type proves dead, with a suggestion', typedConfig(LOADED, 'console.log(config.size ?? 3000);'), [
      {
        messageId: 'deadFallback',
        at: 'config.size ?? 3000',
        key: 'config.size',
        suggestion: { messageId: 'removeFallback', output: typedConfig(LOADED, 'console.log(config.size);') },
      },
    ], { options: [{ names: true }] }),
    reports('a fallback behind an object that is never falsy', typedConfig(LOADED, 'console.log(config.tags || []);'), [
      {
        messageId: 'deadFallback',
        at: 'config.tags || []',
        key: 'config.tags',
        suggestion: { messageId: 'removeFallback', output: typedConfig(LOADED, 'console.log(config.tags);') },
      },
    ], { options: [{ names: true }] }),
    reports('a fallback behind a schema, with a fix', "import * as v from 'valibot';\nconst config = v.parse(v.object({ size: v.number() }), {});\nconsole.log(config.size ?? 3000);", [
      { messageId: 'deadFallback', at: 'config.size ?? 3000', key: 'config.size' },
    ], {
      options: [{ names: true }],
      output: "import * as v from 'valibot';\nconst config = v.parse(v.object({ size: v.number() }), {});\nconsole.log(config.size);",
    }),
    reports('a fallback behind a literal, with a fix', "const load = () => ({ size: 3000 });\nconst config = load();\nconsole.log(config.size ?? 1);", [
      { messageId: 'deadFallback', at: 'config.size ?? 1', key: 'config.size' },
    ], { options: [{ names: true }], output: 'const load = () => ({ size: 3000 });\nconst config = load();\nconsole.log(config.size);' }),
    reports('a fallback behind a literal with a comment, without a fix', "const load = () => ({ size: 3000 });\nconst config = load();\nconsole.log(config.size ?? /* why */ 1);", [
      { messageId: 'deadFallback', at: 'config.size ?? /* why */ 1', key: 'config.size' },
    ], { options: [{ names: true }] }),
  ],
});
