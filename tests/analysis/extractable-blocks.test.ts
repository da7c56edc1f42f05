import { describe, expect, it } from 'vitest';

import { findExtractableBlock } from '../../src/analysis/extractable-blocks.ts';
import { getOwnLines } from '../../src/analysis/own-lines.ts';
import { find, findAll, parse } from '../support/parse.ts';

/** As many lines, each of which is bound to its place, so that nothing of them can be extracted. */
const bound = (count: number): string => '  if (a) return;\n'.repeat(count);

/** What is found in a function of the given body, as `start-end (inputs) => output`. */
function search(body: string, { head = 'async function f(a, b, c) {', limit = 20 } = {}): string | null {
  const file = parse(`${head}\n${body}}`);
  const unit = findAll(file, 'StaticBlock')[0] ?? find(file, 'FunctionDeclaration');
  const block = findExtractableBlock(unit, { lines: getOwnLines(unit, file.sourceCode), limit }, file.sourceCode);
  return block && `${block.startLine}-${block.endLine} (${block.inputs.join(' ')}) => ${block.output ?? '-'}`;
}

const LOOP = `  for (const x of a) {
    one(x);
    two(x);
    three(x);
    four(x);
    five(x);
    six(x);
  }
`;

describe('findExtractableBlock', () => {
  it('finds the statements that nothing binds to their place', () => {
    expect(search(`${bound(4)}${LOOP}${bound(4)}`)).toBe('6-13 (a) => -');
  });

  it('takes neighbours in', () => {
    expect(search(`${bound(4)}  before(b);\n${LOOP}  after(b);\n${bound(4)}`)).toBe('6-15 (b a) => -');
  });

  it('takes the largest', () => {
    expect(search(`${LOOP}${bound(4)}${LOOP}  more();\n${bound(4)}`)).toBe('14-22 (a) => -');
  });

  it('searches blocks, cases and clauses', () => {
    expect(search(`  if (b) {\n${bound(1)}${LOOP}  }\n`)).toBe('4-11 (a) => -');
    expect(search(`  switch (b) {\n  case 1:\n${LOOP}    break;\n  default:\n${bound(1)}  }\n`)).toBe('4-11 (a) => -');
    expect(search(`  try {\n${bound(1)}  } catch {\n${LOOP}    return;\n  }\n${bound(1)}`)).toBe('5-12 (a) => -');
  });

  it('wants eight lines', () => {
    expect(search(`${bound(6)}${LOOP.replace('    six(x);\n', '')}${bound(6)}`)).toBeNull();
    expect(search(`${bound(6)}${LOOP.replace('    six(x);\n', '    // A comment.\n\n')}${bound(6)}`)).toBeNull();
  });

  it('wants a fifth of the body to stay', () => {
    expect(search(LOOP)).toBeNull();
    expect(search('  step();\n'.repeat(40), { limit: 100 })).toBe('2-33 () => -');
  });

  it.each([
    ['return', 'if (x) return;'],
    ['break of an outer loop', 'if (x) break outer;'],
    ['continue of an outer loop', 'if (x) continue outer;'],
    ['yield', 'yield x;'],
    ['use of `arguments`', 'use(arguments);'],
    ['use of `super`', 'super.m();'],
    ['use of `new.target`', 'use(new.target);'],
  ])('leaves alone what is bound by a %s', (_, statement) => {
    const body = (inside: string): string => `  outer: for (const y of b) {\n${bound(3)}${LOOP.replace('six(x);', inside)}${bound(3)}  }\n`;
    const [before, after] = statement.startsWith('super') ? ['({ *m(a, b) {\n', '} });'] : ['function* f(a, b) {\n', '}'];
    const find = (inside: string) => {
      const file = parse(`${before}${body(inside)}${after}`);
      const unit = findAll(file, 'FunctionExpression')[0] ?? findAll(file, 'FunctionDeclaration')[0]!;
      return findExtractableBlock(unit, { lines: getOwnLines(unit, file.sourceCode), limit: 20 }, file.sourceCode);
    };
    expect(find('six(x);')).toMatchObject({ startLine: 6, endLine: 13 });
    expect(find(statement)).toBeNull();
  });

  it('allows what stays within', () => {
    const inside = LOOP.replace('six(x);', 'if (x) break; else continue;').replace('five(x);', 'g(() => { return; });');
    expect(search(`${bound(3)}${inside}${bound(3)}`)).toBe('5-12 (a) => -');
  });

  it('allows `await`, `throw` and `this`', () => {
    const inside = LOOP.replace('six(x);', 'await this.six(x);').replace('five(x);', 'throw x;');
    expect(search(`${bound(3)}${inside}${bound(3)}`)).toBe('5-12 (a) => -');
  });

  it('allows five inputs', () => {
    const head = 'function f(a, b, c, d, e, g) {';
    const reading = (names: string): string => `${bound(3)}${LOOP.replace('six(x)', `six(${names})`)}${bound(3)}`;
    expect(search(reading('b, c, d, e'), { head })).toBe('5-12 (a b c d e) => -');
    expect(search(reading('b, c, d, e, g'), { head })).toBeNull();
  });

  it('counts neither globals, nor variables of the module, nor types, as inputs', () => {
    const head = 'const m = 1; type T = 1; import { i } from "i"; let n; async function f<P>(a: P) {';
    const inside = LOOP.replace('six(x)', 'six(process, m, i, f, n = x as T)').replace('one(x)', 'one<P>(x)');
    expect(search(`${bound(3)}${inside}${bound(3)}`, { head })).toBe('5-12 (a) => -');
  });

  it('counts variables of functions around as inputs', () => {
    const file = parse(`() => {\n  const outer = 1;\n  return function f(a) {\n${bound(3)}${LOOP.replace('six(x)', 'six(outer)')}${bound(3)}};\n}`);
    const unit = find(file, 'FunctionExpression');
    const block = findExtractableBlock(unit, { lines: getOwnLines(unit, file.sourceCode), limit: 20 }, file.sourceCode);
    expect(block?.inputs).toEqual(['a', 'outer']);
  });

  it('returns what it assigns', () => {
    expect(search(`  let sum = 0;\n${bound(3)}${LOOP.replace('six(x)', 'sum += x')}${bound(3)}  use(sum);\n`)).toBe('6-13 (a sum) => sum');
  });

  it('takes nothing for what it assigns anew', () => {
    expect(search(`  let sum = b;\n${bound(3)}  sum = c();\n${LOOP.replace('six(x)', 'sum += x')}${bound(3)}  use(sum);\n`)).toBe('6-14 (c a) => sum');
  });

  describe('on several paths', () => {
    /** The block of which `first` is the first line, behind a `let v` and before a use of it. */
    const searchPaths = (first: string, { before = '  let v = 1;\n', after = '  use(v);\n' } = {}): string | null =>
      search(`${before}${bound(3)}${first}${LOOP}${bound(3)}${after}`)?.replace(/^\S+ /u, '') ?? null;

    it.each([
      ['one branch', '  if (b) v = 2;\n'],
      ['a loop', '  for (const y of b) v = y;\n'],
      ['an operand', '  if (b && (v = 2)) log(b);\n'],
      ['a `try`', '  try { v = b(); } catch { log(b); }\n'],
      ['a `switch` without a default', '  switch (b) { case 1: v = 2; }\n'],
      ['a case that may end early', '  switch (b) { case 1: if (a) break; v = 2; break; default: v = 3; }\n'],
    ])('takes what it returns and assigns in %s only', (_, first) => expect(searchPaths(first)).toBe('(b a v) => v'));

    it.each([
      ['both branches', '  if (b) v = 2; else v = 3;\n  log(v);\n'],
      ['every case', '  switch (b) { case 1: case 2: v = 2; break; case 3: throw b; default: v = 3; }\n  log(v);\n'],
      ['every branch that goes on', '  if (b) v = 2; else { log(b); throw b; }\n  log(v);\n'],
      ['a `try` and its handler', '  try { v = b(); } catch { v = 3; }\n  log(v);\n'],
      ['a finalizer', '  try { b(); } finally { v = 3; }\n  log(v);\n'],
      ['the test of a loop', '  while ((v = b())) log(v);\n'],
      ['a loop that runs at least once', '  do { v = b(); } while (v);\n'],
      ['a pattern', '  ({ v = 3 } = b);\n  log(v);\n'],
      ['a part of an expression', '  log((v = b()));\n  log(v);\n'],
    ])('does not take what it assigns in %s before it reads it', (_, first) => expect(searchPaths(first)).toBe('(b a) => v'));

    it.each([
      ['after one branch', '  if (b) v = 2;\n  log(v);\n'],
      ['in the other branch', '  if (b) v = 2; else log(v);\n'],
      ['before', '  if (b) v = v + 1;\n  log(v);\n'],
      ['by an assignment', '  if (b) v ??= 1;\n'],
      ['in the next round', '  for (const y of b) { log(v); v = y; }\n'],
    ])('takes what it reads %s', (_, first) => expect(searchPaths(first)).toMatch(/^\((?:b v|v b) a\) => v$/u));

    it('does not take what has no value yet', () => {
      expect(searchPaths('  if (b) v = 2;\n', { before: '  let v;\n' })).toBe('(b a) => v');
      expect(searchPaths('  if (b) v = 2;\n  log(v);\n', { before: '  let v;\n' })).toBe('(b a) => v');
      expect(searchPaths('  if (b) v = 2;\n', { before: '  let v;\n  if (c) v = 1;\n' })).toBe('(b a v) => v');
      expect(searchPaths('  if (b) v = 2;\n', { before: '  let v;\n  if (c) { v = 1; } else {\n', after: '  }\n  use(v);\n' })).toBe('(b a) => v');
      expect(searchPaths('  if (b) v = 2;\n', { before: '  let v;\n  for (;;) {\n', after: '  use(v);\n  }\n' })).toBe('(b a v) => v');
    });
  });

  it('returns only what is used after it', () => {
    const steps = `  v = b();\n${LOOP.replace('six(x)', 'six(v)')}`;
    expect(search(`  let v;\n${bound(3)}${steps}${bound(3)}`)).toBe('6-14 (b a) => -');
    expect(search(`  let v;\n${bound(3)}${steps}${bound(3)}  v = 2;\n  use(v);\n`)).toBe('6-14 (b a) => -');
    expect(search(`  let v;\n  use(v);\n${bound(3)}${steps}${bound(3)}`)).toBe('7-15 (b a) => -');
    expect(search(`  let v;\n${bound(3)}${steps}${bound(3)}  if (c) v = 2;\n  use(v);\n`)).toBe('6-14 (b a) => v');
    expect(search(`  let v;\n  const read = () => v;\n${bound(3)}${steps}${bound(3)}  read();\n`)).toBe('7-15 (b a) => v');
  });

  it('returns what the next round uses', () => {
    const steps = `  v = b();\n${LOOP.replace('six(x)', 'six(v)')}`;
    expect(search(`  let v = 1;\n  while (a) {\n  if (v) return;\n${bound(3)}${steps}${bound(3)}  }\n`)).toBe('8-16 (b a) => v');
    expect(search(`  while (a) {\n  let v = 1;\n  if (v) return;\n${bound(3)}${steps}${bound(3)}  }\n`)).toBe('8-16 (b a) => -');
    expect(search(`  let v;\n  while (a) {\n${bound(3)}${steps}  if (c) break;\n  v = 2;\n  }\n  use(v);\n`)).toBe('7-15 (b a) => v');
  });

  it('returns what functions around may read', () => {
    const file = parse(`() => {\n  let v;\n  use(() => v);\n  return function f(a, b) {\n${bound(3)}  v = b();\n${LOOP.replace('six(x)', 'six(v)')}  v = 2;\n${bound(3)}};\n}`);
    const unit = find(file, 'FunctionExpression');
    const block = findExtractableBlock(unit, { lines: getOwnLines(unit, file.sourceCode), limit: 20 }, file.sourceCode);
    expect(block).toMatchObject({ startLine: 8, output: 'v' });
  });

  it('hands over any number of variables that are its own matter', () => {
    const inside = LOOP.replace('six(x)', 'first = x').replace('five(x)', 'second = x');
    expect(search(`  let first, second;\n${bound(3)}${inside}  use(first, second);\n${bound(3)}`)).toBe('6-14 (a) => -');
  });

  it('does not begin with a step that has nothing to do with the ones after', () => {
    expect(search(`${bound(3)}  const next = b();\n${LOOP}${bound(3)}  use(next);\n`)).toBe('6-13 (a) => -');
    expect(search(`  let next;\n${bound(3)}  next = b();\n${LOOP}${bound(3)}  use(next);\n`)).toBe('7-14 (a) => -');
  });

  it('returns what it declares for later', () => {
    expect(search(`${bound(3)}  const sum = b();\n${LOOP.replace('six(x)', 'sum.push(x)')}${bound(3)}  use(sum);\n`)).toBe('5-13 (b a) => sum');
  });

  it('returns no more than one', () => {
    const inside = LOOP.replace('six(x)', 'first = x').replace('five(x)', 'second = x');
    expect(search(`  let first, second;\n${bound(3)}${inside}${bound(3)}  use(first, second);\n`)).toBeNull();
    expect(search(`${bound(3)}  const first = one(), second = two();\n${LOOP.replace('six(x)', 'six(first, second)')}${bound(3)}  use(first, second);\n`)).toBe(
      '6-13 (a first second) => -',
    );
  });

  it('keeps local functions, classes and types with what uses them', () => {
    const using = (declaration: string): string | null => search(`${bound(3)}  ${declaration}\n${LOOP}${bound(3)}  use(Local as Local);\n`);
    expect(using('const Local = b();')).toBe('6-13 (a) => -');
    expect(using('function Local() {}')).toBe('6-13 (a) => -');
    expect(using('class Local {}')).toBe('6-13 (a) => -');
    expect(using('type Local = 1;')).toBe('6-13 (a) => -');
  });

  it('does not cut off what is used before its declaration', () => {
    expect(search(`  later();\n${bound(3)}${LOOP.replace('const x', 'var later')}${bound(3)}`)).toBeNull();
  });

  it('does not hand over by value what functions assign', () => {
    expect(search(`  let open = true;\n  on(() => { open = false; });\n${bound(3)}${LOOP.replace('six(x)', 'six(open)')}${bound(3)}`)).toBeNull();
    expect(search(`  let sum = 0;\n${bound(3)}${LOOP.replace('six(x)', 'on(() => { sum++; })')}${bound(3)}  use(sum);\n`)).toBeNull();
  });

  it('does not hand over by value what is assigned after a function has seen it', () => {
    const inside = LOOP.replace('six(x)', 'on(() => use(state))');
    expect(search(`  let state = 1;\n${bound(3)}${inside}${bound(3)}  state = 2;\n`)).toBeNull();
    expect(search(`  let state = 1;\n  state = 2;\n${bound(3)}${inside}${bound(3)}`)).toBe('7-14 (a state) => -');
  });

  it('does not hand over by value what a handler sees', () => {
    const inside = LOOP.replace('six(x)', 'state = x');
    expect(search(`  let state;\n  try {\n${bound(3)}${inside}${bound(3)}  } catch {\n    use(state);\n${bound(3)}  }\n`)).toBeNull();
    expect(search(`  let state;\n  try {\n${bound(3)}${inside}${bound(3)}  } catch {\n    use(b);\n${bound(3)}  }\n  use(state);\n`)).toBe('7-14 (a) => state');
  });

  it('leaves the fields of an instance to its constructor', () => {
    const file = parse(`class A { constructor(a) {\n${bound(4)}${LOOP.replace('six(x)', 'this.six = x')}${bound(4)}} }`);
    const unit = find(file, 'FunctionExpression');
    expect(findExtractableBlock(unit, { lines: getOwnLines(unit, file.sourceCode), limit: 20 }, file.sourceCode)).toBeNull();
  });

  it('leaves directives and resources to their block', () => {
    expect(search(`  'use strict';\n  step();\n${'  step();\n'.repeat(20)}`)).toBe('3-19 () => -');
    expect(search(`${bound(3)}  using x = a();\n${LOOP}${bound(3)}`)).toBe('6-13 (a) => -');
  });

  it('prefers paragraphs', () => {
    const steps = '  step();\n'.repeat(9);
    expect(search(`${bound(3)}  one();\n\n${steps}\n  last();\n${bound(3)}`)).toBe('7-15 () => -');
    expect(search(`${bound(3)}${steps}\n  // More.\n  last();\n${bound(3)}`)).toBe('5-13 () => -');
  });

  it('prefers what is not too long again', () => {
    const paragraph = `\n${'  step();\n'.repeat(28)}`;
    expect(search(`${bound(15)}${paragraph}${paragraph}\n${bound(15)}`, { limit: 40 })).toBe('18-45 () => -');
    expect(search(`${bound(15)}${paragraph}${paragraph}\n${bound(15)}`, { limit: 100 })).toBe('18-74 () => -');
  });

  it('minds no limit that leaves no room for blocks', () => {
    const two = `${LOOP}\n${LOOP}`;
    expect(search(`${bound(6)}\n${two}\n${bound(6)}`, { limit: 10 })).toBe('9-25 (a) => -');
  });

  it('takes no block that nested functions spread out', () => {
    const spread = LOOP.replace('six(x);', `on(() => {\n${'      step();\n'.repeat(40)}    });\n    seven(x);`);
    expect(search(`${bound(4)}${spread}${bound(4)}`)).toBeNull();
    expect(search(`${bound(4)}${spread.replace('      step();\n'.repeat(20), '')}${bound(4)}`)).toBe('6-35 (a) => -');
  });

  it('takes what stands before a jump for a paragraph', () => {
    const steps = '    step();\n'.repeat(8);
    expect(search(`  switch (b) {\n  case 1:\n${steps}\n    last();\n    break;\n  default:\n${bound(1)}  }\n`)).toBe('4-13 () => -');
  });

  it('does not end with what only prepares the next step', () => {
    expect(search(`${bound(3)}${LOOP}  let count = 0;\n${bound(3)}  use(count);\n`)).toBe('5-12 (a) => -');
    expect(search(`  let isFirst = true;\n${bound(3)}${LOOP}  isFirst = false;\n${bound(3)}  use(isFirst);\n`)).toBe('6-13 (a) => -');
  });

  it('does not end with a step that has nothing to do with the ones before', () => {
    expect(search(`${bound(3)}${LOOP}  const next = b();\n${bound(3)}  use(next);\n`)).toBe('5-12 (a) => -');
    expect(search(`${bound(3)}  const list = b();\n${LOOP}  const next = list.pop();\n${bound(3)}  use(next);\n`)).toBe('5-14 (b a) => next');
  });

  it('takes no single expression for a block', () => {
    const rest = `(\n${'    1 +\n'.repeat(10)}      2,\n  );\n`;
    for (const step of ['  call', '  const a = call', '  throw new Failure']) expect(search(`${bound(4)}${step}${rest}${bound(4)}`)).toBeNull();
    expect(search(`${bound(4)}  call${rest}  next();\n${bound(4)}`)).toBe('6-19 () => -');
  });

  it('searches static blocks', () => {
    expect(search(`${'  step();\n'.repeat(20)}}`, { head: 'class A { static {' })).toBe('2-17 () => -');
  });

  it('finds nothing in functions without statements', () => {
    const file = parse(`const f = () => call(\n${'  a,\n'.repeat(20)});`);
    const unit = find(file, 'ArrowFunctionExpression');
    expect(findExtractableBlock(unit, { lines: getOwnLines(unit, file.sourceCode), limit: 5 }, file.sourceCode)).toBeNull();
  });

  it('counts the lines it is given', () => {
    const code = `function f() {\n  if (a) return;\n  log(a);\n  use({\n${'    a: 1,\n'.repeat(10)}  });\n  if (a) return;\n  if (b) return;\n  if (c) return;\n}`;
    const file = parse(code);
    const unit = find(file, 'FunctionDeclaration');
    const block = (ignoreData: boolean) => findExtractableBlock(unit, { lines: getOwnLines(unit, file.sourceCode, { ignoreData }), limit: 5 }, file.sourceCode);
    expect(block(false)).toMatchObject({ startLine: 3, endLine: 15 });
    expect(block(true)).toBeNull();
  });

  it('treats the function that a CommonJS module is as the module', () => {
    const file = parse(`const m = 1;\nfunction f(a) {\n${bound(3)}${LOOP.replace('six(x)', 'six(m)')}${bound(3)}}`, {
      filename: 'file.cjs',
      languageOptions: { parser: undefined, sourceType: 'commonjs' } as never,
    });
    const unit = find(file, 'FunctionDeclaration');
    expect(findExtractableBlock(unit, { lines: getOwnLines(unit, file.sourceCode), limit: 5 }, file.sourceCode)?.inputs).toEqual(['a']);
  });
});
