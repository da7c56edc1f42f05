import rule from '../../src/rules/no-check-then-act.ts';
import { RuleTester } from '../support/rule-tester.ts';

const STRICT = rule.meta.docs.strict!;

new RuleTester().run(rule.name, rule, {
  valid: [
    { name: 'a check for its own sake', code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport const has = (f: string) => existsSync(f);' },
    { name: 'a check of another path', code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(a: string, b: string) { if (!existsSync(a)) mkdirSync(b); }' },
    { name: 'a path that is assigned in between', code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(a: string) { if (existsSync(a)) { a = next(); unlinkSync(a); } }' },
    { name: 'an own function named existsSync', code: "import { mkdirSync } from 'node:fs'; import { existsSync } from './own.js'; export function f(d: string) { if (!existsSync(d)) mkdirSync(d); }" },
    { name: 'a parameter named fs', code: 'export function f(fs: any, d: string) { if (!fs.existsSync(d)) fs.mkdirSync(d); }' },
    { name: 'an act in a nested function', code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(d: string) { if (!existsSync(d)) later(() => mkdirSync(d)); }' },
    { name: 'an act that the check does not decide', code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(d: string) { if (!existsSync(d)) log(d); mkdirSync(d, { recursive: true }); }' },
    { name: 'an act before the check', code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(d: string) { mkdirSync(d, { recursive: true }); if (!existsSync(d)) throw new Error("No folder"); }' },
    { name: 'a try around the act that knows ENOENT', code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(p: string) { if (existsSync(p)) { try { unlinkSync(p); } catch (e: any) { if (e.code !== \'ENOENT\') throw e; } } }' },
    { name: 'a try around both that knows EEXIST', code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(p: string) { try { if (!existsSync(p)) mkdirSync(p); } catch (e: any) { if (e.code !== \'EEXIST\') throw e; } }' },
    { name: 'a rejection handler that knows ENOENT', code: 'import { access, stat, mkdir, rm, unlink, writeFile, rename } from \'node:fs/promises\';\nexport async function f(p: string) { if (await access(p).then(() => true, () => false)) await unlink(p).catch(e => { if (e.code !== \'ENOENT\') throw e; }); }' },
    { name: 'a try that minds no error', code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(p: string) { try { if (existsSync(p)) unlinkSync(p); } catch {} }' },
    { name: 'a write that fails when the file is there', code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(p: string) { if (!existsSync(p)) writeFileSync(p, \'\', { flag: \'wx\' }); }' },
    { name: 'a copy that fails when the file is there', code: "import { constants, copyFileSync, existsSync } from 'fs'; export function f(a: string, b: string) { if (!existsSync(b)) copyFileSync(a, b, constants.COPYFILE_EXCL); }" },
    { name: 'a stat whose size is tested', code: 'import { access, stat, mkdir, rm, unlink, writeFile, rename } from \'node:fs/promises\';\nexport async function f(p: string) { const s = await stat(p); if (s.size > 9) await rename(p, `${p}.1`); }' },
    { name: 'a stat whose kind is tested', code: "import { statSync, rmSync } from 'fs'; export function f(p: string) { if (statSync(p).isFile()) rmSync(p); }" },
    { name: 'a stat that is tested as a whole and for its kind', code: 'import { access, stat, mkdir, rm, unlink, writeFile, rename } from \'node:fs/promises\';\nexport async function f(p: string) { const s = await stat(p).catch(() => null); if (s && s.isDirectory()) await rm(p, { recursive: true }); }' },
    { name: 'a read, outside of strict', code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(p: string) { if (!existsSync(p)) return null; return readFileSync(p); }' },
    { name: 'the start of a program', code: '#!/usr/bin/env node\nimport { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nif (!existsSync(\'out\')) mkdirSync(\'out\');' },
    { name: 'a main guard', code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport const a = 1; if (import.meta.main) { if (!existsSync(\'out\')) mkdirSync(\'out\'); }' },
    { name: 'a lock around both', code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport const f = (d: string) => mutex.runExclusive(() => { if (!existsSync(d)) mkdirSync(d); });' },
    { name: 'an open for reading, outside of strict', code: "import { existsSync, openSync } from 'fs'; export function f(p: string) { if (existsSync(p)) return openSync(p, 'r'); return null; }" },
    { name: 'a map that is filled at once', code: 'const m = new Map(); export async function f(k: string) { if (!m.has(k)) m.set(k, load(k)); return await m.get(k); }' },
    { name: 'a map of the function', code: 'export async function f(keys: string[]) { const m = new Map(); for (const k of keys) { if (!m.has(k)) m.set(k, await load(k)); } return m; }' },
    { name: 'another key', code: 'const m = new Map(); export async function f(a: string, b: string) { if (!m.has(a)) m.set(b, await load(b)); }' },
    { name: 'another map', code: 'const m = new Map(); const n = new Map(); export async function f(a: string) { if (!m.has(a)) n.set(a, await load(a)); }' },
    { name: 'a second look after the wait', code: 'const m = new Map(); export async function f(k: string) { if (!m.has(k)) { const v = await load(k); if (!m.has(k)) m.set(k, v); } }' },
    { name: 'a wait before the check', code: 'const m = new Map(); export async function f(k: string) { const v = await load(k); if (!m.has(k)) m.set(k, v); }' },
    { name: 'a wait that leaves', code: 'const m = new Map(); export async function f(k: string) { if (!m.has(k)) { if (stop) { await end(); return; } m.set(k, 1); } }' },
    { name: 'a wait in the other branch', code: 'const m = new Map(); export async function f(k: string) { if (m.has(k)) { await end(); } else { m.set(k, 1); } }' },
    { name: 'a wait in a nested function', code: 'const m = new Map(); export async function f(k: string) { if (!m.has(k)) m.set(k, async () => { await load(k); }); await end(); }' },
    { name: 'a store that has to be asked', code: 'export class A { async f(k: string) { if (!(await this.redis.get(k))) await this.redis.set(k, await load(k)); } }' },
    { name: 'a place that is emptied', code: 'export class A { client; async f() { if (!this.client) return; await this.client.end(); this.client = undefined; } }' },
    { name: 'a place that is filled because it was full', code: 'export class A { n; async f() { if (this.n) { await end(); this.n = 1; } } }' },
    { name: 'a local variable', code: 'export async function f() { let a; if (!a) a = await load(); return a; }' },
    { name: 'a parameter and its members', code: 'export async function f(user: any) { if (!user.plan) user.plan = await load(user); user ??= await load(); }' },
    { name: 'headers that are given', code: "export async function f(headers: Headers) { if (!headers.has('a')) headers.set('a', await sign()); }" },
    { name: 'a variable that one callback captures', code: 'export async function f() { let a; await withSpan(async () => { if (!a) a = await load(); }); return a; }' },
    { name: 'a variable that one timer captures', code: 'export function f(a: any) { setTimeout(async () => { if (!a) a = await load(); use(a); }, 9); }' },
    { name: 'a helper that is awaited in turn', code: 'export async function f(list: string[]) { const m = new Map(); const add = async (k: string) => { if (!m.has(k)) m.set(k, await load(k)); }; for (const k of list) await add(k); }' },
    { name: 'a lock before the check', code: 'let a: any; export async function f() { const release = await lock.acquire(); try { if (!a) a = await load(); } finally { release(); } }' },
    { name: 'a flag behind what was waited for', code: 'export class A { found = false; async f() { if (this.found) return; const r = await look(); if (r.ok) { this.found = true; } } }' },
    { name: 'the start of a program that waits', code: 'let a: any; main(); async function main() { if (!a) a = await load(); }' },
    { name: 'waiting at the top level', code: 'let a: any; if (!a) a = await load(); export { a };' },
    { name: 'a record, outside of strict', code: 'export async function f(email: string) { const u = await db.user.findFirst({ where: { email } }); if (!u) await db.user.create({ data: { email } }); }' },
    { name: 'a record of another model', code: 'export async function f(email: string) { const u = await db.user.findFirst({ where: { email } }); if (!u) await db.log.create({ data: { email } }); }', options: STRICT },
    { name: 'a record in a transaction', code: 'export const f = (email: string) => db.$transaction(async tx => { const u = await tx.user.findFirst({ where: { email } }); if (!u) await tx.user.create({ data: { email } }); });', options: STRICT },
    { name: 'a record with the session that is given', code: 'export async function f(email: string, session: any) { const u = await User.findOne({ email }); if (!u) await User.create([{ email }]); }', options: STRICT },
    { name: 'a record with a transaction among its options', code: 'export async function f(email: string) { const t = await start(); const u = await User.findOne({ email }); if (!u) await User.create({ email }, { transaction: t }); }', options: STRICT },
    { name: 'a symbol as the key of a parameter', code: 'const kPlan = Symbol("plan"); export async function f(user: any) { if (!user[kPlan]) user[kPlan] = await load(user); }' },
    { name: 'a member that is given by name', code: 'export async function f(user: any) { if (!Object.hasOwn(user, "plan")) user.plan = await load(user); }' },
    { name: 'a record whose violation is handled', code: 'export async function f(email: string) { const u = await User.findOne({ email }); if (u) return u; try { return await User.create({ email }); } catch (e: any) { if (e.code === 11000) return null; throw e; } }', options: STRICT },
    { name: 'records that are looked up in memory', code: 'export function f(id: string) { if (!items.exists(id)) items.insert(id); }', options: STRICT },
    { name: 'a look inside of a promise that is kept', code: 'let ready: any; let data: any; export async function f() { if (ready) return ready; ready = (async () => { if (data) return; data = await load(); })().catch(() => {}); return ready; }' },
    { name: 'a private function that only a kept promise calls', code: 'let ready: any; let data: any; export async function f() { ready ??= (async () => { await fill(); })(); await ready; } async function fill() { if (!data) data = await load(); }' },
    { name: 'a private method whose promise is kept', code: 'export class A { #ready: any; #data: any; f() { return (this.#ready ??= this.#fill()); } async #fill() { this.#data ??= await load(); } }' },
    { name: 'a flag behind a folder that is made again without harm', code: 'export class A { made = false; async f() { if (!this.made) { await fs.mkdir(this.dir, { recursive: true }); this.made = true; } } }' },
    { name: 'a set of folders that are made again without harm', code: 'const made = new Set<string>(); export async function f(fs: any, d: string) { if (!made.has(d)) { await fs.mkdir(d, { recursive: true }); made.add(d); } }' },
    { name: 'a flag behind what may meet that it is done', code: 'let done = false; export async function f() { if (done) return; try { await signUp(); done = true; } catch (e: any) { if (!e.message.includes(\'already exists\')) throw e; } }' },
    { name: 'a wait for the storage of a Durable Object', code: 'export class A { id; async f() { if (this.id === undefined) { const m = await this.ctx.storage.get(\'m\'); this.id = m.id; } } }' },
    { name: 'a link that is looked at before its target is made', code: 'import { access, lstat, mkdir, rm, rename, writeFile, cp, mkdtemp } from \'node:fs/promises\';\nexport async function f(p: string) { try { await lstat(p); return; } catch {} await mkdir(p, { recursive: true }); }' },
    { name: 'a forced removal whose caller hears whether there was something', code: 'import { access, lstat, mkdir, rm, rename, writeFile, cp, mkdtemp } from \'node:fs/promises\';\nexport async function f(p: string) { const s = await lstat(p).catch(() => null); if (!s) return null; await rm(p, { force: true }); return p; }' },
    { name: 'a forced removal that is told of', code: 'import { access, lstat, mkdir, rm, rename, writeFile, cp, mkdtemp } from \'node:fs/promises\';\nexport async function f(p: string) { const s = await lstat(p).catch(() => null); if (s) { log(p); await rm(p, { force: true }); } }' },
    { name: 'a removal by fs-extra with another branch', code: 'import { pathExists, remove } from \'fs-extra\'; export async function f(p: string) { if (await pathExists(p)) await remove(p); else warn(p); }' },
    { name: 'a folder that is returned when it is there', code: 'import { access, lstat, mkdir, rm, rename, writeFile, cp, mkdtemp } from \'node:fs/promises\';\nimport { existsSync } from \'node:fs\'; export async function f(d: string) { if (existsSync(d)) return d; if (!(await ask())) return null; await mkdir(d, { recursive: true }); return d; }' },
    { name: 'a file that is read before it is written, outside of strict', code: 'import { existsSync, readFileSync, writeFileSync } from \'node:fs\'; export function f(p: string) { if (!existsSync(p)) return; const t = readFileSync(p, \'utf8\'); writeFileSync(p, t.trim()); }' },
    { name: 'a path in a folder of its own', code: 'import { access, lstat, mkdir, rm, rename, writeFile, cp, mkdtemp } from \'node:fs/promises\';\nimport { existsSync } from \'node:fs\'; export async function f(to: string) { const dir = await mkdtemp(\'x-\'); await run(dir); const a = join(dir, \'a\'); if (existsSync(a)) await cp(a, to); }' },
    { name: 'a path in a folder that was just copied', code: 'import { access, lstat, mkdir, rm, rename, writeFile, cp, mkdtemp } from \'node:fs/promises\';\nimport { existsSync } from \'node:fs\'; export async function f(from: string, to: string) { await cp(from, to, { recursive: true }); if (existsSync(join(to, \'a\'))) await rename(join(to, \'a\'), join(to, \'b\')); }' },
    { name: 'a read whose failure is passed over, in strict', code: 'import { existsSync, readFileSync } from \'node:fs\'; export function f(p: string) { if (!existsSync(p)) return {}; try { return JSON.parse(readFileSync(p, \'utf8\')); } catch (e) { log(e); return {}; } }', options: STRICT },
    { name: 'a read with a fallback of its own, in strict', code: 'import { access, lstat, mkdir, rm, rename, readFile, cp, mkdtemp } from \'node:fs/promises\';\nimport { existsSync } from \'node:fs\'; export async function f(p: string) { if (!existsSync(p)) return null; return await readFile(p).catch(e => { log(e); return null; }); }', options: STRICT },
  ],
  invalid: [
    {
      name: 'a check that decides about two writes',
      code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(p: string) { if (!existsSync(p)) { writeFileSync(p, \'{}\'); return; } writeFileSync(p, \'[]\'); }',
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'writeFile' },
          line: 2,
          column: 37,
          endLine: 2,
          endColumn: 50,
        },
      ],
    },
    {
      name: 'a check that decides about a read and a write',
      code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(p: string) { if (!existsSync(p)) return; const text = readFileSync(p, \'utf8\'); writeFileSync(p, text.trim()); }',
      options: STRICT,
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'readFile' },
          line: 2,
          column: 37,
          endLine: 2,
          endColumn: 50,
        },
      ],
    },
    {
      name: 'an object that is given and used as a map',
      code: 'export async function f(cache: any, k: string) { if (!(k in cache)) cache[k] = await load(k); }',
      errors: [
        {
          messageId: 'memory',
          data: { check: 'k in cache', act: 'cache[k]' },
          line: 1,
          column: 56,
          endLine: 1,
          endColumn: 66,
          suggestions: [
            { messageId: 'storePromise', output: 'export async function f(cache: any, k: string) { if (!(k in cache)) cache[k] = load(k); }' },
          ],
        },
      ],
    },
    {
      name: 'an own key of an object',
      code: 'const cache: any = {}; export async function f(k: string) { if (!Object.hasOwn(cache, k)) cache[k] = await load(k); if (!cache.hasOwnProperty(k)) { await end(); cache[k] = 1; } }',
      errors: [
        {
          messageId: 'memory',
          data: { check: 'Object.hasOwn(cache, k)', act: 'cache[k]' },
          line: 1,
          column: 66,
          endLine: 1,
          endColumn: 89,
          suggestions: [
            { messageId: 'storePromise', output: 'const cache: any = {}; export async function f(k: string) { if (!Object.hasOwn(cache, k)) cache[k] = load(k); if (!cache.hasOwnProperty(k)) { await end(); cache[k] = 1; } }' },
          ],
        },
        {
          messageId: 'memory',
          data: { check: 'cache.hasOwnProperty(k)', act: 'cache[k]' },
          line: 1,
          column: 122,
          endLine: 1,
          endColumn: 145,
        },
      ],
    },
    {
      name: 'a handler of an entry file that writes',
      code: "import { existsSync, mkdirSync } from 'fs'; const app = express(); app.get('/a', (req, res) => { if (!existsSync('out')) mkdirSync('out'); res.end(); }); app.listen(1);",
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'mkdir' },
          line: 1,
          column: 103,
          endLine: 1,
          endColumn: 120,
        },
      ],
    },
    {
      name: 'a record with a session that is no transaction',
      code: 'export async function f(email: string) { const session = await getSession(); const u = await User.findOne({ email }); if (!u) await User.create({ email, by: session.user }); }',
      options: STRICT,
      errors: [
        {
          messageId: 'record',
          data: { check: 'findOne', act: 'create' },
          line: 1,
          column: 88,
          endLine: 1,
          endColumn: 117,
        },
      ],
    },
    {
      name: 'a directory that is made when it is missing',
      code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(d: string) { if (!existsSync(d)) mkdirSync(d, { recursive: true }); }',
      output: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(d: string) { mkdirSync(d, { recursive: true }); }',
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'mkdir' },
          line: 2,
          column: 37,
          endLine: 2,
          endColumn: 50,
        },
      ],
    },
    {
      name: 'a block with its comment',
      code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(d: string) {\n  if (!existsSync(d)) {\n    // a\n    mkdirSync(d, { recursive: true });\n  }\n}',
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'mkdir' },
          line: 3,
          column: 8,
          endLine: 3,
          endColumn: 21,
        },
      ],
    },
    {
      name: 'a block over some lines',
      code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(d: string) {\n  if (!existsSync(d)) {\n    mkdirSync(d, {\n      recursive: true,\n    });\n  }\n}',
      output: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(d: string) {\n  mkdirSync(d, {\n    recursive: true,\n  });\n}',
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'mkdir' },
          line: 3,
          column: 8,
          endLine: 3,
          endColumn: 21,
        },
      ],
    },
    {
      name: 'a statement that ends by its brace',
      code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(d: string) { if (!existsSync(d)) { mkdirSync(d, { recursive: true }) } done() }',
      output: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(d: string) { mkdirSync(d, { recursive: true }); done() }',
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'mkdir' },
          line: 2,
          column: 37,
          endLine: 2,
          endColumn: 50,
        },
      ],
    },
    {
      name: 'or',
      code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(name: string) { existsSync(`out/${name}`) || mkdirSync(`out/${name}`, { recursive: true }); }',
      output: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(name: string) { mkdirSync(`out/${name}`, { recursive: true }); }',
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'mkdir' },
          line: 2,
          column: 35,
          endLine: 2,
          endColumn: 60,
        },
      ],
    },
    {
      name: 'and',
      code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nimport { join } from \'node:path\'; export function f(a) { const d = join(a, \'b\'); !existsSync(d) && mkdirSync(d, { recursive: true }); }',
      output: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nimport { join } from \'node:path\'; export function f(a) { const d = join(a, \'b\'); mkdirSync(d, { recursive: true }); }',
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'mkdir' },
          line: 2,
          column: 83,
          endLine: 2,
          endColumn: 96,
        },
      ],
    },
    {
      name: 'an awaited check',
      code: "import { pathExists, mkdir } from 'fs-extra'; export async function f(d: string) { if (!(await pathExists(d))) await mkdir(d, { recursive: true }); }",
      output: "import { pathExists, mkdir } from 'fs-extra'; export async function f(d: string) { await mkdir(d, { recursive: true }); }",
      errors: [
        {
          messageId: 'file',
          data: { check: 'pathExists', act: 'mkdir' },
          line: 1,
          column: 96,
          endLine: 1,
          endColumn: 109,
        },
      ],
    },
    {
      name: 'a removal',
      code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(p: string) { if (existsSync(p)) rmSync(p, { force: true, recursive: true }); }',
      output: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(p: string) { rmSync(p, { force: true, recursive: true }); }',
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'rm' },
          line: 2,
          column: 36,
          endLine: 2,
          endColumn: 49,
        },
      ],
    },
    {
      name: 'two in one block',
      code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(p: string, q: string) { if (existsSync(p)) rmSync(p, { force: true }); if (!existsSync(q)) mkdirSync(q, { recursive: true }); }',
      output: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(p: string, q: string) { rmSync(p, { force: true }); mkdirSync(q, { recursive: true }); }',
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'rm' },
          line: 2,
          column: 47,
          endLine: 2,
          endColumn: 60,
        },
        {
          messageId: 'file',
          data: { check: 'exists', act: 'mkdir' },
          line: 2,
          column: 95,
          endLine: 2,
          endColumn: 108,
        },
      ],
    },
    {
      name: 'a path that may be undefined',
      code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(p?: string) { if (existsSync(p!)) rmSync(p!, { force: true }); }',
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'rm' },
          line: 2,
          column: 37,
          endLine: 2,
          endColumn: 51,
        },
      ],
    },
    {
      name: 'a path of any kind',
      code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(p) { if (existsSync(p)) rmSync(p, { force: true }); }',
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'rm' },
          line: 2,
          column: 28,
          endLine: 2,
          endColumn: 41,
        },
      ],
    },
    {
      name: 'an else',
      code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(d: string) { if (!existsSync(d)) mkdirSync(d, { recursive: true }); else log(d); }',
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'mkdir' },
          line: 2,
          column: 37,
          endLine: 2,
          endColumn: 50,
        },
      ],
    },
    {
      name: 'a second statement',
      code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(d: string) { if (!existsSync(d)) { log(d); mkdirSync(d, { recursive: true }); } }',
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'mkdir' },
          line: 2,
          column: 37,
          endLine: 2,
          endColumn: 50,
        },
      ],
    },
    {
      name: 'a directory without its parents',
      code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(d: string) { if (!existsSync(d)) mkdirSync(d); }',
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'mkdir' },
          line: 2,
          column: 37,
          endLine: 2,
          endColumn: 50,
        },
      ],
    },
    {
      name: 'a field that is declared',
      code: "import fs from 'fs'; export class A { constructor(private readonly root: string) {} f() { if (!fs.existsSync(this.root)) fs.mkdirSync(this.root, { recursive: true }); } }",
      output: "import fs from 'fs'; export class A { constructor(private readonly root: string) {} f() { fs.mkdirSync(this.root, { recursive: true }); } }",
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'mkdir' },
          line: 1,
          column: 96,
          endLine: 1,
          endColumn: 120,
        },
      ],
    },
    {
      name: 'an unlink',
      code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(p: string) { if (existsSync(p)) unlinkSync(p); }',
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'unlink' },
          line: 2,
          column: 36,
          endLine: 2,
          endColumn: 49,
          suggestions: [
            { messageId: 'removeByForce', output: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(p: string) { rmSync(p, { force: true }); }' },
          ],
        },
      ],
    },
    {
      name: 'an unlink by a namespace',
      code: "import * as fs from 'fs'; export function f(p: string) { if (fs.existsSync(p)) { fs.unlinkSync(p); } }",
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'unlink' },
          line: 1,
          column: 62,
          endLine: 1,
          endColumn: 78,
          suggestions: [
            { messageId: 'removeByForce', output: "import * as fs from 'fs'; export function f(p: string) { fs.rmSync(p, { force: true }); }" },
          ],
        },
      ],
    },
    {
      name: 'an unlink that needs an import',
      code: "import { existsSync, unlinkSync } from 'fs'; export function f(p: string) { if (existsSync(p)) unlinkSync(p); }",
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'unlink' },
          line: 1,
          column: 81,
          endLine: 1,
          endColumn: 94,
          suggestions: [
            { messageId: 'removeByForce', output: "import { existsSync, unlinkSync, rmSync } from 'fs'; export function f(p: string) { rmSync(p, { force: true }); }" },
          ],
        },
      ],
    },
    {
      name: 'a write when the file is missing',
      code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(p: string) { if (!existsSync(p)) writeFileSync(p, \'{}\', \'utf8\'); }',
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'writeFile' },
          line: 2,
          column: 37,
          endLine: 2,
          endColumn: 50,
          suggestions: [
            { messageId: 'writeExclusively', output: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(p: string) { if (!existsSync(p)) writeFileSync(p, \'{}\', { encoding: \'utf8\', flag: \'wx\' }); }' },
          ],
        },
      ],
    },
    {
      name: 'a write without options',
      code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(p: string) { if (existsSync(p)) return; writeFileSync(p, \'{}\'); }',
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'writeFile' },
          line: 2,
          column: 36,
          endLine: 2,
          endColumn: 49,
          suggestions: [
            { messageId: 'writeExclusively', output: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(p: string) { if (existsSync(p)) return; writeFileSync(p, \'{}\', { flag: \'wx\' }); }' },
          ],
        },
      ],
    },
    {
      name: 'a write with options',
      code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(p: string) { if (existsSync(p)) return; writeFileSync(p, \'{}\', { mode: 0o600 }); }',
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'writeFile' },
          line: 2,
          column: 36,
          endLine: 2,
          endColumn: 49,
          suggestions: [
            { messageId: 'writeExclusively', output: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(p: string) { if (existsSync(p)) return; writeFileSync(p, \'{}\', { mode: 0o600, flag: \'wx\' }); }' },
          ],
        },
      ],
    },
    {
      name: 'after an early exit',
      code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(p: string) { for (const q of list(p)) { if (!existsSync(q)) continue; log(q); rmSync(q); } }',
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'rm' },
          line: 2,
          column: 64,
          endLine: 2,
          endColumn: 77,
        },
      ],
    },
    {
      name: 'after a function that always throws',
      code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nfunction fail(): never { throw new Error(\'No\'); } export function f(p: string) { if (existsSync(p)) { fail(); } writeFileSync(p, \'\'); }',
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'writeFile' },
          line: 2,
          column: 86,
          endLine: 2,
          endColumn: 99,
          suggestions: [
            { messageId: 'writeExclusively', output: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nfunction fail(): never { throw new Error(\'No\'); } export function f(p: string) { if (existsSync(p)) { fail(); } writeFileSync(p, \'\', { flag: \'wx\' }); }' },
          ],
        },
      ],
    },
    {
      name: 'through a const',
      code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(p: string) { const known = existsSync(p); if (!known) mkdirSync(p); }',
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'mkdir' },
          line: 2,
          column: 46,
          endLine: 2,
          endColumn: 59,
        },
      ],
    },
    {
      name: 'as one of some conditions',
      code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(p: string, force: boolean) { if (force && existsSync(p)) unlinkSync(p); }',
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'unlink' },
          line: 2,
          column: 61,
          endLine: 2,
          endColumn: 74,
        },
      ],
    },
    {
      name: 'in a conditional expression',
      code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport const f = (p: string) => (existsSync(p) ? unlinkSync(p) : undefined);',
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'unlink' },
          line: 2,
          column: 34,
          endLine: 2,
          endColumn: 47,
        },
      ],
    },
    {
      name: 'a bare access',
      code: 'import { access, stat, mkdir, rm, unlink, writeFile, rename } from \'node:fs/promises\';\nexport async function f(p: string) { await access(p); await unlink(p); }',
      errors: [
        {
          messageId: 'file',
          data: { check: 'access', act: 'unlink' },
          line: 2,
          column: 44,
          endLine: 2,
          endColumn: 53,
        },
      ],
    },
    {
      name: 'an access that fails',
      code: 'import { access, stat, mkdir, rm, unlink, writeFile, rename } from \'node:fs/promises\';\nexport async function f(d: string) { try { await access(d); } catch { await mkdir(d); } }',
      errors: [
        {
          messageId: 'file',
          data: { check: 'access', act: 'mkdir' },
          line: 2,
          column: 50,
          endLine: 2,
          endColumn: 59,
        },
      ],
    },
    {
      name: 'an access that is answered',
      code: 'import { access, stat, mkdir, rm, unlink, writeFile, rename } from \'node:fs/promises\';\nexport async function f(d: string) { const there = await access(d).then(() => true, () => false); if (!there) await mkdir(d); }',
      errors: [
        {
          messageId: 'file',
          data: { check: 'access', act: 'mkdir' },
          line: 2,
          column: 52,
          endLine: 2,
          endColumn: 97,
        },
      ],
    },
    {
      name: 'a stat that is tested as a whole',
      code: 'import { access, stat, mkdir, rm, unlink, writeFile, rename } from \'node:fs/promises\';\nexport async function f(p: string) { const s = await stat(p).catch(() => null); if (s !== null) await rm(p); }',
      errors: [
        {
          messageId: 'file',
          data: { check: 'stat', act: 'rm' },
          line: 2,
          column: 48,
          endLine: 2,
          endColumn: 79,
        },
      ],
    },
    {
      name: 'promisified functions',
      code: "const fs = require('fs'); const { promisify } = require('util'); const exists = promisify(fs.exists); const write = promisify(fs.writeFile); module.exports = async p => { if (!(await exists(p))) await write(p, ''); };",
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'writeFile' },
          line: 1,
          column: 184,
          endLine: 1,
          endColumn: 193,
        },
      ],
    },
    {
      name: 'the target of a rename',
      code: "import fs from 'node:fs'; export function f(a: string, b: string) { if (!fs.existsSync(b)) fs.renameSync(a, b); }",
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'rename' },
          line: 1,
          column: 74,
          endLine: 1,
          endColumn: 90,
        },
      ],
    },
    {
      name: 'a path joined twice',
      code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nimport path from \'path\'; export function f(d: string) { if (!existsSync(path.join(d, \'a\'))) mkdirSync(path.join(d, \'a\')); }',
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'mkdir' },
          line: 2,
          column: 62,
          endLine: 2,
          endColumn: 91,
        },
      ],
    },
    {
      name: 'Bun',
      code: "export async function f(p: string) { const file = Bun.file(p); if (!(await file.exists())) await Bun.write(p, ''); }",
      errors: [
        {
          messageId: 'file',
          data: { check: 'Bun.file().exists', act: 'writeFile' },
          line: 1,
          column: 76,
          endLine: 1,
          endColumn: 89,
        },
      ],
    },
    {
      name: 'Deno',
      code: "import { exists } from 'jsr:@std/fs'; export async function f(p: string) { if (await exists(p)) await Deno.remove(p); }",
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'remove' },
          line: 1,
          column: 86,
          endLine: 1,
          endColumn: 95,
        },
      ],
    },
    {
      name: 'a try that knows another error',
      code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(p: string) { try { if (existsSync(p)) unlinkSync(p); } catch (e) { log(e); } }',
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'unlink' },
          line: 2,
          column: 42,
          endLine: 2,
          endColumn: 55,
          suggestions: [
            { messageId: 'removeByForce', output: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(p: string) { try { rmSync(p, { force: true }); } catch (e) { log(e); } }' },
          ],
        },
      ],
    },
    {
      name: 'a read',
      code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(p: string) {\n  let text = \'\';\n  if (existsSync(p)) {\n    text = readFileSync(p, \'utf8\');\n  }\n  return text;\n}',
      options: STRICT,
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'readFile' },
          line: 4,
          column: 7,
          endLine: 4,
          endColumn: 20,
          suggestions: [
            { messageId: 'tryToRead', output: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(p: string) {\n  let text = \'\';\n  try {\n    text = readFileSync(p, \'utf8\');\n  } catch (error) {\n    if ((error as NodeJS.ErrnoException).code !== \'ENOENT\') throw error;\n  }\n  return text;\n}' },
          ],
        },
      ],
    },
    {
      name: 'a read of JavaScript',
      code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(p) { if (existsSync(p)) { return readFileSync(p); } }',
      options: STRICT,
      filename: 'file.js',
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'readFile' },
          line: 2,
          column: 28,
          endLine: 2,
          endColumn: 41,
          suggestions: [
            { messageId: 'tryToRead', output: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(p) { try { return readFileSync(p); } catch (error) {\n  if (error.code !== \'ENOENT\') throw error;\n} }' },
          ],
        },
      ],
    },
    {
      name: 'a read after an early exit',
      code: 'import { existsSync, mkdirSync, rmSync, unlinkSync, writeFileSync, readFileSync } from \'node:fs\';\nexport function f(p: string) { if (!existsSync(p)) return null; return readFileSync(p); }',
      options: [{ reads: true }],
      errors: [
        {
          messageId: 'file',
          data: { check: 'exists', act: 'readFile' },
          line: 2,
          column: 37,
          endLine: 2,
          endColumn: 50,
        },
      ],
    },
    {
      name: 'a map of the module',
      code: 'const m = new Map(); export async function f(k: string) { if (!m.has(k)) m.set(k, await load(k)); return m.get(k); }',
      errors: [
        {
          messageId: 'memory',
          data: { check: 'm.has(k)', act: 'm.set' },
          line: 1,
          column: 64,
          endLine: 1,
          endColumn: 72,
          suggestions: [
            { messageId: 'storePromise', output: 'const m = new Map(); export async function f(k: string) { if (!m.has(k)) m.set(k, load(k)); return m.get(k); }' },
          ],
        },
      ],
    },
    {
      name: 'a map of the module by its value',
      code: 'const m = new Map(); export async function f(k: string) { const old = m.get(k); if (old) return old; const v = await load(k); m.set(k, v); return v; }',
      errors: [
        {
          messageId: 'memory',
          data: { check: 'm.get(k)', act: 'm.set' },
          line: 1,
          column: 71,
          endLine: 1,
          endColumn: 79,
        },
      ],
    },
    {
      name: 'a value that is too old',
      code: 'const m = new Map(); export async function f(k: string) { const old = m.get(k); if (old && old.until > Date.now()) return old.value; const v = await load(k); m.set(k, { v }); return v; }',
      errors: [
        {
          messageId: 'memory',
          data: { check: 'm.get(k)', act: 'm.set' },
          line: 1,
          column: 71,
          endLine: 1,
          endColumn: 79,
        },
      ],
    },
    {
      name: 'a variable that is assigned later',
      code: 'const m = new Map(); export async function f(k: string) { let v = m.get(k); if (v === undefined) { v = await load(k); m.set(k, v); } return v; }',
      errors: [
        {
          messageId: 'memory',
          data: { check: 'm.get(k)', act: 'm.set' },
          line: 1,
          column: 67,
          endLine: 1,
          endColumn: 75,
        },
      ],
    },
    {
      name: 'a set of the object',
      code: 'export class A { #seen = new Set<string>(); async f(k: string) { if (this.#seen.has(k)) return; await send(k); this.#seen.add(k); } }',
      errors: [
        {
          messageId: 'memory',
          data: { check: 'this.#seen.has(k)', act: 'this.#seen.add' },
          line: 1,
          column: 70,
          endLine: 1,
          endColumn: 87,
        },
      ],
    },
    {
      name: 'a map that is given',
      code: 'export async function f(m: Map<string, User>, k: string) { if (!m.has(k)) m.set(k, await load(k)); }',
      errors: [
        {
          messageId: 'memory',
          data: { check: 'm.has(k)', act: 'm.set' },
          line: 1,
          column: 65,
          endLine: 1,
          endColumn: 73,
          suggestions: [
            { messageId: 'storePromise', output: 'export async function f(m: Map<string, User>, k: string) { if (!m.has(k)) m.set(k, load(k)); }' },
          ],
        },
      ],
    },
    {
      name: 'a set that callbacks capture',
      code: 'export async function f(list: string[]) { const seen = new Set(); await Promise.all(list.map(async k => { if (!seen.has(k)) { await send(k); seen.add(k); } })); }',
      errors: [
        {
          messageId: 'memory',
          data: { check: 'seen.has(k)', act: 'seen.add' },
          line: 1,
          column: 112,
          endLine: 1,
          endColumn: 123,
        },
      ],
    },
    {
      name: 'a helper that is called for each',
      code: 'export async function f(list: string[]) { const seen = new Set(); const one = async (k: string) => { if (!seen.has(k)) { await send(k); seen.add(k); } }; await Promise.all(list.map(k => one(k))); }',
      errors: [
        {
          messageId: 'memory',
          data: { check: 'seen.has(k)', act: 'seen.add' },
          line: 1,
          column: 107,
          endLine: 1,
          endColumn: 118,
        },
      ],
    },
    {
      name: 'a variable that a returned function captures',
      code: 'export function f() { let a: any; return async () => { if (a) return a; a = await load(); return a; }; }',
      errors: [
        {
          messageId: 'memory',
          data: { check: 'a', act: 'a' },
          line: 1,
          column: 60,
          endLine: 1,
          endColumn: 61,
          suggestions: [
            { messageId: 'storePromise', output: 'export function f() { let a: any; return async () => { if (a) return a; a = load(); return a; }; }' },
          ],
        },
      ],
    },
    {
      name: 'a variable of the module',
      code: 'let client: any; export async function f() { if (!client) client = await connect(); return client; }',
      errors: [
        {
          messageId: 'memory',
          data: { check: 'client', act: 'client' },
          line: 1,
          column: 50,
          endLine: 1,
          endColumn: 57,
          suggestions: [
            { messageId: 'storePromise', output: 'let client: any; export async function f() { if (!client) client = connect(); return client; }' },
          ],
        },
      ],
    },
    {
      name: 'a variable of the module that is compared',
      code: 'let client: any; export async function f() { if (client === undefined) { client = await connect(); } return client; }',
      errors: [
        {
          messageId: 'memory',
          data: { check: 'client', act: 'client' },
          line: 1,
          column: 50,
          endLine: 1,
          endColumn: 70,
          suggestions: [
            { messageId: 'storePromise', output: 'let client: any; export async function f() { if (client === undefined) { client = connect(); } return client; }' },
          ],
        },
      ],
    },
    {
      name: 'a variable whose type is asked',
      code: "let client: any; export async function f() { if (typeof client === 'undefined') { await warmUp(); client = connect(); } return client; }",
      errors: [
        {
          messageId: 'memory',
          data: { check: 'client', act: 'client' },
          line: 1,
          column: 50,
          endLine: 1,
          endColumn: 79,
        },
      ],
    },
    {
      name: 'a field',
      code: 'export class A { client: any; async f() { if (this.client) return this.client; this.client = await connect(); return this.client; } }',
      errors: [
        {
          messageId: 'memory',
          data: { check: 'this.client', act: 'this.client' },
          line: 1,
          column: 47,
          endLine: 1,
          endColumn: 58,
          suggestions: [
            { messageId: 'storePromise', output: 'export class A { client: any; async f() { if (this.client) return this.client; this.client = connect(); return this.client; } }' },
          ],
        },
      ],
    },
    {
      name: 'a flag that is set at the end',
      code: 'export class A { ready = false; async init() { if (this.ready) return; await connect(); this.ready = true; } }',
      errors: [
        {
          messageId: 'memory',
          data: { check: 'this.ready', act: 'this.ready' },
          line: 1,
          column: 52,
          endLine: 1,
          endColumn: 62,
        },
      ],
    },
    {
      name: 'a key of an object',
      code: 'const cache: any = {}; export async function f(k: string) { if (!(k in cache)) cache[k] = await load(k); return cache[k]; }',
      errors: [
        {
          messageId: 'memory',
          data: { check: 'k in cache', act: 'cache[k]' },
          line: 1,
          column: 67,
          endLine: 1,
          endColumn: 77,
          suggestions: [
            { messageId: 'storePromise', output: 'const cache: any = {}; export async function f(k: string) { if (!(k in cache)) cache[k] = load(k); return cache[k]; }' },
          ],
        },
      ],
    },
    {
      name: 'nullish assignment',
      code: 'let a: any; export async function f() { a ??= await load(); return a; }',
      errors: [
        {
          messageId: 'memory',
          data: { check: 'a', act: 'a' },
          line: 1,
          column: 41,
          endLine: 1,
          endColumn: 59,
          suggestions: [
            { messageId: 'storePromise', output: 'let a: any; export async function f() { a ??= load(); return a; }' },
          ],
        },
      ],
    },
    {
      name: 'logical assignment to a member',
      code: 'const cache: any = {}; export async function f(k: string) { return (cache[k] ||= (await load(k)).body); }',
      errors: [
        {
          messageId: 'memory',
          data: { check: 'cache[k]', act: 'cache[k]' },
          line: 1,
          column: 69,
          endLine: 1,
          endColumn: 102,
        },
      ],
    },
    {
      name: 'a member by a const',
      code: 'export class A { state: any; async f() { const state = this.state; if (!state.user) state.user = await load(); } }',
      errors: [
        {
          messageId: 'memory',
          data: { check: 'state.user', act: 'state.user' },
          line: 1,
          column: 72,
          endLine: 1,
          endColumn: 83,
          suggestions: [
            { messageId: 'storePromise', output: 'export class A { state: any; async f() { const state = this.state; if (!state.user) state.user = load(); } }' },
          ],
        },
      ],
    },
    {
      name: 'a handler of a program',
      code: "const m = new Map(); const app = express(); app.get('/a', async (req, res) => { if (!m.has(req.url)) m.set(req.url, await load(req.url)); res.send(m.get(req.url)); }); app.listen(1);",
      errors: [
        {
          messageId: 'memory',
          data: { check: 'm.has(req.url)', act: 'm.set' },
          line: 1,
          column: 86,
          endLine: 1,
          endColumn: 100,
          suggestions: [
            { messageId: 'storePromise', output: "const m = new Map(); const app = express(); app.get('/a', async (req, res) => { if (!m.has(req.url)) m.set(req.url, load(req.url)); res.send(m.get(req.url)); }); app.listen(1);" },
          ],
        },
      ],
    },
    {
      name: 'a record that is found first',
      code: "export async function f(email: string) { const u = await db.user.findUnique({ where: { email } }); if (u) throw new Error('Taken'); return await db.user.create({ data: { email } }); }",
      options: STRICT,
      errors: [
        {
          messageId: 'record',
          data: { check: 'findUnique', act: 'create' },
          line: 1,
          column: 52,
          endLine: 1,
          endColumn: 98,
        },
      ],
    },
    {
      name: 'records that are counted',
      code: 'export class A { async f(email: string) { if ((await this.users.count({ email })) === 0) { await this.users.insert({ email }); } } }',
      options: [{ records: true }],
      errors: [
        {
          messageId: 'record',
          data: { check: 'count', act: 'insert' },
          line: 1,
          column: 54,
          endLine: 1,
          endColumn: 81,
        },
      ],
    },
    {
      name: 'records that exist',
      code: 'export async function f(email: string) { if (!(await User.exists({ email }))) await User.create({ email }).catch(e => { log(e); throw e; }); }',
      options: STRICT,
      errors: [
        {
          messageId: 'record',
          data: { check: 'exists', act: 'create' },
          line: 1,
          column: 54,
          endLine: 1,
          endColumn: 76,
        },
      ],
    },
    {
      name: 'a function that is called without its promise being kept',
      code: 'let data: any; export async function f() { await fill(); } async function fill() { if (!data) { const v = await load(); data = v; } }',
      errors: [{ messageId: 'memory', data: { check: 'data', act: 'data' }, line: 1, column: 88, endLine: 1, endColumn: 93 }],
    },
    {
      name: 'a private method that is called in another place, too',
      code: 'export class A { #ready: any; #data: any; f() { return (this.#ready ??= this.#fill()); } g() { return this.#fill(); } async #fill() { if (!this.#data) { const v = await load(); this.#data = v; } } }',
      errors: [{ messageId: 'memory', data: { check: 'this.#data', act: 'this.#data' }, line: 1, column: 139, endLine: 1, endColumn: 150 }],
    },
    {
      name: 'a promise that is kept by the call alone',
      code: 'let data: any; export async function f() { let ready; if (!ready) ready = (async () => { if (!data) { const v = await load(); data = v; } })(); await ready; }',
      errors: [{ messageId: 'memory', data: { check: 'data', act: 'data' }, line: 1, column: 94, endLine: 1, endColumn: 99 }],
    },
    {
      name: 'a flag behind a folder and more',
      code: 'export class A { made = false; async f() { if (!this.made) { await fs.mkdir(this.dir, { recursive: true }); await write(this.dir); this.made = true; } } }',
      errors: [{ messageId: 'memory', data: { check: 'this.made', act: 'this.made' }, line: 1, column: 48, endLine: 1, endColumn: 58 }],
    },
    {
      name: 'a wait for the storage of a browser',
      code: 'export class A { id; async f() { if (!this.id) { const v = await browser.storage.get(\'id\'); this.id = v; } } }',
      errors: [{ messageId: 'memory', data: { check: 'this.id', act: 'this.id' }, line: 1, column: 38, endLine: 1, endColumn: 46 }],
    },
    {
      name: 'a link that is removed when it is there',
      code: 'import { access, lstat, mkdir, rm, rename, writeFile, cp, mkdtemp } from \'node:fs/promises\';\nexport async function f(p: string) { const s = await lstat(p).catch(() => null); if (s) await rm(p); }',
      errors: [{ messageId: 'file', data: { check: 'lstat', act: 'rm' }, line: 2, column: 48, endLine: 2, endColumn: 80 }],
    },
    {
      name: 'a folder whose making is refused by a throw',
      code: 'import { access, lstat, mkdir, rm, rename, writeFile, cp, mkdtemp } from \'node:fs/promises\';\nimport { existsSync } from \'node:fs\'; export async function f(d: string) { if (existsSync(d)) throw new Error(\'There is one\'); await mkdir(d, { recursive: true }); }',
      errors: [{ messageId: 'file', data: { check: 'exists', act: 'mkdir' }, line: 2, column: 80, endLine: 2, endColumn: 93 }],
    },
    {
      name: 'a folder whose making is told of',
      code: 'import { access, lstat, mkdir, rm, rename, writeFile, cp, mkdtemp } from \'node:fs/promises\';\nimport { existsSync } from \'node:fs\'; export async function f(d: string) { if (!existsSync(d)) { await mkdir(d, { recursive: true }); log(d); } }',
      errors: [{ messageId: 'file', data: { check: 'exists', act: 'mkdir' }, line: 2, column: 81, endLine: 2, endColumn: 94 }],
    },
    {
      name: 'a removal that is told of and may fail',
      code: 'import { existsSync, rmSync } from \'node:fs\'; export function f(p: string) { if (existsSync(p)) { rmSync(p); log(p); } }',
      errors: [{ messageId: 'file', data: { check: 'exists', act: 'rm' }, line: 1, column: 82, endLine: 1, endColumn: 95 }],
    },
    {
      name: 'a file that is written before it is read',
      code: 'import { existsSync, readFileSync, writeFileSync } from \'node:fs\'; export function f(p: string) { if (!existsSync(p)) { writeFileSync(p, \'\', options); } return readFileSync(p); }',
      errors: [{ messageId: 'file', data: { check: 'exists', act: 'writeFile' }, line: 1, column: 104, endLine: 1, endColumn: 117 }],
    },
    {
      name: 'a write whose failure is passed over',
      code: 'import { existsSync, renameSync } from \'node:fs\'; export function f(p: string) { if (existsSync(p)) { try { renameSync(p, `${p}.1`); } catch (e) { log(e); } } }',
      errors: [{ messageId: 'file', data: { check: 'exists', act: 'rename' }, line: 1, column: 86, endLine: 1, endColumn: 99 }],
    },
  ],
});
