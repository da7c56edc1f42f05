import * as espree from 'espree';

import rule from '../../src/rules/small-try.ts';
import { RuleTester } from '../support/rule-tester.ts';

/** That many statements that call something, in one line. */
const calls = (count: number): string => Array.from({ length: count }, (_, index) => `step${index}();`).join(' ');

const lines = (...text: string[]): string => text.join('\n');

/** What is reported on a `try` without anything that could move out. */
const largeTry = (line: number, column: number, count: number, max = 12) =>
  ({ messageId: 'largeTry', data: { count, max }, line, column, endLine: line, endColumn: column + 3 }) as const;

const largeTryWithRest = (line: number, column: number, count: number, rest: string, max = 12) =>
  ({ messageId: 'largeTryWithRest', data: { count, max, rest }, line, column, endLine: line, endColumn: column + 3 }) as const;

new RuleTester().run(rule.name, rule, {
  valid: [
    { name: 'as many statements as are allowed', code: `try { ${calls(12)} } catch (e) { handle(e); }` },
    { name: 'a small block around a large handler', code: `try { run(); } catch (e) { ${calls(20)} }` },
    { name: 'a `finally` without a handler', code: `try { ${calls(20)} } finally { close(); }` },
    {
      name: 'blocks, empty statements and type declarations do not count',
      code: `try { ${calls(12)} ;;; { } type A = string; interface B { a: A } } catch { handle(); }`,
    },
    {
      name: 'a nested function is one statement, however long',
      code: `try { function a() { ${calls(20)} } const b = () => { ${calls(20)} }; b(a); } catch { handle(); }`,
    },
    {
      name: 'a nested class is one statement',
      code: `try { class A { static { ${calls(9)} } m() { ${calls(9)} } } run(A); } catch { handle(); }`,
    },
    {
      name: 'an inner `try` counts as one and for itself',
      code: `try { try { ${calls(12)} } catch { a(); } try { ${calls(12)} } catch { b(); } } catch { handle(); }`,
    },
    { name: 'the callback of a call', code: `try { list.forEach(item => { ${calls(20)} }); } catch { handle(); }` },
    { name: 'a handler that only cleans up and rethrows', code: `try { ${calls(20)} } catch (e) { await lock.release(); throw e; }` },
    {
      name: 'a transaction that is rolled back by a query',
      code: `try { ${calls(20)} } catch (e) { await client.query('ROLLBACK'); throw e; }`,
    },
    {
      name: 'a rollback behind a guard',
      code: `try { ${calls(20)} } catch (e) { if (transaction) { await transaction.rollback(); } throw e; }`,
    },
    {
      name: 'several clean-ups, one of which may itself fail',
      code: `try { ${calls(20)} } catch (e) { socket.destroy(); try { await unlink(path); } catch {} throw e; }`,
    },
    {
      name: 'a clean-up before a wrapper that carries the error',
      code: `try { ${calls(20)} } catch (e) { await tx.rollback(); throw new ImportError('x', { cause: e }); }`,
    },
    { name: 'a handler that puts its own state back and rethrows', code: `try { ${calls(20)} } catch (e) { this.tunnel = undefined; await restore(copies); throw e; }` },
    { name: 'a wrapper that says what was worked on and keeps the cause', code: 'try { ' + calls(20) + ' } catch (e) { throw new LoadError(`Loading ${path} failed.`, { cause: e }); }' },
    { name: 'an executor whose handler rejects by another name', code: `new Promise(async (done, fail) => { try { ${calls(20)} } catch (e) { fail(e); } });` },
    { name: 'a handler that emits the error', code: `try { ${calls(20)} } catch (e) { this.emit('error', e); }` },
    { name: 'a known error is answered, all others are thrown', code: `try { ${calls(20)} } catch (e) { if (e.code === 'ENOENT') return null; throw e; }` },
    { name: 'a known error is answered, all others are handed on', code: `try { ${calls(20)} } catch (e) { if (e instanceof CancelError) return; report(e); }` },
    { name: 'a known error is answered, all others are shown', code: `app.get('/', async (req, res) => { const id = f(req); try { ${calls(20)} } catch (e) { if (e instanceof ApiError) res.status(400).end(); else res.status(500).json({ error: 'Internal' }); } });` },
    { name: 'a handler that only rethrows', code: `try { ${calls(20)} } catch (e) { throw e; }` },
    {
      name: 'a rethrow in the form of a rejected promise',
      code: `new Promise((resolve, reject) => { try { ${calls(20)} } catch (e) { reject(e as Error); } });`,
    },
    {
      name: 'a returned rejection',
      code: `function f() { try { ${calls(20)} } catch (e) { lock.unlock(); return Promise.reject(e); } }`,
    },
    {
      name: 'the whole of a route, whose handler hands the error on',
      code: `app.get('/', async (req, res, next) => { try { ${calls(20)} } catch (e) { next(e); } });`,
    },
    {
      name: 'the whole of a listener given by name',
      code: `function onMessage() { try { ${calls(20)} } catch (e) { socket.emit('failure', e); } } socket.on('message', onMessage);`,
    },
    {
      name: 'the whole of a timer, whose handler ends the process',
      code: `setInterval(() => { try { ${calls(20)} } catch (e) { console.error(e); process.exit(1); } }, 10);`,
    },
    {
      name: 'the whole of a decorated method, whose handler throws something else',
      code: `class A { @Cron('* * * * *') async run() { try { ${calls(20)} } catch (e) { throw new JobError('Sync', e); } } }`,
    },
    {
      name: 'the whole of a Lambda handler that answers with the error',
      code: `export const handler = async () => { try { ${calls(20)} } catch (e) { return toResponse(e); } };`,
    },
    {
      name: 'the whole of the main function of a program that exits',
      code: `async function main() { try { ${calls(20)} } catch (e) { console.error(e); process.exit(1); } } void main();`,
    },
    {
      name: 'the whole of a main function that sets the exit code',
      code: `async function main() { try { ${calls(20)} } catch (e) { console.error(e); process.exitCode = 1; } } void main();`,
    },
    {
      name: 'the whole of a program that exits',
      code: `import { step0 } from './steps.js'; const a = 1; try { ${calls(20)} } catch (e) { console.error(e); process.exit(1); }`,
    },
    {
      name: 'a route whose preparation stands in front of the block',
      code: `app.get('/', async (req, res, next) => { const id = req.id; try { ${calls(20)} } catch (e) { next(e); } });`,
    },
    { name: 'a function whose handler logs and throws the same error', code: `async function load(id) { check(id); try { ${calls(20)} } catch (e) { log.error('No order', e); throw e; } }` },
    { name: 'the same error as an `Error`, thrown', code: `async function load() { try { ${calls(20)} } catch (e) { const error = e instanceof Error ? e : new Error(String(e)); span.record(error); throw error; } }` },
    { name: 'a function that answers with the error', code: `async function load() { try { ${calls(20)} } catch (e) { return { ok: false, error: e.message }; } }` },
    { name: 'an answer of 500 after the error was logged', code: `export async function action() { try { ${calls(20)} } catch (e) { logger.error('Tags', { error: e }); return json({ error: 'Try again.' }, { status: 500 }); } }` },
    { name: 'a thrown answer of 503 after the error was logged', code: `export async function action() { try { ${calls(20)} } catch (e) { console.error(e); throw json({}, { status: 503 }); } }` },
    { name: 'an answer named after its status', code: `export async function serve() { try { ${calls(20)} } catch (e) { console.error(e); return new InternalServerErrorResponse(); } }` },
    { name: 'a logged error, and a failure of all that the function does', code: `async function update() { try { ${calls(20)} } catch (e) { console.error(e); return Either.left(UPDATE_FAILED); } }` },
    { name: 'a logged error, and a message to the user', code: `const open = async () => { try { ${calls(20)} } catch (e) { console.error(e); toast.error('Sorry.'); } };` },
    { name: 'a callback that is given the error', code: `function read(path, callback) { try { ${calls(20)} } catch (e) { callback(e, null); } }` },
    { name: 'a response that is given the message', code: `async function serve(req, res) { try { ${calls(20)} } catch (e) { res.status(400).send(e.message); } }` },
    { name: 'an answer that was begun is only ended', code: `async function serve(req, res) { try { ${calls(20)} } catch (e) { if (!res.headersSent) { res.end(e.message); } else { res.end(); } } }` },
    { name: 'an object that is given its own error', code: `class A { connect() { try { ${calls(20)} } catch (e) { this.fail(e); } this.count(); } }` },
    { name: 'a variable that keeps the error for what follows', code: `async function run() { let failure; try { ${calls(20)} } catch (e) { failure = e; } return finish(failure); }` },
    { name: 'a list of problems', code: `async function run() { const problems = []; try { ${calls(20)} } catch (e) { problems.push(\`Settings: \${e.message}\`); } return problems; }` },
    { name: 'a function that ends the process after showing the error', code: `export async function install() { try { ${calls(20)} } catch (e) { print(e.message); process.exit(1); } }` },
    { name: 'a check that fails its workflow', code: `import * as core from '@actions/core'; export async function check() { ${calls(1)} try { ${calls(20)} } catch (e) { core.setFailed(\`Check: \${e}\`); } }` },
    { name: 'a log entry that names the item', code: `async function sweep(items) { for (const item of items) { try { ${calls(20)} } catch (e) { logger.error('Skipped', { id: item.id, e }); } } }` },
    { name: 'a log entry that names what was worked on', code: `async function evaluate(projectId) { try { ${calls(20)} } catch (e) { logger.error('Later', { projectId, e }); } }` },
    { name: 'one round of an endless loop', code: `async function prompt() { while (true) { try { ${calls(20)} } catch (e) { console.error(e); } } }` },
    { name: 'one choice of many', code: `async function run(command) { try { switch (command) { case 'a': ${calls(9)} break; case 'b': ${calls(9)} } } catch (e) { console.error(e); } again(); }` },
    { name: 'one branch of many', code: `async function run(a) { try { if (a === 1) { ${calls(7)} } else if (a === 2) { ${calls(7)} } else if (a === 3) { ${calls(7)} } } catch (e) { console.error(e); } again(); }` },
    { name: 'another attempt', code: `async function push(attempt) { try { ${calls(20)} } catch (e) { if (attempt < 3) return await push(attempt + 1); throw new Error('Gone'); } }` },
    { name: 'a comment that means every failure', code: `async function route() { try { ${calls(20)} } catch (e) { // If it fails for any reason, the next strategy decides.\n return null; } }` },
    { name: 'a function that says what it answers on failure', code: `/** The quota; null on any error. */\nasync function quota() { try { ${calls(20)} } catch { return null; } }` },
    { name: 'a larger `max`', code: `try { ${calls(20)} } catch (e) { handle(e); }`, options: [{ max: 20 }] },
    { name: 'declarations count once, whatever they declare', code: `try { const a = 1, b = 2, c = f(); ${calls(11)} } catch { handle(); }` },
    {
      name: 'an overload and an ambient declaration',
      code: `try { declare function f(): void; declare const a: 1; ${calls(12)} } catch { handle(); }`,
    },
    { name: 'an empty block', code: 'try { } catch { }' },
    {
      name: 'what other parsers make of it',
      code: `try { ${calls(12)} } catch { handle(); }`,
      languageOptions: { parser: espree, parserOptions: {} },
    },
  ],
  invalid: [
    { name: 'one statement more than is allowed', code: `try { ${calls(13)} } catch (e) { handle(e); }`, errors: [largeTry(1, 1, 13)] },
    {
      name: 'a handler without a parameter',
      code: lines('function f() {', `  try { ${calls(14)} } catch { return null; }`, '}'),
      errors: [largeTry(2, 3, 14)],
    },
    { name: 'a handler and a `finally`', code: `try { ${calls(13)} } catch { handle(); } finally { close(); }`, errors: [largeTry(1, 1, 13)] },
    {
      name: 'statements on all levels',
      code: 'try { if (a()) { b(); for (const c of d()) { e(c); } } else { while (f()) g(); } switch (h()) { case 1: i(); break; default: j(); } k(); l(); m(); } catch { handle(); }',
      errors: [largeTry(1, 1, 13)],
    },
    {
      name: 'both levels of nested blocks, each for itself',
      code: `try { try { ${calls(13)} } catch { a(); } ${calls(12)} } catch { b(); }`,
      errors: [largeTry(1, 1, 13), largeTry(1, 7, 13)],
    },
    {
      name: 'only the inner of two',
      code: `try { try { ${calls(13)} } catch { a(); } } catch { b(); }`,
      errors: [largeTry(1, 7, 13)],
    },
    {
      name: 'an outer `try` without a handler',
      code: `try { try { ${calls(13)} } catch { a(); } } finally { b(); }`,
      errors: [largeTry(1, 7, 13)],
    },
    {
      name: 'a leading statement that calls nothing',
      code: lines('try {', '  const limit = 5;', `  ${calls(12)}`, '} catch { handle(); }'),
      errors: [largeTryWithRest(1, 1, 13, 'line 2')],
    },
    {
      name: 'several leading statements, a guard and a function among them',
      code: lines('async function f(a) {', '  try {', '    const b = a.b;', '    if (!b) return;', '    const c = () => d();', `    ${calls(10)}`, '  } catch { handle(); }', '}'),
      errors: [largeTryWithRest(2, 3, 14, 'lines 3-5')],
    },
    {
      name: 'a trailing statement, where the handler leaves',
      code: lines('function f() {', '  try {', `    ${calls(12)}`, '    return total;', '  } catch (e) {', '    return null;', '  }', '}'),
      errors: [largeTryWithRest(2, 3, 13, 'line 4')],
    },
    {
      name: 'statements at either end',
      code: lines('function f() {', '  try {', '    let total = 0;', `    ${calls(12)}`, '    total += 1;', '    return total;', '  } catch (e) {', '    log(e); throw other;', '  }', '}'),
      errors: [largeTryWithRest(2, 3, 15, 'line 3 and lines 5-6')],
    },
    {
      name: 'nothing at the end of a block whose handler goes on',
      code: lines('try {', `  ${calls(12)}`, '  done = true;', '} catch (e) {', '  report(e);', '}'),
      errors: [largeTry(1, 1, 13)],
    },
    {
      name: 'a block that calls nothing at all',
      code: lines('try {', '  a = 1; b = 2; c = 3;', '  d = 4;', '} catch { handle(); }'),
      options: [{ max: 3 }],
      errors: [largeTryWithRest(1, 1, 4, 'lines 2-3', 3)],
    },
    {
      name: 'no leading statement that waits, makes, throws, yields, imports or tags something',
      code: lines(
        'async function* f() {',
        '  try { await a; b(); c(); } catch { handle(); }',
        '  try { new A(); b(); c(); } catch { handle(); }',
        '  try { if (a) throw b; b(); } catch { handle(); }',
        '  try { yield a; b(); c(); } catch { handle(); }',
        '  try { import(a); b(); c(); } catch { handle(); }',
        '  try { a`b`; b(); c(); } catch { handle(); }',
        '  try { for await (const b of a) ; b(); c(); } catch { handle(); }',
        '  try { using b = a; b(); c(); } catch { handle(); }',
        '}',
      ),
      options: [{ max: 2 }],
      errors: [
        largeTry(2, 3, 3, 2),
        largeTry(3, 3, 3, 2),
        largeTry(4, 3, 3, 2),
        largeTry(5, 3, 3, 2),
        largeTry(6, 3, 3, 2),
        largeTry(7, 3, 3, 2),
        largeTry(8, 3, 3, 2),
        largeTry(9, 3, 3, 2),
      ],
    },
    {
      name: 'no leading function that needs what the block declares later',
      code: lines('try {', '  const show = () => print(value);', '  const value = read();', '  show();', '} catch { handle(); }'),
      options: [{ max: 2 }],
      errors: [largeTry(1, 1, 3, 2)],
    },
    { name: 'a handler that does more than clean up', code: `try { ${calls(13)} } catch (e) { notify(e); throw e; }`, errors: [largeTry(1, 1, 13)] },
    { name: 'a handler that logs and rethrows', code: `try { ${calls(13)} } catch (e) { console.error('failed'); throw e; }`, errors: [largeTry(1, 1, 13)] },
    { name: 'a wrapper that says what was worked on and loses the cause', code: 'try { ' + calls(13) + ' } catch (e) { throw new LoadError(`Loading ${path} failed.`); }', errors: [largeTry(1, 1, 13)] },
    { name: 'an executor whose handler rejects with something else', code: `new Promise(async (done, fail) => { try { ${calls(13)} } catch (e) { fail(other); } });`, errors: [largeTry(1, 37, 13)] },
    { name: 'a function like an executor that keeps the error', code: `new Task(async (done, fail) => { try { ${calls(13)} } catch (e) { fail(); } });`, errors: [largeTry(1, 34, 13)] },
    { name: 'a handler that emits the error under another name', code: `try { ${calls(13)} } catch (e) { this.emit('closed', e); }`, errors: [largeTry(1, 1, 13)] },
    { name: 'a known error is answered, all others are lost', code: `try { ${calls(13)} } catch (e) { if (e.code === 'ENOENT') return null; return []; }`, errors: [largeTry(1, 1, 13)] },
    {
      name: 'a handler that cleans up and goes on',
      code: `try { ${calls(13)} } catch (e) { await lock.release(); }`,
      errors: [largeTry(1, 1, 13)],
    },
    {
      name: 'a handler that cleans up and throws something unrelated',
      code: `try { ${calls(13)} } catch (e) { await lock.release(); throw new Error('failed'); }`,
      errors: [largeTry(1, 1, 13)],
    },
    {
      name: 'a handler that only wraps: it says what failed, and cannot know',
      code: `try { ${calls(13)} } catch (e) { throw new Error('Could not read', { cause: e }); }`,
      errors: [largeTry(1, 1, 13)],
    },
    {
      name: 'a part of a route, behind which the answer goes on',
      code: `app.get('/', async (req, res) => { try { ${calls(13)} } catch (e) { report(e); } res.end(); });`,
      errors: [largeTry(1, 36, 13)],
    },
    {
      name: 'the whole of a route whose handler keeps the error',
      code: `app.get('/', async (req, res) => { try { ${calls(13)} } catch (e) { console.error(e); res.end(); } });`,
      errors: [largeTry(1, 36, 13)],
    },
    {
      name: 'the whole of a function that is no boundary',
      code: `export async function load() { try { ${calls(13)} } catch (e) { report(e); } }`,
      errors: [largeTry(1, 32, 13)],
    },
    {
      name: 'the body of a loop and of an iteration',
      code: `for (const a of b) { try { ${calls(13)} } catch (e) { next(e); } } b.forEach(a => { try { ${calls(13)} } catch (e) { next(e); } });`,
      errors: [largeTry(1, 22, 13), largeTry(1, 192, 13)],
    },
    {
      name: 'a function within a boundary',
      code: `socket.on('open', () => { run(() => { try { ${calls(13)} } catch (e) { hand(e); } }); });`,
      errors: [largeTry(1, 39, 13)],
    },
    {
      name: 'a function of a library that exits',
      code: `export async function run() { try { ${calls(13)} } catch (e) { process.exit(1); } }`,
      errors: [largeTry(1, 31, 13)],
    },
    {
      name: 'a part of a program that exits',
      code: `begin(); try { ${calls(13)} } catch (e) { console.error(e); process.exit(1); }`,
      errors: [largeTry(1, 10, 13)],
    },
    { name: 'a function whose handler throws another error', code: `async function load() { try { ${calls(13)} } catch (e) { log.error(e); throw new Error('Could not load'); } }`, errors: [largeTry(1, 25, 13)] },
    { name: 'a thrown error that a function made of the error and a text', code: `async function load() { try { ${calls(13)} } catch (e) { const error = resolve(e, { message: 'Not stored' }); throw error; } }`, errors: [largeTry(1, 25, 13)] },
    { name: 'variables that refer to each other', code: `async function load() { try { ${calls(13)} } catch (e) { const a = e ? b : 1; const b = e ? a : 2; throw a; } }`, errors: [largeTry(1, 25, 13)] },
    { name: 'a log and a rethrow outside of a function', code: `try { ${calls(13)} } catch (e) { console.error(e); throw e; }`, errors: [largeTry(1, 1, 13)] },
    { name: 'an answer of 400 after the error was logged, in the middle of a function', code: `export async function action() { try { ${calls(13)} } catch (e) { console.error(e); report(); } return json({}); }`, errors: [largeTry(1, 34, 13)] },
    { name: 'an answer of 500 without the error', code: `export async function action() { try { ${calls(13)} } catch { return json({}, { status: 500 }); } }`, errors: [largeTry(1, 34, 13)] },
    { name: 'an answer that claims to know, without the error', code: `async function load() { try { ${calls(13)} } catch { return { error: 'The file could not be read' }; } }`, errors: [largeTry(1, 25, 13)] },
    { name: 'a default after a log', code: `async function load() { try { ${calls(13)} } catch (e) { logger.warn('No quota', e); return null; } }`, errors: [largeTry(1, 25, 13)] },
    { name: 'what a callback is given from a function with a text of its own', code: `function store(next) { try { ${calls(13)} } catch (e) { const error = resolve(e, { message: 'Not stored' }); next(error); } }`, errors: [largeTry(1, 24, 13)] },
    { name: 'a message to a response, behind which the answer goes on', code: `async function serve(req, res) { try { ${calls(13)} } catch (e) { res.write(e.message); } res.end(); }`, errors: [largeTry(1, 34, 13)] },
    { name: 'a variable of the module that keeps the error', code: `let failure; async function run() { try { ${calls(13)} } catch (e) { failure = e; } }`, errors: [largeTry(1, 37, 13)] },
    { name: 'a log entry that names nothing of the function', code: `async function sweep(items) { for (const item of items) { try { ${calls(13)} } catch (e) { logger.error(TITLE, e); } } }`, errors: [largeTry(1, 59, 13)] },
    { name: 'a log entry that names the item and not the error', code: `async function sweep(items) { for (const item of items) { try { ${calls(13)} } catch (e) { logger.error(item.id); } } }`, errors: [largeTry(1, 59, 13)] },
    { name: 'a named item, and more work on it after the failure', code: `async function sweep(items) { for (const item of items) { try { ${calls(13)} } catch (e) { logger.error(item.id, e); } store(item); } }`, errors: [largeTry(1, 59, 13)] },
    { name: 'a loop that ends, and an endless one with more in it', code: `function run(a) { while (a) { try { ${calls(13)} } catch (e) { console.error(e); } } for (;;) { try { ${calls(13)} } catch (e) { console.error(e); } wait(); } }`, errors: [largeTry(1, 31, 13), largeTry(1, 204, 13)] },
    { name: 'a round whose handler is silent', code: `function run(a) { for (;;) { try { ${calls(13)} } catch { } } }`, errors: [largeTry(1, 30, 13)] },
    { name: 'a choice that throws to its own handler', code: `function run(a) { try { switch (a) { case 1: ${calls(13)} default: throw new Error('No'); } } catch (e) { console.log(e); } again(); }`, errors: [largeTry(1, 19, 15)] },
    { name: 'two branches', code: `function run(a) { try { if (a) { ${calls(7)} } else { ${calls(7)} } } catch (e) { console.log(e); } again(); }`, errors: [largeTry(1, 19, 15)] },
    { name: 'a comment on one failure', code: `async function route() { try { ${calls(13)} } catch { // The file is not there.\n return null; } }`, errors: [largeTry(1, 26, 13)] },
    { name: 'a smaller `max`', code: 'try { a(); b(); } catch { handle(); }', options: [{ max: 1 }], errors: [largeTry(1, 1, 2, 1)] },
    {
      name: 'a static block, a class field and a namespace',
      code: `class A { static { try { ${calls(13)} } catch { a(); } } b = () => { try { ${calls(13)} } catch { a(); } }; } namespace N { try { ${calls(13)} } catch { a(); } }`,
      errors: [largeTry(1, 20, 13), largeTry(1, 177, 13), largeTry(1, 339, 13)],
    },
    {
      name: 'an enum among the statements',
      code: `try { enum A { B } ${calls(12)} } catch { handle(); }`,
      errors: [largeTryWithRest(1, 1, 13, 'line 1')],
    },
    {
      name: 'what other parsers make of it',
      code: `try { ${calls(13)} } catch { handle(); }`,
      languageOptions: { parser: espree, parserOptions: {} },
      errors: [largeTry(1, 1, 13)],
    },
  ],
});
