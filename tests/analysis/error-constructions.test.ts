import { describe, expect, it } from 'vitest';

import { getDelivery, getLeadingText, getMadeError, isCaughtUnseen, isVacuous } from '../../src/analysis/error-constructions.ts';
import { find, parse } from '../support/parse.ts';

describe('getMadeError', () => {
  it.each([
    ['new Error()', 'Error'],
    ['new globalThis.TypeError("x")', 'TypeError'],
    ['new A(); class A extends Error {}', 'Error'],
    ['new B(); class A extends RangeError {} class B extends A {}', 'RangeError'],
    ['new A(); class A extends Error { constructor() { super("x"); } }', null],
    ['new A(); class A extends Error { get message() { return "x"; } }', null],
    ['new A(); class A extends B {} class B extends A {}', null],
    ['new Map()', null],
    ['new Other()', null],
    ['new (f())()', null],
  ])('of `%s` is %s', (code, expected) => {
    const file = parse(code);
    expect(getMadeError(find(file, 'NewExpression'), file)).toBe(expected);
  });
});

describe('isVacuous', () => {
  it.each(['""', '"Error"', '"  !  "', '"Oops, something went wrong"', '`failed`', '"in" + "valid"', 'undefined', 'void 0', 'null', '"unknown_error"'])('finds nothing in %s', message => {
    const file = parse(`f(${message});`);
    expect(isVacuous(find(file, 'CallExpression').arguments[0]!, file)).toBe(true);
  });

  it.each(['"not found"', '"Invalid date"', '`failed ${x}`', 'text', '5', '"Fehlgeschlagen"', '"エラー"', '"unreachable"'])('finds something in %s', message => {
    const file = parse(`f(${message});`);
    expect(isVacuous(find(file, 'CallExpression').arguments[0]!, file)).toBe(false);
  });

  it('finds nothing where there is no message', () => expect(isVacuous(null, parse(''))).toBe(true));
});

describe('getLeadingText', () => {
  it.each([
    ['"a"', 'a', true],
    ['`a${b}c`', 'a', false],
    ['"a" + "b"', 'ab', true],
    ['"a" + b + "c"', 'a', false],
    ['b', '', false],
    ['5', '', false],
  ])('of %s is %j', (expression, text, isWhole) => {
    const file = parse(`f(${expression});`);
    expect(getLeadingText(find(file, 'CallExpression').arguments[0]!, file.sourceCode)).toEqual({ isWhole, text });
  });
});

describe('getDelivery', () => {
  it.each([
    ['throw new Error();', 'thrown'],
    ['throw a ? new Error() : b;', 'thrown'],
    ['throw a ?? (b, new Error() as C);', 'thrown'],
    ['reject(new Error());', 'rejected'],
    ['const p = Promise.reject(new Error());', 'rejected'],
    ['next(new Error());', 'handedOn'],
    ['controller.abort(new Error());', 'handedOn'],
    ['const e = new Error(); throw e;', 'thrown'],
    ['const e = new Error(); log(e); reject(e);', 'rejected'],
    ['const e = new Error(); e.message = "x"; throw e;', null],
    ['let e = new Error(); e = other; throw e;', null],
    ['const e = new Error(); print(e);', null],
    ['const s = new Error().stack;', null],
    ['console.error(new Error());', null],
    ['getStack(new Error());', null],
    ['Object.assign(new Error(), { message });', null],
    ['handlers[a](new Error());', null],
    ['const x = { e: new Error() };', null],
    ['throw new Error() && b;', null],
  ])('in `%s` is %s', (code, expected) => {
    const file = parse(code);
    expect(getDelivery(find(file, 'NewExpression'), file)).toBe(expected);
  });
});

describe('isCaughtUnseen', () => {
  it.each([
    ['try { throw new Error(); } catch {}', true],
    ['try { if (a) { throw new Error(); } } catch (e) { f(); }', true],
    ['try { throw new Error(); } catch (e) { f(e); }', false],
    ['try { (() => { throw new Error(); })(); } catch {}', false],
    ['try { a(); } catch { throw new Error(); }', false],
    ['function a() { throw new Error(); } try { a(); } catch {}', true],
    ['const a = () => { throw new Error(); }; try { b(a); a(); } catch {}', true],
    ['function a() { return () => { throw new Error(); }; } try { b(a()); } catch {}', true],
    ['function a() { b(); } function b() { throw new Error(); } try { a(); } catch {}', true],
    ['function a() { throw new Error(); } try { a(); } catch {} a();', false],
    ['export const a = () => { throw new Error(); }; try { a(); } catch {}', false],
    ['function a() { throw new Error(); } try { a(); } catch {} export { a };', false],
    ['async function a() { throw new Error(); } try { a(); } catch {}', false],
    ['function* a() { throw new Error(); } try { a(); } catch {}', false],
    ['let a = () => { throw new Error(); }; a = b; try { a(); } catch {}', false],
    ['function a() { a(); throw new Error(); }', false],
    ['function a() { throw new Error(); }', false],
    ['try { throw new Error(); } finally { f(); }', false],
  ])('of `%s` is %s', (code, expected) => {
    const file = parse(code);
    expect(isCaughtUnseen(find(file, 'NewExpression'), file)).toBe(expected);
  });
});
