import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import * as espree from 'espree';
import { afterAll } from 'vitest';

import rule from '../../src/rules/no-foreign-mutation.ts';
import { RuleTester, withTypes } from '../support/rule-tester.ts';

const typed = { languageOptions: { parserOptions: withTypes.languageOptions!.parserOptions! } };

const plugin = mkdtempSync(join(tmpdir(), 'adr-no-foreign-mutation-'));
afterAll(() => rmSync(plugin, { recursive: true }));
writeFileSync(join(plugin, 'package.json'), JSON.stringify({ name: 'vitest-pool-acme', peerDependencies: { vitest: '4' } }));

/** Where a text stands in a line of code. */
const at = (code: string, text: string) => {
  const column = code.indexOf(text) + 1;
  return { line: 1, column, endLine: 1, endColumn: column + text.length } as const;
};

const ofImport = (name: string, code: string, text: string, member: string, owner: string) => ({
  name,
  code,
  errors: [{ messageId: 'changedImport', data: { name: member, owner }, ...at(code, text) }] as const,
});

const ofGlobal = (name: string, code: string, text: string, member: string) => ({
  name,
  code,
  errors: [{ messageId: 'changedGlobal', data: { name: member }, ...at(code, text) }] as const,
});

const undeclared = (name: string, code: string, text: string, member: string, type: string) => ({
  name,
  code,
  ...typed,
  errors: [{ messageId: 'undeclaredMember', data: { name: member, type }, ...at(code, text) }] as const,
});

