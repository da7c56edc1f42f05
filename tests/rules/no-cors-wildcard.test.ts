import rule from '../../src/rules/no-cors-wildcard.ts';
import { RuleTester } from '../support/rule-tester.ts';

const STRICT = rule.meta.docs.strict!;

new RuleTester().run(rule.name, rule, {
  valid: [
    { name: 'a list of origins', code: "import cors from 'cors'; import express from 'express'; const app = express(); app.use(cors({ origin: ['https://app.example.org'], credentials: true }));" },
    { name: 'one origin', code: "import cors from 'cors'; import express from 'express'; const app = express(); app.use(cors({ origin: 'https://app.example.org' }));" },
    { name: 'no origin at all', code: "import cors from 'cors'; import express from 'express'; const app = express(); app.use(cors({ origin: false }));" },
    { name: 'origins that the file does not show', code: "import cors from 'cors'; import express from 'express'; const app = express(); import { options } from './options.js'; app.use(cors(options)); app.use(cors({ origin: options.origins })); app.use(cors({ ...options }));" },
    { name: 'a pattern that tests something', code: "import cors from 'cors'; import express from 'express'; const app = express(); app.use(cors({ origin: /^https:\\/\\/[a-z]+\\.example\\.org$/ }));" },
    { name: 'a function that tests the origin', code: "import cors from 'cors'; import express from 'express'; const app = express(); app.use(cors({ origin: (origin, done) => done(null, list.includes(origin)) }));" },
    { name: 'a function with a path that denies', code: "import cors from 'cors'; import express from 'express'; const app = express(); app.use(cors({ origin(origin, done) { if (list.includes(origin)) done(null, true); else done(new Error('No')); } }));" },
    { name: 'a function that answers with some origins', code: "import { cors } from 'hono/cors'; app.use('*', cors({ origin: origin => (origin.endsWith('.example.org') ? origin : '') }));" },
    { name: 'a function that denies at its end', code: "import { cors } from 'hono/cors'; app.use(cors({ origin: origin => { if (known.has(origin)) return origin; } }));" },
    { name: 'options as a function of the request', code: "import cors from 'cors'; import express from 'express'; const app = express(); app.use(cors((req, done) => done(null, find(req))));" },
    { name: 'behind a test of the stage', code: "import cors from 'cors'; import express from 'express'; const app = express(); if (process.env.NODE_ENV !== 'production') app.use(cors());" },
    { name: 'behind a flag of the stage', code: "import cors from 'cors'; import express from 'express'; const app = express(); const isDev = import.meta.env.DEV; if (isDev) { app.use(cors({ origin: '*' })); }" },
    { name: 'a choice by the stage', code: "import cors from 'cors'; import express from 'express'; const app = express(); app.use(isLocal ? cors() : cors({ origin: 'https://app.example.org' })); app.use(cors({ origin: isTest ? '*' : list }));" },
    { name: 'the other branch of production', code: "import cors from 'cors'; import express from 'express'; const app = express(); const options = isProduction ? { origin: list } : { origin: true }; app.use(cors(options)); !isProd && app.use(cors());" },
    { name: 'a function called cors of one’s own', code: "import { cors } from './cors.js'; app.use(cors());" },
    { name: 'a parameter called cors', code: 'export function f(cors: any) { app.use(cors()); }' },
    { name: 'in recommended, one path', code: "import cors from 'cors'; import express from 'express'; const app = express(); app.use('/public', cors()); app.get('/status', cors(), handler);" },
    { name: 'in recommended, a router that is mounted elsewhere', code: "import cors from 'cors'; import { Router } from 'express'; const router = Router(); router.use(cors());" },
    { name: 'in recommended, a chained route', code: "import cors from 'cors'; import express from 'express'; const app = express(); app.route('/public').all(cors());" },
    { name: 'in recommended, a single header', code: "export const f = (res: any) => { res.setHeader('Access-Control-Allow-Origin', '*'); res.writeHead(200, { 'Access-Control-Allow-Origin': '*' }); };" },
    {
      name: 'a path that the options allow',
      code: "import cors from 'cors'; import express from 'express'; const app = express(); app.use('/public', cors()); app.get('/open/status', cors({ origin: true }), handler);",
      options: [{allow: ['/public','/open/**'],everywhere: true}],
    },
    {
      name: 'a header in the handler of a path that the options allow',
      code: "app.get('/open/a', (req, res) => { res.set('Access-Control-Allow-Origin', '*'); });",
      options: [{allow: ['/open/*'],everywhere: true}],
    },
    {
      name: 'the origin of a request that was looked up before',
      code: "export function f(req: any, res: any) { const origin = req.headers.origin; if (ALLOWED.has(origin)) res.setHeader('Access-Control-Allow-Origin', origin); }",
      options: STRICT,
    },
    {
      name: 'the origin of a request that was compared before',
      code: "export function f(req: any, res: any) { if (req.headers.origin !== 'https://a.example.org') return; res.setHeader('Access-Control-Allow-Origin', req.headers.origin); }",
      options: STRICT,
    },
    {
      name: 'the origin of a request that a function of its own judges',
      code: "export function f(request: Request) { const origin = request.headers.get('Origin') ?? ''; if (!isAllowedOrigin(origin)) return null; return new Response('', { headers: { 'Access-Control-Allow-Origin': origin } }); }",
      options: STRICT,
    },
    {
      name: 'the origin of a request that a pattern tests',
      code: "export function f(req: any, res: any) { const { origin } = req.headers; if (/example\\.org$/.test(origin)) res.header('Access-Control-Allow-Origin', origin); }",
      options: STRICT,
    },
    {
      name: 'an origin that starts right',
      code: "export function f(req: any, res: any) { const origin = req.get('origin'); if (origin.startsWith('https://a.')) res.header('Access-Control-Allow-Origin', origin); }",
      options: STRICT,
    },
    {
      name: 'in recommended, an echo under a comment that names what checks the origin',
      code: "// The Origin was checked in entry.ts before this.\napp.use('/api/*', async (c: any, next: any) => { await next(); c.res.headers.set('Access-Control-Allow-Origin', c.req.header('Origin')); });",
    },
    {
      name: 'one origin in a header',
      code: "export const f = (res: any) => res.setHeader('Access-Control-Allow-Origin', 'https://app.example.org');",
      options: STRICT,
    },
    {
      name: 'a value that the file does not show',
      code: "export const f = (res: any, origin: string) => res.setHeader('Access-Control-Allow-Origin', origin);",
      options: STRICT,
    },
    {
      name: 'reading, removing and listing the header',
      code: "export const f = (res: any) => { res.headers.get('Access-Control-Allow-Origin'); res.removeHeader('Access-Control-Allow-Origin'); const names = ['Access-Control-Allow-Origin', 'Vary', 'Age']; const { 'Access-Control-Allow-Origin': origin } = res.headers; };",
      options: STRICT,
    },
    {
      name: 'another header',
      code: "export const f = (res: any) => res.setHeader('Timing-Allow-Origin', '*');",
      options: STRICT,
    },
    { name: 'sockets without cors, or with it off', code: "import { Server } from 'socket.io'; new Server(http); new Server(http, { cors: false }); new Server(http, { cors: { origin: ['https://a.example.org'] } });" },
    { name: 'a Server of something else', code: "import { Server } from './server.js'; new Server(http, { cors: true });" },
    { name: 'enableCors of something else', code: 'app.enableCors();' },
    { name: 'another plugin', code: "import helmet from '@fastify/helmet'; app.register(helmet, { cors: true });" },
  ],
  invalid: [
    {
      name: 'cors for the whole app',
      code: "import cors from 'cors'; import express from 'express'; const app = express(); app.use(cors());",
      errors: [{ messageId: 'openOrigin', line: 1, column: 88, endLine: 1, endColumn: 94 }],
    },
    {
      name: 'cors on a path that is all paths',
      code: "import cors from 'cors'; import express from 'express'; const app = express(); app.use('*', cors()); app.options('/*', cors());",
      errors: [
        { messageId: 'openOrigin', line: 1, column: 93, endLine: 1, endColumn: 99 },
        { messageId: 'openOrigin', line: 1, column: 120, endLine: 1, endColumn: 126 },
      ],
    },
    {
      name: 'an origin that is a star',
      code: "import cors from 'cors'; import express from 'express'; const app = express(); app.use(cors({ origin: '*' }));",
      errors: [{ messageId: 'openOrigin', line: 1, column: 95, endLine: 1, endColumn: 106 }],
    },
    {
      name: 'options without an origin',
      code: "import cors from 'cors'; import express from 'express'; const app = express(); app.use(cors({ methods: ['GET'] }));",
      errors: [{ messageId: 'openOrigin', line: 1, column: 88, endLine: 1, endColumn: 114 }],
    },
    {
      name: 'an origin that is true',
      code: "import cors from 'cors'; import express from 'express'; const app = express(); app.use(cors({ origin: true }));",
      errors: [{ messageId: 'echoedOrigin', line: 1, column: 95, endLine: 1, endColumn: 107 }],
    },
    {
      name: 'true with credentials',
      code: "import cors from 'cors'; import express from 'express'; const app = express(); app.use(cors({ origin: true, credentials: true }));",
      errors: [{ messageId: 'credentials', line: 1, column: 95, endLine: 1, endColumn: 107 }],
    },
    {
      name: 'a star with credentials',
      code: "import cors from 'cors'; import express from 'express'; const app = express(); app.use('/a', cors({ origin: '*', credentials: true }));",
      errors: [{ messageId: 'credentials', line: 1, column: 101, endLine: 1, endColumn: 112 }],
    },
    {
      name: 'a list with a star',
      code: "import cors from 'cors'; import express from 'express'; const app = express(); app.use(cors({ origin: ['https://a.example.org', '*'] }));",
      errors: [{ messageId: 'openOrigin', line: 1, column: 95, endLine: 1, endColumn: 133 }],
    },
    {
      name: 'a pattern that everything matches',
      code: "import cors from 'cors'; import express from 'express'; const app = express(); app.use(cors({ origin: /.*/ }));",
      errors: [{ messageId: 'echoedOrigin', line: 1, column: 95, endLine: 1, endColumn: 107 }],
    },
    {
      name: 'a callback that always allows',
      code: "import cors from 'cors'; import express from 'express'; const app = express(); app.use(cors({ origin: (origin, callback) => callback(null, true) }));",
      errors: [{ messageId: 'echoedOrigin', line: 1, column: 95, endLine: 1, endColumn: 145 }],
    },
    {
      name: 'a callback that logs and allows',
      code: "import cors from 'cors'; import express from 'express'; const app = express(); app.use(cors({ origin: function (origin, callback) { console.log(origin); callback(null, origin); } }));",
      errors: [{ messageId: 'echoedOrigin', line: 1, column: 95, endLine: 1, endColumn: 179 }],
    },
    {
      name: 'a method that only looks whether there is an origin',
      code: "import cors from 'cors'; import express from 'express'; const app = express(); app.use(cors({ origin(origin, cb) { if (!origin) return cb(null, true); cb(null, true); } }));",
      errors: [{ messageId: 'echoedOrigin', line: 1, column: 95, endLine: 1, endColumn: 169 }],
    },
    {
      name: 'a function that echoes',
      code: "import { cors } from 'hono/cors'; app.use('/api/*', cors({ origin: origin => origin, credentials: true }));",
      errors: [{ messageId: 'credentials', line: 1, column: 60, endLine: 1, endColumn: 84 }],
    },
    {
      name: 'a function that echoes, or stars',
      code: "import { cors } from 'hono/cors'; app.use(cors({ origin: origin => origin || '*' }));",
      errors: [{ messageId: 'echoedOrigin', line: 1, column: 50, endLine: 1, endColumn: 81 }],
    },
    {
      name: 'options in a const',
      code: "import cors from 'cors'; import express from 'express'; const app = express(); const options = { origin: '*' }; app.use(cors(options));",
      errors: [{ messageId: 'openOrigin', line: 1, column: 98, endLine: 1, endColumn: 109 }],
    },
    {
      name: 'an origin in a const',
      code: "import cors from 'cors'; import express from 'express'; const app = express(); const origin = '*'; app.use(cors({ origin }));",
      errors: [{ messageId: 'openOrigin', line: 1, column: 115, endLine: 1, endColumn: 121 }],
    },
    {
      name: 'the options of two mounts once',
      code: "import cors from 'cors'; import express from 'express'; const app = express(); const options = { origin: true }; app.use(cors(options)); app.options('*', cors(options));",
      errors: [{ messageId: 'echoedOrigin', line: 1, column: 98, endLine: 1, endColumn: 110 }],
    },
    {
      name: 'middleware in a const',
      code: "import cors from 'cors'; import express from 'express'; const app = express(); const middleware = cors(); app.use(middleware);",
      errors: [{ messageId: 'openOrigin', line: 1, column: 99, endLine: 1, endColumn: 105 }],
    },
    {
      name: 'require',
      code: "const express = require('express'); const app = express(); app.use(require('cors')());",
      errors: [{ messageId: 'openOrigin', line: 1, column: 68, endLine: 1, endColumn: 85 }],
    },
    {
      name: 'koa, in a list',
      code: "import koaCors from '@koa/cors'; app.use([log, koaCors()]);",
      errors: [{ messageId: 'openOrigin', line: 1, column: 48, endLine: 1, endColumn: 57 }],
    },
    {
      name: 'koa, echoing the request',
      code: "import cors from '@koa/cors'; app.use(cors({ origin: ctx => ctx.get('Origin') }));",
      errors: [{ messageId: 'echoedOrigin', line: 1, column: 46, endLine: 1, endColumn: 78 }],
    },
    {
      name: 'fastify',
      code: "import cors from '@fastify/cors'; app.register(cors); app.register(cors, { origin: '*' }); await app.register(import('@fastify/cors'), { origin: true });",
      errors: [
        { messageId: 'openOrigin', line: 1, column: 35, endLine: 1, endColumn: 53 },
        { messageId: 'openOrigin', line: 1, column: 76, endLine: 1, endColumn: 87 },
        { messageId: 'echoedOrigin', line: 1, column: 138, endLine: 1, endColumn: 150 },
      ],
    },
    {
      name: 'Nest',
      code: "import { NestFactory } from '@nestjs/core'; const app = await NestFactory.create(AppModule, { cors: true }); app.enableCors(); app.enableCors({ origin: true, credentials: true });",
      errors: [
        { messageId: 'openOrigin', line: 1, column: 95, endLine: 1, endColumn: 105 },
        { messageId: 'openOrigin', line: 1, column: 110, endLine: 1, endColumn: 126 },
        { messageId: 'credentials', line: 1, column: 145, endLine: 1, endColumn: 157 },
      ],
    },
    {
      name: 'socket.io',
      code: "import { Server } from 'socket.io'; new Server(http, { cors: {} }); new Server(http, { cors: { origin: '*' } }); require('socket.io')(http, { cors: true });",
      errors: [
        { messageId: 'openOrigin', line: 1, column: 56, endLine: 1, endColumn: 64 },
        { messageId: 'openOrigin', line: 1, column: 96, endLine: 1, endColumn: 107 },
        { messageId: 'openOrigin', line: 1, column: 143, endLine: 1, endColumn: 153 },
      ],
    },
    {
      name: 'a gateway of Nest',
      code: "import { WebSocketGateway } from '@nestjs/websockets'; @WebSocketGateway(80, { cors: true }) class A {}",
      errors: [{ messageId: 'openOrigin', line: 1, column: 80, endLine: 1, endColumn: 90 }],
    },
    {
      name: 'an echo on one route',
      code: "import cors from 'cors'; import express from 'express'; const app = express(); app.get('/a', cors({ origin: true }), handler);",
      errors: [{ messageId: 'echoedOrigin', line: 1, column: 101, endLine: 1, endColumn: 113 }],
    },
    {
      name: 'production behind a test of the stage',
      code: "import cors from 'cors'; import express from 'express'; const app = express(); if (isProduction) app.use(cors()); if (process.env.OPEN) app.use(cors());",
      errors: [
        { messageId: 'openOrigin', line: 1, column: 106, endLine: 1, endColumn: 112 },
        { messageId: 'openOrigin', line: 1, column: 145, endLine: 1, endColumn: 151 },
      ],
    },
    {
      name: 'in strict, one path, one route and a router',
      code: "import cors from 'cors'; import express from 'express'; const app = express(); app.use('/public', cors()); app.get('/status', cors(), handler); const router = express.Router(); router.use(cors()); app.route('/a').get(cors()); export const open = cors();",
      options: STRICT,
      errors: [
        { messageId: 'openOrigin', line: 1, column: 99, endLine: 1, endColumn: 105 },
        { messageId: 'openOrigin', line: 1, column: 127, endLine: 1, endColumn: 133 },
        { messageId: 'openOrigin', line: 1, column: 189, endLine: 1, endColumn: 195 },
        { messageId: 'openOrigin', line: 1, column: 218, endLine: 1, endColumn: 224 },
        { messageId: 'openOrigin', line: 1, column: 247, endLine: 1, endColumn: 253 },
      ],
    },
    {
      name: 'a path that the options do not allow',
      code: "import cors from 'cors'; import express from 'express'; const app = express(); app.use('/public', cors());",
      options: [{allow: ['/status'],everywhere: true}],
      errors: [{ messageId: 'openOrigin', line: 1, column: 99, endLine: 1, endColumn: 105 }],
    },
    {
      name: 'in strict, a single header',
      code: "export function f(res: any) { res.setHeader('Access-Control-Allow-Origin', '*'); res.set({ 'access-control-allow-origin': '*' }); headers['Access-Control-Allow-Origin'] = '*'; }",
      options: STRICT,
      errors: [
        { messageId: 'openOrigin', line: 1, column: 76, endLine: 1, endColumn: 79 },
        { messageId: 'openOrigin', line: 1, column: 92, endLine: 1, endColumn: 126 },
        { messageId: 'openOrigin', line: 1, column: 172, endLine: 1, endColumn: 175 },
      ],
    },
    {
      name: 'in strict, headers of Fetch',
      code: "const STAR = '*'; new Headers([['Access-Control-Allow-Origin', STAR]]); new Response('', { headers: { 'Access-Control-Allow-Origin': '*' } }); headers.append('Access-Control-Allow-Origin', `*`);",
      options: STRICT,
      errors: [
        { messageId: 'openOrigin', line: 1, column: 64, endLine: 1, endColumn: 68 },
        { messageId: 'openOrigin', line: 1, column: 103, endLine: 1, endColumn: 137 },
        { messageId: 'openOrigin', line: 1, column: 190, endLine: 1, endColumn: 193 },
      ],
    },
    {
      name: 'in strict, the headers of a configuration',
      code: "export default { headers: [{ key: 'Access-Control-Allow-Origin', value: '*' }] };",
      options: STRICT,
      errors: [{ messageId: 'openOrigin', line: 1, column: 66, endLine: 1, endColumn: 76 }],
    },
    {
      name: 'in strict, the result of a Lambda',
      code: "export const handler = async () => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': '*' } });",
      options: STRICT,
      errors: [{ messageId: 'openOrigin', line: 1, column: 67, endLine: 1, endColumn: 101 }],
    },
    {
      name: 'an echo in a header',
      code: "export const f = (req: any, res: any) => res.setHeader('Access-Control-Allow-Origin', req.headers.origin);",
      errors: [{ messageId: 'echoedOrigin', line: 1, column: 87, endLine: 1, endColumn: 105 }],
    },
    {
      name: 'an echo under a comment that names nothing that checks the origin',
      code: "// The origin is not checked.\nexport function f(req: any, res: any) { /* see entry.ts */ res.setHeader('Access-Control-Allow-Origin', req.headers.origin); }",
      errors: [{ messageId: 'echoedOrigin', line: 2, column: 105, endLine: 2, endColumn: 123 }],
    },
    {
      name: 'in strict, an echo under a comment that names what checks the origin',
      code: "// The origin is checked by `entry`.\nif (a) res.setHeader('Access-Control-Allow-Origin', req.headers.origin);",
      options: STRICT,
      errors: [{ messageId: 'echoedOrigin', line: 2, column: 53, endLine: 2, endColumn: 71 }],
    },
    {
      name: 'with credentials, an echo under a comment that names what checks the origin',
      code: "// The origin is checked by `entry`.\nif (a) set({ 'Access-Control-Allow-Origin': req.headers.origin, 'Access-Control-Allow-Credentials': 'true' });",
      errors: [{ messageId: 'credentials', line: 2, column: 14, endLine: 2, endColumn: 63 }],
    },
    {
      name: 'an echo with a fallback, through a const',
      code: "export function f(request: Request) { const origin = request.headers.get('Origin') ?? '*'; return Response.json({}, { headers: { 'Access-Control-Allow-Origin': origin } }); }",
      errors: [{ messageId: 'echoedOrigin', line: 1, column: 130, endLine: 1, endColumn: 167 }],
    },
    {
      name: 'an echo that only looks whether there is an origin',
      code: "export function f(req: any, res: any) { const { origin } = req.headers; if (origin !== undefined && origin) res.header('Access-Control-Allow-Origin', origin); }",
      errors: [{ messageId: 'echoedOrigin', line: 1, column: 151, endLine: 1, endColumn: 157 }],
    },
    {
      name: 'an echo that is tested only later',
      code: "export function f(req: any, res: any) { res.header('Access-Control-Allow-Origin', req.get('Origin')); if (list.includes(req.get('Origin'))) log(); }",
      errors: [{ messageId: 'echoedOrigin', line: 1, column: 83, endLine: 1, endColumn: 100 }],
    },
    {
      name: 'a star beside credentials in one object',
      code: "export const headers = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' };",
      errors: [{ messageId: 'credentials', line: 1, column: 26, endLine: 1, endColumn: 60 }],
    },
    {
      name: 'an echo beside credentials in one function',
      code: "export function f(c: any) { c.header('Access-Control-Allow-Origin', c.req.header('Origin')); c.header('Access-Control-Allow-Credentials', 'true'); }",
      errors: [{ messageId: 'credentials', line: 1, column: 69, endLine: 1, endColumn: 91 }],
    },
    {
      name: 'JavaScript',
      code: "import cors from 'cors'; app.use(cors());",
      filename: 'app.js',
      errors: [{ messageId: 'openOrigin', line: 1, column: 34, endLine: 1, endColumn: 40 }],
    },
  ],
});
