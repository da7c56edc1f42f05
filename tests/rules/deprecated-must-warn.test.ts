import * as espree from 'espree';

import rule from '../../src/rules/deprecated-must-warn.ts';
import { RuleTester } from '../support/rule-tester.ts';

const lines = (...text: string[]): string => text.join('\n');

/** A comment whose tag names what to use instead. */
const D = '/** @deprecated Use `b`. */';

/** What makes a file one of Node's. */
const NODE = "import fs from 'node:fs';";

const warning = (name: string): string => `process.emitWarning("${name} is deprecated. Use \`b\`.", "DeprecationWarning");`;

/** What is reported on a head of one line; the suggestion's output, if any. */
const noWarning = (name: string, line: number, column: number, endColumn: number, output?: string) => ({
  messageId: 'noWarning' as const,
  data: { name },
  line,
  column,
  endLine: line,
  endColumn,
  suggestions: output === undefined ? null : [{ messageId: 'addWarning' as const, output }],
});

const noReplacement = (name: string, line: number, column: number, endLine: number, endColumn: number) => ({
  messageId: 'noReplacement' as const,
  data: { name },
  line,
  column,
  endLine,
  endColumn,
});

new RuleTester().run(rule.name, rule, {
  valid: [
    { name: 'a member that an interface asks for', code: `interface Scope { readonly tools: Tools; run(): void } export class Config implements Scope { /** @deprecated Use the scope instead. */ get tools() { return this._tools; } /** @deprecated Use \`start\`. */ run() {} }` },
    { name: 'a class that only repeats a deprecated base', code: `import * as Base from '@own/core'; /** @deprecated Use \`Float\`. */ export class Real extends Base.Real { toSql() { return 'BINARY'; } }` },
    { name: 'a function that warns by `process.emitWarning`', code: `${D} export function a() { process.emitWarning('a'); }` },
    { name: 'a function that warns on the console', code: `${D} export const a = () => { console.warn('a'); return b(); };` },
    { name: 'a function that warns by a logger', code: `${D} export function a() { logger.warn({ name: 'a' }, 'deprecated'); }` },
    { name: 'a function made by `util.deprecate`', code: `import { deprecate } from 'node:util'; ${D} export const a = deprecate(b, 'x');` },
    { name: 'a function that calls one of the file which warns', code: `${D} export function a() { tell(); } function tell() { console.warn('a'); }` },
    { name: 'a function that the options name', code: `${D} export function a() { warnOnce('a'); }`, options: [{ warn: ['warnOnce'] }] },
    { name: 'a method that the options name by its path', code: `export class A { ${D} a() { this.host.tell('a'); } }`, options: [{ warn: ['this.host.tell'] }] },
    { name: 'a class that warns in its constructor', code: `${D} export class A { constructor() { console.warn('A'); } }` },
    { name: 'a class that extends one of the file which warns', code: `${D} export class A extends B {} class B { constructor() { console.warn('B'); } }` },
    { name: 'a method that warns', code: `export class A { ${D} post() { console.warn('post'); } }` },
    { name: 'a replacement in prose', code: `/** @deprecated replaced by client.post */ export function a() { console.warn('a'); }` },
    { name: 'a link as replacement', code: `/** @deprecated {@link b} */ export function a() { console.warn('a'); }` },
    { name: 'a version for the removal', code: `/** @deprecated Will be removed in 3.0. */ export function a() { console.warn('a'); }` },
    { name: 'a replacement in a tag of its own', code: '/**\n * @deprecated\n * @see b\n */ export function a() { console.warn("a"); }' },
    { name: 'a function that is not exported', code: '/** @deprecated */ function a() {}' },
    { name: 'a method of a class that is not exported', code: 'class A { /** @deprecated */ post() {} }' },
    { name: 'an overload signature', code: '/** @deprecated */ export function a(b: string): void; export function a(b: number): void; export function a() {}' },
    { name: 'an overload signature of a method', code: 'export class A { /** @deprecated */ post(b: string): void; post() {} }' },
    { name: 'types', code: '/** @deprecated */ export type A = () => void; /** @deprecated */ export interface B { /** @deprecated */ post(): void }' },
    { name: 'ambient declarations', code: '/** @deprecated */ export declare function a(): void; /** @deprecated */ export declare class B {}' },
    { name: 'an abstract method', code: 'export abstract class A { /** @deprecated */ abstract post(): void; }' },
    { name: 'private members', code: 'export class A { /** @deprecated */ private post() {} /** @deprecated */ #get() {} }' },
    { name: 'a function that its comment calls private', code: '/**\n * @deprecated\n * @private\n */ export function a() {}' },
    { name: 'a function that only throws', code: '/** @deprecated */ export function a() { throw new Error("Use b"); }' },
    { name: 'a class whose constructor only throws', code: '/** @deprecated */ export class A { constructor() { throw new Error("Use B"); } }' },
    { name: 're-exports and aliases', code: '/** @deprecated */ export { a } from "./a.js"; /** @deprecated */ export const b = c; /** @deprecated */ export * from "./d.js";' },
    { name: 'fields and constants that hold no function', code: 'export class A { /** @deprecated */ timeout = 5; } /** @deprecated */ export const LIMIT = 5; /** @deprecated */ export const schema = object({});' },
    { name: 'an accessor that only delegates to a warning one', code: `export class A { ${D} get a() { return this.c; } ${D} get c() { console.warn('c'); return 1; } }` },
    { name: 'a comment that stands for something else', code: '/** @deprecated */ /** Adds. */ export function a() {}' },
    { name: 'the word within a sentence', code: '/** Calls the @deprecated one. */ export function a() {}' },
    { name: 'an enum, a namespace and an empty file of comments', code: '/** @deprecated */ export enum A { B } /** @deprecated */ export namespace N {} /** @deprecated */' },
  ],
  invalid: [
    {
      name: 'a member that the interface does not ask for',
      code: lines(NODE, 'interface Scope { run(): void }', 'export class Config implements Scope {', `  ${D}`, '  start() {', '    go();', '  }', '}'),
      output: lines(NODE, 'interface Scope { run(): void }', 'export class Config implements Scope {', `  ${D}`, '  start() {', `    ${warning('Config.start')}`, '    go();', '  }', '}'),
      errors: [noWarning("'Config.start'", 5, 3, 8)],
    },
    {
      name: 'a class with a constructor of its own, whose base has its name',
      code: lines(NODE, D, 'export class Real extends Base.Real {', '  constructor() {', '    super();', '  }', '}'),
      output: lines(NODE, D, 'export class Real extends Base.Real {', '  constructor() {', '    super();', `    ${warning('Real')}`, '  }', '}'),
      errors: [noWarning("'Real'", 3, 8, 36)],
    },
    {
      name: 'a function, without evidence of Node',
      code: `${D} export function a() { return b(); }`,
      errors: [noWarning("'a'", 1, 36, 46, `${D} export function a() { ${warning('a')} return b(); }`)],
    },
    {
      name: 'a function in a file that imports from Node, which is fixed',
      code: lines(NODE, D, 'export function a() {', '  // The old way.', '  return b();', '}'),
      output: lines(NODE, D, 'export function a() {', `  ${warning('a')}`, '  // The old way.', '  return b();', '}'),
      errors: [noWarning("'a'", 3, 8, 18)],
    },
    {
      name: 'a function in a file that uses the process',
      code: lines('export const pid = process.pid;', D, 'function a() {', '  return b();', '}', 'export { a };'),
      output: lines('export const pid = process.pid;', D, 'function a() {', `  ${warning('a')}`, '  return b();', '}', 'export { a };'),
      errors: [noWarning("'a'", 3, 1, 11)],
    },
    {
      name: 'a function in the CommonJS way',
      code: lines("const fs = require('fs');", D, 'exports.a = function () {', '  return b();', '};'),
      output: lines("const fs = require('fs');", D, 'exports.a = function () {', `  ${warning('a')}`, '  return b();', '};'),
      errors: [noWarning("'a'", 3, 13, 21)],
    },
    {
      name: 'a function that shadows the process',
      code: lines(NODE, D, 'export function a(process: Child) { process.send(); }'),
      errors: [
        noWarning("'a'", 3, 8, 18, lines(NODE, D, `export function a(process: Child) { globalThis.${warning('a')} process.send(); }`)),
      ],
    },
    {
      name: 'a component of a browser',
      code: `${D} export function A() { return process.env.X; }`,
      filename: 'src/A.tsx',
      errors: [noWarning("'A'", 1, 36, 46, `${D} export function A() { console.warn("A is deprecated. Use \`b\`."); return process.env.X; }`)],
    },
    {
      name: 'an arrow function with an expression, which becomes a block',
      code: lines(NODE, D, 'export const a = (c: number) => ({ c });'),
      output: lines(NODE, D, `export const a = (c: number) => { ${warning('a')} return ({ c }); };`),
      errors: [noWarning("'a'", 3, 18, 19)],
    },
    {
      name: 'a function with directives',
      code: lines(NODE, D, 'export function a() {', "  'use strict'; // as ever", '  return b();', '}'),
      output: lines(NODE, D, 'export function a() {', "  'use strict'; // as ever", `  ${warning('a')}`, '  return b();', '}'),
      errors: [noWarning("'a'", 3, 8, 18)],
    },
    {
      name: 'an empty function',
      code: lines(NODE, D, 'export function a() {}', D, 'export const c = () => { /* nothing */ };', D, 'export function d() {', '}'),
      output: lines(NODE, D, `export function a() { ${warning('a')} }`, D, `export const c = () => { ${warning('c')} /* nothing */ };`, D, 'export function d() {', `  ${warning('d')}`, '}'),
      errors: [noWarning("'a'", 3, 8, 18), noWarning("'c'", 5, 18, 19), noWarning("'d'", 7, 8, 18)],
    },
    {
      name: 'a method, by the name of its class',
      code: lines(NODE, 'export class Client {', `  ${D}`, '  async post() {', '    return b();', '  }', '}'),
      output: lines(NODE, 'export class Client {', `  ${D}`, '  async post() {', `    ${warning('Client.post')}`, '    return b();', '  }', '}'),
      errors: [noWarning("'Client.post'", 4, 9, 13)],
    },
    {
      name: 'a static accessor and a field',
      code: lines(NODE, 'export class A {', `  ${D} static get c() { return 1; }`, `  ${D} d = () => 1;`, '}'),
      output: lines(NODE, 'export class A {', `  ${D} static get c() { ${warning('A.c')} return 1; }`, `  ${D} d = () => { ${warning('A.d')} return 1; };`, '}'),
      errors: [noWarning("'A.c'", 3, 42, 43), noWarning("'A.d'", 4, 31, 34)],
    },
    {
      name: 'a method of an object',
      code: lines(NODE, `export const client = { ${D} post() { return 1; } };`),
      output: lines(NODE, `export const client = { ${D} post() { ${warning('client.post')} return 1; } };`),
      errors: [noWarning("'client.post'", 2, 53, 57)],
    },
    {
      name: 'a constructor behind its `super()`',
      code: lines(NODE, D, 'export class A extends B {', '  constructor() {', '    super(); // first', '    this.c = 1;', '  }', '}'),
      output: lines(NODE, D, 'export class A extends B {', '  constructor() {', '    super(); // first', `    ${warning('A')}`, '    this.c = 1;', '  }', '}'),
      errors: [noWarning("'A'", 3, 8, 25)],
    },
    {
      name: 'a constructor in one line without semicolons',
      code: lines(NODE, 'export class A extends B {', `  ${D}`, '  constructor() { super() }', '}'),
      output: lines(NODE, 'export class A extends B {', `  ${D}`, `  constructor() { super(); ${warning('A')} }`, '}'),
      errors: [noWarning("'A'", 4, 3, 14)],
    },
    {
      name: 'a constructor that calls `super()` within something else, to which nothing is added',
      code: lines(NODE, D, 'export class A extends B { constructor() { if (c) super(); else super(1); } }'),
      errors: [noWarning("'A'", 3, 8, 25)],
    },
    {
      name: 'a class without a constructor, even in Node',
      code: lines(NODE, D, 'export class A {', '  c = 1;', '}'),
      errors: [noWarning("'A'", 3, 8, 15, lines(NODE, D, 'export class A {', `  constructor() { ${warning('A')} }`, '', '  c = 1;', '}'))],
    },
    {
      name: 'a derived class without a constructor, in TypeScript and in JavaScript',
      code: `${D} export class A extends ns.B {}`,
      errors: [
        noWarning("'A'", 1, 36, 56, `${D} export class A extends ns.B { constructor(...args: ConstructorParameters<typeof ns.B>) { super(...args); ${warning('A')} } }`),
      ],
    },
    {
      name: 'a derived class in JavaScript',
      code: `${D} export class A extends B {}`,
      filename: 'file.js',
      errors: [noWarning("'A'", 1, 36, 53, `${D} export class A extends B { constructor(...args) { super(...args); ${warning('A')} } }`)],
    },
    {
      name: 'a class of static members, whose constructor nobody calls',
      code: `${D} export class A { static post() {} }`,
      errors: [noWarning("'A'", 1, 36, 43)],
    },
    {
      name: 'functions without a name',
      code: `${D} export default function () { return 1; }`,
      errors: [noWarning('This function', 1, 44, 52, `${D} export default function () { process.emitWarning("This function is deprecated. Use \`b\`.", "DeprecationWarning"); return 1; }`)],
    },
    {
      name: 'a text of several lines with links and quotes, which is collapsed and quoted',
      code: lines(NODE, '/**', ' * Adds.', ' *', ' * @deprecated Use {@link plus}  or', ' *   "concat" instead.', ' *', ' * More.', ' * @param c what', ' */', 'export function a(c) { return c; }'),
      output: lines(
        NODE,
        '/**',
        ' * Adds.',
        ' *',
        ' * @deprecated Use {@link plus}  or',
        ' *   "concat" instead.',
        ' *',
        ' * More.',
        ' * @param c what',
        ' */',
        String.raw`export function a(c) { process.emitWarning("a is deprecated. Use plus or \"concat\" instead.", "DeprecationWarning"); return c; }`,
      ),
      errors: [noWarning("'a'", 11, 8, 18)],
    },
    {
      name: 'a tag that says nothing',
      code: lines('/** @deprecated */', 'export function a() { console.warn("a"); }'),
      errors: [noReplacement("'a'", 1, 1, 1, 19)],
    },
    {
      name: 'a tag that only says since when',
      code: lines('/**', ' * @deprecated since 2.1', ' */', 'export class A { constructor() { console.warn("a"); } }'),
      errors: [noReplacement("'A'", 1, 1, 3, 4)],
    },
    {
      name: 'a tag of a function made by `util.deprecate`',
      code: lines("import { deprecate } from 'node:util';", '/** @deprecated Old. */', "export const a = deprecate(b, 'x');"),
      errors: [noReplacement("'a'", 2, 1, 2, 24)],
    },
    {
      name: 'both, and a warning without a text',
      code: lines(NODE, '/** @deprecated */', 'export function a() { return 1; }'),
      output: lines(NODE, '/** @deprecated */', 'export function a() { process.emitWarning("a is deprecated.", "DeprecationWarning"); return 1; }'),
      errors: [noReplacement("'a'", 2, 1, 2, 19), noWarning("'a'", 3, 8, 18)],
    },
    {
      name: 'a function that warns only in what it gives back',
      code: `${D} export function a() { return () => console.warn('a'); }`,
      errors: [noWarning("'a'", 1, 36, 46, `${D} export function a() { ${warning('a')} return () => console.warn('a'); }`)],
    },
    {
      name: 'a function that the options do not name',
      code: `${D} export function a() { warnOnce('a'); }`,
      options: [{ warn: ['tell'] }],
      errors: [noWarning("'a'", 1, 36, 46, `${D} export function a() { ${warning('a')} warnOnce('a'); }`)],
    },
    {
      name: 'a console that is none, and a level that is no warning',
      code: `${D} export function a(console: any) { console.warn('a'); logger.info('a'); }`,
      errors: [noWarning("'a'", 1, 36, 46, `${D} export function a(console: any) { ${warning('a')} console.warn('a'); logger.info('a'); }`)],
    },
    {
      name: 'a function that throws in one case only',
      code: `${D} export function a(c) { if (!c) throw new Error('x'); return c; }`,
      errors: [noWarning("'a'", 1, 36, 46, `${D} export function a(c) { ${warning('a')} if (!c) throw new Error('x'); return c; }`)],
    },
    {
      name: 'the implementation of overloads, when its own comment says so',
      code: lines('export function a(c: string): void;', D, 'export function a() { b(); }'),
      errors: [noWarning("'a'", 3, 8, 18, lines('export function a(c: string): void;', D, `export function a() { ${warning('a')} b(); }`))],
    },
    {
      name: 'an accessor that delegates to one that does not warn',
      code: `export class A { ${D} get a() { return this.c; } get c() { return 1; } }`,
      errors: [noWarning("'A.a'", 1, 50, 51, `export class A { ${D} get a() { ${warning('A.a')} return this.c; } get c() { return 1; } }`)],
    },
    {
      name: 'line breaks of Windows',
      code: `${NODE}\r\n${D}\r\nexport function a() {\r\n\treturn b();\r\n}`,
      output: `${NODE}\r\n${D}\r\nexport function a() {\r\n\t${warning('a')}\r\n\treturn b();\r\n}`,
      errors: [noWarning("'a'", 3, 8, 18)],
    },
    {
      name: 'what other parsers make of it',
      code: `${D} export function a() { return 1; }`,
      languageOptions: { parser: espree, parserOptions: {} },
      errors: [noWarning("'a'", 1, 36, 46, `${D} export function a() { ${warning('a')} return 1; }`)],
    },
  ],
});
