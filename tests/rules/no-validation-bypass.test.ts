import json from '@eslint/json';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import rule from '../../src/rules/no-validation-bypass.ts';
import { RuleTester } from '../support/rule-tester.ts';

const STRICT = rule.meta.docs.strict!;

interface Case {
  readonly name: string;
  /** The code, with each reported node between `«` and `»`. */
  readonly code: string;
  readonly messageId: 'bypassDeclared' | 'bypassFlag' | 'bypassUsed' | 'checkOff';
  /** What is reported, in the order of the code. */
  readonly found: readonly string[];
  readonly options?: readonly [{ readonly allow?: readonly (string | { name: string; reason: string })[]; readonly declarations?: boolean }];
}

const used = (...found: string[]) => ({ messageId: 'bypassUsed', found }) as const;
const off = (...found: string[]) => ({ messageId: 'checkOff', found }) as const;
const flag = (...found: string[]) => ({ messageId: 'bypassFlag', found }) as const;
const declares = (...found: string[]) => ({ messageId: 'bypassDeclared', found, options: STRICT }) as const;

const INVALID: readonly Case[] = [
  { name: 'an option that skips validation', code: 'save(order, { «skipValidation: true» });', ...used('skipValidation') },
  { name: 'an option by whatever value', code: 'save(order, { «skip_validation: isDraft(order)», «"no-verify": 1» });', ...used('skip_validation', 'no-verify') },
  {
    name: 'every verb',
    code: 'f({ «bypassAuth: a», «disableCsrf: a», «ignoreSignature: a», «noVerify: a», «omitSchema: a», «skipChecks: a», «suppressPermissions: a», «unsafeTls: a», «withoutSanitization: a» });',
    ...used('bypassAuth', 'disableCsrf', 'ignoreSignature', 'noVerify', 'omitSchema', 'skipChecks', 'suppressPermissions', 'unsafeTls', 'withoutSanitization'),
  },
  { name: 'a verb over all or some', code: 'f({ «skipAllChecks: a», «disableStrictValidation: a», «ignoreInputSchema: a», «skipRequestVerification: a» });', ...used('skipAllChecks', 'disableStrictValidation', 'ignoreInputSchema', 'skipRequestVerification') },
  { name: 'two checks in one name', code: 'f({ «disableSSLVerification: a», «skipTLSVerify: a», «ignoreCertValidation: a» });', ...used('disableSSLVerification', 'skipTLSVerify', 'ignoreCertValidation') },
  { name: 'words around the grammar', code: 'f({ «shouldSkipValidation: a», «allowNoAuth: a», «ignoreCertificateErrors: a», «skipAuthMode: a», «noSslFlag: a» });', ...used('shouldSkipValidation', 'allowNoAuth', 'ignoreCertificateErrors', 'skipAuthMode', 'noSslFlag') },
  { name: 'an assignment', code: '«options.skipValidation = true»; «this["noAuth"] ??= flags.open»;', ...used('skipValidation', 'noAuth') },
  { name: 'a shorthand and a member that are handed on', code: 'function run(skipAuth, options) { f({ «skipAuth» }); g({ «skipAuth: options.skipAuth» }); }', ...used('skipAuth', 'skipAuth') },
  { name: 'an option that checks, set to false', code: 'f({ «validate: false», «runValidators: false», «validateBeforeSave: false», «rejectUnauthorized: !1», «strictSSL: false» });', ...off('validate', 'runValidators', 'validateBeforeSave', 'rejectUnauthorized', 'strictSSL') },
  { name: 'such an option by assignment', code: '«agent.options.rejectUnauthorized = false as boolean»;', ...off('rejectUnauthorized') },
  { name: 'tokens that may have expired', code: 'jwt.verify(token, key, { «ignoreExpiration: true» });', ...off('ignoreExpiration') },
  { name: 'TLS without certificates', code: '«process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0"»; «process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = 0»;', ...off('NODE_TLS_REJECT_UNAUTHORIZED', 'NODE_TLS_REJECT_UNAUTHORIZED') },
  { name: 'TLS without certificates for a child', code: 'spawn("node", [], { env: { ...process.env, «NODE_TLS_REJECT_UNAUTHORIZED: `0`» } });', ...off('NODE_TLS_REJECT_UNAUTHORIZED') },
  { name: 'a host that is not compared', code: 'connect({ «checkServerIdentity: () => undefined» }); «options.checkServerIdentity = () => {}»;', ...off('checkServerIdentity', 'checkServerIdentity') },
  { name: 'a host that a method does not compare', code: 'connect({ «checkServerIdentity() {}» });', ...off('checkServerIdentity') },
  { name: 'certificates behind another test', code: "const tls = mode === 'require' ? { «rejectUnauthorized: false» } : {};", ...off('rejectUnauthorized') },
  { name: 'data behind a test of the mode of connections', code: "if (sslMode === 'require') save({ «validate: false» });", ...off('validate') },
  { name: 'a check that is off whatever was given before', code: 'function save(options) { store({ ...options, «validate: false» }); }', ...off('validate') },
  { name: 'certificates by default', code: 'connect({ «rejectUnauthorized: false», ...options });', ...off('rejectUnauthorized') },
  { name: 'a check that comes later, or is none', code: 'async function save(order) { validate(order); await order.save({ «validate: false» }); await order.validate(); }', ...off('validate') },
  { name: 'a host that no path compares', code: 'function accept(host) { if (host) return; log(host); return undefined; } connect({ «checkServerIdentity: accept» });', ...off('checkServerIdentity') },
  { name: 'a flag in a list', code: "run(['commit', «'--no-verify'», «'--skip-validation'»]);", ...flag('--no-verify', '--skip-validation') },
  { name: 'a flag with an alias or a value', code: "program.option(«'-n, --no-verify'», 'x').option(«'--skip-checks <mode>'»).option(«'-S --skip-schema [name]'»);", ...flag('--no-verify', '--skip-checks', '--skip-schema') },
  { name: 'a flag that is asked for', code: "const skip = argv.includes(«'--no-auth'»); if (arg === «'--skip-auth'») skipAll();", ...flag('--no-auth', '--skip-auth') },
  { name: 'an option of yargs', code: "yargs.option(«'skip-validation'», { type: 'boolean' }).options({ «noVerify»: { describe: 'x', default: false } });", ...flag('skip-validation', 'noVerify') },
  { name: 'an option of parseArgs', code: "parseArgs({ options: { «'skip-validation'»: { type: 'boolean', short: 's' } } });", ...flag('skip-validation') },
  { name: 'a command', code: "import { execSync } from 'node:child_process'; execSync(«'git commit --no-verify -m done'»);", ...flag('--no-verify') },
  { name: 'a command in a template', code: "import { exec } from 'child_process'; exec(«`git push ${remote} --no-verify`»);", ...flag('--no-verify') },
  { name: 'git without certificates', code: "import * as cp from 'child_process'; cp.execFile('git', ['-c', «'http.sslVerify=false'», 'fetch']);", ...flag('http.sslVerify=false') },
  { name: 'a command with the variable', code: "import { exec } from 'child_process'; exec(«'NODE_TLS_REJECT_UNAUTHORIZED=0 node a.js'»);", ...flag('NODE_TLS_REJECT_UNAUTHORIZED=0') },
  { name: 'a flag in the list of a child, once', code: "import { spawn } from 'node:child_process'; spawn('git', ['commit', «'--no-verify'»]);", ...flag('--no-verify') },
  { name: 'an assertion about another name than the allowed one', code: 'f({ skipAuth: true, «skipChecks: true» });', options: [{ allow: ['skipAuth', { name: 'no*', reason: 'Tools.' }] }], ...used('skipChecks') },
  { name: 'in production', code: 'const options = isProd ? { «rejectUnauthorized: false» } : {};', ...off('rejectUnauthorized') },
  { name: 'a test that does not refuse the flag', code: "if (argv.includes(«'--no-verify'»)) { log('x'); }", ...flag('--no-verify') },
  { name: 'an option beside others that are no check', code: 'f({ «skipPermissionCheck: true», skipCheckout: true, ignoreAuthors: true });', ...used('skipPermissionCheck') },
  { name: 'a parameter', code: 'function save(order: Order, «skipValidation»: boolean) {}', ...declares('skipValidation') },
  { name: 'a parameter with a default', code: 'const save = (order, «skipValidation» = false) => {};', ...declares('skipValidation') },
  { name: 'a parameter that is tested', code: 'function save(order, «noVerify») { if (!noVerify) check(order); }', ...declares('noVerify') },
  { name: 'a member of a pattern', code: 'function save({ «skipAuth» = false, name }) {}', ...declares('skipAuth') },
  { name: 'a member of a type, once', code: 'interface Options { «skipValidation»?: boolean | undefined } function save({ skipValidation = false }: Options) { run({ skipValidation }); }', ...declares('skipValidation') },
  { name: 'a parameter that becomes a field', code: 'class Store { constructor(private readonly «skipVerification» = false) {} }', ...declares('skipVerification') },
  { name: 'fields', code: 'abstract class Store { «#skipAuth» = false; «static noVerify: boolean»; abstract «disableCsrf»: true | null; }'.replace('«static noVerify: boolean»', 'static «noVerify»: boolean'), ...declares('#skipAuth', 'noVerify', 'disableCsrf') },
  { name: 'a field that is handed on from a parameter', code: 'class Store { «skipAuth»: boolean; constructor(«skipAuth»: boolean) { this.skipAuth = skipAuth; } }', ...declares('skipAuth', 'skipAuth') },
  { name: 'a member of a schema', code: "const options = z.object({ «skipValidation»: z.boolean().optional() }); const schema = { properties: { «noAuth»: { type: 'boolean' } } };", ...declares('skipValidation', 'noAuth') },
  { name: 'a parameter that guards a check', code: 'function load(text: string, «validate» = true) { if (validate) orderSchema.parse(text); }', ...declares('validate') },
  { name: 'a parameter that guards a check in an expression', code: 'const load = (text, { «verify» = true }) => verify && checkOrder(text); const read = (text, «check» = true) => (check ? schema.safeParseAsync(text) : text);', ...declares('verify', 'check') },
  { name: 'what is handed on without a declaration, in strict', code: 'run({ «skipValidation: options.skipValidation» });', options: STRICT, ...used('skipValidation') },
];

