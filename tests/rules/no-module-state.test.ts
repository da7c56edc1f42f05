import * as espree from 'espree';

import rule from '../../src/rules/no-module-state.ts';
import { RuleTester } from '../support/rule-tester.ts';

const STRICT = rule.meta.docs.strict!;
/** Everything that counts as evidence or not, with what is allowed at recommended. */
const CANDIDATES = [{ requireEvidence: false }] as const;

const at = (line: number, column: number, length: number) => ({ line, column, endLine: line, endColumn: column + length });
const moduleState = (name: string, writer: string, line: number, column: number) => ({
  messageId: 'moduleState' as const,
  data: { name, writer },
  ...at(line, column, name.length),
});
const exportedState = (name: string, writer: string, line: number, column: number, length = name.length) => ({
  messageId: 'exportedState' as const,
  data: { name, writer },
  ...at(line, column, length),
});
const staticState = (name: string, writer: string, line: number, column: number) => ({
  messageId: 'staticState' as const,
  data: { name, writer },
  ...at(line, column, name.split('.')[1]!.length),
});
const singleton = (name: string, line: number, column: number) => ({
  messageId: 'singleton' as const,
  data: { name },
  ...at(line, column, name.split('.')[1]!.length),
});
const newGlobal = (name: string, line: number, column: number, length: number) => ({ messageId: 'newGlobal' as const, data: { name }, ...at(line, column, length) });
const environmentWrite = (name: string, line: number, column: number, length: number) => ({
  messageId: 'environmentWrite' as const,
  data: { name },
  ...at(line, column, length),
});

const COUNTER = 'let total = 0;\nfunction count(n) { total += n; }\nexport const report = () => { count(1); return total; };\nexport const other = () => total;';

