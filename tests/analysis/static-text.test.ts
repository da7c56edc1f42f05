import { describe, expect, it } from 'vitest';

import { getStaticText } from '../../src/analysis/static-text.ts';
import { find, parse } from '../support/parse.ts';

const outermost = (code: string) => getStaticText(find(parse(code), 'BinaryExpression'));

describe('getStaticText', () => {
  it.each([
    ['"a"', ['a']],
    ['("a" as string)', ['a']],
  ])('reads the literal %s', (code, texts) => expect(getStaticText(find(parse(`x(${code});`), 'Literal'))?.texts).toEqual(texts));

  it('reads templates, in parts where something is put in', () => {
    expect(getStaticText(find(parse('x(`a`);'), 'TemplateLiteral'))?.texts).toEqual(['a']);
    expect(getStaticText(find(parse('x(`a${b}c`);'), 'TemplateLiteral'))?.texts).toEqual(['a', 'c']);
  });

  it('joins concatenations of literals', () => {
    const text = outermost('x("a" + (`b` as string) + "c");');
    expect(text?.texts).toEqual(['abc']);
    expect(text?.parts).toHaveLength(3);
  });

  it.each(['x("a" + b);', 'x("a" + 1);', 'x("a" + `b${c}`);', 'x(1 - 2);'])('knows no text for %s', code => expect(outermost(code)).toBeNull());

  it('takes a list of lines for one text, at its first', () => {
    const text = getStaticText(find(parse("x(['-----BEGIN', 'a' + 'b']);"), 'Literal'));
    expect(text?.texts).toEqual(['-----BEGIN\nab']);
    expect(text?.node.type).toBe('ArrayExpression');
    expect(getStaticText(find(parse("x(['-----BEGIN', a]);"), 'Literal'))?.node.type).toBe('Literal');
    expect(getStaticText(find(parse("x(['-----BEGIN', , ...a]);"), 'Literal'))?.node.type).toBe('Literal');
  });

  it.each(["type A = 'a';", "import 'a';", "export * from 'a';", "export { a } from 'a';", "import('a');"])('leaves %s alone', code =>
    expect(getStaticText(find(parse(code), 'Literal'))).toBeNull(),
  );
});
