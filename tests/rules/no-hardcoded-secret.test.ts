import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import { lazyParser } from '../../src/configs/lazy-parser.ts';
import rule from '../../src/rules/no-hardcoded-secret.ts';
import { RuleTester } from '../support/rule-tester.ts';

// Every secret here is made up, and put together when the tests run, so that no scanner takes this file for a leak.
const join = (...parts: readonly string[]): string => parts.join('');
const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const STRICT = rule.meta.docs.strict!;
const PASSWORD = join('Hv7', 'q2L', 'm!x');
const MIXED = join('blue', '42', 'HARBOUR');
const LONG = join('kfjw', 'xqpz', 'mvbn', 'ghty');
const RANDOM = join('q8Zt', 'L3vX', '0pYw', 'R7nK', 'e5Ha', 'B1dC');
const HEX = join('9f86', 'd081', '884c', '7d65', '9a2f', 'eaa0');
const AWS = join('AK', 'IA', 'QX7RTPL2', 'M4ZWN6VB');
const GITHUB = join('gh', 'p_', RANDOM, 'x9Yz', 'W2vU', 'q1Rs');
const GITHUB_FINE = join('github', '_pat_', RANDOM, RANDOM, RANDOM, 'a1B2c3D4e5');
const GITLAB = join('gl', 'pat-', RANDOM.slice(0, 20));
const SLACK = join('xo', 'xb-', '123456789012-', RANDOM);
const SLACK_HOOK = join('https://hooks.slack', '.com/services/', 'T0AB12CD3/B0EF45GH6/', RANDOM);
const STRIPE = join('sk', '_live_', RANDOM);
const STRIPE_RESTRICTED = join('rk', '_test_', RANDOM);
const GOOGLE = join('AI', 'za', RANDOM, 'x9Y-zW2vU_7');
const NPM = join('np', 'm_', RANDOM, 'x9YzW2vUq1Rs');
const MODEL = join('s', 'k-', 'proj-', RANDOM, RANDOM);
const SENDGRID = join('S', 'G.', RANDOM.slice(0, 22), '.', RANDOM, RANDOM.slice(0, 19));
const TWILIO = join('S', 'K', HEX, HEX.slice(0, 8));
const HEADER = base64url({ alg: 'HS256', typ: 'JWT' });
const JWT = [HEADER, base64url({ sub: '42' }), RANDOM].join('.');
const PEM = join('-----BEGIN RSA ', 'PRIVATE KEY-----', String.raw`\nMIIEpAIBAAKC`, RANDOM, String.raw`\n-----END RSA `, 'PRIVATE KEY-----');
const URL = join('postgres:', '//app:', RANDOM, '@db.internal:5432/orders');
const LOCAL_URL = join('amqp:', '//app:', RANDOM, '@localhost:5672');
const BEARER = `Bearer ${RANDOM}`;

interface Case {
  readonly name: string;
  /** The code, with the reported node between `«` and `»`. */
  readonly code: string;
  /** What no report may show. */
  readonly secret: string;
  readonly messageId: 'guessableCredential' | 'knownFormat' | 'namedSecret' | 'urlPassword';
  readonly data?: Readonly<Record<string, string>>;
  readonly options?: readonly [{ readonly allow?: readonly string[]; readonly development?: boolean }];
  readonly filename?: string;
}

const given = (name: string): Pick<Case, 'data' | 'messageId'> => ({ messageId: 'namedSecret', data: { name } });
const known = (kind: string): Pick<Case, 'data' | 'messageId'> => ({ messageId: 'knownFormat', data: { kind } });
const guessable = { messageId: 'guessableCredential' } as const;
const url = { messageId: 'urlPassword' } as const;

