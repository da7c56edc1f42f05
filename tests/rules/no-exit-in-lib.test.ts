import rule from '../../src/rules/no-exit-in-lib.ts';
import { RuleTester } from '../support/rule-tester.ts';

const STRICT = rule.meta.docs.strict!;

const HELPFUL_ERROR = { name: 'HelpfulError', from: '#errors', required: ['whatWentWrong', 'howToFix'], optional: ['example'] };

new RuleTester().run(rule.name, rule, {
  valid: [
    { name: 'a parameter named process', code: 'export function f(process: any) { process.exit(1); }' },
    { name: 'a local variable named process', code: 'export function f() { const process = open(); process.exit(1); }' },
    {
      name: 'a process of another module',
      code: "import { process } from './process.js'; export const f = () => process.exit(1);",
    },
    { name: 'an own function named exit', code: 'function exit(code: number) { return code; } export const f = () => exit(1);' },
    {
      name: 'an exit of something else',
      code: 'export const f = () => { terminal.exit(1); this.exit(); program.process.exit(); };',
    },
    { name: 'a key that only run time knows', code: 'export const f = (key: string) => process[key](1);' },
    { name: 'a reassigned alias', code: 'let leave = process.exit; leave = other; export const f = () => leave(1);' },
    {
      name: 'other functions of the process',
      code: 'export const f = () => { process.cwd(); process.on("exit", log); process.emitWarning("x"); };',
    },
    {
      name: 'kill of another process',
      code: "export const f = (child: any) => { process.kill(child.pid); process.kill(pid, 'SIGTERM'); };",
    },
    { name: 'a test whether the process is alive', code: 'export const f = () => process.kill(process.pid, 0);' },
    {
      name: 'a signal that was caught and is raised again',
      code: "process.once('SIGINT', sig => { process.kill(process.pid, sig); }); export const a = 1;",
    },
    {
      name: 'the same signal by name',
      code: "export const f = () => process.once('SIGUSR2', () => { process.kill(process.pid, 'SIGUSR2'); });",
    },
    {
      name: 'an exit that is only read',
      code: "export const a = typeof process.exit === 'function' && process.exit !== undefined;",
    },
    { name: 'an alias that is only declared', code: 'const leave = process.exit; export const a = 1;' },
    {
      name: 'an exit that is saved, replaced and restored',
      code: 'export function f() { const original = process.exit; process.exit = fake; try { run(); } finally { process.exit = original; } }',
    },
    {
      name: 'a bound exit that is saved and restored',
      code: 'export function f() { const original = process.exit.bind(process); process.exit = fake; run(); process.exit = original; }',
    },
    { name: 'a default parameter as injection seam', code: 'export function f(leave = process.exit) { leave(1); }' },
    { name: 'a destructured default as injection seam', code: 'export function f({ exit = process.exit } = {}) { exit(1); }' },
    {
      name: 'an options property as injection seam',
      code: 'export const f = () => run({ exit: process.exit, abort: process.abort.bind(process) });',
    },
    {
      name: 'a fallback as injection seam',
      code: 'export class A { leave; constructor(options: any) { this.leave = options.leave ?? process.exit; } }',
    },
    { name: 'a type', code: "export type Exit = typeof process.exit; export { type exit } from 'node:process';" },
    { name: 'a re-export of something else', code: "export { env, cwd } from 'node:process';" },
    { name: 'an export of an own function', code: 'export const exit = () => { throw new Error("No"); };' },
    { name: 'the exit code, outside of strict', code: 'export const f = () => { process.exitCode = 1; };' },
    {
      name: 'an exit code that is read or unset',
      code: 'export const f = () => { process.exitCode = undefined; process.exitCode = void 0; delete process.exitCode; return process.exitCode; };',
      options: STRICT,
    },
    {
      name: 'the exit code of something else',
      code: 'export const f = (child: any) => { child.exitCode = 1; this.exitCode = 2; };',
      options: STRICT,
    },
    { name: 'a file with a hash-bang', code: '#!/usr/bin/env node\nexport const f = () => process.exit(1);', options: STRICT },
    {
      name: 'a file that runs something and exports nothing',
      code: 'main(); function main() { process.exit(1); }',
      options: STRICT,
    },
    {
      name: 'a file that exports and calls main',
      code: 'export async function main() { process.exit(await run()); } void main();',
      options: STRICT,
    },
    { name: 'the exit code of an entry file', code: 'main(); function main() { process.exitCode = 1; }', options: STRICT },
    { name: 'an alias of an entry file', code: 'run().catch(process.exit);', options: STRICT },
    { name: 'a signal handler in an entry file', code: "process.on('SIGINT', () => process.exit(0));", options: STRICT },
    { name: 'a main guard', code: 'export const a = 1; if (require.main === module) { process.exit(1); }', options: STRICT },
    {
      name: 'a main guard of modules',
      code: 'export const a = 1; if (import.meta.main) run().catch(() => process.exit(1));',
      options: STRICT,
    },
    {
      name: 'the else of a negated main guard',
      code: 'if (require.main !== module) module.exports = 1; else process.exit(1);',
      options: STRICT,
    },
    {
      name: 'a private function that only the main guard calls',
      code: 'export const a = 1; function run() { process.exit(1); } if (process.argv[1] === import.meta.filename) run();',
    },
    {
      name: 'a file that the settings list',
      code: 'export const f = () => process.exit(1);',
      filename: 'src/jobs/a.ts',
      options: STRICT,
      settings: { adr: { entryFiles: ['src/jobs/**'] } },
    },
    { name: 'an allowed function', code: 'export function setupLogger() { process.exit(1); }', options: STRICT },
    { name: 'an allowed variable', code: 'export const die = (text: string) => { console.error(text); process.exit(1); };' },
    {
      name: 'an allowed method',
      code: 'export class Cli { fatal() { process.exit(1); } static usage() { process.exit(2); } #bail() { process.exit(3); } }',
    },
    { name: 'an allowed field', code: 'export class Cli { fail = () => process.exit(1); }' },
    {
      name: 'an allowed property',
      code: 'export const cli = { terminate: () => process.exit(1), exit() { process.exit(2); } };',
    },
    {
      name: 'an allowed assignment',
      code: 'exports.bail = () => process.exit(1); process.exit = code => { process.reallyExit(code); };',
    },
    {
      name: 'a function with its own name and an allowed one',
      code: 'export const die = function leave() { process.exit(1); };',
    },
    {
      name: 'a name by glob',
      code: 'export const gracefulExit = () => process.exit(1); export function onExit() { process.exit(2); }',
    },
    {
      name: 'a function inside an allowed one',
      code: 'export function setupLogger() { transport.on("error", () => { process.exit(1); }); }',
    },
    { name: 'a name that is given', code: 'export const shutdown = () => process.exit(1);', options: [{ allowIn: ['shut*'] }] },
    {
      name: 'a method that is given with its class',
      code: 'export class Server { stop() { process.exit(1); } } export const server = { halt: () => process.exit(1) };',
      options: [{ allowIn: ['Server.stop', 'server.halt'] }],
    },
    {
      name: 'a method of a class expression',
      code: 'export const Server = class { stop() { process.exit(1); } };',
      options: [{ allowIn: ['Server.*'] }],
    },
    {
      name: 'a child by the name of its file',
      code: 'export const f = () => process.exit(1);',
      filename: 'src/pool-child.ts',
      options: STRICT,
    },
    { name: 'a worker by the name of its file', code: 'export const f = () => process.exit(1);', filename: 'src/worker.ts' },
    {
      name: 'a sandbox by the name of its file',
      code: 'export const f = () => process.exit(1);',
      filename: 'src/runInSandbox.ts',
    },
    {
      name: 'a child that talks to its parent',
      code: 'process.send?.({ ready: true }); export const f = () => process.exit(1);',
    },
    {
      name: 'a thread that takes its data',
      code: "import { workerData } from 'node:worker_threads'; export const f = () => process.exit(workerData.code);",
    },
    {
      name: 'a thread that talks to its parent',
      code: "const threads = require('worker_threads'); threads.parentPort.on('x', log); module.exports = () => process.exit(1);",
    },
    {
      name: 'a branch off the main thread',
      code: "import { isMainThread, Worker, parentPort } from 'node:worker_threads'; export const f = () => { if (!isMainThread) { process.exit(1); } };",
    },
    {
      name: 'the else of the main thread',
      code: "import threads from 'node:worker_threads'; export const f = () => threads.isMainThread ? run() : process.exit(1);",
    },
    {
      name: 'what follows the return of the main thread',
      code: "import { isMainThread, Worker } from 'node:worker_threads'; export function f() { if (isMainThread) return; process.exit(1); }",
    },
    { name: 'a module named env', code: 'export const f = () => process.exit(1);', filename: 'src/env.ts', options: STRICT },
    {
      name: 'a module named config',
      code: 'export const f = () => process.exit(1);',
      filename: 'src/config.mjs',
      options: STRICT,
    },
    {
      name: 'the index of a folder named config',
      code: 'export const f = () => process.exit(1);',
      filename: 'src/config/index.ts',
    },
    { name: 'program code by its folder', code: 'export const f = () => process.exit(1);', filename: 'scripts/release.ts' },
    { name: 'program code by its name', code: 'export const f = () => process.exit(1);', filename: 'src/test-server.ts' },
    {
      name: 'the exit code in program code',
      code: 'export const f = () => { process.exitCode = 1; };',
      filename: 'src/commands/a.ts',
      options: [{ exitCode: true }],
    },
    {
      name: 'a signal handler that awaits a stop',
      code: "export const f = () => process.once('SIGTERM', async () => { await server.close(); process.exit(0); });",
    },
    {
      name: 'a signal handler that exits in the callback of a stop',
      code: "export const f = () => process.on('SIGINT', () => { server.close(() => process.exit(0)); });",
    },
    {
      name: 'a signal handler that exits after the promise of a stop',
      code: "export const f = () => process.on('SIGINT', () => { client.$disconnect().finally(() => process.exit(0)); });",
    },
    {
      name: 'a signal handler by name that awaits a stop',
      code: "export const f = () => { for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, onSignal); }; async function onSignal() { await shutDownAll(); await drain(); process.exit(0); }",
    },
    {
      name: 'a method that a signal handler calls',
      code: "export class App { start() { process.on('SIGTERM', () => void this.leave()); } async leave() { await this.server.stop(); process.exit(0); } }",
    },
    {
      name: 'a bound method as signal handler',
      code: "export class App { start() { process.on('SIGTERM', this.leave.bind(this)); } async leave() { await this.server.stop(); process.exit(0); } }",
    },
    {
      name: 'a shutdown that awaits what was registered',
      code: "export class App { start() { process.on('SIGTERM', () => this.shutdown()); } async shutdown() { try { await Promise.all(this.tasks); } finally { process.exit(0); } } }",
    },
    {
      name: 'signals that do not end the process',
      code: "export const f = () => { process.kill(0, 'SIGTSTP'); process.kill(process.pid, 'SIGUSR1'); };",
      options: STRICT,
    },
    {
      name: 'the last resort of a signal handler',
      code: "export const f = () => process.once('SIGTERM', async () => { setTimeout(() => process.exit(1), 500); await server.close(); process.exit(0); });",
    },
    { name: 'a file that never speaks of a process', code: 'export const f = () => exit(1);' },
    {
      name: 'code that only looks like a process',
      code: 'export abstract class A { declare exit: () => void; abstract process(): void; } declare function exit(): void;',
    },
  ],
  invalid: [
    {
      name: 'process.exit in a library',
      code: 'export function f() { process.exit(1); }',
      errors: [
        {
          messageId: 'endsProcess', data: { name: 'process.exit' },
          line: 1, column: 23, endLine: 1, endColumn: 38,
          suggestions: [
            { messageId: 'setExitCode', output: 'export function f() { process.exitCode = 1; return; }' },
          ],
        },
      ],
    },
    {
      name: 'process.exit without a code',
      code: 'export function f() { return void process.exit(); }',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 35, endLine: 1, endColumn: 49, suggestions: null },
      ],
    },
    {
      name: 'process.abort',
      code: 'export function f() { process.abort(); }',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.abort' }, line: 1, column: 23, endLine: 1, endColumn: 38, suggestions: null },
      ],
    },
    {
      name: 'process.reallyExit',
      code: 'export function f() { return process.reallyExit(1); }',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.reallyExit' }, line: 1, column: 30, endLine: 1, endColumn: 51, suggestions: null },
      ],
    },
    {
      name: 'Deno.exit',
      code: 'export function f() { Deno.exit(1); }',
      errors: [
        { messageId: 'endsProcess', data: { name: 'Deno.exit' }, line: 1, column: 23, endLine: 1, endColumn: 35, suggestions: null },
      ],
    },
    {
      name: 'an optional call',
      code: 'export function f() { return process?.exit?.(1); }',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 30, endLine: 1, endColumn: 48, suggestions: null },
      ],
    },
    {
      name: 'computed access',
      code: "export function f() { return process['exit'](1); }",
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 30, endLine: 1, endColumn: 48, suggestions: null },
      ],
    },
    {
      name: 'computed access with a constant',
      code: "const key = 'exit'; export const f = () => process[key](1);",
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 44, endLine: 1, endColumn: 59, suggestions: null },
      ],
    },
    {
      name: 'globalThis',
      code: 'export function f() { return globalThis.process.exit(1); }',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 30, endLine: 1, endColumn: 56, suggestions: null },
      ],
    },
    {
      name: 'global',
      code: 'export function f() { return global.process.exit(1); }',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 30, endLine: 1, endColumn: 52, suggestions: null },
      ],
    },
    {
      name: 'a cast',
      code: 'export function f() { return (process as any).exit(1); }',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 30, endLine: 1, endColumn: 54, suggestions: null },
      ],
    },
    {
      name: 'a non-null assertion',
      code: 'export function f() { return process!.exit!(1); }',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 30, endLine: 1, endColumn: 47, suggestions: null },
      ],
    },
    {
      name: 'a sequence',
      code: 'export function f() { return (0, process.exit)(1); }',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 30, endLine: 1, endColumn: 50, suggestions: null },
      ],
    },
    {
      name: 'a named import',
      code: "import { exit } from 'node:process'; export const f = () => exit(1);",
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 61, endLine: 1, endColumn: 68, suggestions: null },
      ],
    },
    {
      name: 'a renamed import',
      code: "import { exit as leave } from 'process'; export const f = () => leave(1);",
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 65, endLine: 1, endColumn: 73, suggestions: null },
      ],
    },
    {
      name: 'a namespace import',
      code: "import * as p from 'node:process'; export const f = () => p.exit(1);",
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 59, endLine: 1, endColumn: 68, suggestions: null },
      ],
    },
    {
      name: 'a default import under another name',
      code: "import proc from 'node:process'; export const f = () => proc.exit(1);",
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 57, endLine: 1, endColumn: 69, suggestions: null },
      ],
    },
    {
      name: 'import equals',
      code: "import proc = require('process'); export const f = () => proc.exit(1);",
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 58, endLine: 1, endColumn: 70, suggestions: null },
      ],
    },
    {
      name: 'require',
      code: "module.exports = () => require('process').exit(1);",
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 24, endLine: 1, endColumn: 50, suggestions: null },
      ],
    },
    {
      name: 'destructured require',
      code: "const { exit: leave } = require('node:process'); module.exports = () => leave(1);",
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 73, endLine: 1, endColumn: 81, suggestions: null },
      ],
    },
    {
      name: 'createRequire',
      code: "import { createRequire } from 'node:module'; export const f = () => createRequire(import.meta.url)('process').exit(1);",
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 69, endLine: 1, endColumn: 118, suggestions: null },
      ],
    },
    {
      name: 'destructuring',
      code: 'const { exit } = process; export const f = () => exit(1);',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 50, endLine: 1, endColumn: 57, suggestions: null },
      ],
    },
    {
      name: 'an alias of the function',
      code: 'const leave = process.exit; export const f = () => leave(1);',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 52, endLine: 1, endColumn: 60, suggestions: null },
      ],
    },
    {
      name: 'an alias of the object',
      code: 'const proc = process; export const f = () => proc.exit(1);',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 46, endLine: 1, endColumn: 58, suggestions: null },
      ],
    },
    {
      name: 'call',
      code: 'export function f() { return process.exit.call(process, 1); }',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 30, endLine: 1, endColumn: 59, suggestions: null },
      ],
    },
    {
      name: 'apply',
      code: 'export function f() { return process.exit.apply(process, [1]); }',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 30, endLine: 1, endColumn: 62, suggestions: null },
      ],
    },
    {
      name: 'Reflect.apply',
      code: 'export function f() { return Reflect.apply(process.exit, process, [1]); }',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 30, endLine: 1, endColumn: 71, suggestions: null },
      ],
    },
    {
      name: 'a bound function that is called',
      code: 'export function f() { return process.exit.bind(process, 1)(); }',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 30, endLine: 1, endColumn: 61, suggestions: null },
      ],
    },
    {
      name: 'a bound function that is passed on',
      code: 'export function f() { setTimeout(process.exit.bind(process, 1), 10); }',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 34, endLine: 1, endColumn: 63, suggestions: null },
      ],
    },
    {
      name: 'a bound function under a name',
      code: 'const leave = process.exit.bind(process); export const f = () => leave(1);',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 66, endLine: 1, endColumn: 74, suggestions: null },
      ],
    },
    {
      name: 'a bound function that is returned',
      code: 'export function f() { return process.exit.bind(null, 1); }',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 30, endLine: 1, endColumn: 56, suggestions: null },
      ],
    },
    {
      name: 'a reference given to catch',
      code: 'export const f = () => main().catch(process.exit);',
      errors: [
        { messageId: 'handsOnExit', data: { name: 'process.exit' }, line: 1, column: 37, endLine: 1, endColumn: 49, suggestions: null },
      ],
    },
    {
      name: 'an alias given to a call',
      code: "import { exit } from 'node:process'; export const f = (run: any) => run.once(exit);",
      errors: [
        { messageId: 'handsOnExit', data: { name: 'process.exit' }, line: 1, column: 78, endLine: 1, endColumn: 82, suggestions: null },
      ],
    },
    {
      name: 'a reference given to a timer',
      code: 'export function f() { setTimeout(process.abort, 10); }',
      errors: [
        { messageId: 'handsOnExit', data: { name: 'process.abort' }, line: 1, column: 34, endLine: 1, endColumn: 47, suggestions: null },
      ],
    },
    {
      name: 'kill with the own pid',
      code: 'export function f() { process.kill(process.pid); }',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.kill' }, line: 1, column: 23, endLine: 1, endColumn: 48, suggestions: null },
      ],
    },
    {
      name: 'kill with the own pid and a signal',
      code: "export function f() { process.kill(process.pid, 'SIGTERM'); }",
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.kill' }, line: 1, column: 23, endLine: 1, endColumn: 59, suggestions: null },
      ],
    },
    {
      name: 'kill with a constant signal',
      code: "const SIGNAL = 'SIGTERM'; export const f = () => process.kill(process.pid, SIGNAL);",
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.kill' }, line: 1, column: 50, endLine: 1, endColumn: 83, suggestions: null },
      ],
    },
    {
      name: 'kill with the signal as number',
      code: 'export function f() { process.kill(process.pid, 9); }',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.kill' }, line: 1, column: 23, endLine: 1, endColumn: 51, suggestions: null },
      ],
    },
    {
      name: 'kill of the own group',
      code: "export function f() { process.kill(-process.pid, 'SIGKILL'); }",
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.kill' }, line: 1, column: 23, endLine: 1, endColumn: 60, suggestions: null },
      ],
    },
    {
      name: 'kill of group 0',
      code: 'export function f() { process.kill(0); }',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.kill' }, line: 1, column: 23, endLine: 1, endColumn: 38, suggestions: null },
      ],
    },
    {
      name: 'kill through imports',
      code: "import { kill, pid } from 'node:process'; export const f = () => kill(pid);",
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.kill' }, line: 1, column: 66, endLine: 1, endColumn: 75, suggestions: null },
      ],
    },
    {
      name: 'kill through an alias of the pid',
      code: 'export function f() { const { pid } = process; process.kill(pid); }',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.kill' }, line: 1, column: 48, endLine: 1, endColumn: 65, suggestions: null },
      ],
    },
    {
      name: 'an exit at the top level of a library',
      code: 'if (!ready) process.exit(1); export const a = 1;',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 13, endLine: 1, endColumn: 28, suggestions: null },
      ],
    },
    {
      name: 'an exit in a method',
      code: 'export class Client { connect() { return void process.exit(1); } }',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 47, endLine: 1, endColumn: 62, suggestions: null },
      ],
    },
    {
      name: 'an exit in a class field',
      code: 'export class Client { connect = () => process.exit(1); }',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 39, endLine: 1, endColumn: 54, suggestions: null },
      ],
    },
    {
      name: 'an exit in a static block',
      code: 'export class Client { static { process.exit(1); } }',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 32, endLine: 1, endColumn: 47, suggestions: null },
      ],
    },
    {
      name: 'an exit in an accessor field',
      code: 'export class Client { accessor leave = () => process.exit(1); }',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 46, endLine: 1, endColumn: 61, suggestions: null },
      ],
    },
    {
      name: 'an exit in a decorator',
      code: '@leave(() => process.exit(1)) export class Client {}',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 14, endLine: 1, endColumn: 29, suggestions: null },
      ],
    },
    {
      name: 'an exit in a getter',
      code: 'export const client = { get value() { process.exit(1); } };',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 39, endLine: 1, endColumn: 54, suggestions: null },
      ],
    },
    {
      name: 'an exit in an arrow',
      code: 'export const f = () => process.exit(1);',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 24, endLine: 1, endColumn: 39, suggestions: null },
      ],
    },
    {
      name: 'an exit in a private function that a library exports by use',
      code: 'function inner() { return process.exit(1); } export const f = () => inner();',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 27, endLine: 1, endColumn: 42, suggestions: null },
      ],
    },
    {
      name: 'an exit outside of the main guard',
      code: 'export const f = () => process.exit(1); if (require.main === module) f();',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 24, endLine: 1, endColumn: 39, suggestions: null },
      ],
    },
    {
      name: 'an exit in the else of the main guard',
      code: 'if (require.main === module) { main(); } else { process.exit(1); } export const a = 1;',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 49, endLine: 1, endColumn: 64, suggestions: null },
      ],
    },
    {
      name: 'an exit in a function that the library calls, too',
      code: 'function run() { process.exit(1); } if (require.main === module) run(); export const again = () => run();',
      errors: [
        {
          messageId: 'endsProcess', data: { name: 'process.exit' },
          line: 1, column: 18, endLine: 1, endColumn: 33,
          suggestions: [
            {
              messageId: 'setExitCode',
              output: 'function run() { process.exitCode = 1; return; } if (require.main === module) run(); export const again = () => run();',
            },
          ],
        },
      ],
    },
    {
      name: 'an exit in a function whose name only contains an allowed one',
      code: 'export function failure() { return process.exit(1); }',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 36, endLine: 1, endColumn: 51, suggestions: null },
      ],
    },
    {
      name: 'an exit in the default of a parameter',
      code: 'export function f(a = process.exit(1)) { return a; }',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 23, endLine: 1, endColumn: 38, suggestions: null },
      ],
    },
    {
      name: 'an exported alias, once',
      code: 'export const leave = process.exit; export const f = () => leave(1);',
      errors: [
        { messageId: 'exportsExit', data: { name: 'process.exit' }, line: 1, column: 14, endLine: 1, endColumn: 19, suggestions: null },
      ],
    },
    {
      name: 'an exported alias in a list',
      code: 'const leave = process.exit; leave(1); export { leave };',
      errors: [
        { messageId: 'exportsExit', data: { name: 'process.exit' }, line: 1, column: 48, endLine: 1, endColumn: 53, suggestions: null },
      ],
    },
    {
      name: 'an exported import',
      code: "import { exit } from 'node:process'; exit(1); export { exit as leave };",
      errors: [
        { messageId: 'exportsExit', data: { name: 'process.exit' }, line: 1, column: 56, endLine: 1, endColumn: 69, suggestions: null },
      ],
    },
    {
      name: 'a re-export',
      code: 'export { exit } from "node:process";',
      errors: [
        { messageId: 'exportsExit', data: { name: 'process.exit' }, line: 1, column: 10, endLine: 1, endColumn: 14, suggestions: null },
      ],
    },
    {
      name: 'a renamed re-export',
      code: "export { abort as leave, env } from 'process';",
      errors: [
        { messageId: 'exportsExit', data: { name: 'process.abort' }, line: 1, column: 10, endLine: 1, endColumn: 24, suggestions: null },
      ],
    },
    {
      name: 'an exported default',
      code: 'export default process.exit;',
      errors: [
        { messageId: 'exportsExit', data: { name: 'process.exit' }, line: 1, column: 16, endLine: 1, endColumn: 28, suggestions: null },
      ],
    },
    {
      name: 'an exported destructuring',
      code: 'export const { exit, env } = process;',
      errors: [
        { messageId: 'exportsExit', data: { name: 'process.exit' }, line: 1, column: 16, endLine: 1, endColumn: 20, suggestions: null },
      ],
    },
    {
      name: 'an exported bound function',
      code: 'export const leave = process.exit.bind(process);',
      errors: [
        { messageId: 'exportsExit', data: { name: 'process.exit' }, line: 1, column: 14, endLine: 1, endColumn: 19, suggestions: null },
      ],
    },
    {
      name: 'exports.name',
      code: 'exports.quit = process.exit;',
      errors: [
        { messageId: 'exportsExit', data: { name: 'process.exit' }, line: 1, column: 1, endLine: 1, endColumn: 13, suggestions: null },
      ],
    },
    {
      name: 'module.exports',
      code: 'module.exports = process.exit;',
      errors: [
        { messageId: 'exportsExit', data: { name: 'process.exit' }, line: 1, column: 1, endLine: 1, endColumn: 15, suggestions: null },
      ],
    },
    {
      name: 'a property of module.exports',
      code: 'const leave = process.exit; module.exports = { leave, quit: process.abort };',
      errors: [
        { messageId: 'exportsExit', data: { name: 'process.exit' }, line: 1, column: 48, endLine: 1, endColumn: 53, suggestions: null },
        { messageId: 'exportsExit', data: { name: 'process.abort' }, line: 1, column: 55, endLine: 1, endColumn: 74, suggestions: null },
      ],
    },
    {
      name: 'export =',
      code: 'export = process.exit;',
      errors: [
        { messageId: 'exportsExit', data: { name: 'process.exit' }, line: 1, column: 10, endLine: 1, endColumn: 22, suggestions: null },
      ],
    },
    {
      name: 'a signal handler of a library',
      code: "export function f() { process.on('SIGINT', () => { log(); return void process.exit(0); }); }",
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 71, endLine: 1, endColumn: 86, suggestions: null },
      ],
    },
    {
      name: 'a signal handler by name',
      code: "export const f = () => process.once('SIGTERM', onTerm); function onTerm() { return void process.exit(0); }",
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 89, endLine: 1, endColumn: 104, suggestions: null },
      ],
    },
    {
      name: 'a signal handler that stops without awaiting it',
      code: "export const f = () => process.once('SIGTERM', () => { server.close(); return void process.exit(0); });",
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 84, endLine: 1, endColumn: 99, suggestions: null },
      ],
    },
    {
      name: 'a signal handler that awaits something else',
      code: "export const f = () => process.once('SIGTERM', async () => { await flush(); return void process.exit(0); });",
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 89, endLine: 1, endColumn: 104, suggestions: null },
      ],
    },
    {
      name: 'a signal handler that awaits the stop afterwards',
      code: "export const f = () => process.once('SIGTERM', async () => { if (twice) return void process.exit(1); await server.close(); });",
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 85, endLine: 1, endColumn: 100, suggestions: null },
      ],
    },
    {
      name: 'another event than a signal',
      code: "export const f = () => process.once('uncaughtException', async () => { await server.close(); return void process.exit(1); });",
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 106, endLine: 1, endColumn: 121, suggestions: null },
      ],
    },
    {
      name: 'a graceful signal handler, in strict',
      code: "export const f = () => process.once('SIGTERM', async () => { await server.close(); return void process.exit(0); });",
      options: STRICT,
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 96, endLine: 1, endColumn: 111, suggestions: null },
      ],
    },
    {
      name: 'program code, in strict',
      code: 'export const f = () => process.exit(1);',
      filename: 'src/commands/a.ts',
      options: STRICT,
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 24, endLine: 1, endColumn: 39, suggestions: null },
      ],
    },
    {
      name: 'program code, with the option alone',
      code: 'export const f = () => process.exit(1);',
      filename: 'src/commands/a.ts',
      options: [{ programCode: true }],
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 24, endLine: 1, endColumn: 39, suggestions: null },
      ],
    },
    {
      name: 'a graceful signal handler, with the option alone',
      code: "export const f = () => process.once('SIGTERM', () => { server.close(() => process.exit(0)); });",
      options: [{ signalHandlers: true }],
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 75, endLine: 1, endColumn: 90, suggestions: null },
      ],
    },
    {
      name: 'a name that a given list no longer allows',
      code: 'export const die = () => process.exit(1);',
      options: [{ allowIn: ['quit'] }],
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 26, endLine: 1, endColumn: 41, suggestions: null },
      ],
    },
    {
      name: 'a method that only its class makes an exception',
      code: 'export class Client { stop() { return void process.exit(1); } } export class Server { stop() { return void process.exit(1); } }',
      options: [{ allowIn: ['Server.stop'] }],
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 44, endLine: 1, endColumn: 59, suggestions: null },
      ],
    },
    {
      name: 'the exit code, in strict',
      code: 'export function f() { process.exitCode = 1; }',
      options: STRICT,
      errors: [
        { messageId: 'setsExitCode', line: 1, column: 23, endLine: 1, endColumn: 43, suggestions: null },
      ],
    },
    {
      name: 'the exit code, with the option alone',
      code: 'export function f() { process.exitCode = 1; }',
      options: [{ exitCode: true }],
      errors: [
        { messageId: 'setsExitCode', line: 1, column: 23, endLine: 1, endColumn: 43, suggestions: null },
      ],
    },
    {
      name: 'the exit code, compound',
      code: 'export function f() { process.exitCode ||= 1; }',
      options: STRICT,
      errors: [
        { messageId: 'setsExitCode', line: 1, column: 23, endLine: 1, endColumn: 45, suggestions: null },
      ],
    },
    {
      name: 'the exit code, counted',
      code: 'export function f() { process.exitCode++; }',
      options: STRICT,
      errors: [
        { messageId: 'setsExitCode', line: 1, column: 23, endLine: 1, endColumn: 41, suggestions: null },
      ],
    },
    {
      name: 'the exit code as a target of patterns',
      code: 'export function f() { [process.exitCode] = codes; ({ code: process.exitCode } = result); for (process.exitCode of codes); }',
      options: STRICT,
      errors: [
        { messageId: 'setsExitCode', line: 1, column: 24, endLine: 1, endColumn: 40, suggestions: null },
        { messageId: 'setsExitCode', line: 1, column: 60, endLine: 1, endColumn: 76, suggestions: null },
        { messageId: 'setsExitCode', line: 1, column: 95, endLine: 1, endColumn: 111, suggestions: null },
      ],
    },
    {
      name: 'the exit code of an import',
      code: "import proc from 'node:process'; export const f = () => { (proc as any).exitCode = 1; };",
      options: STRICT,
      errors: [
        { messageId: 'setsExitCode', line: 1, column: 59, endLine: 1, endColumn: 85, suggestions: null },
      ],
    },
    {
      name: 'the exit code of Deno',
      code: 'export function f() { Deno.exitCode = 1; }',
      options: STRICT,
      errors: [
        { messageId: 'setsExitCode', line: 1, column: 23, endLine: 1, endColumn: 40, suggestions: null },
      ],
    },
    {
      name: 'a file that makes workers',
      code: "import { Worker, workerData } from 'node:worker_threads'; export const f = () => process.exit(1);",
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 82, endLine: 1, endColumn: 97, suggestions: null },
      ],
    },
    {
      name: 'a branch of the main thread',
      code: "import { isMainThread } from 'node:worker_threads'; export const f = () => { if (isMainThread) return void process.exit(1); };",
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 108, endLine: 1, endColumn: 123, suggestions: null },
      ],
    },
    {
      name: 'a file whose name only contains an allowed word',
      code: 'export const f = () => process.exit(1);',
      filename: 'src/children.ts',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 24, endLine: 1, endColumn: 39, suggestions: null },
      ],
    },
    {
      name: 'a module whose name has more than the word config',
      code: 'export const f = () => process.exit(1);',
      filename: 'src/load-config.ts',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 24, endLine: 1, endColumn: 39, suggestions: null },
      ],
    },
    {
      name: 'a folder named config',
      code: 'export const f = () => process.exit(1);',
      filename: 'src/config/load.ts',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 24, endLine: 1, endColumn: 39, suggestions: null },
      ],
    },
    {
      name: 'a file that is no entry by its name alone',
      code: 'export const f = () => process.exit(1);',
      filename: 'src/main.ts',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 24, endLine: 1, endColumn: 39, suggestions: null },
      ],
    },
    {
      name: 'a file that settings do not list',
      code: 'export const f = () => process.exit(1);',
      filename: 'src/a.ts',
      settings: { adr: { entryFiles: ['src/jobs/**'] } },
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 24, endLine: 1, endColumn: 39, suggestions: null },
      ],
    },
    {
      name: 'a logged message becomes the error',
      code: "export function f(path: string): string { if (!path) { console.error('No path given'); process.exit(1); } return path; }",
      errors: [
        {
          messageId: 'endsProcess', data: { name: 'process.exit' },
          line: 1, column: 88, endLine: 1, endColumn: 103,
          suggestions: [
            {
              messageId: 'throwError',
              output: "export function f(path: string): string { if (!path) { throw new Error('No path given'); } return path; }",
            },
          ],
        },
      ],
    },
    {
      name: 'a template becomes the error',
      code: 'export function f(path: string): string { console.error(`Cannot read ${path}`); process.exit(2); }',
      errors: [
        {
          messageId: 'endsProcess', data: { name: 'process.exit' },
          line: 1, column: 81, endLine: 1, endColumn: 96,
          suggestions: [
            {
              messageId: 'throwError',
              output: 'export function f(path: string): string { throw new Error(`Cannot read ${path}`); }',
            },
          ],
        },
      ],
    },
    {
      name: 'the logged error becomes the cause',
      code: "export function f(): string { try { return g(); } catch (error) { logger.fatal('Cannot start', error); process.exit(1); } }",
      errors: [
        {
          messageId: 'endsProcess', data: { name: 'process.exit' },
          line: 1, column: 104, endLine: 1, endColumn: 119,
          suggestions: [
            {
              messageId: 'throwError',
              output: "export function f(): string { try { return g(); } catch (error) { throw new Error('Cannot start', { cause: error }); } }",
            },
          ],
        },
      ],
    },
    {
      name: 'the error before the message becomes the cause',
      code: "export function f(): string { try { return g(); } catch (error) { logger.error({ err: error, id }, 'Cannot start'); process.exit(1); } }",
      errors: [
        {
          messageId: 'endsProcess', data: { name: 'process.exit' },
          line: 1, column: 117, endLine: 1, endColumn: 132,
          suggestions: [
            {
              messageId: 'throwError',
              output: "export function f(): string { try { return g(); } catch (error) { throw new Error('Cannot start', { cause: error }); } }",
            },
          ],
        },
      ],
    },
    {
      name: 'the caught error becomes the cause of a message alone',
      code: "export function f(): string { try { return g(); } catch (error) { console.error('Cannot start'); process.exit(1); } }",
      errors: [
        {
          messageId: 'endsProcess', data: { name: 'process.exit' },
          line: 1, column: 98, endLine: 1, endColumn: 113,
          suggestions: [
            {
              messageId: 'throwError',
              output: "export function f(): string { try { return g(); } catch (error) { throw new Error('Cannot start', { cause: error }); } }",
            },
          ],
        },
      ],
    },
    {
      name: 'the error of a logged message becomes the cause',
      code: 'export const f = (done: any) => done((err: Error) => { if (err) { console.error(err.message); return process.exit(1); } return 1; });',
      errors: [
        {
          messageId: 'endsProcess', data: { name: 'process.exit' },
          line: 1, column: 102, endLine: 1, endColumn: 117,
          suggestions: [
            {
              messageId: 'throwError',
              output: 'export const f = (done: any) => done((err: Error) => { if (err) { throw new Error(err.message, { cause: err }); } return 1; });',
            },
          ],
        },
      ],
    },
    {
      name: 'a message with its level first',
      code: "import winston from 'winston'; const logger = winston.createLogger(); export function f(): string { logger.log('error', 'Cannot start'); process.exit(1); }",
      errors: [
        {
          messageId: 'endsProcess', data: { name: 'process.exit' },
          line: 1, column: 138, endLine: 1, endColumn: 153,
          suggestions: [
            {
              messageId: 'throwError',
              output: "import winston from 'winston'; const logger = winston.createLogger(); export function f(): string { throw new Error('Cannot start'); }",
            },
          ],
        },
      ],
    },
    {
      name: 'a comment between stays',
      code: "export function f(): string {\n  console.error('No path');\n  // Nothing to do.\n  process.exit(1);\n}",
      errors: [
        {
          messageId: 'endsProcess', data: { name: 'process.exit' },
          line: 4, column: 3, endLine: 4, endColumn: 18,
          suggestions: [
            {
              messageId: 'throwError',
              output: "export function f(): string {\n  // Nothing to do.\n  throw new Error('No path');\n}",
            },
          ],
        },
      ],
    },
    {
      name: 'the class of the settings',
      code: [
        "import { log } from './log.js';",
        'export function f(): string {',
        "  console.error('No path');",
        '  process.exit(1);',
        '}',
      ].join('\n'),
      settings: { adr: { errorClass: HELPFUL_ERROR } },
      errors: [
        {
          messageId: 'endsProcess', data: { name: 'process.exit' },
          line: 4, column: 3, endLine: 4, endColumn: 18,
          suggestions: [
            {
              messageId: 'throwError',
              output: [
                "import { log } from './log.js';",
                "import { HelpfulError } from '#errors';",
                'export function f(): string {',
                "  throw new HelpfulError({ whatWentWrong: 'No path', howToFix: 'TODO: say how to fix it' });",
                '}',
              ].join('\n'),
            },
          ],
        },
      ],
    },
    {
      name: 'the class of the settings, with a cause',
      code: [
        "import { HelpfulError } from '#errors';",
        'export function f(): string {',
        '  try { return g(); } catch (error) {',
        "    console.error('No path', error);",
        '    process.exit(1);',
        '  }',
        '}',
      ].join('\n'),
      settings: { adr: { errorClass: HELPFUL_ERROR } },
      errors: [
        {
          messageId: 'endsProcess', data: { name: 'process.exit' },
          line: 5, column: 5, endLine: 5, endColumn: 20,
          suggestions: [
            {
              messageId: 'throwError',
              output: [
                "import { HelpfulError } from '#errors';",
                'export function f(): string {',
                '  try { return g(); } catch (error) {',
                "    throw new HelpfulError({ whatWentWrong: 'No path', howToFix: 'TODO: say how to fix it' }, { cause: error });",
                '  }',
                '}',
              ].join('\n'),
            },
          ],
        },
      ],
    },
    {
      name: 'the class of the settings, by position',
      code: "export function f(): string { console.error('No path', error); process.exit(1); }",
      settings: { adr: { errorClass: { name: 'AppError', required: ['message', 'hint'], positional: ['message', 'hint', 'cause'] } } },
      errors: [
        {
          messageId: 'endsProcess', data: { name: 'process.exit' },
          line: 1, column: 64, endLine: 1, endColumn: 79,
          suggestions: [
            {
              messageId: 'throwError',
              output: "export function f(): string { throw new AppError('No path', 'TODO: say how to fix it', error); }",
            },
          ],
        },
      ],
    },
    {
      name: 'the class of the settings, with a field for the cause',
      code: "export function f(): string { console.error('No path', error); process.exit(1); }",
      settings: { adr: { errorClass: { name: 'AppError', required: ['message'], optional: ['cause'] } } },
      errors: [
        {
          messageId: 'endsProcess', data: { name: 'process.exit' },
          line: 1, column: 64, endLine: 1, endColumn: 79,
          suggestions: [
            {
              messageId: 'throwError',
              output: "export function f(): string { throw new AppError({ message: 'No path', cause: error }); }",
            },
          ],
        },
      ],
    },
    {
      name: 'the class of the settings, where its name is taken',
      code: "export function f(HelpfulError: any): string { console.error('No path'); process.exit(1); }",
      settings: { adr: { errorClass: { name: 'HelpfulError', from: '#errors' } } },
      errors: [
        {
          messageId: 'endsProcess', data: { name: 'process.exit' },
          line: 1, column: 74, endLine: 1, endColumn: 89,
          suggestions: [
            {
              messageId: 'throwError',
              output: [
                "import { HelpfulError as HelpfulError2 } from '#errors';",
                "export function f(HelpfulError: any): string { throw new HelpfulError2('No path'); }",
              ].join('\n'),
            },
          ],
        },
      ],
    },
    {
      name: 'an import left unused goes',
      code: [
        "import { exit } from 'node:process';",
        'export function f(): string {',
        "  console.error('No path');",
        '  exit(1);',
        '}',
      ].join('\n'),
      errors: [
        {
          messageId: 'endsProcess', data: { name: 'process.exit' },
          line: 4, column: 3, endLine: 4, endColumn: 10,
          suggestions: [
            { messageId: 'throwError', output: "export function f(): string {\n  throw new Error('No path');\n}" },
          ],
        },
      ],
    },
    {
      name: 'an import left unused goes while another comes',
      code: [
        "import { exit } from 'node:process';",
        'export function f(): string {',
        "  console.error('No path');",
        '  exit(1);',
        '}',
      ].join('\n'),
      settings: { adr: { errorClass: HELPFUL_ERROR } },
      errors: [
        {
          messageId: 'endsProcess', data: { name: 'process.exit' },
          line: 4, column: 3, endLine: 4, endColumn: 10,
          suggestions: [
            {
              messageId: 'throwError',
              output: [
                "import { HelpfulError } from '#errors';",
                'export function f(): string {',
                "  throw new HelpfulError({ whatWentWrong: 'No path', howToFix: 'TODO: say how to fix it' });",
                '}',
              ].join('\n'),
            },
          ],
        },
      ],
    },
    {
      name: 'a logger left unused goes',
      code: [
        "import { logger } from './log.js';",
        'export function f(): string {',
        "  logger.error('No path');",
        '  process.exit(1);',
        '}',
      ].join('\n'),
      errors: [
        {
          messageId: 'endsProcess', data: { name: 'process.exit' },
          line: 4, column: 3, endLine: 4, endColumn: 18,
          suggestions: [
            { messageId: 'throwError', output: "export function f(): string {\n  throw new Error('No path');\n}" },
          ],
        },
      ],
    },
    {
      name: 'an import for the code goes',
      code: "import { exit, env } from 'node:process';\nexport function f(): void {\n  exit(Number(env.CODE));\n}",
      errors: [
        {
          messageId: 'endsProcess', data: { name: 'process.exit' },
          line: 3, column: 3, endLine: 3, endColumn: 25,
          suggestions: [
            {
              messageId: 'setExitCode',
              output: [
                "import { env } from 'node:process';",
                'export function f(): void {',
                '  process.exitCode = Number(env.CODE); return;',
                '}',
              ].join('\n'),
            },
          ],
        },
      ],
    },
    {
      name: 'the imported process stays',
      code: "import process from 'node:process';\nexport function f(): void {\n  process.exit(2);\n}",
      errors: [
        {
          messageId: 'endsProcess', data: { name: 'process.exit' },
          line: 3, column: 3, endLine: 3, endColumn: 18,
          suggestions: [
            {
              messageId: 'setExitCode',
              output: "import process from 'node:process';\nexport function f(): void {\n  process.exitCode = 2; return;\n}",
            },
          ],
        },
      ],
    },
    {
      name: 'a single statement becomes a block',
      code: 'export async function f(): Promise<void> {\n  if (!ready) process.exit(1);\n}',
      errors: [
        {
          messageId: 'endsProcess', data: { name: 'process.exit' },
          line: 2, column: 15, endLine: 2, endColumn: 30,
          suggestions: [
            {
              messageId: 'setExitCode',
              output: 'export async function f(): Promise<void> {\n  if (!ready) { process.exitCode = 1; return; }\n}',
            },
          ],
        },
      ],
    },
    {
      name: 'a file without semicolons',
      code: 'export function f(): void {\n  console.error("No")\n  process.exit(1)\n}',
      errors: [
        {
          messageId: 'endsProcess', data: { name: 'process.exit' },
          line: 3, column: 3, endLine: 3, endColumn: 18,
          suggestions: [
            { messageId: 'throwError', output: 'export function f(): void {\n  throw new Error("No")\n}' },
            {
              messageId: 'setExitCode',
              output: 'export function f(): void {\n  console.error("No")\n  process.exitCode = 1; return\n}',
            },
          ],
        },
      ],
    },
    {
      name: 'a success offers no error',
      code: "export function f(): void { console.error('Done'); process.exit(0); }",
      errors: [
        {
          messageId: 'endsProcess', data: { name: 'process.exit' },
          line: 1, column: 52, endLine: 1, endColumn: 67,
          suggestions: [
            {
              messageId: 'setExitCode',
              output: "export function f(): void { console.error('Done'); process.exitCode = 0; return; }",
            },
          ],
        },
      ],
    },
    {
      name: 'another level offers no error',
      code: "export function f(): string { console.warn('No path'); process.exit(1); }",
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 56, endLine: 1, endColumn: 71, suggestions: null },
      ],
    },
    {
      name: 'a log call further up offers no error',
      code: "export function f(): string { console.error('No path'); clean(); process.exit(1); }",
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 66, endLine: 1, endColumn: 81, suggestions: null },
      ],
    },
    {
      name: 'an error alone offers no error',
      code: 'export function f(): string { try { return g(); } catch (error) { console.error(error); process.exit(1); } }',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 89, endLine: 1, endColumn: 104, suggestions: null },
      ],
    },
    {
      name: 'placeholders offer no error',
      code: "export function f(name: string): string { console.error('No %s', name); process.exit(1); }",
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 73, endLine: 1, endColumn: 88, suggestions: null },
      ],
    },
    {
      name: 'further arguments offer no error',
      code: "export function f(name: string): string { console.error('No', name, id); process.exit(1); }",
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 74, endLine: 1, endColumn: 89, suggestions: null },
      ],
    },
    {
      name: 'spread arguments offer no error',
      code: 'export function f(...list: string[]): string { console.error(...list); process.exit(1); }',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 72, endLine: 1, endColumn: 87, suggestions: null },
      ],
    },
    {
      name: 'a comment in the call offers nothing',
      code: "export function f(): void { console.error('No' /* path */); process.exit(/* why */ 1); }",
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 61, endLine: 1, endColumn: 86, suggestions: null },
      ],
    },
    {
      name: 'a function that returns a value offers no exit code',
      code: 'export function f(a: any) { if (!a) process.exit(1); return a; }',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 37, endLine: 1, endColumn: 52, suggestions: null },
      ],
    },
    {
      name: 'a never function offers no exit code',
      code: 'export function f(): never { process.exit(1); }',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 30, endLine: 1, endColumn: 45, suggestions: null },
      ],
    },
    {
      name: 'a function typed never by its variable offers no exit code',
      code: 'export const f: () => never = () => { process.exit(1); };',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 39, endLine: 1, endColumn: 54, suggestions: null },
      ],
    },
    {
      name: 'a finally offers nothing',
      code: "export function f(): void { try { g(); } finally { console.error('No'); process.exit(1); } }",
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 73, endLine: 1, endColumn: 88, suggestions: null },
      ],
    },
    {
      name: 'a shadowed process offers no exit code',
      code: "import { exit } from 'node:process'; export function f(process: any): void { exit(1); }",
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 78, endLine: 1, endColumn: 85, suggestions: null },
      ],
    },
    {
      name: 'an exit code that was set before offers none',
      code: 'export function f(): void { process.exitCode = 2; process.exit(); }',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 51, endLine: 1, endColumn: 65, suggestions: null },
      ],
    },
    {
      name: 'strict offers no exit code, which it would report',
      code: 'export function f(): void { process.exit(1); }',
      options: [{ exitCode: true }],
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 29, endLine: 1, endColumn: 44, suggestions: null },
      ],
    },
    {
      name: 'a typed export',
      code: 'export const leave: () => never = process.exit;',
      errors: [
        { messageId: 'exportsExit', data: { name: 'process.exit' }, line: 1, column: 14, endLine: 1, endColumn: 19, suggestions: null },
      ],
    },
    {
      name: 'a static block in a function offers no return',
      code: 'export function f(): void { class A { static { process.exit(1); } } }',
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 48, endLine: 1, endColumn: 63, suggestions: null },
      ],
    },
    {
      name: 'further arguments by spread offer no error',
      code: "export function f(...list: string[]): string { console.error('No', ...list); process.exit(1); }",
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 78, endLine: 1, endColumn: 93, suggestions: null },
      ],
    },
    {
      name: 'the class of the settings, in its own file',
      code: [
        'export class HelpfulError extends Error {}',
        'export function f(): string {',
        "  console.error('No path');",
        '  process.exit(1);',
        '}',
      ].join('\n'),
      settings: { adr: { errorClass: { name: 'HelpfulError', from: '#errors' } } },
      errors: [
        {
          messageId: 'endsProcess', data: { name: 'process.exit' },
          line: 4, column: 3, endLine: 4, endColumn: 18,
          suggestions: [
            {
              messageId: 'throwError',
              output: [
                'export class HelpfulError extends Error {}',
                'export function f(): string {',
                "  throw new HelpfulError('No path');",
                '}',
              ].join('\n'),
            },
          ],
        },
      ],
    },
    {
      name: 'an Error of the file',
      code: "import { Error } from './errors.js'; export function f(): string { console.error('No path', Error); process.exit(1); }",
      errors: [
        {
          messageId: 'endsProcess', data: { name: 'process.exit' },
          line: 1, column: 101, endLine: 1, endColumn: 116,
          suggestions: [
            {
              messageId: 'throwError',
              output: "import { Error } from './errors.js'; export function f(): string { throw new globalThis.Error('No path', { cause: Error }); }",
            },
          ],
        },
      ],
    },
    {
      name: 'an awaited log call',
      code: "export async function f(): Promise<string> { await logger.error('No path'); process.exit(1); }",
      errors: [
        {
          messageId: 'endsProcess', data: { name: 'process.exit' },
          line: 1, column: 77, endLine: 1, endColumn: 92,
          suggestions: [
            { messageId: 'throwError', output: "export async function f(): Promise<string> { throw new Error('No path'); }" },
          ],
        },
      ],
    },
    {
      name: 'a signal handler offers no return, after which the process would go on',
      code: "export const f = () => process.once('SIGTERM', () => { process.exit(0); });",
      errors: [
        { messageId: 'endsProcess', data: { name: 'process.exit' }, line: 1, column: 56, endLine: 1, endColumn: 71, suggestions: null },
      ],
    },
    {
      name: 'abort offers no exit code but an error',
      code: "export function f(): void { console.error('No'); process.abort(); }",
      errors: [
        {
          messageId: 'endsProcess', data: { name: 'process.abort' },
          line: 1, column: 50, endLine: 1, endColumn: 65,
          suggestions: [
            { messageId: 'throwError', output: "export function f(): void { throw new Error('No'); }" },
          ],
        },
      ],
    },
    {
      name: 'a constructor offers to return',
      code: 'export class A { constructor() { process.exit(1); } }',
      errors: [
        {
          messageId: 'endsProcess', data: { name: 'process.exit' },
          line: 1, column: 34, endLine: 1, endColumn: 49,
          suggestions: [
            { messageId: 'setExitCode', output: 'export class A { constructor() { process.exitCode = 1; return; } }' },
          ],
        },
      ],
    },
  ],
});

