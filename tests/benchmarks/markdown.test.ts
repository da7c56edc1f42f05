import { describe, expect, it } from 'vitest';

import {
  emptyBlocks,
  formatCount,
  formatNumber,
  formatPercent,
  formatRatio,
  readBlock,
  renderTable,
  replaceBlock,
} from '../../benchmarks/markdown.ts';

describe('renderTable', () => {
  it('aligns figures to the right', () => {
    expect(renderTable(['Set', 'ms'], [['bare', '1']])).toBe('| Set | ms |\n| --- | ---: |\n| bare | 1 |');
  });
  it('aligns the columns of text to the left', () => {
    expect(renderTable(['a', 'b', 'c'], [], { text: [0, 2] })).toBe('| a | b | c |\n| --- | ---: | --- |');
  });
  it('keeps a pipe inside its cell', () => expect(renderTable(['a'], [['x|y']])).toContain(String.raw`| x\|y |`));
});

describe('blocks', () => {
  const document = 'before\n<!-- begin sets -->\nold\n<!-- end sets -->\nbetween\n<!-- begin rules -->\nkept\n<!-- end rules -->\nafter\n';

  it('replaces what stands between the markers and nothing else', () => {
    expect(replaceBlock(document, 'sets', 'new')).toBe(document.replace('old', 'new'));
  });
  it('changes nothing the second time', () => {
    const once = replaceBlock(document, 'sets', 'a\n\nb');
    expect(replaceBlock(once, 'sets', 'a\n\nb')).toBe(once);
  });
  it('takes content as it is', () => expect(readBlock(replaceBlock(document, 'sets', '$& $1'), 'sets')).toBe('$& $1'));
  it('reads a block', () => expect(readBlock(document, 'rules')).toBe('kept'));
  it('empties every block', () => {
    expect(emptyBlocks(document)).toBe(document.replace('old\n', '').replace('kept\n', ''));
  });
  it('names the markers that are missing', () => {
    expect(() => readBlock(document, 'growth')).toThrow(
      'The results file needs the markers <!-- begin growth --> and <!-- end growth -->, in this order.',
    );
  });
  it('wants the end after the beginning', () => {
    expect(() => readBlock('<!-- end a --><!-- begin a -->', 'a')).toThrow(/in this order/u);
  });
});

describe('figures', () => {
  it.each([
    [0.01234, '0.012'],
    [1.234, '1.23'],
    [12.34, '12.3'],
    [-12.34, '-12.3'],
    [1234.5, '1,235'],
    [Infinity, '∞'],
  ])('writes %d as %s', (value, text) => expect(formatNumber(value)).toBe(text));

  it('writes a ratio', () => expect(formatRatio(0.5)).toBe('0.500×'));
  it('writes a share', () => expect(formatPercent(0.1234)).toBe('12.3 %'));
  it('writes a count', () => expect(formatCount(300_000.4)).toBe('300,000'));
});
