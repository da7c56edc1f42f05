import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { ApiFactory } from '../src/api-factory.js';
import { runCommand, UsageError } from '../src/commands.js';
import { assertSupportedRuntime } from '../src/config/runtime.js';
import { assertDeployable, loadConfig } from '../src/config/settings.js';
import { HelpfulError } from '../src/errors.js';
import { createService } from '../src/service.js';
import { CONFIG_FILE, createFolder, ENVIRONMENT } from './support.js';

const load = (changes: Record<string, string | undefined> = {}) => loadConfig({ ...ENVIRONMENT, ...changes }, CONFIG_FILE);

test('takes values from the file, and from the environment before it', async () => {
  assert.equal((await load()).require('http.port'), 3080);
  assert.equal((await load({ PORT: '4000' })).require('http.port'), 4000);
  assert.deepEqual((await load({ ALLOWED_ORIGINS: 'https://a.example,https://b.example' })).require('http.allowedOrigins').length, 2);
  assert.equal((await load()).optional('metrics.file'), undefined);
});

test('a missing setting stops whoever requires it, and says where to set it', async () => {
  const config = await load({ PARTNER_API_KEY: ' ', JWT_SECRET: undefined });
  assert.throws(() => createService(config), {
    name: 'HelpfulError',
    whatWentWrong: 'partner.apiKey is not configured.',
    howToFix: `Set PARTNER_API_KEY in the environment, or the value in ${CONFIG_FILE}.`,
    example: 'PARTNER_API_KEY=<the key of the partner portal>',
  });
  assert.throws(() => config.assertPresent(), { whatWentWrong: 'auth.jwtSecret is not configured.' });
});

test('names all that is missing at once', async () => {
  const config = await loadConfig({}, CONFIG_FILE);
  assert.throws(() => config.assertPresent(), /auth\.jwtSecret, auth\.opsPassword, access\.endpoint, partner\.baseUrl, model\.endpoint/);
});

test('a wrong value stops the start, without showing it', async () => {
  await assert.rejects(load({ PORT: 'http', JWT_SECRET: 'too-short', DB_URL: 'mysql://db.example/orders' }), (error: HelpfulError) => {
    assert.match(error.whatWentWrong, /PORT: expected a whole number.*JWT_SECRET: expected text of at least 32.*DB_URL: expected a URL with postgres:/);
    assert.doesNotMatch(error.message, /too-short/);
    return true;
  });
});

test('a missing or damaged file is no empty file', async () => {
  const file = path.join(await createFolder(), 'config.json');
  await assert.rejects(loadConfig(ENVIRONMENT, file), { name: 'HelpfulError', whatWentWrong: `The configuration file ${file} does not exist.` });
  await writeFile(file, '{ "http": ');
  await assert.rejects(loadConfig(ENVIRONMENT, file), /is damaged: expected JSON/);
});

test('only what is declared optional can be asked for as optional', async () => {
  const config = await load();
  // @ts-expect-error a required setting has no "maybe"
  config.optional('auth.jwtSecret');
  // @ts-expect-error there is no such setting
  assert.throws(() => config.require('auth.jwtsecret'), { name: 'HelpfulError' });
});

test('tokens of the partner take the place of its key, with everything they need', async () => {
  const oauth = { PARTNER_API_KEY: undefined, PARTNER_TOKEN_URL: 'https://login.partner.example/token' };
  const config = await load(oauth);
  assert.throws(() => createService(config), { whatWentWrong: 'partner.clientId, partner.clientSecret are not configured.' });
  createService(await load({ ...oauth, PARTNER_CLIENT_ID: 'c', PARTNER_CLIENT_SECRET: 's' }));
});

test('clients are made once, when they are asked for, each from its own settings', async () => {
  const config = await load({ PARTNER_API_KEY: undefined });
  const apis = new ApiFactory(config);
  assert.equal(apis.model, apis.model);
  assert.equal(apis.access, apis.access);
  assert.notEqual(apis.model, new ApiFactory(config).model);
  assert.throws(() => apis.partner, { name: 'HelpfulError', message: /partner\.apiKey is not configured/ });
});

test('a deployment needs more than a laptop, and a Node that is not too old', async () => {
  const config = await load({ STORAGE_BUCKET: 'orders' });
  assert.throws(() => assertDeployable(config), { whatWentWrong: 'database.url is not configured.' });
  assertDeployable(await load({ STORAGE_BUCKET: 'orders', DB_URL: 'postgres://db.example/orders' }));
  assert.throws(() => assertSupportedRuntime('18.20.1'), { name: 'HelpfulError' });
  assertSupportedRuntime(process.versions.node);
});

test('commands ask only for what they need, and explain what is wrong with the command line', async () => {
  const root = await createFolder();
  assert.equal(await runCommand(['list', '--root', root], {}, CONFIG_FILE), '');
  assert.equal(await runCommand(['purge', '--root', root, '--days', '1'], {}, CONFIG_FILE), '0 batches removed');
  assert.match(await runCommand(['--help'], {}), /^Usage: order-documents/);
  await assert.rejects(runCommand(['plan', 'x.json'], {}, CONFIG_FILE), { whatWentWrong: 'model.endpoint is not configured.' });
  await assert.rejects(runCommand(['plan', path.join(root, 'x.json')], ENVIRONMENT, CONFIG_FILE), /There is no file/);
  for (const argv of [[], ['fly'], ['list', '--fast']]) await assert.rejects(runCommand(argv, {}, CONFIG_FILE), UsageError);
  await assert.rejects(runCommand(['purge', '--root', root, '--days', '0'], {}, CONFIG_FILE), /--days: expected a number from 1/);
  await assert.rejects(runCommand(['check'], ENVIRONMENT, CONFIG_FILE), { whatWentWrong: 'storage.bucket, database.url are not configured.' });
});

test('the programs explain what is wrong, and end with a code that says so', () => {
  const run = (...args: string[]) => {
    const environment = { PATH: process.env['PATH'], STORAGE_ROOT: './data' };
    return spawnSync(process.execPath, ['--import', 'tsx', ...args], { cwd: path.join(import.meta.dirname, '..'), env: environment, encoding: 'utf8' });
  };
  const wrongCommand = run('src/cli.ts', 'fly');
  assert.equal(wrongCommand.status, 2);
  assert.match(wrongCommand.stderr, /^There is no command "fly"\.\n {2}How to fix: Use one of list, plan, purge, check\.\n {2}Example: /);
  assert.equal(run('src/cli.ts', 'plan', 'x.json').status, 1);
  const server = run('src/server.ts');
  assert.equal(server.status, 1);
  assert.match(server.stdout, /"whatWentWrong":"auth\.jwtSecret, .* are not configured\."/);
});
