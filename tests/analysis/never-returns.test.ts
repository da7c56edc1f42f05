import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { neverReturns } from '../../src/analysis/never-returns.ts';
import { find, parse } from '../support/parse.ts';
import { withTypes } from '../support/rule-tester.ts';

/** Whether the right side of the first `??` never returns. */
function isDeadEnd(code: string, isTyped = false): boolean {
  const options = isTyped
    ? { filename: join(import.meta.dirname, '../fixtures/file.ts'), languageOptions: withTypes.languageOptions as never }
    : {};
  const file = parse(code, options);
  return neverReturns(find(file, 'LogicalExpression', ({ operator }) => operator === '??').right, file);
}

describe('neverReturns', () => {
  it.each([
    ['a function that throws at once', "x ?? (() => { throw new Error('x'); })()"],
    ['a function expression that throws', "x ?? (function () { throw new Error('x'); })()"],
    ['process.exit', 'x ?? process.exit(1)'],
    ['an imported exit', "import { exit } from 'node:process'; x ?? exit(1)"],
    ['Deno.exit', 'x ?? Deno.exit(1)'],
    ['a local function that always throws', 'x ?? fail(); function fail() { throw new Error(); }'],
    ['a local arrow that throws on every path', 'const fail = m => { if (m) { throw new A(); } else { throw new B(); } }; x ?? fail()'],
    ['a local function that logs and exits', "function fail() { console.error('x'); process.exit(1); } x ?? fail()"],
    ['a local function that calls another that throws', 'function raise() { throw new Error(); } const fail = () => raise(); x ?? fail()'],
    ['a function declared so', 'declare function fail(m: string): never; x ?? fail()'],
    ['a function annotated so', 'function fail(): never { return raise(); } x ?? fail()'],
    ['a constant of such a type', 'const fail: (m: string) => never = make(); x ?? fail()'],
    ['a parameter of such a type', 'function f(fail: () => never) { return x ?? fail(); }'],
    ['a method of the same class', 'class A { m() { return x ?? this.fail(); } fail() { throw new Error(); } }'],
    ['a private method', 'class A { m() { return x ?? this.#fail(); } #fail(): never { throw new Error(); } }'],
    ['an awaited failure', 'async function fail() { throw new Error(); } const f = async () => x ?? (await fail())'],
    ['an imported function by its name', "import { failWith } from './errors'; x ?? failWith('x')"],
    ['a renamed import by its name', "import { throwMissing as no } from './errors'; x ?? no()"],
    ['a member of an import by its name', "import * as errors from './errors'; x ?? errors.requiredKey('x')"],
    ['an imported assertion', "import assert from 'node:assert'; x ?? assert.fail('x')"],
    ['a function of the environment by its name', "x ?? fail('x')"],
    ['a choice of two failures', 'x ?? (y ? process.exit(1) : process.exit(2))'],
  ])('knows %s', (_, code) => expect(isDeadEnd(code)).toBe(true));

  it.each([
    ['a value', 'x ?? 1'],
    ['a call that returns', "import { load } from './load'; x ?? load()"],
    ['a local function that may return', 'function fail(m) { if (m) throw new Error(); } x ?? fail()'],
    ['a local function, whatever its name', 'function fail() { return 1; } x ?? fail()'],
    ['a method of something global, whatever its name', 'x ?? tools.fail()'],
    ['a parameter, whatever its name', 'function f(fail) { return x ?? fail(); }'],
    ['a function that is not called', "import { fail } from './errors'; x ?? fail"],
    ['an inline function that returns', 'x ?? (() => 1)()'],
    ['a generator', 'function* fail() { throw new Error(); } x ?? fail()'],
    ['a choice of a failure and a value', 'x ?? (y ? process.exit(1) : 2)'],
    ['exit of something else', 'const process = make(); x ?? process.exit(1)'],
  ])('does not take %s for one', (_, code) => expect(isDeadEnd(code)).toBe(false));

  it('believes types', () => {
    expect(isDeadEnd('interface A { stop(): never } declare const a: A; declare const x: string | null; x ?? a.stop()', true)).toBe(true);
    expect(isDeadEnd("import { failHard } from 'node:assert'; declare const x: string | null; x ?? failHard()", true)).toBe(true);
    expect(isDeadEnd("import { throttle as fail } from 'node:util'; declare const x: string | null; x ?? fail()", true)).toBe(true);
    expect(isDeadEnd("import { format as fail } from 'node:util'; declare const x: string | null; x ?? fail()", true)).toBe(false);
  });
});
