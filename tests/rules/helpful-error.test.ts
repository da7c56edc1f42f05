import * as espree from 'espree';

import rule from '../../src/rules/helpful-error.ts';
import { RuleTester } from '../support/rule-tester.ts';

const lines = (...text: string[]): string => text.join('\n');

const STRICT = rule.meta.docs.strict!;

const CLASS = { name: 'HelpfulError', from: '#errors', required: ['whatWentWrong', 'howToFix'], optional: ['example'], allow: ['ProviderError', 'TypeError', '*AbortError'] };
const SETTINGS = { adr: { errorClass: CLASS } };
const IMPORT = "import { HelpfulError } from '#errors';";

/** A case of a function that throws something. */
const thrown = (expression: string): string => `export function f() { throw ${expression}; }`;

const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });
const vacuous = (line: number, column: number, endColumn: number) => ({ messageId: 'vacuous' as const, ...at(line, column, endColumn) });
const notAnError = (column: number, endColumn: number) => ({ messageId: 'notAnError' as const, ...at(1, column, endColumn) });
const missingField = (fields: string, line: number, column: number, endColumn: number) => ({
  messageId: 'missingField' as const,
  data: { errorClass: 'HelpfulError', fields },
  ...at(line, column, endColumn),
});
const wrongClass = (name: string, [line, column, endColumn]: readonly [number, number, number], output?: string) => ({
  messageId: 'wrongClass' as const,
  data: { name, errorClass: 'HelpfulError' },
  ...at(line, column, endColumn),
  suggestions: output === undefined ? null : [{ messageId: 'useClass' as const, data: { errorClass: 'HelpfulError' }, output }],
});

