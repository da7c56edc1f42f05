import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { test } from 'node:test';
import { AccessClient } from '../src/clients/access-client.js';
import { withApiKey, withTokens } from '../src/clients/credentials.js';
import { PartnerClient } from '../src/clients/partner-client.js';
import { createProvider } from '../src/clients/providers.js';
import { TokenManager } from '../src/clients/token-manager.js';
import { UpstreamError } from '../src/errors.js';
import { anything, object, text } from '../src/schema.js';
import { listen, stub, type Answer } from './support.js';

const OPTIONS = { attempts: 4, retryDelayMs: 1, pollDelayMs: 1 };
const withId = object({ id: text() });

async function partner(answer: (req: IncomingMessage, count: number) => Answer | undefined) {
  const { baseUrl, seen } = await stub(answer);
  return { baseUrl, seen, client: new PartnerClient({ ...OPTIONS, baseUrl, credentials: withApiKey('k') }) };
}

test('builds a query from nested lists and sends its key', async () => {
  const { client, seen } = await partner(req => ({ body: { key: req.headers['x-api-key'], trace: req.headers['x-trace'] } }));
  const query = { order: 'o 1', skipped: undefined, tag: ['b', ['a', 1]] };
  const answer = await client.request(anything, { method: 'GET', resource: '/documents', query, headers: { 'X-Trace': 't1' } });
  assert.deepEqual(answer, { key: 'k', trace: 't1' });
  assert.deepEqual(seen, ['GET /documents?order=o+1&tag=b&tag=a&tag=1']);
});

test('repeats after 503, 429 and a lost connection', async () => {
  const answers = [{ status: 503 }, { status: 429 }, undefined, { body: { id: 'd1' } }];
  const { client, seen } = await partner((_req, count) => answers[count - 1]);
  assert.deepEqual(await client.request(withId, { method: 'GET', resource: 'documents/d1' }), { id: 'd1' });
  assert.equal(seen.length, 4);
});

test('gives up after its attempts', async () => {
  const { client, seen } = await partner(() => ({ status: 503 }));
  await assert.rejects(client.rates('USD'), { name: 'UpstreamError', code: 'UNAVAILABLE', status: 503 });
  assert.equal(seen.length, OPTIONS.attempts);
});

test('an accepted operation is waited for, or handed back as such', async () => {
  const { client } = await partner((req, count) => {
    if (req.method === 'POST') return { status: 202, headers: { location: '/ops/7' }, body: { id: 'op7' } };
    return { body: count < 4 ? { status: 'running' } : { status: 'succeeded', result: { id: 'b1' } } };
  });
  const batch = { method: 'POST', resource: 'batches', body: { a: 1 } } as const;
  assert.deepEqual(await client.request(withId, batch), { id: 'b1' });
  const operation = await client.submit(batch);
  assert.match(operation.statusUrl, /\/ops\/7$/);
  await assert.rejects(operation.wait(object({ total: text() })), { code: 'BAD_ANSWER', message: /result\.total: expected text, but got nothing/ });
});

test('a failed operation, and one without an address, is an error', async () => {
  const answers: Record<string, Answer> = {
    '/lost': { status: 202 },
    '/batches': { status: 202, headers: { location: '/operations/7' } },
    '/operations/7': { body: { status: 'failed', error: { code: 'DUPLICATE' } } },
  };
  const { client } = await partner(req => answers[req.url ?? '']);
  await assert.rejects(client.request(anything, { method: 'POST', resource: 'batches' }), { code: 'DUPLICATE' });
  await assert.rejects(client.request(anything, { method: 'POST', resource: 'lost' }), { code: 'NO_LOCATION' });
});

test('refuses an answer of another shape, and one that is no JSON', async () => {
  const { client } = await partner(req => ({ body: req.url?.startsWith('/rates') ? { USD: 'one' } : '{broken' }));
  await assert.rejects(client.rates('USD'), { code: 'BAD_ANSWER', message: /USD: expected a number from 0, but got other text/ });
  await assert.rejects(client.getDocument('d1'), (error: UpstreamError) => error.code === 'BAD_ANSWER' && error.cause instanceof SyntaxError);
});

test('half an answer is a lost connection', async () => {
  const baseUrl = await listen((_req, res) => {
    res.writeHead(200, { 'content-length': '100' });
    res.write('{ "USD":', () => res.destroy());
  });
  const client = new PartnerClient({ ...OPTIONS, baseUrl, credentials: withApiKey('k') });
  await assert.rejects(client.rates('USD'), { name: 'UpstreamError', code: 'CONNECTION_LOST' });
});

