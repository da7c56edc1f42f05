import rule from '../../src/rules/thin-route-handler.ts';
import { RuleTester } from '../support/rule-tester.ts';

/** Statements, one a line. */
const steps = (count: number): string => '\n  if (done) return;'.repeat(count);

/** Where a part of the code stands. */
const locate = (code: string, part: string) => {
  const before = code.slice(0, code.indexOf(part));
  if (!code.includes(part)) throw new Error(`No ${part} in: ${code}`);
  const line = before.split('\n').length;
  const column = before.length - before.lastIndexOf('\n');
  return { line, column, endLine: line, endColumn: column + part.length };
};

const lengthOf = (code: string, head: string, lines: number, max = 20) =>
  ({ messageId: 'tooLong', data: { lines: String(lines), max: String(max) }, ...locate(code, head), suggestions: null }) as const;
const tooLong = (code: string, head: string, lines: number) => ({ code, errors: [lengthOf(code, head, lines)] });

const talks = (code: string, name: string, kind = 'database') => ({
  code,
  errors: [{ messageId: 'talksToStorage', data: { kind, name }, ...locate(code, name), suggestions: null } as const],
});

const app = "import express from 'express'; const app = express();\n";
const ROUTE = { filename: '/project/src/app/orders/route.ts' };
const API = { filename: '/project/pages/api/orders.ts' };

