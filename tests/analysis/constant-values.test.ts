import { describe, expect, it } from 'vitest';

import { ConstantValues } from '../../src/analysis/constant-values.ts';
import { find, parse } from '../support/parse.ts';

function isConstant(code: string, accepts: (text: string) => boolean = () => false): boolean {
  const file = parse(code);
  const probe = find(file, 'CallExpression', ({ callee }) => callee.type === 'Identifier' && callee.name === 'probe');
  const values = new ConstantValues(file, node => accepts(file.sourceCode.getText(node)));
  return values.isConstant(probe.arguments[0]!);
}

describe('ConstantValues', () => {
  it.each([
    "probe('a');",
    'probe(`a${1}${-x}`);',
    "const a = 'a'; const b = a; probe(a + b);",
    "const a = { b: { c: 'd' } }; probe(a.b.c);",
    "const list = ['a', 'b']; probe(list[i]);",
    "const list = ['a', 'b']; probe(list.map(x => 'c').join(' '));",
    "const { a } = { a: 'b' }; probe(a);",
    "let a; a = 'b'; probe(a);",
    'enum E { A } probe(E.A);',
    'function f(a: number, b: 1 | 2, c = 3) { probe(`${a}${b}${c}`); }',
    "for (const a of ['b']) probe(a);",
    "['b'].map(a => probe(a));",
    'probe(count + 1);',
    'probe(new Date(x).toISOString().slice(0, 10));',
    "probe(' a '.trim());",
    'const a = a; probe(a);',
    'probe(os.EOL);'.replace('probe', "import os from 'node:os'; probe"),
  ])('takes for constant: %s', code => expect(isConstant(code)).toBe(true));

  it.each([
    'probe(a);',
    'function f(a: string) { probe(a); }',
    'function f(a) { probe(a); }',
    "function f(a = 'b') { probe(a); }",
    "function f(a: string) { probe('b' + a); }",
    "function f(a: string) { probe(['b', a].join(' ')); }",
    "let a = 'b'; a = read(); probe(a);",
    "const a = { b: 'c' }; a.b = read(); probe(a.b);",
    "const a = { ...read(), b: 'c' }; probe(a.b);",
    "const list = ['a']; list.push(read()); probe(list.join(' '));",
    "const a = { b: 'c' }; Object.assign(a, read()); probe(a.b);",
    'for (const a of read()) probe(a);',
    'read().map(a => probe(a));',
    'probe(process.env.A);',
    "probe('a' + b + 1);",
    'probe(read());',
    'const { a = read() } = { b: 1 }; probe(a);',
  ])('does not take for constant: %s', code => expect(isConstant(code)).toBe(false));

  it('believes the rule that asks', () => {
    expect(isConstant('probe(`a ${quote(b)}`);', text => text === 'quote(b)')).toBe(true);
    expect(isConstant("probe(list.map(quote).join(' '));", text => text === 'quote')).toBe(true);
  });
});