new RuleTester({ languageOptions: { parser: undefined, sourceType: 'commonjs' } }).run(`${rule.name} (espree)`, rule, {
  valid: [
    { name: 'a program', code: "const { exit } = require('process'); start(); function start() { exit(1); }" },
    { name: 'a worker', code: "const { parentPort } = require('worker_threads'); module.exports = () => process.exit(parentPort);" },
    { name: 'a main guard', code: 'module.exports = run; if (require.main === module) run().catch(() => process.exit(1));' },
    { name: 'an alias that is only declared', code: 'const leave = process.exit; module.exports = 1;' },
  ],
  invalid: [
    {
      name: 'an export',
      code: 'exports.quit = process.exit;',
      errors: [
        { messageId: 'exportsExit', data: { name: 'process.exit' }, line: 1, column: 1, endLine: 1, endColumn: 13, suggestions: null },
      ],
    },
    {
      name: 'an exit, whose require goes',
      code: "'use strict';\nconst { exit } = require('process');\n\nexports.f = () => {\n  exit(1);\n};",
      errors: [
        {
          messageId: 'endsProcess', data: { name: 'process.exit' },
          line: 5, column: 3, endLine: 5, endColumn: 10,
          suggestions: [
            {
              messageId: 'setExitCode',
              output: "'use strict';\n\nexports.f = () => {\n  process.exitCode = 1; return;\n};",
            },
          ],
        },
      ],
    },
    {
      name: 'the class of the settings, required',
      code: "const { log } = require('./log');\nexports.f = () => {\n  console.error('No');\n  return process.abort();\n};",
      settings: { adr: { errorClass: HELPFUL_ERROR } },
      errors: [
        {
          messageId: 'endsProcess', data: { name: 'process.abort' },
          line: 4, column: 10, endLine: 4, endColumn: 25,
          suggestions: [
            {
              messageId: 'throwError',
              output: [
                "const { log } = require('./log');",
                "const { HelpfulError } = require('#errors');",
                'exports.f = () => {',
                "  throw new HelpfulError({ whatWentWrong: 'No', howToFix: 'TODO: say how to fix it' });",
                '};',
              ].join('\n'),
            },
          ],
        },
      ],
    },
  ],
});