new RuleTester().run(rule.name, rule, {
  valid: [
    { name: 'a handler of exactly 20 lines', code: `${app}app.get('/a', (req, res) => {${steps(18)}\n});` },
    { name: 'a handler that delegates', code: `${app}app.get('/a', async (req, res) => {\n  res.json(await list(req.query));\n});` },
    { name: 'data does not count', code: `${app}app.get('/a', (req, res) => {\n  res.json({${'\n    a: 1,'.repeat(40)}\n  });\n});` },
    { name: 'blank lines and comments do not count', code: `${app}app.get('/a', (req, res) => {${'\n\n  // why'.repeat(20)}${steps(10)}\n});` },
    { name: 'nested functions are measured by themselves', code: `${app}app.get('/a', (req, res) => {\n  run(() => {${steps(30)}\n  });\n});` },
    { name: 'a middleware', code: `${app}app.use((req, res, next) => {${steps(40)}\n});` },
    { name: 'a middleware on a path', code: `${app}app.use('/a', (req, res) => {${steps(40)}\n  db.query('x');\n});` },
    { name: 'a middleware before the handler', code: `${app}app.get('/a', (req, res, next) => {${steps(40)}\n}, handle);` },
    { name: 'a function that goes on to the next', code: `${app}app.all('/a', (req, res, next) => {${steps(40)}\n  next();\n});` },
    { name: 'a path that does not start with a slash', code: `${app}app.get('*', (req, res) => {${steps(40)}\n});` },
    { name: 'a setting that is read', code: `${app}app.get('view engine');` },
    { name: 'a handler of another module', code: `import { list } from './orders.js';\n${app}app.get('/a', list);` },
    { name: 'a method of another object', code: `${app}app.get('/a', orders.list);` },
    { name: 'what is no verb', code: `${app}app.param('/id', (req, res) => {${steps(40)}\n});` },
    { name: 'a router of another kind', code: `client.get('/a', () => {${steps(40)}\n});` },
    { name: 'a client called api, where no server framework is imported', code: `api.get('/a', result => {${steps(40)}\n});` },
    { name: 'a server that another package makes', code: `import { setupServer } from 'msw/node'; const server = setupServer();\nserver.get('/a', () => {${steps(40)}\n});` },
    { name: 'a router that another package exports', code: `import { router } from 'expo-router';\nrouter.get('/a', () => {${steps(40)}\n});` },
    { name: 'a hook of fastify', code: `fastify.addHook('onRequest', async req => {${steps(40)}\n});` },
    { name: 'options without a handler', code: "fastify.get('/a', { schema });" },
    { name: 'two wrappers, which are not seen through', code: `${app}app.get('/a', trace(wrap((req, res) => {${steps(40)}\n})));` },
    { name: 'an export that is no verb', code: `export async function load() {${steps(40)}\n}`, ...ROUTE },
    { name: 'a verb in a file that is no route', code: `export async function GET() {${steps(40)}\n}`, filename: '/project/src/verbs.ts' },
    { name: 'the default export of a route file', code: `export default function page() {${steps(40)}\n}`, ...ROUTE },
    { name: 'a helper beside a handler', code: `function help() {${steps(40)}\n}\nexport default () => help();`, ...API },
    { name: 'a method of a controller without a verb', code: `@Controller() class A {\n  @Cron('x') run() {${steps(40)}\n}\n}` },
    { name: 'a decorated method of another class', code: `class A {\n  @Get() list() {${steps(40)}\n}\n}` },
    { name: 'storage outside of a handler', code: `import { readFileSync } from 'node:fs';\n${app}const page = readFileSync('a');\napp.get('/a', (req, res) => res.send(page));` },
    { name: 'a client that is handed on', code: `import { db } from './db.js';\n${app}app.get('/a', async (req, res) => res.json(await list(db, req.query)));` },
    { name: 'a helper that talks to storage', code: `import { db } from './db.js';\n${app}const list = () => db.query('x');\napp.get('/a', async (req, res) => res.json(await list()));` },
    { name: 'a function of the own module db', code: `import { findUser } from '../db';\n${app}app.get('/a', async (req, res) => res.json(await findUser(req.params.id)));` },
    { name: 'a repository of the own module db', code: `import { userRepository } from '../db';\n${app}app.get('/a', async (req, res) => res.json(await userRepository.find()));` },
    { name: 'a local db that shadows the client', code: `import { db } from '../db';\n${app}app.get('/a', (req, res) => { const db = makeList(); res.json(db.all()); });` },
    { name: 'a parameter called db', code: `${app}export const routes = db => app.get('/a', (req, res) => res.json(db.all()));` },
    { name: 'a package called db of somebody else', code: `import db from 'db';\n${app}app.get('/a', (req, res) => res.json(db.all()));` },
    { name: 'what a database package offers besides clients', code: `import { ObjectId } from 'mongodb'; import { eq } from 'drizzle-orm'; import mongoose from 'mongoose';\n${app}app.get('/a', (req, res) => res.json(list(eq(1, new ObjectId(req.params.id)), mongoose.isValidObjectId(1))));` },
    { name: 'types and helpers of the own prisma module', code: `import { Prisma } from '../prisma';\n${app}app.get('/a', (req, res) => res.json(list(Prisma.sql\`x\`, Prisma.join([]))));` },
    { name: 'a local fs', code: `${app}app.get('/a', (req, res) => { const fs = makeMemory(); fs.readFile('a'); });` },
    { name: 'path, which is no storage', code: `import path from 'node:path';\n${app}app.get('/a', (req, res) => res.json(path.join('a', 'fs')));` },
    { name: 'a longer limit', code: `${app}app.get('/a', (req, res) => {${steps(38)}\n});`, options: [{ max: 40 }] },
    { name: 'odd calls', code: `${app}app.get(); app.get(...a); app[get]('/a', b); get('/a', b); app.route(); new app.get('/a', b); import('x');` },
  ],
  invalid: [
    { name: 'an arrow of 21 lines', code: `${app}app.get('/a', (req, res) => {${steps(19)}\n});`, errors: [{ messageId: 'tooLong', data: { lines: '21', max: '20' }, line: 2, column: 15, endLine: 2, endColumn: 16, suggestions: null }] },
    { name: 'a function', ...tooLong(`${app}app.post('/a', async function save(req, res) {${steps(30)}\n});`, 'function save', 32) },
    { name: 'a function by name, at its head', ...tooLong(`${app}app.get('/a', auth, list);\nasync function list(req, res) {${steps(30)}\n}`, 'function list', 32) },
    { name: 'a const by name', ...tooLong(`${app}const list = function (req, res) {${steps(30)}\n};\napp.delete('/a', list);`, 'function', 32) },
    { name: 'once, however often it is registered', ...tooLong(`${app}app.get('/a', list); app.post('/b', list);\nfunction list(req, res) {${steps(30)}\n}`, 'function list', 32) },
    { name: 'behind one wrapper', ...tooLong(`${app}app.put('/a', asyncHandler(function (req, res) {${steps(30)}\n}));`, 'function', 32) },
    { name: 'behind a wrapper with options', ...tooLong(`${app}app.put('/a', withAuth({ role: 'a' }, function (req, res) {${steps(30)}\n}));`, 'function', 32) },
    { name: 'a wrapper of a name', ...tooLong(`${app}app.put('/a', wrap(save));\nfunction save(req, res) {${steps(30)}\n}`, 'function save', 32) },
    { name: 'the last of a list of handlers', ...tooLong(`${app}app.patch('/a', [auth, function (req, res) {${steps(30)}\n}]);`, 'function', 32) },
    { name: 'on a router', ...tooLong(`import { Router } from 'express'; const routes = Router();\nroutes.get('/a', function (req, res) {${steps(30)}\n});`, 'function', 32) },
    { name: 'on a router of an app that is assigned anew', ...tooLong(`const express = require('express'); let web = express(); web = trace(web);\nweb.all('/a', function (req, res) {${steps(30)}\n});`, 'function', 32) },
    { name: 'on a route', ...tooLong(`${app}app.route('/a').get(list).post(function (req, res) {${steps(30)}\n});`, 'function', 32) },
    { name: 'in a chain of hono', ...tooLong(`import { Hono } from 'hono';\nexport default new Hono().basePath('/api').get('/a', list).post('/a', function (c) {${steps(30)}\n});`, 'function', 32) },
    { name: 'koa-router, with the name of the route', ...tooLong(`import Router from '@koa/router'; const r = new Router();\nr.get('orders', '/a', function (ctx) {${steps(30)}\n});`, 'function', 32) },
    { name: 'koa-router, del', ...tooLong(`const Router = require('koa-router'); const r = new Router({ prefix: '/x' });\nr.del('/a', function (ctx) {${steps(30)}\n});`, 'function', 32) },
    { name: "fastify's options", ...tooLong(`import Fastify from 'fastify'; const web = Fastify({ logger: true });\nweb.get('/a', { schema, handler(req) {${steps(30)}\n} });`, 'handler', 32) },
    { name: "fastify's route", ...tooLong(`export default async (web: import('x').Y, fastify) => {\nfastify.route({ method: 'GET', url: '/a', handler: async function (req) {${steps(30)}\n} });\n};`, 'handler: async function', 32) },
    { name: 'a typed instance', code: `import type { FastifyInstance } from 'fastify';\nexport const routes = (web: FastifyInstance) => {\nweb.get('/a', async function (req) {${steps(30)}\n});\n}`, errors: [{ messageId: 'tooLong', data: { lines: '32', max: '20' }, line: 3, column: 21, endLine: 3, endColumn: 29, suggestions: null }] },
    { name: 'a router by its name, of a field', ...tooLong(`this.router.get('/a', function (req, res) {${steps(30)}\n});`, 'function', 32) },
    { name: 'api, beside a server framework', ...tooLong(`import type { Request } from 'express';\nexport const add = api => api.get('/a', function (req, res) {${steps(30)}\n});`, 'function', 32) },
    { name: 'a path of a constant and of a template', ...tooLong(`const PATH = '/a';\n${app}app.get(PATH, list); app.get(\`/\${version}/a\`, function (req, res) {${steps(30)}\n});`, 'function', 32) },
    { name: 'a method of the class, bound', code: `class A {\n  mount() { this.app.get('/a', this.list.bind(this)); }\n  list(req, res) {${steps(30)}\n  }\n}`, errors: [{ messageId: 'tooLong', data: { lines: '32', max: '20' }, line: 3, column: 3, endLine: 3, endColumn: 7, suggestions: null }] },
    { name: 'a shorter limit', code: `${app}app.get('/a', function (req, res) {\n  a();\n});`, options: [{ max: 2 }], errors: [{ messageId: 'tooLong', data: { lines: '3', max: '2' }, line: 2, column: 15, endLine: 2, endColumn: 23, suggestions: null }] },
    { name: 'a verb of a Next route', ...tooLong(`export async function GET(request) {${steps(30)}\n}`, 'function GET', 32), ...ROUTE },
    { name: 'a wrapped const of a Next route', ...tooLong(`export const POST = withAuth(async function (request) {${steps(30)}\n});`, 'function', 32), ...ROUTE },
    { name: 'a function exported as a verb', ...tooLong(`function handle(request) {${steps(30)}\n}\nexport { handle as GET, handle as POST };`, 'function handle', 32), ...ROUTE },
    { name: 'pages/api', ...tooLong(`export default async function handler(req, res) {${steps(30)}\n}`, 'function handler', 32), ...API },
    { name: 'pages/api, by name and wrapped', ...tooLong(`function handler(req, res) {${steps(30)}\n}\nexport default withSession(handler);`, 'function handler', 32), ...API },
    { name: 'a method of a Nest controller', ...tooLong(`@Controller('orders')\nclass Orders {\n  @Get(':id')\n  @Header('a', 'b')\n  async find(@Param('id') id: string) {${steps(30)}\n  }\n}`, 'find', 32) },
    { name: 'both at once', code: `import fs from 'node:fs';\n${app}app.get('/a', function (req, res) {\n  fs.readFileSync('a');${steps(30)}\n});`, errors: [{ messageId: 'tooLong', data: { lines: '33', max: '20' }, line: 3, column: 15, endLine: 3, endColumn: 23, suggestions: null }, { messageId: 'talksToStorage', data: { kind: 'file system', name: 'fs.readFileSync' }, line: 4, column: 3, endLine: 4, endColumn: 18, suggestions: null }] },
    { name: 'fs', code: `import * as files from 'node:fs/promises';\n${app}app.get('/a', async (req, res) => res.send(await files.readFile('a')));`, errors: [{ messageId: 'talksToStorage', data: { kind: 'file system', name: 'files.readFile' }, line: 3, column: 50, endLine: 3, endColumn: 64, suggestions: null }] },
    { name: 'pg', ...talks(`import pg from 'pg'; const store = new pg.Pool();\n${app}app.get('/a', async (req, res) => res.json(await store.query('x')));`, 'store.query') },
    { name: 'a connection of a pool', ...talks(`import { createPool } from 'mysql2/promise'; const store = createPool({});\n${app}app.get('/a', async (req, res) => res.json(await work(store)));\napp.post('/a', async () => { const one = await store.getConnection(); });`, 'store.getConnection') },
    { name: 'better-sqlite3', ...talks(`import Database from 'better-sqlite3'; const store = new Database('a');\n${app}app.get('/a', (req, res) => res.json(store.prepare('x').all()));`, 'store.prepare') },
    { name: 'a collection of mongodb', ...talks(`import { MongoClient } from 'mongodb'; const client = new MongoClient('x'); const users = client.db('a').collection('users');\n${app}app.get('/a', async (req, res) => res.json(await users.find().toArray()));`, 'users.find') },
    { name: 'a model of mongoose', ...talks(`import mongoose from 'mongoose'; const User = mongoose.model('User', schema);\n${app}app.get('/a', async (req, res) => res.json(await User.findById(1)));`, 'User.findById') },
    { name: 'prisma', ...talks(`import { PrismaClient } from '@prisma/client'; const p = new PrismaClient();\n${app}app.get('/a', async (req, res) => res.json(await p.user.findMany({})));`, 'p.user.findMany') },
    { name: 'knex, called itself', code: `import makeKnex from 'knex'; const table = makeKnex({});\n${app}app.get('/a', async (req, res) => res.json(await table('users').where('id', 1)));`, errors: [{ messageId: 'talksToStorage', data: { kind: 'database', name: 'table' }, line: 3, column: 50, endLine: 3, endColumn: 55, suggestions: null }] },
    { name: 'drizzle', ...talks(`import { drizzle } from 'drizzle-orm/node-postgres'; const d = drizzle(url);\n${app}app.get('/a', async (req, res) => res.json(await d.select().from(users)));`, 'd.select') },
    { name: 'kysely', ...talks(`import { Kysely } from 'kysely'; const k = new Kysely({});\n${app}app.get('/a', async (req, res) => res.json(await k.selectFrom('a').execute()));`, 'k.selectFrom') },
    { name: 'a repository of typeorm in a controller', ...talks("import { Repository } from 'typeorm';\n@Controller() class A {\n  constructor(private readonly users: Repository<User>) {}\n  @Get() list() {\n    return this.users.find();\n  }\n}", 'this.users.find') },
    { name: 'sequelize', ...talks(`const { Sequelize } = require('sequelize'); const s = new Sequelize('x'); const User = s.define('User', {});\n${app}app.get('/a', async (req, res) => res.json(await User.findAll()));`, 'User.findAll') },
    { name: 'a typed parameter', ...talks("import type { FastifyInstance } from 'fastify'; import type { Pool } from 'pg';\nexport function routes(web: FastifyInstance, store: Pool) {\n  web.get('/a', () => store.query('x'));\n}", 'store.query') },
    { name: 'a client that the handler makes', code: `import { Client as C } from 'pg';\n${app}app.get('/a', async (req, res) => { const c = new C(); await c.connect(); });`, errors: [{ messageId: 'talksToStorage', data: { kind: 'database', name: 'C' }, line: 3, column: 51, endLine: 3, endColumn: 52, suggestions: null }] },
    { name: 'the own module db', ...talks(`import { db } from '../lib/db.js';\n${app}app.get('/a', async (req, res) => res.json(await db.user.list()));`, 'db.user.list') },
    { name: 'the own module database, by its folder', ...talks(`import store from './database/index.js';\n${app}app.get('/a', async (req, res) => res.json(await store.query('x')));`, 'store.query') },
    { name: 'the own module db.server, a template', code: `import { sql as ask } from './db.server';\n${app}app.get('/a', async (req, res) => res.json(await ask\`select 1\`));`, errors: [{ messageId: 'talksToStorage', data: { kind: 'database', name: 'ask' }, line: 3, column: 50, endLine: 3, endColumn: 53, suggestions: null }] },
    { name: 'the own service of prisma', ...talks("import { PrismaService } from '../prisma/prisma.service';\n@Controller() class A {\n  constructor(private prisma: PrismaService) {}\n  @Get() async list() {\n    return this.prisma.user.findMany();\n  }\n}", 'this.prisma.user.findMany') },
    { name: 'a model of the own module db', ...talks(`import { User } from '#db';\n${app}app.get('/a', async (req, res) => res.json(await User.findAll()));`, 'User.findAll') },
    { name: 'a part of a client', ...talks(`import prisma from '@/lib/prisma'; import pool from './pool';\nconst { user } = pool;\n${app}app.get('/a', async (req, res) => res.json(await user.list()));`, 'user.list') },
    { name: 'in a function inside the handler', ...talks(`import knex from './knex';\n${app}app.get('/a', async (req, res) => { const rows = await all(ids.map(id => knex.raw('x', id))); });`, 'knex.raw') },
    { name: 'only the first use', ...talks(`import pool from './pool';\n${app}app.get('/a', async (req, res) => { await pool.query('x'); await pool.end(); });`, 'pool.query') },
    { name: 'plain JavaScript', ...talks(`const pool = require('./pool');\n${app}app.get('/a', async (req, res) => { await pool.query('x'); });`, 'pool.query'), languageOptions: { parser: await import('espree') } },
  ],
});
