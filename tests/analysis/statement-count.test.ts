import { describe, expect, it } from 'vitest';

import { countStatements } from '../../src/analysis/statement-count.ts';
import { find, parse } from '../support/parse.ts';

describe('countStatements', () => {
  it.each<[string, number]>([
    ['', 0],
    ['a(); b(); c();', 3],
    ['const a = 1, b = 2; return a;', 2],
    [';;; {} { a(); { b(); } }', 2],
    ['if (a) b();', 2],
    ['if (a) { b(); } else if (c) { d(); } else { e(); }', 5],
    ['for (let i = 0; i < a; i++) b(i);', 2],
    ['for (const a of b) { c(a); continue; }', 3],
    ['for (const a in b) c(a);', 2],
    ['for (let a of b) var c = a;', 2],
    ['while (a) b(); do c(); while (d);', 4],
    ['switch (a) { case 1: b(); break; default: c(); }', 4],
    ['label: for (;;) { break label; }', 2],
    ['debugger; throw a;', 2],
    ['function f() { a(); b(); } class C { m() { c(); } static { d(); } }', 2],
    ['const f = () => { a(); b(); }; call(function () { c(); });', 2],
    ['new (class { static { a(); b(); } })();', 1],
    ['try { a(); b(); } catch { c(); } finally { d(); } e();', 2],
    ['if (a) { try { b(); } finally { c(); } }', 2],
    ['type A = 1; interface B {} declare const c: 1; declare function d(): void; a();', 1],
    ['function f(): void; function f() {}', 1],
    ['enum A { B } a();', 2],
    ['const a = b ? (c, d) : `${e}`; a!; (a as unknown)();', 3],
  ])('of `%s` is %s', (body, count) => {
    const file = parse(`async function outer() { ${body} }`);
    expect(countStatements(find(file, 'FunctionDeclaration').body.body, file.sourceCode)).toBe(count);
  });
});
