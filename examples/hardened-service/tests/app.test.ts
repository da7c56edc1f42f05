import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import type { Request, Response } from 'express';
import { loadConfig } from '../src/config/settings.js';
import { createApp } from '../src/http/app.js';
import { readSession, signSession } from '../src/http/auth.js';
import { SessionPool } from '../src/http/session-pool.js';
import { createService } from '../src/service.js';
import { CONFIG_FILE, createFolder, ENVIRONMENT, listen, stub } from './support.js';

const KEY = 'x'.repeat(32);
const PASSWORD = 'correct horse';

/** The service in front of stubs for everything that it depends on. */
async function start(roles: string[] = []) {
  const model = await stub(() => ({ body: { text: '', tokens: 0 } }));
  const access = await stub(() => ({ body: { roles } }));
  const partner = await stub(req => (req.url === '/documents/odd' ? { body: { nonsense: true } } : { status: 404 }));
  const environment = { MODEL_ENDPOINT: model.baseUrl, ACCESS_URL: access.baseUrl, PARTNER_URL: partner.baseUrl, STORAGE_ROOT: await createFolder() };
  const config = await loadConfig({ ...ENVIRONMENT, ...environment }, CONFIG_FILE);
  const options = { allowedOrigins: ['https://console.example'], jwtSecret: KEY, opsPassword: PASSWORD, sessionMinutes: 5 };
  const base = await listen(createApp(createService(config), options));
  const session = signSession({ user: 'ann', roles: ['ops'], expires: Date.now() + 60_000 }, KEY);
  const send = async (method: string, route: string, body?: unknown, headers: Record<string, string> = { authorization: `Bearer ${session}` }) => {
    const response = await fetch(base + route, { method, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
    const answer = await response.text();
    return { status: response.status, headers: response.headers, body: answer === '' ? undefined : JSON.parse(answer) };
  };
  return { send };
}

const document = { id: 'd1', name: 'invoice.txt', text: 'Invoice no: R-1\n\nTotal: 5.00' };
const order = { id: 'o1', customerId: 'c1', provider: 'mail', currency: 'EUR', lines: [{ sku: 's', quantity: 2, unitPrice: 1.5 }], documents: [document] };

test('signs in with the right password only', async () => {
  const { send } = await start();
  assert.deepEqual((await send('GET', '/health', undefined, {})).body, { status: 'ok' });
  assert.equal((await send('POST', '/ops/login', { user: 'ann', password: 'no' }, {})).body.error.code, 'WRONG_PASSWORD');
  assert.equal((await send('POST', '/ops/login', { user: 'ann' }, {})).status, 400);
  const { token } = (await send('POST', '/ops/login', { user: 'ann', password: PASSWORD }, {})).body;
  assert.deepEqual(readSession(token, KEY).roles, ['ops']);
  assert.equal((await send('GET', '/api/batches', undefined, { authorization: `Bearer ${token}` })).status, 200);
});

test('refuses requests without a session, with a forged one and an expired one', async () => {
  const { send } = await start();
  assert.equal((await send('POST', '/api/orders', {}, {})).body.error.code, 'NOT_SIGNED_IN');
  assert.equal((await send('GET', '/admin/status', undefined, { authorization: 'Bearer forged' })).status, 401);
  const session = { user: 'ann', roles: [], expires: Date.now() + 1000 };
  assert.throws(() => readSession(signSession(session, 'other'), KEY), { name: 'HttpError', status: 401, whatWentWrong: 'The session is not one of ours.' });
  assert.throws(() => readSession(signSession({ ...session, expires: 1 }, KEY), KEY), { status: 401, whatWentWrong: 'The session has expired.' });
});

test('keeps the session of a request beside it, for as long as there is a request', () => {
  const sessions = new SessionPool(KEY);
  const session = { user: 'ann', roles: ['ops'], expires: Date.now() + 1000 };
  const req = { url: '/api/batches', headers: { authorization: `Bearer ${signSession(session, KEY)}` } } as Request;
  assert.throws(() => sessions.get(req), { name: 'HelpfulError', message: /\/api\/batches needs a session/ });
  let calls = 0;
  sessions.require(req, {} as Response, () => (calls += 1));
  assert.deepEqual([calls, sessions.get(req)], [1, session]);
  assert.deepEqual(Object.keys(req), ['url', 'headers']);
  assert.throws(() => new SessionPool(KEY).get(req), { name: 'HelpfulError' });
});

test('stores an order, keeps it for a retry, and lists its batch', async () => {
  const { send } = await start();
  const saved = await send('POST', '/api/orders', order);
  assert.equal(saved.status, 201);
  assert.deepEqual(saved.body, { batchId: 'o1-1', files: ['lines-lines.csv', 'd1-d1.json'], skipped: [] });
  assert.equal((await send('GET', '/api/orders/o1')).body.customerId, 'c1');
  assert.equal((await send('POST', '/api/orders/o1/retry')).body.batchId, 'o1-1');
  assert.deepEqual((await send('GET', '/api/batches?page=1')).body, { items: ['o1-1'], page: 1, total: 1 });
  assert.equal((await send('GET', '/api/batches/o1-1')).body.entries.length, 2);
  const { averageMs, batches, slowestMs } = (await send('GET', '/admin/status')).body;
  assert.equal(batches, 2);
  assert.ok(averageMs >= 0 && averageMs <= slowestMs);
});

test('answers every mistake of a caller in one form', async () => {
  const { send } = await start();
  const { body, status } = await send('POST', '/api/orders', { ...order, currency: undefined, lines: [{ sku: 's', quantity: '2', unitPrice: 1 }] });
  assert.equal(status, 400);
  assert.deepEqual(body.error, {
    code: 'BAD_REQUEST',
    message: 'currency: expected text like /^[A-Z]{3}$/, but got nothing; lines[0].quantity: expected a number, but got other text.',
    howToFix: 'Correct the request and send it again.',
  });
  assert.equal((await send('POST', '/api/orders', { ...order, id: '../escape' })).status, 400);
  assert.equal((await send('GET', '/api/orders/none')).body.error.code, 'NOT_FOUND');
  assert.equal((await send('POST', '/api/orders/none/retry')).status, 404);
  assert.equal((await send('GET', '/api/batches?page=minus')).status, 400);
  assert.equal((await send('PUT', '/admin/log-level?level=loud')).status, 400);
  assert.equal((await send('PUT', '/admin/log-level?level=silent')).status, 200);
});

test('lists the documents that it could not read', async () => {
  const { send } = await start();
  const documents = [document, { id: 'gone', name: 'gone.txt' }, { id: 'image', name: 'x.png', mime: 'image/png', text: 'x' }];
  assert.deepEqual((await send('POST', '/api/orders', { ...order, provider: 'edi', documents })).body.skipped, ['gone', 'image']);
});

test('a partner that answers something else is a bad gateway, and the order can be retried', async () => {
  const { send } = await start();
  const { body, status } = await send('POST', '/api/orders', { ...order, documents: [{ id: 'odd', name: 'odd.txt' }] });
  assert.equal(status, 502);
  assert.equal(body.error.code, 'BAD_ANSWER');
  assert.equal((await send('GET', '/api/orders/o1')).status, 200);
});

test('deletes batches for those who may', async () => {
  const stranger = await start(['read']);
  assert.equal((await stranger.send('DELETE', '/api/batches/o1-1')).body.error.code, 'FORBIDDEN');
  const { send } = await start(['delete']);
  await send('POST', '/api/orders', order);
  assert.equal((await send('DELETE', '/api/batches/o1-1')).status, 204);
  assert.equal((await send('DELETE', '/api/batches/o1-1')).status, 404);
});

test('an error of our own tells the caller nothing about our insides', async () => {
  const { send } = await start();
  const { body, status } = await send('GET', `/api/batches/${'x'.repeat(300)}`);
  assert.deepEqual([status, body.error.code], [500, 'INTERNAL']);
  assert.doesNotMatch(JSON.stringify(body), new RegExp(`ENAMETOOLONG|${path.sep}tmp`));
});

test('pages of known origins may call, others may not', async () => {
  const { send } = await start();
  const allowOriginFor = async (origin: string) => (await send('OPTIONS', '/api/batches', undefined, { origin })).headers.get('access-control-allow-origin');
  assert.equal(await allowOriginFor('https://console.example'), 'https://console.example');
  assert.equal(await allowOriginFor('https://evil.example'), null);
});
