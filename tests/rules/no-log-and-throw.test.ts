import * as espree from 'espree';

import rule from '../../src/rules/no-log-and-throw.ts';
import { RuleTester } from '../support/rule-tester.ts';

const lines = (...text: string[]): string => text.join('\n');

/** What is reported on a call in one line, with the outputs of the suggestions that are offered. */
function logsAndThrows([line, column, endColumn]: readonly [number, number, number], { drop, lower }: { drop?: string; lower?: string } = {}) {
  const suggestions = [
    ...(drop === undefined ? [] : [{ messageId: 'dropLog' as const, output: drop }]),
    ...(lower === undefined ? [] : [{ messageId: 'lowerLevel' as const, output: lower }]),
  ];
  return { messageId: 'logsAndThrows' as const, line, column, endLine: line, endColumn, suggestions: suggestions.length > 0 ? suggestions : null };
}

const within = (handler: string): string => `export function f() { try { run(); } catch (e) { ${handler} } }`;

new RuleTester().run(rule.name, rule, {
  valid: [
    { name: 'an error that is only logged', code: within("logger.error('failed', e);") },
    { name: 'an error that is only thrown', code: within('throw e;') },
    { name: 'an error that is thrown on one path', code: within("logger.error('failed', e); if (isLast) throw e;") },
    { name: 'an error that is thrown on the other path', code: within("if (known(e)) { logger.error('known', e); return null; } throw e;") },
    { name: 'a fresh error that does not carry it', code: within("logger.error('failed', e); throw new HttpError(500, 'Internal error');") },
    { name: 'a fresh error of a constant text', code: within("const message = 'failed'; logger.error(message, e); throw new Error(message);") },
    { name: 'a choice of which one side is fresh', code: within("logger.error('failed', e); throw isOurs(e) ? e : new HttpError(500);") },
    { name: 'lower levels', code: within("logger.warn('failed', e); logger.info('x'); logger.debug(e); console.log(e); throw e;") },
    { name: 'a level that only run time knows', code: within('console[level](e); throw e;') },
    { name: 'a call that is no log call', code: within('toast.error(e); span.error(e); throw e;') },
    { name: 'a local console', code: 'export function f(console: Report) { try { run(); } catch (e) { console.error(e); throw e; } }' },
    { name: 'an error that is handed to the next', code: "export const f = (req, res, next) => { try { run(); } catch (e) { logger.error(e); next(e); } };" },
    { name: 'an error that is returned', code: within('logger.error(e); return e;') },
    { name: 'an error that is answered', code: within('logger.error(e); return response.status(500).end();') },
    { name: 'an exit', code: within('logger.error(e); process.exit(1);') },
    { name: 'a branch whose log is not given the error that is thrown', code: "export function f(id) { if (!id) { logger.error('no id'); throw new Error('no id'); } }" },
    { name: 'a branch whose log shares a value that is no error', code: "export function f(id) { if (!known(id)) { logger.error('unknown', { id }); throw new Error(`unknown ${id}`); } }" },
    { name: 'a branch that throws another error', code: "export function f({ error, reason }) { if (error) { logger.error(error); throw reason; } }" },
    { name: 'a case of a switch that returns', code: within('logger.error(e); switch (e.code) { case 1: return null; default: throw e; }') },
    { name: 'an error that another handler throws', code: "export function f() { try { a(); } catch (e) { logger.error(e); } try { b(); } catch (e) { throw e; } }" },
    { name: 'an entry file', code: 'main(); function main() { try { run(); } catch (e) { console.error(e); throw e; } }' },
    { name: 'a main guard', code: 'export const a = 1; if (import.meta.main) { try { run(); } catch (e) { console.error(e); throw e; } }' },
    { name: 'a retry that logs every attempt', code: 'export async function f() { for (let i = 0; ; i++) { try { return await run(); } catch (e) { logger.error(e); if (i === 3) throw e; } } }' },
    { name: 'a loop that goes on', code: 'export function f(list) { for (const a of list) { try { run(a); } catch (e) { logger.error(e); continue; } throw a; } }' },
    { name: 'a log in a callback', code: within('list.forEach(() => { logger.error(e); }); throw e;') },
    { name: 'a log whose value is used', code: within('const line = logger.error(e); throw e;') },
    { name: 'a promise that is rejected with something else', code: "export const f = () => new Promise((resolve, reject) => { run(e => { console.error(e); reject(new Error('failed')); }); });" },
    { name: 'a handler without a parameter', code: "export function f() { try { run(); } catch { logger.error('failed'); throw new Error('failed'); } }" },
  ],
  invalid: [
    {
      name: 'a caught error that is logged and thrown',
      code: lines('export function f() {', '  try {', '    run();', '  } catch (e) {', "    logger.error('failed', e);", '    throw e;', '  }', '}'),
      errors: [
        logsAndThrows([5, 5, 30], {
          drop: lines('export function f() {', '  try {', '    run();', '  } catch (e) {', '    throw e;', '  }', '}'),
          lower: lines('export function f() {', '  try {', '    run();', '  } catch (e) {', "    logger.debug('failed', e);", '    throw e;', '  }', '}'),
        }),
      ],
    },
    {
      name: 'a log call that does not mention the caught error',
      code: within("logger.error('failed'); throw e;"),
      errors: [logsAndThrows([1, 50, 72], { drop: within('throw e;'), lower: within("logger.debug('failed'); throw e;") })],
    },
    {
      name: 'a wrapper with the error as cause',
      code: within("console.error(e); throw new LoadError('x', { cause: e });"),
      errors: [
        logsAndThrows([1, 50, 66], {
          drop: within("throw new LoadError('x', { cause: e });"),
          lower: within("console.debug(e); throw new LoadError('x', { cause: e });"),
        }),
      ],
    },
    {
      name: 'a wrapper with the error as argument, through a variable',
      code: within('const wrapped = new LoadError(e); logger.fatal(wrapped); throw wrapped;'),
      errors: [
        logsAndThrows([1, 84, 105], {
          drop: within('const wrapped = new LoadError(e); throw wrapped;'),
          lower: within('const wrapped = new LoadError(e); logger.debug(wrapped); throw wrapped;'),
        }),
      ],
    },
    {
      name: 'a new error with a value read from it',
      code: within('logger.error(e); throw new Error(`Failed: ${e.message}`);'),
      errors: [
        logsAndThrows([1, 50, 65], {
          drop: within('throw new Error(`Failed: ${e.message}`);'),
          lower: within('logger.debug(e); throw new Error(`Failed: ${e.message}`);'),
        }),
      ],
    },
    {
      name: 'two log calls, one after the other',
      code: within("logger.error('a'); logger.critical('b'); throw e;"),
      errors: [
        logsAndThrows([1, 50, 67], {
          drop: within("logger.critical('b'); throw e;"),
          lower: within("logger.debug('a'); logger.critical('b'); throw e;"),
        }),
        logsAndThrows([1, 69, 89], {
          drop: within("logger.error('a'); throw e;"),
          lower: within("logger.error('a'); logger.debug('b'); throw e;"),
        }),
      ],
    },
    {
      name: 'a branch of a handler',
      code: within('if (known(e)) { logger.error(e); throw e; } return null;'),
      errors: [
        logsAndThrows([1, 66, 81], {
          drop: within('if (known(e)) { throw e; } return null;'),
          lower: within('if (known(e)) { logger.debug(e); throw e; } return null;'),
        }),
      ],
    },
    {
      name: 'a log call behind a condition, which cannot simply go',
      code: within('if (verbose) logger.error(e); throw e;'),
      errors: [logsAndThrows([1, 63, 78], { lower: within('if (verbose) logger.debug(e); throw e;') })],
    },
    {
      name: 'every case of a switch behind the log throws it',
      code: within('logger.error(e); switch (e.code) { case 1: throw new KnownError(e); default: throw e; }'),
      errors: [
        logsAndThrows([1, 50, 65], {
          drop: within('switch (e.code) { case 1: throw new KnownError(e); default: throw e; }'),
          lower: within('logger.debug(e); switch (e.code) { case 1: throw new KnownError(e); default: throw e; }'),
        }),
      ],
    },
    {
      name: 'a log call that is all of a branch, which would be left empty',
      code: within('if (verbose) { logger.error(e); } throw e;'),
      errors: [logsAndThrows([1, 65, 80], { lower: within('if (verbose) { logger.debug(e); } throw e;') })],
    },
    {
      name: 'a log call as part of an expression',
      code: within('verbose && logger.error(e); throw e;'),
      errors: [logsAndThrows([1, 61, 76], { lower: within('verbose && logger.debug(e); throw e;') })],
    },
    {
      name: 'an awaited log call and a rejected promise',
      code: 'export async function f() { await run().catch(async e => { await logger.error(e); return Promise.reject(e); }); }',
      errors: [
        logsAndThrows([1, 66, 81], {
          drop: 'export async function f() { await run().catch(async e => { return Promise.reject(e); }); }',
          lower: 'export async function f() { await run().catch(async e => { await logger.debug(e); return Promise.reject(e); }); }',
        }),
      ],
    },
    {
      name: 'the handler of a promise, which need not log the error either',
      code: "export const f = () => run().catch(e => { console.error('failed'); throw e; });",
      errors: [
        logsAndThrows([1, 43, 66], {
          drop: 'export const f = () => run().catch(e => { throw e; });',
          lower: "export const f = () => run().catch(e => { console.debug('failed'); throw e; });",
        }),
      ],
    },
    {
      name: 'a callback that logs and rejects',
      code: 'export const f = () => new Promise((resolve, reject) => { run(err => { if (err) { console.error(err.message); return reject(err); } resolve(1); }); });',
      errors: [
        logsAndThrows([1, 83, 109], {
          drop: 'export const f = () => new Promise((resolve, reject) => { run(err => { if (err) { return reject(err); } resolve(1); }); });',
          lower: 'export const f = () => new Promise((resolve, reject) => { run(err => { if (err) { console.debug(err.message); return reject(err); } resolve(1); }); });',
        }),
      ],
    },
    {
      name: 'a branch that logs and throws the same new error',
      code: "export function f(id) { if (!id) { const missing = new Error('no id'); logger.error(missing.message); throw missing; } }",
      errors: [
        logsAndThrows([1, 72, 101], {
          drop: "export function f(id) { if (!id) { const missing = new Error('no id'); throw missing; } }",
          lower: "export function f(id) { if (!id) { const missing = new Error('no id'); logger.debug(missing.message); throw missing; } }",
        }),
      ],
    },
    {
      name: 'a branch that logs and throws a member',
      code: "export function f(result) { if (!result.ok) { logger.error({ text: result.error.message }, 'x'); throw result.error; } }",
      errors: [
        logsAndThrows([1, 47, 96], {
          drop: 'export function f(result) { if (!result.ok) { throw result.error; } }',
          lower: "export function f(result) { if (!result.ok) { logger.debug({ text: result.error.message }, 'x'); throw result.error; } }",
        }),
      ],
    },
    {
      name: 'a branch that wraps the error that it has logged',
      code: 'export async function f() { const { error } = await query(); if (error) { console.error(error); throw new Error(error.message); } }',
      errors: [
        logsAndThrows([1, 75, 95], {
          drop: 'export async function f() { const { error } = await query(); if (error) { throw new Error(error.message); } }',
          lower: 'export async function f() { const { error } = await query(); if (error) { console.debug(error); throw new Error(error.message); } }',
        }),
      ],
    },
    {
      name: 'every branch behind the log throws it',
      code: within('logger.error(e); if (known(e)) { throw new KnownError(e); } else { throw e; }'),
      errors: [
        logsAndThrows([1, 50, 65], {
          drop: within('if (known(e)) { throw new KnownError(e); } else { throw e; }'),
          lower: within('logger.debug(e); if (known(e)) { throw new KnownError(e); } else { throw e; }'),
        }),
      ],
    },
    {
      name: 'a clean-up between log and throw',
      code: within('logger.error(e); try { close(); } finally { unlock(); } throw e;'),
      errors: [
        logsAndThrows([1, 50, 65], {
          drop: within('try { close(); } finally { unlock(); } throw e;'),
          lower: within('logger.debug(e); try { close(); } finally { unlock(); } throw e;'),
        }),
      ],
    },
    {
      name: 'the level as an argument',
      code: within('logger.log("error", e); throw e;'),
      errors: [logsAndThrows([1, 50, 72], { drop: within('throw e;'), lower: within('logger.log("debug", e); throw e;') })],
    },
    {
      name: 'a computed level and an optional logger',
      code: within("this.logger?.['error'](e); throw e;"),
      errors: [logsAndThrows([1, 50, 75], { drop: within('throw e;'), lower: within("this.logger?.['debug'](e); throw e;") })],
    },
    {
      name: 'a method that was taken out of its logger',
      code: 'const { error: report } = console; export function f() { try { run(); } catch (e) { report(e); throw e; } }',
      errors: [logsAndThrows([1, 85, 94], { drop: 'const { error: report } = console; export function f() { try { run(); } catch (e) { throw e; } }' })],
    },
    {
      name: 'a logger that nothing else uses, whose import goes with it',
      code: lines("import { logger } from './logger.js';", "import { run } from './run.js';", within('logger.error(e); throw e;')),
      errors: [
        logsAndThrows([3, 50, 65], {
          drop: lines("import { run } from './run.js';", within('throw e;')),
          lower: lines("import { logger } from './logger.js';", "import { run } from './run.js';", within('logger.debug(e); throw e;')),
        }),
      ],
    },
    {
      name: 'a log call with a comment, which is kept',
      code: lines('export function f() {', '  try {', '    run();', '  } catch (e) {', '    // seen twice a week', '    logger.error(e); // noisy', '    throw e;', '  }', '}'),
      errors: [
        logsAndThrows([6, 5, 20], {
          drop: lines('export function f() {', '  try {', '    run();', '  } catch (e) {', '    // seen twice a week', '    // noisy', '    throw e;', '  }', '}'),
          lower: lines('export function f() {', '  try {', '    run();', '  } catch (e) {', '    // seen twice a week', '    logger.debug(e); // noisy', '    throw e;', '  }', '}'),
        }),
      ],
    },
    {
      name: 'a comment within the call, which only the lower level keeps',
      code: within('logger.error(e /* raw */); throw e;'),
      errors: [logsAndThrows([1, 50, 75], { lower: within('logger.debug(e /* raw */); throw e;') })],
    },
    {
      name: 'a case that falls through to the throw',
      code: "export function f(kind, error) { switch (kind) { case 'a': logger.error(error); case 'b': throw error; } }",
      errors: [
        logsAndThrows([1, 60, 79], {
          drop: "export function f(kind, error) { switch (kind) { case 'a': case 'b': throw error; } }",
          lower: "export function f(kind, error) { switch (kind) { case 'a': logger.debug(error); case 'b': throw error; } }",
        }),
      ],
    },
    {
      name: 'a library with a main guard elsewhere',
      code: `${within('console.error(e); throw e;')} if (import.meta.main) f();`,
      errors: [
        logsAndThrows([1, 50, 66], {
          drop: `${within('throw e;')} if (import.meta.main) f();`,
          lower: `${within('console.debug(e); throw e;')} if (import.meta.main) f();`,
        }),
      ],
    },
    {
      name: 'a logger that the settings name',
      code: within('audit.error(e); throw e;'),
      settings: { adr: { loggers: ['audit'] } },
      errors: [logsAndThrows([1, 50, 64], { drop: within('throw e;'), lower: within('audit.debug(e); throw e;') })],
    },
    {
      name: 'what other parsers make of it',
      code: within('logger.error(e); throw e;'),
      languageOptions: { parser: espree, parserOptions: {} },
      errors: [logsAndThrows([1, 50, 65], { drop: within('throw e;'), lower: within('logger.debug(e); throw e;') })],
    },
  ],
});