const INVALID: readonly Case[] = [
  { name: 'the id of an AWS access key', code: `const client = connect(«'${AWS}'»);`, secret: AWS, ...known('the id of an AWS access key') },
  { name: 'a key in a longer text', code: `log(«'use ${AWS} for the import job'»);`, secret: AWS, ...known('the id of an AWS access key') },
  { name: 'a key in a template', code: `const line = «\`AWS_KEY=${AWS} \${rest}\`»;`, secret: AWS, ...known('the id of an AWS access key') },
  { name: 'a key that is a key of an object', code: `const owners = { «'${AWS}'»: 'ops' };`, secret: AWS, ...known('the id of an AWS access key') },
  { name: 'a GitHub token, whatever it is given to', code: `const header = «'${GITHUB}'»;`, secret: GITHUB, ...known('a GitHub token') },
  { name: 'a fine-grained GitHub token', code: `run(«'${GITHUB_FINE}'»);`, secret: GITHUB_FINE, ...known('a GitHub token') },
  { name: 'a GitLab token', code: `run(«'${GITLAB}'»);`, secret: GITLAB, ...known('a GitLab token') },
  { name: 'a Slack token', code: `run(«'${SLACK}'»);`, secret: SLACK, ...known('a Slack credential') },
  { name: 'the URL of a Slack webhook', code: `post(«'${SLACK_HOOK}'», text);`, secret: SLACK_HOOK, ...known('a Slack credential') },
  { name: 'a secret key of Stripe', code: `new Stripe(«'${STRIPE}'»);`, secret: STRIPE, ...known('a secret key of Stripe') },
  { name: 'a restricted test key of Stripe', code: `new Stripe(«'${STRIPE_RESTRICTED}'»);`, secret: STRIPE_RESTRICTED, ...known('a secret key of Stripe') },
  { name: 'a Google API key', code: `geocode(«'${GOOGLE}'»);`, secret: GOOGLE, ...known('a Google API key') },
  { name: 'an npm token', code: `publish(«'${NPM}'»);`, secret: NPM, ...known('an npm token') },
  { name: 'a key of a model API', code: `new Client({ key: «'${MODEL}'» });`, secret: MODEL, ...known('a key of a model API') },
  { name: 'a SendGrid key', code: `mail.setKey(«'${SENDGRID}'»);`, secret: SENDGRID, ...known('a SendGrid key') },
  { name: 'a Twilio key', code: `call(«'${TWILIO}'»);`, secret: TWILIO, ...known('a Twilio key') },
  { name: 'a JSON Web Token', code: `const session = «'${JWT}'»;`, secret: JWT, ...known('a JSON Web Token') },
  { name: 'a private key', code: `sign(data, «'${PEM}'»);`, secret: 'MIIEpAIBAAKC', ...known('a private key') },
  {
    name: 'a private key of several literals',
    code: `const pem = «'-----BEGIN ' + 'PRIVATE KEY-----\\n' +\n  'MIIEpAIB${RANDOM}\\n'»;`,
    secret: RANDOM,
    ...known('a private key'),
  },
  {
    name: 'a private key in lines',
    code: `const pem = «['-----BEGIN EC PRIVATE KEY-----', 'MIIEpAIB${RANDOM}']».join('\\n');`,
    secret: RANDOM,
    ...known('a private key'),
  },
  { name: 'a known format as default of an environment variable', code: `const id = process.env.AWS_SECRET ?? «'${AWS}'»;`, secret: AWS, ...known('the id of an AWS access key') },
  { name: 'a known format under an allowed name', code: `const demoKey = «'${STRIPE}'»;`, secret: STRIPE, options: [{ allow: ['demoKey'] }], ...known('a secret key of Stripe') },
  { name: 'a known format in development', code: `const key = isDev ? «'${STRIPE}'» : load();`, secret: STRIPE, ...known('a secret key of Stripe') },
  { name: 'a URL with a password', code: `connect(«'${URL}'»);`, secret: RANDOM, ...url },
  { name: 'a URL with a password and no user', code: `connect(«'redis:${join('//', ':', RANDOM)}@cache:6379'»);`, secret: RANDOM, ...url },
  { name: 'a URL with a common password', code: `connect(«'postgres:${join('//postgres', ':', 'root')}@db/orders'»);`, secret: 'root', ...url },
  { name: 'a local URL with a password, in strict', code: `connect(«'${LOCAL_URL}'»);`, secret: RANDOM, options: STRICT, ...url },
  { name: 'a password given to a variable', code: `const dbPassword = «'${PASSWORD}'»;`, secret: PASSWORD, ...given('dbPassword') },
  { name: 'letters and digits', code: `let apiKey = «'${MIXED}'»;`, secret: MIXED, ...given('apiKey') },
  { name: 'a long text of one kind and high entropy', code: `const clientSecret = «'${LONG}'»;`, secret: LONG, ...given('clientSecret') },
  { name: 'a property', code: `connect({ apiKey: «"${PASSWORD}"» });`, secret: PASSWORD, ...given('apiKey') },
  { name: 'a template without substitutions', code: `connect({ 'api-key': «\`${PASSWORD}\`» });`, secret: PASSWORD, ...given('api-key') },
  { name: 'two literals that are one text', code: `const secretKey = «'${PASSWORD}' + '${MIXED}'»;`, secret: PASSWORD, ...given('secretKey') },
  { name: 'a field of a class', code: `class Client { static #password = «'${PASSWORD}'»; }`, secret: PASSWORD, ...given('#password') },
  { name: 'a member of an enum', code: `enum Keys { ApiKey = «'${MIXED}'» }`, secret: MIXED, ...given('ApiKey') },
  { name: 'the default of a parameter', code: `function connect(password = «'${PASSWORD}'») {}`, secret: PASSWORD, ...given('password') },
  { name: 'a destructured default', code: `const { apiKey: key = «'${MIXED}'» } = options;`, secret: MIXED, ...given('apiKey') },
  { name: 'an assignment to a member', code: `client.defaults['accessToken'] = «'${MIXED}'» as string;`, secret: MIXED, ...given('accessToken') },
  { name: 'an attribute', code: `export const page = <Player apiKey=«"${MIXED}"» />;`, filename: 'page.tsx', secret: MIXED, ...given('apiKey') },
  { name: 'an attribute in braces', code: `export const page = <Player apiKey={«'${MIXED}'»} />;`, filename: 'page.tsx', secret: MIXED, ...given('apiKey') },
  { name: 'a header', code: `get(path, { headers: { Authorization: «'${BEARER}'» } });`, secret: RANDOM, ...given('Authorization') },
  { name: 'a header by its setter', code: `headers.set('authorization', «'${BEARER.replace('Bearer', 'Basic')}'»);`, secret: RANDOM, ...given('authorization') },
  { name: 'a header of its own', code: `request.setHeader('X-Api-Key', «'${HEX}'»);`, secret: HEX, ...given('X-Api-Key') },
  { name: 'a comparison', code: `if (request.query.secret === «'${MIXED}'») run();`, secret: MIXED, ...given('secret') },
  { name: 'a comparison with a header', code: `if (request.headers.get('x-api-key') !== «'${MIXED}'») deny();`, secret: MIXED, ...given('x-api-key') },
  {
    name: 'a comparison in constant time',
    code: `import { timingSafeEqual } from 'node:crypto'; const ok = timingSafeEqual(Buffer.from(apiToken), Buffer.from(«'${MIXED}'»));`,
    secret: MIXED,
    ...given('apiToken'),
  },
  { name: 'the key that signs a token', code: `import jwt from 'jsonwebtoken'; jwt.sign(claims, «'${MIXED}'»);`, secret: MIXED, ...given('key') },
  { name: 'the key of a digest, as bytes', code: `import { createHmac } from 'crypto'; createHmac('sha256', Buffer.from(«'${MIXED}'»));`, secret: MIXED, ...given('key') },
  { name: 'the key of a cipher', code: `import * as c from 'node:crypto'; c.createCipheriv('aes-256-gcm', «'${HEX}'», iv);`, secret: HEX, ...given('key') },
  { name: 'the key of cookies', code: `import parse from 'cookie-parser'; app.use(parse([«'${MIXED}'»]));`, secret: MIXED, ...given('key') },
  { name: 'the key that signs a token, though it may be a label', code: `import jwt from 'jsonwebtoken'; jwt.sign(claims, «'Harbours'»);`, secret: 'Harbours', ...given('key') },
  { name: 'a comparison with what may be a label', code: `if (body.password === «'Harbours'») run();`, secret: 'Harbours', ...given('password') },
  { name: 'a key through a constant, at the constant', code: `import jwt from 'jsonwebtoken'; const word = «'${MIXED}'»; jwt.verify(text, word);`, secret: MIXED, ...given('key') },
  { name: 'a property through a constant', code: `const value = «'${MIXED}'»; connect({ password: value });`, secret: MIXED, ...given('password') },
  { name: 'a fallback of an option', code: `const value = options.apiKey ?? «'${MIXED}'»;`, secret: MIXED, ...given('apiKey') },
  { name: 'a fallback given to a secret', code: `const accessToken = read() || «'${MIXED}'»;`, secret: MIXED, ...given('accessToken') },
  { name: 'a branch', code: `const password = shared ? «'${MIXED}'» : ask();`, secret: MIXED, ...given('password') },
  { name: 'a bare token of high entropy', code: `const token = «'${RANDOM}'»;`, secret: RANDOM, ...given('token') },
  { name: 'a key of a JSON web key set', code: `const secret = new TextEncoder().encode(«'${HEX}'»);`, secret: HEX, ...given('secret') },
  { name: 'a connection string with a password', code: `const connectionString = «'Server=db;Password=${PASSWORD};'»;`, secret: PASSWORD, ...given('connectionString') },
  { name: 'a secret behind a test for development, in strict', code: `if (isDev) config.apiKey = «'${MIXED}'»;`, secret: MIXED, options: STRICT, ...given('apiKey') },
  { name: 'a literal in production', code: `const apiKey = isProd ? «'${MIXED}'» : ask();`, secret: MIXED, ...given('apiKey') },
  { name: 'a secret of an example, in strict', code: `const apiKey = «'${MIXED}'»;`, filename: '/repo/examples/client.ts', secret: MIXED, options: STRICT, ...given('apiKey') },
  { name: 'a common password', code: `const password = «'admin'»;`, secret: 'admin', ...guessable },
  { name: 'another one', code: `export const user = { role: 'x', password: «'123456'» };`, secret: '123456', ...guessable },
  { name: 'the example of a manual', code: `import session from 'express-session'; app.use(session({ secret: «'keyboard cat'», resave: false }));`, secret: 'keyboard cat', ...guessable },
  { name: 'a word that is just its name, in a session', code: `import session from 'express-session'; session({ secret: «'secret'» });`, secret: 'secret', ...guessable },
  { name: 'a list of keys of a session', code: `import session from 'cookie-session'; session({ keys: [«'changeme'»] });`, secret: 'changeme', ...guessable },
  { name: 'a word that is just its name, for a token', code: `const jwt = require('jsonwebtoken'); jwt.sign(claims, «'secret'»);`, secret: 'secret', ...guessable },
  { name: 'a word that is just its name, beside an account', code: `connect({ host: 'db', user: 'app', password: «'password'» });`, secret: 'password', ...guessable },
  { name: 'a common password in mail options', code: `const auth = { user: 'robot', pass: «'letmein'» };`, secret: 'letmein', ...guessable },
  { name: 'a comparison with a common password', code: `const ok = body.password === «'password'»;`, secret: 'password', ...guessable },
  { name: 'a common password with a dash', code: `const jwtSecret = «'change-me'»;`, secret: 'change-me', ...guessable },
  { name: 'a value that its name would show', code: `connect({ login: 'app', apiToken: «'apiToken'» });`, secret: 'apiToken', ...guessable },
];