test('maps refusals to the innermost code, and an unreachable host to its own', async () => {
  const { client } = await partner(() => ({ status: 422, body: { error: { error: { code: 'BAD_SKU' } } } }));
  await assert.rejects(client.rates('USD'), { name: 'UpstreamError', status: 422, code: 'BAD_SKU' });
  const nowhere = new PartnerClient({ ...OPTIONS, baseUrl: 'http://127.0.0.1:1', credentials: withApiKey('k') });
  await assert.rejects(nowhere.deleteBatch('b1'), { code: 'UNREACHABLE', status: 0, message: /at http:\/\/127\.0\.0\.1:1 did not answer/ });
});

test('a missing document is undefined, a missing batch is gone, a conflict is an error', async () => {
  const { client } = await partner(req => ({ status: req.method === 'PUT' ? 409 : 404 }));
  assert.equal(await client.getDocument('no/such'), undefined);
  await client.deleteBatch('b1');
  await assert.rejects(client.execute({ method: 'PUT', resource: 'documents/1', body: {} }), { status: 409, howToFix: /read it again/ });
});

test('fetches one token for many requests, and again after a 401', async () => {
  const { baseUrl, seen } = await stub((req, count) => {
    if (req.url === '/token') return { body: { access_token: `t${count}`, expires_in: 600 } };
    return { status: req.headers.authorization === 'Bearer t1' && req.url === '/c' ? 401 : 200, body: {} };
  });
  const tokens = new TokenManager({ tokenUrl: `${baseUrl}/token`, clientId: 'c', clientSecret: 's' });
  const client = new PartnerClient({ ...OPTIONS, baseUrl, credentials: withTokens(tokens) });
  await Promise.all(['a', 'b'].map(resource => client.execute({ method: 'GET', resource })));
  await client.execute({ method: 'GET', resource: 'c' });
  assert.deepEqual(seen.slice(0, 3).sort(), ['GET /a', 'GET /b', 'POST /token']);
  assert.deepEqual(seen.slice(3), ['GET /c', 'POST /token', 'GET /c']);
  assert.deepEqual(client.status, { tokenRefreshes: 2 });
});

test('requests that are refused at a time fetch one new token between them', async () => {
  const { baseUrl, seen } = await stub((req, count) => {
    if (req.url === '/token') return { body: { access_token: `t${count}`, expires_in: 600 } };
    return { status: req.headers.authorization === 'Bearer t1' ? 401 : 200, body: {} };
  });
  const tokens = new TokenManager({ tokenUrl: `${baseUrl}/token`, clientId: 'c', clientSecret: 's' });
  const client = new PartnerClient({ ...OPTIONS, baseUrl, credentials: withTokens(tokens) });
  await Promise.all(['a', 'b', 'c'].map(resource => client.execute({ method: 'GET', resource })));
  assert.equal(seen.filter(request => request === 'POST /token').length, 2);
  tokens.drop('t1');
  await client.execute({ method: 'GET', resource: 'd' });
  assert.deepEqual(client.status, { tokenRefreshes: 2 });
});

test('an API key that is refused is not tried again', async () => {
  const { client, seen } = await partner(() => ({ status: 401 }));
  await assert.rejects(client.rates('USD'), { status: 401, howToFix: /credentials/ });
  assert.deepEqual([seen.length, client.status], [1, { tokenRefreshes: 0 }]);
});

test('a token endpoint that answers something else is an error, not an empty token', async () => {
  const { baseUrl } = await stub(() => ({ body: { token: 'hunter2' } }));
  const tokens = new TokenManager({ tokenUrl: baseUrl, clientId: 'c', clientSecret: 's' });
  await assert.rejects(tokens.get(), (error: UpstreamError) => /access_token: expected text/.test(error.message) && !/hunter2/.test(error.message));
});

test('whoever the access service cannot vouch for may do nothing', async () => {
  const { baseUrl } = await stub(req => ({ body: req.url === '/users/ann/roles' ? { roles: ['delete'] } : { rules: [] } }));
  const access = new AccessClient(baseUrl);
  assert.equal(await access.hasRole('ann', 'delete'), true);
  assert.equal(await access.hasRole('ann', 'purge'), false);
  await assert.rejects(access.hasRole('bob', 'delete'), { code: 'BAD_ANSWER' });
  await assert.rejects(new AccessClient('http://127.0.0.1:1').hasRole('ann', 'delete'), { code: 'UNREACHABLE' });
});

test('knows each provider by one row', () => {
  const scan = createProvider({ id: 'a1', provider: 'scan', region: 'us' });
  assert.equal(scan.fileUrl('d'), 'https://scan.us.documents.example/scans/d');
  assert.equal(createProvider({ id: 'a2', provider: 'edi' }).supports('image/png'), false);
  assert.equal(createProvider({ id: 'a3', provider: 'mail' }).supports('image/png'), true);
});