new RuleTester().run(rule.name, rule, {
  valid: [
    { name: 'names that only begin alike', code: 'f({ skipCheckout: true, ignoreAuthors: true, revalidate: false, noAuthor: true, disableCheckbox: true });' },
    { name: 'names of other checks', code: 'f({ skipHealthCheck: true, skipUpdateCheck: true, noPermissionHint: true, skipValidationErrorsCount: true });' },
    { name: 'a verb or a check alone', code: 'f({ skip: true, validation: true, auth: false, verify: false, check: false, unsafe: true });' },
    { name: 'settings of tools that only spare time', code: 'f({ skipLibCheck: true, noCheck: true, noValidate: true, formNoValidate: true, skipTypeCheck: true, ignoreBuildErrors: true });' },
    { name: 'switches that are off', code: 'f({ skipValidation: false, noAuth: undefined, skipAuth: null, noVerify: void 0, ignoreSsl: !1 }); a.skipAuth = false;' },
    { name: 'names that turn checks on', code: 'f({ enableValidation: true, strictSSL: true, rejectUnauthorized: true, validate: true, noSkipValidation: true, ignoreExpiration: false });' },
    { name: 'checks that are not literally off', code: 'f({ validate: undefined, rejectUnauthorized: !insecure, runValidators: options.run, validateBeforeSave });' },
    { name: 'the environment decides', code: "f({ skipValidation: process.env.SKIP === '1', noVerify: env.NO_VERIFY, ignoreTLS: env.MAIL.IGNORE === 'true' }); const skip = !!process.env.SKIP; g({ skipAuth: skip });" },
    { name: 'functions, texts and lists', code: "f({ skipAuth: request => request.path === '/', noAuth: ['/health'], skipChecks: 'lint,types', ignoreSchema: { a: 1 }, skipCsrf() {}, noPermission: `No` });" },
    { name: 'functions by name', code: "import { skipAuth } from './auth.js'; function noVerify() {} const skipCsrf = () => {}; export const all = { skipAuth, noVerify, skipCsrf };" },
    { name: 'functions and decorators so called', code: 'class A { @SkipAuth() read() {} skipValidation() {} } skipValidation(); const disableAuth = () => {};' },
    { name: 'a variable', code: 'const skipValidation = ask(); let noAuth = true;' },
    { name: 'strictness', code: 'f({ strict: false });' },
    { name: 'an attribute', code: 'export const form = <form noValidate skipValidation={true} />;', languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
    { name: 'a test for development', code: "if (process.env.NODE_ENV !== 'production') process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'; const a = isDev ? { rejectUnauthorized: false } : {}; const b = { ...(import.meta.env.DEV && { skipAuth: true }) };" },
    { name: 'a flag for development', code: 'f({ skipAuth: isDev, noVerify: !isProduction }); const isLocal = host(); g({ skipAuth: isLocal });' },
    { name: 'a test for development by one hop', code: "const relaxed = process.env.NODE_ENV === 'test'; if (relaxed) options.skipValidation = true; if (isProd) return_(); else agent.rejectUnauthorized = false;" },
    { name: 'certificates that are checked', code: "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '1'; f({ NODE_TLS_REJECT_UNAUTHORIZED: value }); delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;" },
    { name: 'certificates that an sslmode leaves out', code: "function tls(sslMode) { if (sslMode === 'require') return { rejectUnauthorized: false }; switch (options.ssl_mode) { case 'verify-ca': return { checkServerIdentity: () => undefined }; } return config.sslmode === 'prefer' ? { rejectUnauthorized: false } : {}; }" },
    { name: 'a default that the options of callers follow', code: 'function saveAll(orders, options) { return store(orders, { validate: false, hooks: true, ...options }); }' },
    { name: 'data that was validated before', code: 'async function saveAll(orders, options) { for (const order of orders) await order.validate(options); await Promise.all(orders.map(order => order.save({ ...options, validate: false }))); }' },
    { name: 'a host that is compared', code: 'f({ checkServerIdentity: (host, cert) => (host === cert.host ? undefined : new Error(host)) }); g({ checkServerIdentity: tls.checkServerIdentity }); h({ checkServerIdentity(host, cert) { assertPinned(cert); } });' },
    { name: 'a host whose comparison throws', code: 'f({ checkServerIdentity(host) { if (host !== known) throw new Error(host); } });' },
    { name: 'flags that leave no check out', code: "run(['--no-color', '--skip-lib-check', '--no-check', '--verify', '--no-verify-ssl-hint', '-n']);" },
    { name: 'a flag in a sentence', code: "log('Use --no-verify to commit anyway'); log('--no-verify is not supported');" },
    { name: 'a flag that is refused', code: "if (argv.includes('--no-verify')) throw new Error('Not here'); if (args.has('--skip-auth')) { console.error('x'); process.exit(2); }" },
    { name: 'a flag that is refused later', code: "const isSkipped = argv.includes('--no-verify'); if (isSkipped) throw new Error('Not here'); switch (arg) { case '--skip-checks': throw new Error('x'); }" },
    { name: 'a flag behind a test for development', code: "const args = isDev ? ['--no-verify'] : [];" },
    { name: 'options of commands that are no switch', code: "yargs.option('skip-checks', { type: 'string', array: true }); emitter.option('skip-validation'); parseArgs({ options: { verify: { type: 'boolean' } } });" },
    { name: 'an option of yargs that is looked at otherwise', code: "yargs.option('resume', { type: 'string', skipValidation: true, coerce: value => value.trim() });" },
    { name: 'commands that leave no check out', code: "import { execSync } from 'child_process'; execSync('git commit --verify'); execSync(`npm run ${task}`); other('git commit --no-verify');" },
    { name: 'a command behind a test for development', code: "import { execSync } from 'child_process'; if (isTest) execSync('git commit --no-verify');" },
    { name: 'allowed names', code: "f({ skipAuth: true }); run(['--no-verify', '--skip-checks']);", options: [{ allow: ['skipAuth', { name: 'no-verify', reason: 'Hooks run in CI.' }, '--skip-*'] }] },
    { name: 'what is written without its schema', code: 'dump({ noSchema: true, noData: false }); interface Dump { noSchema?: boolean }', options: STRICT },
    { name: 'declarations, in recommended', code: 'interface Options { skipValidation?: boolean } function save(order, skipValidation = false) {} class A { skipAuth = false } const schema = z.object({ skipAuth: z.boolean() });' },
    { name: 'declarations that are not boolean', code: 'interface Options { skipAuth: (request: Request) => boolean; noAuth?: string[]; skipChecks: string; skipValidation(): void } function f(skipAuth: Guard, noVerify = [], skipCsrf) { skipCsrf(); } class A { noAuth = []; skipAuth; [key] = true }', options: STRICT },
    { name: 'a pattern whose type is declared elsewhere', code: 'function save({ skipValidation = false }: Options) {} const { skipAuth } = options;', options: STRICT },
    { name: 'what hands on a declared switch', code: 'class A { constructor(private skipAuth: Guard) {} } interface Options { allowed: boolean } function f(options: Options) { run({ allowed: options.allowed }); }', options: STRICT },
    { name: 'parameters that guard no check', code: 'function a(x, validate = true) { if (validate) log(x); } function b(x, verify = false) { if (verify) check(x); } function c(x, check = true) { return { check }; } function d(validate) { if (validate) parse(x); }', options: STRICT },
    { name: 'odd syntax', code: 'class A { static { f(); } accessor b = 1; declare c: string; constructor(); constructor(a?) {} } namespace N { export const a = 1; } const [, d] = e; ({ [f]: g, ...h } = i); try {} catch {}', options: STRICT },
  ],
  invalid: INVALID.map(({ code, found, messageId, name, options }) => ({
    name,
    code: code.replaceAll(/[«»]/gu, ''),
    ...(options && { options }),
    errors: getMarked(code).map((place, index) => ({ messageId, data: { name: found[index]! }, ...place, suggestions: null })),
  })),
});

describe('in package.json', () => {
  const lint = (text: string, filename = 'package.json', options: readonly unknown[] = []): Linter.LintMessage[] =>
    new Linter({ cwd: '/' }).verify(
      text,
      [{ files: ['**/*.json'], language: 'json/json', plugins: { json, adr: { rules: { [rule.name]: rule as never } } }, rules: { [`adr/${rule.name}`]: ['error', ...options] } }] as Linter.Config[],
      { filename: `/repo/${filename}` },
    );

  it('reports scripts that leave a check out, at their text', () => {
    const [hook, tls, ...rest] = lint('{\n  "scripts": {\n    "ship": "git push --no-verify && npm publish",\n    "test": "NODE_TLS_REJECT_UNAUTHORIZED=0 node --test"\n  }\n}');
    expect(rest).toEqual([]);
    expect(hook).toMatchObject({ messageId: 'bypassFlag', line: 3, column: 13, endLine: 3, endColumn: 50 });
    expect(hook?.message).toBe("'--no-verify' leaves a check out for whoever runs this. Remove it, and mend what does not pass the check.");
    expect(tls).toMatchObject({ messageId: 'bypassFlag', line: 4, column: 13, endLine: 4, endColumn: 57 });
  });

  it.each([
    '{ "scripts": { "a": "git commit --verify", "b": "x --no-verify-hosts", "c": "NODE_TLS_REJECT_UNAUTHORIZED=1 x" } }',
    '{ "description": "--no-verify", "config": { "a": "git push --no-verify" } }',
    '{ "scripts": [] }',
    '{ "scripts": { "a": 1 } }',
    '[]',
    '1',
  ])('reports nothing in %s', text => expect(lint(text)).toEqual([]));

  it('reads no other file', () => expect(lint('{ "scripts": { "a": "git push --no-verify" } }', 'other.json')).toEqual([]));

  it('leaves what is allowed', () => expect(lint('{ "scripts": { "a": "git push --no-verify" } }', 'package.json', [{ allow: ['no-verify'] }])).toEqual([]));

  it('reports in strict, too', () => expect(lint('{ "scripts": { "a": "git push --no-verify" } }', 'package.json', STRICT)).toHaveLength(1));
});

/** The places between `«` and `»`, in the code without them. */
function getMarked(code: string): { line: number; column: number; endLine: number; endColumn: number }[] {
  const parts = code.split(/[«»]/u);
  const positions = parts.map((_, index) => {
    const lines = parts.slice(0, index).join('').split('\n');
    return { line: lines.length, column: lines.at(-1)!.length + 1 };
  });
  return positions.flatMap((start, index) => (index % 2 === 1 ? [{ ...start, endLine: positions[index + 1]!.line, endColumn: positions[index + 1]!.column }] : []));
}