new RuleTester().run(rule.name, rule, {
  valid: [
    { name: 'the key of a manual', code: `const id = '${join('AK', 'IA', 'IOSFODNN7', 'EXAMPLE')}';` },
    { name: 'a word that only begins like a key', code: `const region = '${join('ASIA', 'PACIFICREGIONS')}', other = '${join('AKIA', 'short')}';` },
    { name: 'the pattern of a key', code: "const KEY = /AKIA[0-9A-Z]{16}/; const text = 'AKIA[0-9A-Z]{16}';" },
    { name: 'a publishable key', code: `const stripeApiKey = '${join('pk', '_live_', RANDOM)}';` },
    { name: 'a Google key of a web application', code: `initialize({ apiKey: '${GOOGLE}', authDomain: 'shop.web.app' });` },
    { name: 'a Google key of a web application, through a constant', code: `const key = '${GOOGLE}'; initialize({ apiKey: key, projectId: 'shop' });` },
    { name: 'a class name that begins like a key', code: "const name = 'sk-folding-cube sk-cube12 sk-loading-indicator-large';" },
    { name: 'a token without a valid header', code: `const text = '${join('ey', 'Jub3Rqc29u', '.', RANDOM, '.', RANDOM)}';` },
    { name: 'the public token of a client', code: `const anonKey = '${[HEADER, base64url({ role: 'anon' }), RANDOM].join('.')}';` },
    { name: 'a token that says that it is none', code: `const text = '${[HEADER, 'fake-sample-token', 'signature'].join('.')}';` },
    { name: 'the first line of a private key', code: "const isKey = text.includes('-----BEGIN PRIVATE KEY-----');" },
    { name: 'a private key whose content comes from elsewhere', code: 'const pem = `-----BEGIN PRIVATE KEY-----\\n${content}\\n-----END PRIVATE KEY-----`;' },
    { name: 'a private key with a gap', code: "const text = '-----BEGIN PRIVATE KEY-----\\n...\\n-----END PRIVATE KEY-----';" },
    { name: 'a public key', code: `const secretKey = '-----BEGIN PUBLIC KEY-----\\n${RANDOM}\\n-----END PUBLIC KEY-----';` },
    { name: 'tokens with a run of one character', code: `run('${join('gh', 'p_', 'x'.repeat(36))}', '${join('AK', 'IA', 'X'.repeat(16))}');` },
    { name: 'a token with the word of a placeholder', code: `run('${join('sk', '_test_', 'your_key_1234567890abc')}', '${join('s', 'k-', 'example-', RANDOM)}');` },
    { name: 'URLs with a placeholder for a password', code: "run('postgres://user:password@db/x', 'amqp://guest:pass@mq', 'mysql://root:pwd@db', 'redis://:<key>@cache', 'http://USER:SECRET@host');" },
    { name: 'a URL whose password comes from elsewhere', code: 'const url = `postgres://app:${password}@db/orders`;' },
    { name: 'a local URL with a password, in recommended', code: `connect('${LOCAL_URL}', 'redis:${join('//', ':', RANDOM)}@127.0.0.1:6379');` },
    { name: 'a URL in a sentence', code: `const help = 'Connect with ${URL} or another';` },
    { name: 'a URL without credentials', code: "const connectionString = 'postgres://db.internal:5432/orders';" },
    { name: 'a data source name', code: `const dsn = 'https:${join('//', HEX, ':', HEX)}@errors.internal/1';` },
    { name: 'a type and a module', code: `type Key = '${AWS}'; import '${AWS}'; export * from '${AWS}';` },
    { name: 'a short value', code: "const password = 'aB3!';" },
    { name: 'one kind of characters and low entropy', code: "const password = 'abababababababababab', apiKey = '1234567890123456';" },
    { name: 'words of letters that are joined', code: "const apiKey = 'shop.Orders.apiKey', secret = 'orders/client-secret', password = 'auth:wrong_password';" },
    { name: 'joined words with an abbreviation', code: "const clientSecret = 's2-skip-secrets', apiKey = 'demo-m2m-client';" },
    { name: 'a custom property of a style sheet', code: "const token = '--color-runPendingVersion', other = { token: '--color-waiting-for-deploy' };" },
    { name: 'constants', code: "const apiKey = 'API_TOKEN', password = 'ERR_4021_PASSWORD', secretKey = 'ORDERS';" },
    { name: 'identifiers and calls', code: "const password = dbPassword; const apiKey = read('Orders/apiKey1'); connect({ password: process.env.PASSWORD, apiKey });" },
    { name: 'texts of three words', code: "const labels = { password: 'At least 8 characters!', apiKey: `Paste the API-Key1 here` };" },
    { name: 'labels', code: "const labels = { password: 'Passwort:', secret: 'Geheimnis', passphrase: 'Your passphrase', apiKey: 'API key' };" },
    { name: 'labels in other scripts', code: "const labels = { password: '密码必须包含8个字符', secret: 'パスワード123' };" },
    { name: 'URL paths', code: "const password = '/account/reset/Password1', secret = './keys/Private1.pem', token = '/v1/tokens/refreshAccess2';" },
    { name: 'selectors and ids', code: "const password = '#password-field1', apiKey = '.ApiKey__input', secret = 'input[name=\"secret\"]';" },
    { name: 'names of headers', code: "const apiKey = 'X-Api-Key2', accessToken = 'x-access-token-v2';" },
    { name: 'values that consist of secret words', code: "const password = 'password', apiKey = 'accessToken', secret = 'clientSecret', credentials = { token: 'refreshToken1' };" },
    { name: 'values that equal their key', code: "const fields = { RESET_PASSWORD: 'resetPassword', ordersApiKey: 'orders_apiKey' };" },
    { name: 'a table of names', code: "parse(url, { hostname: 'host', username: 'user', password: 'password' }); const labels = { username: 'Username', password: 'Password' };" },
    { name: 'placeholders by a word', code: "const apiKey = 'your-api-key-1', password = 'Example123!', secret = 'dummy-Secret9', token = 'redacted0123456789abcdef';" },
    { name: 'placeholders by a mark', code: "const apiKey = '<API-Key1>', secret = '{{secret1}}', password = '[Password1]', passphrase = '%PASSWORD1%', accessToken = '$TOKEN_1abc', authToken = 'abc123***', apiToken = '${TOKEN1}';" },
    { name: 'placeholders by a run', code: "const apiKey = 'xxxxxxxx-xxxx', password = '********', secret = '00000000', accessToken = 'AAAAAAAAAA1';" },
    { name: 'empty strings', code: "const password = '', apiKey = ``, secret = ' ';" },
    { name: 'hashes and references', code: `const password = '$2b$10$${RANDOM}', secret = 'sha256-${RANDOM}', apiKey = 'arn:aws:secretsmanager:eu:1:secret:Orders1', integrity = 'sha512-${RANDOM}';` },
    { name: 'names that name no secret', code: `const passwordHash = '${PASSWORD}', tokenUrl = '${MIXED}', nextPageToken = '${RANDOM}', checksum = '${HEX}', etag = '${HEX}';` },
    { name: 'names of public keys', code: `const publicApiKey = '${MIXED}', analytics = { posthogApiKey: '${MIXED}' }, publishableSecret = '${MIXED}';` },
    { name: 'a bare token that is a word', code: `const token = '${MIXED}', next = { token: 'UserRepositoryToken' };` },
    { name: 'a request mode', code: "fetch(path, { credentials: 'same-origin' });" },
    { name: 'other comparisons', code: `const ok = typeof password === 'string' && password.length === 8 && order.id === '${MIXED}' && apiKey === 'undefined';` },
    { name: 'another argument', code: `import jwt from 'jsonwebtoken'; jwt.sign('${MIXED}', key); log(jwt, '${MIXED}');` },
    { name: 'a function of the same name', code: `function createHmac(name: string, text: string) {} createHmac('a', '${MIXED}'); const jwt = local(); jwt.sign(claims, '${MIXED}');` },
    { name: 'a scheme without a secret', code: "const headers = { Authorization: 'Bearer', other: `Bearer ${token}`, authorization: 'Bearer realm' };" },
    { name: 'an environment variable that falls back belongs to another rule', code: `const a = process.env.API_KEY ?? '${MIXED}'; const b = process.env['JWT_SECRET'] || '${MIXED}';` },
    { name: 'so do its other forms', code: `const { API_KEY = '${MIXED}' } = process.env; let secret = process.env.SECRET; if (!secret) secret = '${MIXED}'; process.env.DB_PASSWORD ??= '${MIXED}';` },
    { name: 'so does a constant as its fallback', code: `const password = '${join('p', 'q')}'; const value = '${MIXED}'; const apiKey = process.env.API_KEY || value;` },
    { name: 'an allowed name', code: `const sandboxApiKey = '${MIXED}', demoSecret = '${MIXED}';`, options: [{ allow: ['sandbox*', 'demoSecret'] }] },
    { name: 'behind a test for development, in recommended', code: `if (process.env.NODE_ENV !== 'production') settings.apiKey = '${MIXED}'; const password = isDev ? '${PASSWORD}' : ask(); if (isLocal) connect('${URL}');` },
    { name: 'in an example, in recommended', code: `const apiKey = '${MIXED}';`, filename: '/repo/examples/client.ts' },
    { name: 'in a helper of tests', code: `const apiKey = '${MIXED}';`, filename: '/repo/testcontainers/env.ts', options: STRICT },
    { name: 'in samples and mocks', code: `const samples = [{ body: { token: '${RANDOM}' } }]; function mockUser() { return { password: '${PASSWORD}' }; }`, options: STRICT },
    { name: 'settings of a connection without a password', code: "const connectionString = 'Server=db;Integrated-Security=True1;';" },
    { name: 'a tagged template and a directive', code: "'use strict'; const password = css`Hv7q2Lmx`; const sparse = [, 'a'];" },
    { name: 'a common word that is no credential', code: "const role = 'admin', mode = 'default', type = 'password', user = { name: 'root' }; if (role === 'admin') run('secret');" },
    { name: 'a name through constants that refer to each other', code: `const a = b, b = a, apiKey = a; let word = '${MIXED}'; word = other; connect({ password: word });` },
  ],
  invalid: INVALID.map(({ code, data, filename, messageId, name, options }) => ({
    name,
    code: code.replaceAll(/[«»]/gu, ''),
    ...(filename !== undefined && { filename }),
    ...(options && { options }),
    languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
    errors: [{ messageId, ...(data && { data }), ...getMarked(code), suggestions: null }],
  })),
});

