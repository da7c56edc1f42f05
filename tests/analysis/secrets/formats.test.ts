import { describe, expect, it } from 'vitest';

import { getKnownSecret } from '../../../src/analysis/secrets/formats.ts';

const random = ['q8Zt', 'L3vX', '0pYw', 'R7nK', 'e5Ha', 'B1dC'].join('');
const join = (...parts: readonly string[]): string => parts.join('');
const jwt = (header: object, payload: object): string => [...[header, payload].map(part => Buffer.from(JSON.stringify(part)).toString('base64url')), random].join('.');

describe('getKnownSecret', () => {
  it.each([
    ['the id of an AWS access key', join('AS', 'IA', 'QX7RTPL2', 'M4ZWN6VB')],
    ['a GitHub token', join('gh', 's_', random, random)],
    ['a GitLab token', join('gl', 'rt-', random)],
    ['a Slack credential', join('xa', 'pp-', '1-', random)],
    ['a secret key of Stripe', join('sk', '_test_', random)],
    ['a key of a model API', join('s', 'k-', 'ant-api03-', random, '-', random)],
    ['a JSON Web Token', jwt({ alg: 'RS256' }, { sub: 1 })],
    ['a private key', join('-----BEGIN ', 'PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES\n\n', random, '\n')],
    ['a private key', join('-----BEGIN OPENSSH ', 'PRIVATE KEY-----', 'b3Bl', '-----END')],
  ])('knows %s', (kind, text) => {
    expect(getKnownSecret(text)).toEqual({ kind, isLocal: false });
    expect(getKnownSecret(`in ${text} it`)).toEqual({ kind, isLocal: false });
  });

  it.each([
    ['db.internal:5432/x', false],
    ['[2001:db8::1]/x', false],
    ['a,b/x?ssl=1', false],
    ['localhost:5432/x', true],
    ['127.0.0.1', true],
    ['[::1]:6379', true],
    ['host.docker.internal', true],
  ])('knows a URL with a password to %s', (rest, isLocal) => expect(getKnownSecret(join('amqp:', '//app:', random, '@', rest))).toEqual({ kind: null, isLocal }));

  it.each([
    '',
    'plain text',
    join('x', 'AK', 'IA', 'QX7RTPL2', 'M4ZWN6VB'),
    join('AK', 'IA', 'QX7RTPL2', 'M4ZWN6VBX'),
    join('AS', 'IA', 'ABCDEFGH', 'IJKLMNOP'),
    join('gh', 'p_', 'short'),
    join('xo', 'xb-', 'not-a-token-at-all'),
    'sk-spinner-animation-container sk-three-bounce1',
    jwt({ typ: 'JWT' }, {}),
    jwt({ alg: 'HS256' }, { role: 'anon' }),
    '-----BEGIN PRIVATE KEY-----',
    '-----BEGIN PRIVATE KEY----- and so on',
    '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0B...',
    'https://host/path:with@sign',
    'https://user@host',
    'https://user:${password}@host',
    'https://user:pass@host',
    'https://USER:SECRET@host',
    'https://0123456789abcdef:0123456789abcdef@errors/1',
    `see https:${join('//app:', random, '@host')}`,
  ])('knows nothing in %s', text => expect(getKnownSecret(text)).toBeNull());
});