new RuleTester().run(rule.name, rule, {
  valid: [
    { name: 'accepts constants', code: "export const limit = 3; const names = ['a']; export const first = () => names[0];" },
    { name: 'accepts state inside of a function', code: 'export function f() { let n = 0; const seen = new Map(); n++; seen.set(n, 1); return () => n; }', options: STRICT },
    { name: 'accepts what loading builds up', code: 'const byName = new Map(); for (const e of list) byName.set(e.name, e); let n = 0; n += 1; export const get = k => byName.get(k) + n;', options: STRICT },
    { name: 'accepts what a function called where it stands builds up', code: 'let n = 0; (() => { n = read(); })(); export const get = () => n;', options: STRICT },
    { name: 'accepts what a callback of an array method builds up at load', code: 'const table = {}; codes.forEach(code => { table[code] = 1; }); export { table };', options: STRICT },
    { name: 'accepts what a private function builds up that only loading calls', code: 'let n = 0; function init() { n = 1; } init(); export const get = () => n;', options: STRICT },
    { name: 'accepts static blocks', code: 'export class A { static n = 0; static { A.n = read(); } }', options: STRICT },
    { name: 'accepts a variable conditionally set at load, exported', code: 'export let mode = 1; if (process.argv.length > 3) mode = 2;', options: STRICT },
    { name: 'accepts a local with the name of a variable', code: 'const n = 0; export function f(n) { n = 1; return n; } export const g = () => n;', options: STRICT },
    { name: 'accepts loggers', code: "import pino from 'pino'; let logger = pino(); export function replace(l) { logger = l; } export const get = () => logger;", options: STRICT },
    { name: 'accepts the level of a logger', code: "let level = 'info'; export function setLogLevel(l) { level = l; } export const log = m => level === 'info' && write(m);", options: STRICT },
    { name: 'accepts weak collections', code: 'let seen = new WeakMap(); const all = new WeakSet(); export function f(o) { seen.set(o, 1); all.add(o); seen = new WeakMap(); }', options: STRICT },
    { name: 'accepts what a store library makes', code: "import { createStore } from 'redux'; let store; export function init() { store = createStore(); } export const get = () => store;", options: STRICT },
    { name: 'accepts contexts of React', code: "import { createContext } from 'react'; let context; export function make() { context = createContext(1); } export const get = () => context;", options: STRICT },
    { name: 'accepts methods of other classes', code: 'const queue = new Queue(); const db = new Database(); const app = new App(); export function f(x) { queue.add(x); db.delete(x); app.set(x, 1); }', options: STRICT },
    { name: 'accepts the position of a regular expression', code: 'const re = new RegExp(source, "g"); export function f(s) { re.lastIndex = 0; return re.test(s); }', options: STRICT },
    { name: 'accepts writers for tests', code: 'let clock = Date.now; export function setClockForTests(c) { clock = c; } export function __resetClock() { clock = Date.now; } export const now = () => clock();', options: STRICT },
    { name: 'accepts entry files', code: '#!/usr/bin/env node\nlet failed = 0; function check() { failed++; } check(); process.env.A = "1"; globalThis.state = failed;', options: STRICT },
    { name: 'accepts what only a main guard runs', code: 'let n = 0; function count() { n++; } if (import.meta.main) { setInterval(() => count(), 9); } export const get = () => n;', options: STRICT },
    { name: 'accepts an instance that the class can reset', code: 'export class A { static #instance; static getInstance() { A.#instance ??= new A(); return A.#instance; } static reset() { A.#instance = undefined; } }', options: STRICT },
    { name: 'accepts an instance of a module that it can dispose of', code: 'let client; export function getInstance() { client ??= new Client(); return client; } export function dispose() { client = undefined; }', options: STRICT },
    { name: 'accepts static functions', code: 'export class A { static make = () => new A(); static of() { return new A(); } }', options: STRICT },
    {
      name: 'accepts a flag that keeps a message from being logged twice',
      code: "let warned = false; export function old() { if (!warned) { warned = true; console.warn('old() goes away; call current().'); } return current(); }",
      options: STRICT,
    },
    {
      name: 'accepts such a flag beside a warning of the process, after an early return',
      code: 'let told = false; function tell() { if (told) return; process.emitWarning("Slow mode."); told = true; } export const f = () => tell();',
      options: STRICT,
    },
    {
      name: 'accepts a set of the keys that a message was logged for',
      code: 'const told = new Set(); export function check(key) { if (!told.has(key)) { told.add(key); console.warn(key); } }',
      options: STRICT,
    },
    {
      name: 'accepts contexts of a renderer of the project',
      code: "import { createContext } from '../context'; let theme; export function wrap(child) { theme ||= createContext('light'); return render(theme, child); }",
      options: STRICT,
    },
    {
      name: 'accepts a store that components subscribe to',
      code: "import { useSyncExternalStore } from 'react'; let width = 0; const all = new Set(); function subscribe(f) { all.add(f); onWidth(w => { width = w; }); return () => all.delete(f); } export const useWidth = () => useSyncExternalStore(subscribe, () => width);",
      options: STRICT,
    },
    {
      name: 'accepts the globals of a script that is only a function to evaluate',
      code: ';(inputs) => { "use strict"; globalThis.api = { get: inputs.get }; if (!globalThis.chain) globalThis.chain = 1; }',
      options: STRICT,
    },
    { name: 'accepts statics of a class that a function makes', code: 'export function make() { return class { static n = 0; add() { this.constructor.n = 1; } }; }', options: STRICT },
    { name: 'accepts ambient declarations', code: 'declare let version: string; declare global { var state: number } export const v = () => version;', options: STRICT },
    { name: 'accepts names that the platform has on its global object', code: 'export function f() { globalThis.fetch = g; window.onerror = h; window.location = u; self.name = "w"; }', options: STRICT },
    { name: 'accepts a local `globalThis` and a local `process`', code: 'export function f(globalThis, process) { globalThis.state = 1; process.env.A = "1"; }', options: STRICT },
    { name: 'accepts a default of a global name at load', code: 'globalThis.cache ??= new Map(); if (!globalThis.other) globalThis.other = 1; globalThis.third = globalThis.third || {}; export const a = 1;', options: STRICT },
    { name: 'leaves soft fails on the environment to their own rule', code: 'process.env.REGION ??= "eu"; export function f() { process.env.A = process.env.A || "b"; if (!process.env.C) process.env.C = "d"; }', options: STRICT },
    { name: 'accepts files that hang on a test runner’s hooks', code: "import { beforeAll } from 'vitest'; export let page; beforeAll(async () => { page = await open(); });", options: STRICT },
    { name: 'accepts reading a global and the environment', code: 'export function f() { return [globalThis.state, process.env.A, delete cache.a]; }', options: STRICT },

    // Recommended asks for evidence.
    { name: 'accepts containers at recommended', code: 'const seen = new Map(); const list = []; export function note(x) { seen.set(x, 1); list.push(x); } export const has = x => seen.has(x);' },
    { name: 'accepts globals and the environment at recommended', code: 'export function f() { globalThis.state = 1; process.env.A = "1"; }' },
    { name: 'accepts a scalar that only its writer reads', code: 'let next = 0; export function newId() { next += 1; return next; }' },
    { name: 'accepts a scalar that only closures of its writer read', code: 'let busy = 0; export function start() { busy = 5; return () => busy; }' },
    { name: 'accepts an object in a `let` that nobody exports', code: 'let current; function change(c) { current = { c }; } export const get = () => current; export const f = () => change(1);' },
    { name: 'accepts a lazy scalar', code: 'let home; export function getHome() { if (home === undefined) home = String(find()); return home; } export const show = () => home;' },
    { name: 'accepts a lazy scalar after an early return', code: 'let ready = false; function init() { if (ready) return; ready = true; run(); } export const a = () => init(); export const b = () => ready;' },
    { name: 'accepts a lazy scalar whose guard is at the call of its writer', code: 'let n = 0; function load() { n = 1; } export function a() { if (!n) load(); return n; } export const b = () => n;' },
    { name: 'accepts a lazy export', code: 'export let db; export async function connect() { db ??= await open(); return db; }' },
    { name: 'accepts a function that replaces itself', code: 'export let isOld = () => { const old = check(); isOld = () => old; return old; };' },
    { name: 'accepts a cache under an expiry', code: 'let fetchedAt = 0; let value; export async function get() { if (Date.now() - fetchedAt < 1000) return value; value = await load(); fetchedAt = Date.now(); return value; } export const age = () => fetchedAt;' },
    { name: 'accepts an exported setter', code: "let language = 'en'; export function setLanguage(l) { language = l; } export const t = k => texts[language][k];" },
    { name: 'accepts a registering decorator', code: 'let count = 0; export function Handler(name) { return target => { count += 1; }; } export const size = () => count;' },
    { name: 'accepts a getter that throws until the state is set', code: "let user = ''; function login(u) { user = u; } export function getUser() { if (!user) throw new Error('Log in first'); return user; } export const f = () => login('a');" },
    { name: 'accepts a switch', code: 'let tracing = false; export function enableTracing() { tracing = true; } export function disableTracing() { tracing = false; } export const f = () => tracing;' },
    { name: 'accepts a value that is set back in the same function', code: 'let depth = 0; export function run(f) { const old = depth; depth = old + 1; try { f(); } finally { depth = old; } } export const get = () => depth;' },
    { name: 'accepts a count that is taken back in the same function', code: 'let depth = 0; export function run(f) { depth++; try { f(); } finally { depth--; } } export const get = () => depth;' },
    { name: 'accepts a value that only a gauge observes', code: 'let latest = 0; function note(n) { latest = n; } meter.on(r => { r.observe(gauge, latest); }); export const f = () => note(1);', filename: 'src/gauge.ts' },
    { name: 'accepts browser code', code: "'use client';\n" + COUNTER },
    { name: 'accepts files in a folder of the client', code: COUNTER, filename: 'src/client/count.ts' },

    // The options of recommended, without its evidence.
    { name: 'allows caches whose keys are looked up first', code: 'const cache = new Map(); export function get(k) { if (cache.has(k)) return cache.get(k); const v = make(k); cache.set(k, v); return v; } export const drop = k => cache.delete(k);', options: CANDIDATES },
    { name: 'allows caches in objects', code: 'const cache = {}; export function get(k) { if (!(k in cache)) cache[k] = make(k); return cache[k]; }', options: CANDIDATES },
    { name: 'allows registries', code: 'const handlers = new Map(); export function registerHandler(k, h) { handlers.set(k, h); return () => handlers.delete(k); } export function unregister(k) { handlers.delete(k); } export const call = k => handlers.get(k)();', options: CANDIDATES },
    { name: 'allows registries of a class', code: 'export class Registry { static #all = new Map(); static add(k, v) { Registry.#all.set(k, v); } static get(k) { return Registry.#all.get(k); } }', options: CANDIDATES },
    { name: 'allows functions that install something on the global object', code: 'export function installShim() { globalThis.shim = 1; } export function get() { globalThis.pool ??= new Pool(); }', options: CANDIDATES },
  ],
  invalid: [
    // Recommended.
    { name: 'reports a scalar that one function sets and another reads', code: COUNTER, errors: [moduleState('total', "'count'", 1, 5)] },
    { name: 'reports it under another parser', code: COUNTER, languageOptions: { parser: espree }, errors: [moduleState('total', "'count'", 1, 5)] },
    {
      name: 'reports a typed scalar on its name alone',
      code: 'let user: string | undefined;\nfunction login(u: string) { user = u; }\nexport const f = () => { login("a"); };\nexport const who = () => user;',
      errors: [moduleState('user', "'login'", 1, 5)],
    },
    {
      name: 'reports a `var`, and a writer in a pattern',
      code: 'var rate = 1;\nfunction change() { ({ rate } = load()); }\nexport const f = () => change();\nexport const get = () => rate;',
      errors: [moduleState('rate', "'change'", 1, 5)],
    },
    {
      name: 'reports a setter that is not exported',
      code: "let lang = 'en';\nfunction setLang(l) { lang = l; }\nexport const f = l => { setLang(l); };\nexport const get = () => lang;",
      errors: [moduleState('lang', "'setLang'", 1, 5)],
    },
    { name: 'reports an exported binding that is reassigned', code: 'export let current = {};\nexport function setCurrent(c) { current = c; }', errors: [exportedState('current', "'setCurrent'", 1, 12)] },
    { name: 'reports it where a list exports it', code: 'let current = {};\nconst use = c => { current = c; };\nexport { current as default, use };', errors: [exportedState('current', "'use'", 3, 10, 18)] },
    { name: 'reports an exported object that a callback replaces', code: 'export let config = null;\nexport const watch = w => w.on("change", c => { config = c; });', errors: [exportedState('config', "'watch'", 1, 12)] },
    {
      name: 'reports a static field that a constructor writes',
      code: 'export class Job {\n  static count = 0;\n  constructor() { Job.count++; }\n}',
      errors: [staticState('Job.count', "'Job.constructor'", 2, 10)],
    },
    {
      name: 'reports a private static field that a method writes',
      code: 'export class Job {\n  static #last: Job | null = null;\n  run() { Job.#last = this; }\n}',
      errors: [staticState('Job.#last', "'Job.run'", 2, 10)],
    },
    {
      name: 'reports a static scalar that one function sets and another reads',
      code: 'export class Mode {\n  static fast = false;\n  static change(f) { Mode.fast = f; }\n  static pick() { return Mode.fast ? 1 : 2; }\n}',
      errors: [staticState('Mode.fast', "'Mode.change'", 2, 10)],
    },
    {
      name: 'reports a writer that only sometimes checks',
      code: 'let n = 0;\nfunction a() { if (!n) n = 1; }\nfunction b() { n = 2; }\nexport const f = () => [a(), b()];\nexport const get = () => n;',
      errors: [moduleState('n', "'a'", 1, 5)],
    },

    {
      name: 'reports a count beside a cache with an expiry',
      code: 'let refreshed = 0;\nexport function get(k) { if (cache.get(k).expiresAt > Date.now()) return 1; refreshed += 1; return load(k); }\nexport const status = () => refreshed;',
      errors: [moduleState('refreshed', "'get'", 1, 5)],
    },

    // Each option on its own.
    { name: 'reports lazy state without `allowLazy`', code: 'let client;\nexport const get = () => (client ??= new Client());', options: [{ requireEvidence: false, allowLazy: false }], errors: [moduleState('client', "'get'", 1, 5)] },
    {
      name: 'reports caches without `allowCaches`',
      code: 'const cache = new Map();\nexport function get(k) { if (!cache.has(k)) cache.set(k, make(k)); return cache.get(k); }',
      options: [{ requireEvidence: false, allowCaches: false }],
      errors: [moduleState('cache', "'get'", 1, 7)],
    },
    {
      name: 'reports registries without `allowRegistries`',
      code: 'const all = new Set();\nexport function register(x) { all.add(x); }',
      options: [{ requireEvidence: false, allowRegistries: false }],
      errors: [moduleState('all', "'register'", 1, 7)],
    },
    { name: 'reports what is no cache, registry or lazy without evidence', code: 'const seen = [];\nexport function note(x) { seen.push(x); }', options: CANDIDATES, errors: [moduleState('seen', "'note'", 1, 7)] },
    {
      name: 'reports a cache that stores without a look-up',
      code: 'const cache = new Map();\nexport function keep(k, v) { if (cache.has(v)) return; cache.set(k, v); }',
      options: CANDIDATES,
      errors: [moduleState('cache', "'keep'", 1, 7)],
    },
    {
      name: 'reports a registry with a writer of another name',
      code: 'const all = new Set();\nexport function register(x) { all.add(x); }\nexport function work(x) { all.add(x); }',
      options: CANDIDATES,
      errors: [moduleState('all', "'register'", 1, 7)],
    },

    // Strict.
    { name: 'reports maps, sets and lists', code: 'const a = new Map(), b = new Set(), c = [];\nexport function f(x) { a.set(x, 1); b.delete(x); c.push(x); }', options: STRICT, errors: [moduleState('a', "'f'", 1, 7), moduleState('b', "'f'", 1, 22), moduleState('c', "'f'", 1, 37)] },
    { name: 'reports dates and search parameters', code: 'const a = new Date(), b = new URLSearchParams();\nexport function f() { a.setHours(1); b.append("c", "d"); }', options: STRICT, errors: [moduleState('a', "'f'", 1, 7), moduleState('b', "'f'", 1, 23)] },
    { name: 'reports an object literal', code: 'const state = { user: null };\nexport function login(u) { state.user = u; }', options: STRICT, errors: [moduleState('state', "'login'", 1, 7)] },
    { name: 'reports an object by computed keys and `delete`', code: 'const state = {};\nexport const drop = k => { delete state[k]; };', options: STRICT, errors: [moduleState('state', "'drop'", 1, 7)] },
    { name: 'reports what `Object.assign` changes', code: 'const state = {} as State;\nexport const f = (p: Partial<State>) => { Object.assign(state, p); };', options: STRICT, errors: [moduleState('state', "'f'", 1, 7)] },
    { name: 'reports what is changed through another name', code: 'const state = { list: [] };\nexport function f(x) { const { list } = state; list.push(x); }', options: STRICT, errors: [moduleState('state', "'f'", 1, 7)] },
    { name: 'reports property writes on instances', code: 'const client = new Client();\nexport function f(t) { client.token = t; client.send(t); }', options: STRICT, errors: [moduleState('client', "'f'", 1, 7)] },
    { name: 'reports a static container', code: 'export class A {\n  static all = new Map();\n  add(k) { A.all.set(k, this); }\n}', options: STRICT, errors: [staticState('A.all', "'A.add'", 2, 10)] },
    { name: 'reports a class that hands out its one instance', code: 'export class A {\n  private static instance?: A;\n  static getInstance() { return (A.instance ??= new A()); }\n}', options: STRICT, errors: [singleton('A.instance', 2, 18)] },
    { name: 'reports an instance made at load', code: 'export class A {\n  static readonly instance = new A();\n}', options: STRICT, errors: [singleton('A.instance', 2, 19)] },
    { name: 'reports an instance under another name that `getInstance` hands out', code: 'export class A {\n  static #it = new A();\n  static getInstance() { return A.#it; }\n}', options: STRICT, errors: [singleton('A.#it', 2, 10)] },
    { name: 'reports a `getInstance` of the module', code: 'let it;\nexport function getInstance() { if (!it) it = new A(); return it; }', options: STRICT, errors: [moduleState('it', "'getInstance'", 1, 5)] },
    { name: 'reports an export that nothing reassigns', code: 'export let limit = 3;', options: STRICT, errors: [{ messageId: 'mutableExport', data: { name: 'limit' }, ...at(1, 12, 5) }] },
    { name: 'reports what a getter guards, a switch, and a value set back', code: "let a = '', b = false, c = 0;\nexport function setA(v) { a = v; }\nexport function getA() { if (!a) throw new Error('x'); return a; }\nexport function enableB() { b = true; }\nexport function run(f) { const old = c; c = 1; f(b); c = old; }", options: STRICT, errors: [moduleState('a', "'setA'", 1, 5), moduleState('b', "'enableB'", 1, 13), moduleState('c', "'run'", 1, 24)] },
    { name: 'reports a writer without a name', code: 'let n = 0;\nbus.on("x", () => { n++; });\nexport const a = 1;', options: STRICT, errors: [moduleState('n', 'a callback', 1, 5)] },
    { name: 'reports browser code, too', code: "'use client';\nlet open = false;\nexport const show = () => { open = true; };", options: STRICT, errors: [moduleState('open', "'show'", 2, 5)] },
    {
      name: 'reports a flag that other code asks for, too',
      code: "let warned = false;\nexport function old() { if (!warned) { warned = true; console.warn('old'); } }\nexport const isQuiet = () => warned;",
      options: STRICT,
      errors: [moduleState('warned', "'old'", 1, 5)],
    },
    {
      name: 'reports a flag beside something else than a message',
      code: 'let ready = false;\nexport function start() { if (!ready) { ready = true; connect(); } }',
      options: STRICT,
      errors: [moduleState('ready', "'start'", 1, 5)],
    },
    {
      name: 'reports a set of keys that is written without a look-up, logged or not',
      code: 'const seen = new Set();\nexport function note(key) { seen.add(key); console.info(key); }',
      options: STRICT,
      errors: [moduleState('seen', "'note'", 1, 7)],
    },
    {
      name: 'reports a flag for work that also logs',
      code: 'let seeded = false;\nexport function seed() { if (seeded) return; insertUser(); seeded = true; console.info("seeded"); }',
      options: STRICT,
      errors: [moduleState('seeded', "'seed'", 1, 5)],
    },
    {
      name: 'reports a flag that is set without asking for it',
      code: "let done = false;\nexport function work() { if (x) { console.info('done'); done = true; } return done; }",
      options: STRICT,
      errors: [moduleState('done', "'work'", 1, 5)],
    },
    {
      name: 'reports what a file with a local of the name of the hook keeps',
      code: 'let width = 0;\nconst useSyncExternalStore = f => f();\nexport const useWidth = () => useSyncExternalStore(() => width);\nexport const f = w => { width = w; };',
      options: STRICT,
      errors: [moduleState('width', "'f'", 1, 5)],
    },
    {
      name: 'reports what a component keeps beside its store',
      code: "import { useSyncExternalStore } from 'react';\nlet width = 0;\nlet shown = 0;\nexport const useWidth = () => useSyncExternalStore(subscribe, () => width);\nexport const f = w => { width = w; shown++; };",
      options: STRICT,
      errors: [moduleState('shown', "'f'", 3, 5)],
    },
    {
      name: 'reports the globals of a function that is called where it stands',
      code: '(key => { globalThis.api = key; })(1);\nexport const a = 1;',
      options: STRICT,
      errors: [newGlobal('api', 1, 11, 20)],
    },
    {
      name: 'reports the environment in a script that is only a function',
      code: ';(key => { process.env[key] = "1"; })',
      options: STRICT,
      errors: [environmentWrite('process.env[key]', 1, 12, 22)],
    },
    { name: 'reports new global names, at load as well', code: 'globalThis.appState = {};\nexport function f() { window.other = 1; (globalThis as any)["third"] = 2; }', options: STRICT, errors: [newGlobal('appState', 1, 1, 24), newGlobal('other', 2, 23, 16), newGlobal('third', 2, 41, 32)] },
    { name: 'reports global names by a constant and by a symbol', code: "const KEY = 'app', SYM = Symbol.for('app');\nexport function f() { global[KEY] = 1; globalThis[SYM] = 2; }", options: STRICT, errors: [newGlobal('app', 2, 23, 15), newGlobal('SYM', 2, 40, 19)] },
    { name: 'reports global names that are defined or assigned in bulk', code: 'export function f() {\n  Object.assign(globalThis, { fetch, app });\n  Object.defineProperty(globalThis, "app", {});\n}', options: STRICT, errors: [newGlobal('app', 2, 3, 41), newGlobal('app', 3, 3, 44)] },
    { name: 'reports a lazy global in a function', code: 'export function f() { globalThis.pool ??= new Pool(); }', options: STRICT, errors: [newGlobal('pool', 1, 23, 30)] },
    { name: 'reports an installed global', code: 'export function install() { globalThis.shim = 1; }', options: STRICT, errors: [newGlobal('shim', 1, 29, 19)] },
    {
      name: 'reports an override of the environment, not what puts the old value back',
      code: 'export function override(key, value) {\n  const old = process.env[key];\n  process.env[key] = value;\n  return () => { if (old === undefined) { delete process.env[key]; } else { process.env[key] = old; } };\n}',
      options: STRICT,
      errors: [environmentWrite('process.env[key]', 3, 3, 24)],
    },
    { name: 'reports writes to the environment', code: 'process.env.TZ = "UTC";\nexport function f(k) { process.env[k] = "1"; delete process.env.A; }', options: STRICT, errors: [environmentWrite('process.env.TZ', 1, 1, 22), environmentWrite('process.env[k]', 2, 24, 20), environmentWrite('process.env.A', 2, 46, 20)] },
    { name: 'reports them through imports and other names', code: "import { env } from 'node:process';\nexport function f() { env.A = '1'; }\nexport function g() { const e = process.env; e.B = '2'; Object.assign(process.env, { C: '3' }); }", options: STRICT, errors: [environmentWrite('env.A', 2, 23, 11), environmentWrite('e.B', 3, 46, 9), environmentWrite('process.env', 3, 57, 38)] },
  ],
});