describe('what is reported', () => {
  it.each(INVALID)('does not show $name', ({ code, filename = 'file.ts', options = [], secret }) => {
    const messages = lint(code.replaceAll(/[«»]/gu, ''), filename, options);
    expect(messages).toHaveLength(1);
    expect(shows(messages, secret)).toBe(false);
  });

  it('would be found out if it did', () => {
    const [message] = lint(`const apiKey = '${MIXED}';`, 'file.ts', []);
    expect(shows([message!], 'apiKey')).toBe(true);
    expect(shows([{ ...message!, message: `Found ${MIXED}.` }], MIXED)).toBe(true);
    expect(shows([{ ...message!, suggestions: [{ desc: '', fix: { range: [0, 0], text: MIXED } }] }], MIXED)).toBe(true);
  });
});

it('has more than forty cases on either side', () => expect(INVALID.length).toBeGreaterThanOrEqual(40));

function lint(code: string, filename: string, options: readonly unknown[]): Linter.LintMessage[] {
  const config: Linter.Config = {
    files: ['**/*.*'],
    languageOptions: { parser: lazyParser, parserOptions: { ecmaFeatures: { jsx: filename.endsWith('x') } } },
    plugins: { adr: { rules: { [rule.name]: rule as never } } },
    rules: { [`adr/${rule.name}`]: ['error', ...options] },
  };
  return new Linter({ cwd: '/' }).verify(code, [config], { filename });
}

/** Whether a report as JSON shows a secret anywhere but in the rule's own name. */
function shows(messages: readonly Linter.LintMessage[], secret: string): boolean {
  const json = JSON.stringify(messages.map(message => ({ ...message, ruleId: null })));
  return json.includes(secret) || json.includes(JSON.stringify(secret).slice(1, -1));
}

/** The place between `«` and `»`, in the code without them. */
function getMarked(code: string): { line: number; column: number; endLine: number; endColumn: number } {
  const [before = '', marked = ''] = code.split(/[«»]/u);
  const [start, end] = [before, before + marked].map(text => {
    const lines = text.split('\n');
    return { line: lines.length, column: lines.at(-1)!.length + 1 };
  });
  return { line: start!.line, column: start!.column, endLine: end!.line, endColumn: end!.column };
}