new RuleTester().run(rule.name, rule, {
  valid: [
    { name: 'a message that says what went wrong', code: thrown("new Error('No price for this article')") },
    { name: 'a message with a value', code: thrown('new Error(`Error: ${reason}`)') },
    { name: 'a message that only run time knows', code: thrown('new Error(reason)') },
    { name: 'arguments that only run time knows', code: thrown('new Error(...args)') },
    { name: 'what is not implemented or not reachable', code: 'export function f(a) { if (a) throw new Error("Not implemented"); throw new Error("unreachable"); }' },
    { name: 'an error that is made for its stack', code: 'export const f = () => new Error().stack; const g = new Error(); print(g.stack);' },
    { name: 'an error given to what wants its stack', code: 'export const f = () => { parseStack(new Error()); captureTrace(new Error()); logger.error(new Error()); };' },
    { name: 'an error that gets its message later', code: 'export function f() { const e = new Error(); e.message = text(); throw e; }' },
    { name: 'an error that is given its message with other properties', code: "export function f() { const e = new Error(); Object.assign(e, { message: 'x', code: 1 }); throw e; }" },
    { name: 'an error that is only returned or kept', code: 'export const f = () => new Error(); export const g = { error: new Error("failed") };' },
    { name: 'an error that was caught', code: 'export function f() { try { run(); } catch (e) { throw e; } }' },
    { name: 'a class of that name of the file', code: 'class Error {} export function f() { throw new Error(); }' },
    { name: 'an imported class', code: "import { LoadError } from './errors.js'; export function f() { throw new LoadError(); }" },
    { name: 'a class of the file with its own constructor', code: "class A extends Error { constructor(id) { super(`no ${id}`); } } export function f() { throw new A(); }" },
    { name: 'a class of the file with its own message', code: "class A extends Error { message = 'No such article'; } export function f() { throw new A(); }" },
    { name: 'a constructor that sets the message', code: "export class A extends Error { constructor(id) { super(); this.message = `no ${id}`; } }" },
    { name: 'an empty `super()` of a class that extends something else', code: 'export class A extends Base { constructor() { super(); } } export class B { constructor() {} }' },
    { name: 'arguments handed through to `super()`', code: 'export class A extends Error { constructor(...args) { super(...args); } }' },
    { name: 'a jump to the end of a block', code: 'export function f() { try { if (bad()) throw new Error(); run(); } catch { return null; } }' },
    { name: 'a literal that jumps to the end of a block', code: "export function f(a) { try { if (!isList(a)) throw 'no list'; return first(a); } catch { return null; } }" },
    {
      name: 'a visitor that ends a walk, in the only block that starts one',
      code: 'export function has(tree) { let found = false; function stop(name) { return node => { if (node.name === name) { found = true; throw new Error(); } }; } try { walk(tree, stop("a")); walk(tree, stop("b")); } catch {} return found; }',
    },
    { name: 'a local function that is only called in such a block', code: 'export function f(a) { const refuse = () => { throw new Error(); }; try { a.forEach(refuse); } catch { return 0; } return 1; }' },
    { name: 'a response and a promise', code: 'export function f(a) { if (a) throw new Response(); throw new Promise(() => {}); }' },
    { name: 'calls and variables', code: 'export function f(a) { if (a) throw redirect("/"); throw a ?? createError(); }' },
    { name: 'an invariant', code: thrown("new Error('Invariant')") },
    { name: 'a pattern of the options', code: thrown("new Error('Oops')"), options: [{ allowMessagePatterns: ['^oops'] }] },
    { name: 'another class, outside of strict', code: thrown("new Error('No price')"), settings: SETTINGS },
    { name: 'another class, without a class in the settings', code: thrown("new Error('No price')"), options: STRICT },
    { name: 'the class of the project with all it asks for', code: lines(IMPORT, thrown("new HelpfulError({ whatWentWrong: 'a', howToFix: 'b' })")), options: STRICT, settings: SETTINGS },
    { name: 'the class by a relative path of the same last segment', code: lines("import { HelpfulError as E } from '../../lib/errors.js';", thrown("new E({ whatWentWrong: 'a', howToFix: 'b' })")), options: STRICT, settings: SETTINGS },
    { name: 'the class of a namespace', code: lines("import * as errors from '#errors';", thrown("new errors.HelpfulError({ whatWentWrong: 'a', howToFix: 'b' })")), options: STRICT, settings: SETTINGS },
    { name: 'a subclass declared in the file', code: lines(IMPORT, 'class A extends HelpfulError {} class B extends A {}', thrown('new B(options)')), options: STRICT, settings: SETTINGS },
    { name: 'classes that the settings allow, and their subclasses', code: "import { ProviderError, MyAbortError } from 'x'; class A extends ProviderError {} export function f(a) { if (a) throw new ProviderError('x'); if (a.b) throw new MyAbortError(); if (a.c) throw new A(); throw new TypeError('Expected a list'); }", options: STRICT, settings: SETTINGS },
    { name: 'fields that only run time knows', code: lines(IMPORT, 'export function f(a) { if (a) throw new HelpfulError({ ...a }); if (a.b) throw new HelpfulError(a); throw new HelpfulError({ [a]: 1 }); }'), options: STRICT, settings: SETTINGS },
    { name: 'the file that declares the class', code: "export class HelpfulError extends Error {} export function f() { throw new Error('No price'); }", options: STRICT, settings: SETTINGS },
    { name: 'entry code', code: "main(); function main() { throw new Error('No price list given'); }", options: STRICT, settings: SETTINGS },
    { name: 'functions that assert', code: "export function check(a: unknown): asserts a is string { throw new Error('No text'); } export function assertOpen() { throw new Error('Closed'); }", options: STRICT, settings: SETTINGS },
    { name: 'an assertion by its message', code: thrown("new Error('Assertion failed: open')"), options: STRICT, settings: SETTINGS },
    { name: 'what is made and thrown elsewhere', code: "export function f(a) { if (a) throw createError('x'); const e = new Error('No price'); return e; }", options: STRICT, settings: SETTINGS },
    { name: 'arguments by position', code: lines(IMPORT, thrown("new HelpfulError('a', 'b')")), options: STRICT, settings: { adr: { errorClass: { ...CLASS, positional: ['whatWentWrong', 'howToFix'] } } } },
  ],
  invalid: [
    { name: 'no message', code: thrown('new Error()'), errors: [vacuous(1, 29, 40)] },
    { name: 'no message, without `new`', code: thrown('TypeError()'), errors: [vacuous(1, 29, 40)] },
    { name: 'an empty message', code: thrown("new RangeError('')"), errors: [vacuous(1, 44, 46)] },
    { name: 'a message that is `undefined`', code: thrown('new Error(undefined, { cause })'), errors: [vacuous(1, 39, 48)] },
    { name: 'words that only say that it failed', code: thrown("new Error('Oops! Something went wrong...')"), errors: [vacuous(1, 39, 70)] },
    { name: 'other such words', code: thrown("new Error('An unexpected error has occurred.')"), errors: [vacuous(1, 39, 74)] },
    { name: 'a template and a concatenation', code: 'export function f(a) { if (a) throw new Error(`Failed`); throw new Error("In" + "valid"); }', errors: [vacuous(1, 47, 55), vacuous(1, 74, 88)] },
    { name: 'a constant message', code: "const TEXT = 'Unknown error'; export function f() { throw new Error(TEXT); }", errors: [vacuous(1, 69, 73)] },
    { name: 'the second argument of an aggregate', code: thrown("new AggregateError(errors, 'Errors occurred')"), errors: [vacuous(1, 56, 73)] },
    { name: 'the global by a path', code: thrown("new globalThis.Error('Error')"), errors: [vacuous(1, 50, 57)] },
    { name: 'rejections', code: 'export const f = () => new Promise((resolve, reject) => { reject(new Error()); return Promise.reject(new Error("Failure")); });', errors: [vacuous(1, 66, 77), vacuous(1, 112, 121)] },
    { name: 'errors that are handed on', code: "export function f(callback, socket) { callback(new Error()); socket.emit('error', new Error('failed')); }", errors: [vacuous(1, 48, 59), vacuous(1, 93, 101)] },
    { name: 'an error through a variable', code: 'export function f() { const e = new Error("Bad"); e.code = 5; throw e; }', errors: [vacuous(1, 43, 48)] },
    { name: 'one side of a choice', code: "export function f(e) { throw e ?? (e.a ? new Error('Internal error') : e.b); }", errors: [vacuous(1, 52, 68)] },
    { name: 'a class of the file without a constructor', code: 'class A extends Error {} class B extends A {} export function f() { throw new B(); }', errors: [vacuous(1, 75, 82)] },
    { name: 'a vacuous `super()`', code: "export class A extends Error { constructor() { super('Error'); } } export class B extends TypeError { constructor() { super(); } }", errors: [vacuous(1, 54, 61), vacuous(1, 119, 126)] },
    { name: 'a vacuous `super()` behind a class of the file', code: 'class A extends Error {} export class B extends A { constructor() { super(); } }', errors: [vacuous(1, 69, 76)] },
    { name: 'a literal in a handler that looks at it', code: "export function f() { try { throw 'x'; } catch (e) { show(e); } }", errors: [notAnError(35, 38)] },
    {
      name: 'a local function that is also called elsewhere',
      code: 'export function f(a) { const refuse = () => { throw new Error(); }; try { refuse(); } catch {} if (a) refuse(); }',
      errors: [vacuous(1, 53, 64)],
    },
    {
      name: 'an exported function, whoever else calls it',
      code: 'export function stop() { throw new Error(); } try { stop(); } catch {} export const a = 1;',
      errors: [vacuous(1, 32, 43)],
    },
    {
      name: 'an asynchronous function, which rejects',
      code: 'export function f() { const stop = async () => { throw new Error(); }; try { return stop(); } catch { return null; } }',
      errors: [vacuous(1, 56, 67)],
    },
    {
      name: 'a function that nothing calls, and one that calls itself',
      code: 'function a() { throw new Error(); } function b() { b(); throw new Error(); }',
      errors: [vacuous(1, 22, 33), vacuous(1, 63, 74)],
    },
    { name: 'a handler that looks at the error', code: 'export function f() { try { throw new Error(); } catch (e) { show(e); } }', errors: [vacuous(1, 35, 46)] },
    { name: 'a text', code: thrown("'No price'"), errors: [notAnError(29, 39)] },
    { name: 'a template and a text with a value', code: 'export function f(a) { if (a) throw `no ${a}`; throw "no " + a; }', errors: [notAnError(37, 46), notAnError(54, 63)] },
    { name: 'other literals', code: 'export function f(a) { if (a) throw 404; if (a.b) throw null; if (a.c) throw undefined; throw void 0; }', errors: [notAnError(37, 40), notAnError(57, 61), notAnError(78, 87), notAnError(95, 101)] },
    { name: 'an object, a list and a function', code: 'export function f(a) { if (a) throw { code: 1 } as any; if (a.b) throw [a]; throw () => a; }', errors: [notAnError(37, 55), notAnError(72, 75), notAnError(83, 90)] },
    { name: 'a choice between literals', code: thrown("a ? 'closed' : { code: 2 }"), errors: [notAnError(29, 55)] },
    { name: 'a constant', code: "const GONE = 'gone'; export function f() { throw GONE; }", errors: [notAnError(50, 54)] },
    { name: 'an invariant, when the options replace the patterns', code: "export function f(a) { if (a) throw new Error('oops'); throw new Error('oops, an error'); }", options: [{ allowMessagePatterns: ['^oops$'] }], errors: [vacuous(1, 72, 88)] },
    {
      name: 'another class, which the suggestion replaces',
      code: lines("import { read } from './read.js';", thrown("new Error('No price', { cause: e })")),
      options: STRICT,
      settings: SETTINGS,
      errors: [
        wrongClass(
          'Error',
          [2, 29, 64],
          lines("import { read } from './read.js';", IMPORT, thrown("new HelpfulError({ whatWentWrong: 'No price', howToFix: 'TODO: say how to fix it' }, { cause: e })")),
        ),
      ],
    },
    {
      name: 'another class without `new`, in a file that imports the right one',
      code: lines(IMPORT, thrown('RangeError(`No price for ${id}`)')),
      options: STRICT,
      settings: SETTINGS,
      errors: [
        wrongClass('RangeError', [2, 29, 61], lines(IMPORT, thrown("new HelpfulError({ whatWentWrong: `No price for ${id}`, howToFix: 'TODO: say how to fix it' })"))),
      ],
    },
    {
      name: 'a wrong class wins over a vacuous message',
      code: thrown('new Error()'),
      options: STRICT,
      settings: SETTINGS,
      errors: [wrongClass('Error', [1, 29, 40])],
    },
    {
      name: 'an imported class that is not allowed, and a class of the file that extends another',
      code: "import { LoadError } from './load.js'; class A extends Error {} export function f(a) { if (a) throw new LoadError('x'); throw new A('No price'); }",
      options: STRICT,
      settings: SETTINGS,
      errors: [wrongClass('LoadError', [1, 101, 119]), wrongClass('A', [1, 127, 144])],
    },
    {
      name: 'a class of the same name from elsewhere',
      code: lines("import { HelpfulError } from 'other-errors';", thrown("new HelpfulError('x')")),
      options: STRICT,
      settings: SETTINGS,
      errors: [wrongClass('HelpfulError', [2, 29, 50])],
    },
    {
      name: 'a rejection and a variable, and options that the suggestion would lose',
      code: "export const f = () => Promise.reject(new Error('No price', { cause: e, code: 1 })); export function g() { const e = new Error('No price', options); throw e; }",
      options: STRICT,
      settings: SETTINGS,
      errors: [wrongClass('Error', [1, 39, 83]), wrongClass('Error', [1, 118, 148])],
    },
    {
      name: 'a file with a main guard, outside of it',
      code: "export function f() { throw new Error('No price'); } if (import.meta.main) throw new Error('No file');",
      options: STRICT,
      settings: { adr: { errorClass: { name: 'HelpfulError' } } },
      errors: [wrongClass('Error', [1, 29, 50], "export function f() { throw new HelpfulError('No price'); } if (import.meta.main) throw new Error('No file');")],
    },
    { name: 'a missing field', code: lines(IMPORT, thrown("new HelpfulError({ whatWentWrong: 'a' })")), options: STRICT, settings: SETTINGS, errors: [missingField("'howToFix'", 2, 29, 69)] },
    { name: 'an empty field', code: lines(IMPORT, thrown("new HelpfulError({ whatWentWrong: 'a', howToFix: ' ' })")), options: STRICT, settings: SETTINGS, errors: [missingField("'howToFix'", 2, 68, 81)] },
    { name: 'no fields at all, wherever it is made', code: lines(IMPORT, 'export const e = new HelpfulError();'), options: STRICT, settings: SETTINGS, errors: [missingField("'whatWentWrong' and 'howToFix'", 2, 18, 36)] },
    { name: 'a field of an entry file', code: lines(IMPORT, 'main(); function main() { throw new HelpfulError({ whatWentWrong: "a", howToFix: undefined }); }'), options: STRICT, settings: SETTINGS, errors: [missingField("'howToFix'", 2, 72, 91)] },
    {
      name: 'an argument that is missing by position',
      code: lines(IMPORT, thrown("new HelpfulError('a')")),
      options: STRICT,
      settings: { adr: { errorClass: { ...CLASS, positional: ['whatWentWrong', 'howToFix'] } } },
      errors: [missingField("'howToFix'", 2, 29, 50)],
    },
    { name: 'what other parsers make of it', code: thrown('new Error()'), languageOptions: { parser: espree, parserOptions: {} }, errors: [vacuous(1, 29, 40)] },
  ],
});