new RuleTester().run(rule.name, rule, {
  valid: [
    { name: 'a read', code: "import axios from 'axios'; const { timeout } = axios.defaults; use(timeout, axios.get);" },
    { name: 'an instance that the file made', code: "import axios from 'axios'; const client = axios.create(); client.defaults.timeout = 1;" },
    { name: 'an instance made by `new`', code: "import { Client } from 'pg'; const client = new Client(); client.port = 1; Object.assign(client, { a: 1 });" },
    { name: 'a member of what the project exports', code: "import { config } from './config.js'; config.port = 1; import state from '#state'; state.a = 1;" },
    { name: 'an alias of a bundler', code: "import { config } from '@/config'; config.a = 1; import b from '~/b'; b.a = 1; import c from 'src/c'; c.a = 1; import d from 'virtual:d'; d.a = 1;" },
    { name: 'a local of the same name', code: 'function f(fs, console) { fs.readFile = null; console.log = null; }' },
    { name: 'a variable that is given another value', code: "let fs = require('fs'); fs = null; const { readFile } = fs;" },
    { name: 'a method of an import', code: "import cache from 'cache'; cache.set('a', 1); cache.delete('a'); cache.add(2); cache.items.set('a', 1);" },
    { name: 'navigation, which looks like a list', code: "import Router, { router } from 'next/router'; Router.push('/'); router.push('/'); router.history.push('/');" },
    { name: 'a new global', code: 'globalThis.appState = {}; window.cache = 1; Object.assign(globalThis, { appState: 1 });' },
    { name: 'the environment', code: "process.env.PORT = '1'; delete process.env.HOST; Object.assign(process.env, { A: '1' });" },
    { name: 'how the process ends and is called', code: "import process from 'node:process'; process.exitCode = 1; process.title = 'app';" },
    { name: 'stack traces', code: 'Error.stackTraceLimit = 50; Error.prepareStackTrace = format;' },
    { name: 'the limit of listeners', code: "import events, { EventEmitter } from 'node:events'; EventEmitter.defaultMaxListeners = 20; events.defaultMaxListeners = 20;" },
    { name: 'the global agents', code: "import http from 'http'; import * as https from 'https'; http.globalAgent.maxSockets = 5; https.globalAgent = agent; import a from 'agents'; a.x.globalAgent.y = 1;" },
    { name: 'the page', code: "document.title = 'a'; document.body.style.color = 'red'; location.href = '/'; window.location = '/'; document.cookie = 'a';" },
    { name: 'handlers of events', code: "window.onerror = handle; self.onmessage = handle; globalThis.onfetch = handle; process.onwarning = handle;" },
    { name: 'settable members of packages', code: "import mongoose from 'mongoose'; mongoose.Promise = Promise; import pg from 'pg'; pg.defaults.ssl = true; import { types } from 'pg'; types.x = 1;" },
    { name: 'what a module exports', code: "module.exports = {}; module.exports.a = 1; exports.b = 2; import.meta.hot.data = 1; delete require.cache[id];", languageOptions: { parserOptions: { sourceType: 'module' } } },
    { name: 'what the platform lacks', code: 'globalThis.fetch ??= fetchFile; if (!Array.prototype.at) { Array.prototype.at = at; } if (typeof structuredClone === "undefined") globalThis.structuredClone = clone;' },
    { name: 'what was kept is given back', code: 'const realFetch = globalThis.fetch; globalThis.fetch = realFetch; console.log = this.originalLog; console[method] = originals[method]; let previous; process.stdout.write = previous;' },
    { name: 'a name of a module, which is no global', code: 'globalThis.require = createRequire(import.meta.url);' },
    { name: 'an imported polyfill', code: "import { Buffer } from 'buffer'; self.Buffer = Buffer;" },
    { name: 'an example, which runs in a process of its own', code: 'globalThis.fetch = answerHere; console.log = record;', filename: 'examples/guide.ts' },
    { name: 'a playground below a package', code: "import http from 'node:http'; http.request = record; globalThis.process = fake;", filename: 'packages/a/playground/src/index.ts' },
    { name: 'the set-up of a test runner', code: "import { beforeAll } from 'vitest'; beforeAll(() => { console.warn = collect; });" },
    { name: 'the set-up of a test runner with global hooks', code: 'afterEach(reset); Date.now = () => 0;', filename: 'src/set-up.ts' },
    { name: 'a plug-in of a test runner', code: 'globalThis.setTimeout = later;', filename: join(plugin, 'src/worker.ts') },
    { name: 'a file of polyfills', code: 'Array.prototype.at = at;', filename: 'src/polyfills/array.ts' },
    { name: 'an allowed member of a package', code: "import http from 'axios'; http.defaults.timeout = 1; http.defaults.headers.a = 2;", options: [{ allow: ['axios.defaults'] }] },
    { name: 'an allowed member of a named import', code: "import { defaults as d } from 'axios'; d.timeout = 1;", options: [{ allow: ['axios.defaults'] }] },
    { name: 'an allowed global, and one of Node', code: "console.log = print; import fs from 'fs'; fs.readFile = read;", options: [{ allow: ['console', 'node:fs.readFile'] }] },
    { name: 'the logger of a package, which another rule judges', code: "import winston from 'winston'; winston.level = 'debug'; import log from 'loglevel'; log.methodFactory = f;" },
    { name: 'a parameter without types', code: 'export function f(answer) { answer.asyncResult = 1; }' },
    { name: 'odd syntax', code: "import x = require('./x'); declare const y: any; enum E { A } namespace N { export let a = 1; a = 2; } abstract class C { abstract m(): void; accessor b = 1; static { this.b = 2; } } [, y.a] = []; export = x;" },
    { name: 'a declared member of a received value', code: "import http from 'node:http'; http.get('x', message => { message.url = '/'; });", ...typed },
    { name: 'a context that a framework hands on', code: "import type { IncomingMessage } from 'node:http'; export function f(req: IncomingMessage, _res: any) { (req as any).user = 1; _res.a = 1; }", ...typed },
    { name: 'a type of the language and the platform', code: 'export function f(map: Map<string, string>, answer: Response) { (map as any).a = 1; (answer as any).b = 1; }', ...typed },
    { name: 'a type of the project', code: 'interface A { a: string } export function f(value: A) { (value as any).b = 1; }', ...typed },
    { name: 'an index signature', code: "import type { IncomingHttpHeaders } from 'node:http'; export function f(headers: IncomingHttpHeaders) { headers.mine = 'a'; }", ...typed },
    { name: 'a value that a creating call made', code: "import http from 'node:http'; const server = http.createServer(); (server as any).mine = 1; const other = new http.Agent(); (other as any).mine = 1;", ...typed },
    { name: 'an error that is decorated', code: "import type { AssertionError } from 'node:assert'; export function f(error: AssertionError) { (error as any).mine = 1; }", ...typed },
    { name: 'a name that the project declares', code: "declare module 'node:http' { interface IncomingMessage { mine?: string } } import type { IncomingMessage } from 'node:http'; export function f(message: IncomingMessage) { message.mine = 'a'; }", ...typed },
    { name: 'what has a type of nothing known', code: 'export function f(value: any, other: unknown) { value.a = 1; (other as any).b = 1; }', ...typed },
    { name: 'what other parsers make of it', code: "import a from './a.js'; a.b = 1;", languageOptions: { parser: espree, parserOptions: {} } },
  ],
  invalid: [
    {
      ...ofGlobal('a file of the product beside its examples', 'console.log = record;', 'console.log = record', 'console.log'),
      filename: 'src/example.ts',
    },
    ofGlobal('a function that is only called like a hook', 'function setUp({ beforeAll }) { beforeAll(f); console.warn = g; }', 'console.warn = g', 'console.warn'),
    ofImport('a default import', "import axios from 'axios'; axios.defaults.timeout = 1;", 'axios.defaults.timeout = 1', 'axios.defaults.timeout', 'axios'),
    ofImport('a namespace', "import * as fs from 'node:fs'; fs.readFile = read;", 'fs.readFile = read', 'fs.readFile', 'fs'),
    ofImport('a named import under another name', "import { defaults as d } from 'axios'; d.timeout = 1;", 'd.timeout = 1', 'axios.defaults.timeout', 'axios'),
    ofImport('a `require`', "const fs = require('fs'); fs.readFile = read;", 'fs.readFile = read', 'fs.readFile', 'fs'),
    ofImport('a destructured `require`', "const { promises } = require('fs'); promises.readFile = read;", 'promises.readFile = read', 'fs.promises.readFile', 'fs'),
    ofImport('an `import x = require()`', "import pg = require('pg'); pg.Client.a = 1;", 'pg.Client.a = 1', 'pg.Client.a', 'pg'),
    ofImport('an alias of a member', "import axios from 'axios'; const d = axios.defaults; d.timeout = 1;", 'd.timeout = 1', 'axios.defaults.timeout', 'axios'),
    ofImport('a prototype', "import { Router } from 'express'; Router.prototype.load = load;", 'Router.prototype.load = load', 'express.Router.prototype.load', 'express'),
    ofImport('a member of a scoped package, behind a cast', "import s from '@a/b'; (s as any)['c'] = 1;", "(s as any)['c'] = 1", '@a/b.c', '@a/b'),
    ofImport('a compound assignment', "import a from 'a'; a.count += 1;", 'a.count += 1', 'a.count', 'a'),
    ofImport('an update', "import a from 'a'; a.count++;", 'a.count++', 'a.count', 'a'),
    ofImport('a deletion', "import a from 'a'; delete a.b;", 'delete a.b', 'a.b', 'a'),
    ofImport('the target of a pattern', "import a from 'a'; ({ b: a.b } = c);", 'a.b', 'a.b', 'a'),
    ofImport('the head of a loop', "import a from 'a'; for (a.b of c) use();", 'a.b', 'a.b', 'a'),
    ofImport('`Object.assign`', "import axios from 'axios'; Object.assign(axios.defaults, { timeout: 1 });", 'Object.assign(axios.defaults, { timeout: 1 })', 'axios.defaults.timeout', 'axios'),
    ofImport('`Object.assign` of more', "import axios from 'axios'; Object.assign(axios, x);", 'Object.assign(axios, x)', 'axios', 'axios'),
    ofImport('`Object.defineProperty`', "import fs from 'fs'; Object.defineProperty(fs, 'a', {});", "Object.defineProperty(fs, 'a', {})", 'fs.a', 'fs'),
    ofImport('`Object.setPrototypeOf`', "import { A } from 'a'; Object.setPrototypeOf(A.prototype, b);", 'Object.setPrototypeOf(A.prototype, b)', 'a.A.prototype', 'a'),
    ofImport('a method of a list', "import Module from 'module'; Module.globalPaths.push('/a');", "Module.globalPaths.push('/a')", 'module.globalPaths', 'module'),
    ofImport('a borrowed method of a list', "import a from 'a'; Array.prototype.push.call(a.plugins, b);", 'Array.prototype.push.call(a.plugins, b)', 'a.plugins', 'a'),
    ofGlobal('a built-in prototype', 'Array.prototype.last = last;', 'Array.prototype.last = last', 'Array.prototype.last'),
    ofGlobal('a defined member of a prototype', "Object.defineProperty(String.prototype, 'a', {});", "Object.defineProperty(String.prototype, 'a', {})", 'String.prototype.a'),
    ofGlobal('the console', 'console.log = print;', 'console.log = print', 'console.log'),
    ofGlobal('an imported console', "import console from 'node:console'; console.log = print;", 'console.log = print', 'console.log'),
    ofGlobal('an alias of the console', 'const c = console; c.log = print;', 'c.log = print', 'console.log'),
    ofGlobal('an existing global', 'globalThis.fetch = fetchFile;', 'globalThis.fetch = fetchFile', 'fetch'),
    ofGlobal('an existing global by its own name', 'fetch = fetchFile;', 'fetch = fetchFile', 'fetch'),
    ofGlobal('an existing global through `window`', 'window.setTimeout = f;', 'window.setTimeout = f', 'setTimeout'),
    ofGlobal('an existing global, defined', "Object.defineProperty(globalThis, 'crypto', {});", "Object.defineProperty(globalThis, 'crypto', {})", 'crypto'),
    ofGlobal('an existing global, assigned', 'Object.assign(globalThis, { fetch: f });', 'Object.assign(globalThis, { fetch: f })', 'fetch'),
    ofGlobal('a member of a constructor', 'Promise.delay = delay;', 'Promise.delay = delay', 'Promise.delay'),
    ofGlobal('the output of the process', 'process.stdout.write = write;', 'process.stdout.write = write', 'process.stdout.write'),
    ofGlobal('the arguments of the process', "process.argv.push('--a');", "process.argv.push('--a')", 'process.argv'),
    ofGlobal('another function of the file', 'const fetch2 = make(); globalThis.fetch = fetch2;', 'globalThis.fetch = fetch2', 'fetch'),
    ofGlobal('a local that is called like the global', "import { b } from 'b'; const Buffer = b(); globalThis.Buffer = Buffer;", 'globalThis.Buffer = Buffer', 'Buffer'),
    ofGlobal('a guard that asks for something else', 'if (isOld) Array.prototype.at = at;', 'Array.prototype.at = at', 'Array.prototype.at'),
    {
      ...ofImport('what is not below an allowed member', "import axios from 'axios'; axios.defaultsFor = 1;", 'axios.defaultsFor = 1', 'axios.defaultsFor', 'axios'),
      options: [{ allow: ['axios.defaults'] }],
    },
    {
      ...ofImport('an allowed name that is local, not the specifier', "import http from 'axios'; http.defaults.timeout = 1;", 'http.defaults.timeout = 1', 'axios.defaults.timeout', 'axios'),
      options: [{ allow: ['http.defaults'] }],
    },
    undeclared('a parameter of a callback', "import http from 'node:http'; http.get('x', message => { (message as any).mine = 1; });", '(message as any).mine = 1', 'mine', 'IncomingMessage'),
    undeclared('a parameter', "import type { Agent } from 'node:http'; export function f(agent: Agent) { (agent as any).mine = 1; }", '(agent as any).mine = 1', 'mine', 'Agent'),
    undeclared('the result of a call', "import http from 'node:http'; const answer = http.get('x'); (answer as any).asyncResult = 1;", '(answer as any).asyncResult = 1', 'asyncResult', 'ClientRequest'),
    undeclared('the awaited result of a call', "import { stat } from 'node:fs/promises'; const answer = await stat('x'); Object.assign(answer, { mine: 1 });", 'Object.assign(answer, { mine: 1 })', 'mine', 'Stats'),
    undeclared('a defined member', "import { statSync } from 'node:fs'; const answer = statSync('x'); Object.defineProperty(answer, 'mine', {});", "Object.defineProperty(answer, 'mine', {})", 'mine', 'Stats'),
    {
      ...ofImport('what other parsers make of it', "import a from 'a'; a.b = 1;", 'a.b = 1', 'a.b', 'a'),
      languageOptions: { parser: espree, parserOptions: {} },
    },
  ],
});
