import { describe, expect, it } from 'vitest';

import { getProcessStart } from '../../src/analysis/child-processes.ts';
import { getShellTexts, isBuiltText } from '../../src/analysis/shell-texts.ts';
import { findAll, parse } from '../support/parse.ts';

function getTexts(code: string): unknown {
  const file = parse(`import { exec, spawn } from 'node:child_process'; ${code}`);
  const start = findAll(file, 'CallExpression').map(node => getProcessStart(node, file.sourceCode)).find(found => found !== null);
  const texts = start && getShellTexts(start, file.sourceCode);
  return texts && [texts.kind, ...texts.texts.map(node => file.sourceCode.getText(node))];
}

describe('getShellTexts', () => {
  it.each([
    ['exec(a, b);', ['command', 'a']],
    ['spawn(a, [b, c], { shell: true });', ['arguments', 'a', 'b', 'c']],
    ['spawn(a, b, { shell: isWindows });', ['arguments', 'a', 'b']],
    ["spawn('sh', ['-c', a, b]);", ['script', 'a']],
    ["spawn('/usr/bin/zsh', ['-ilc', a]);", ['script', 'a']],
    ["spawn('cmd.exe', ['/d', '/C', a]);", ['script', 'a']],
    ["spawn(process.env.ComSpec, ['/c', a]);", ['script', 'a']],
    ["spawn(x ? 'cmd' : 'sh', [x ? '/c' : '-c', a]);", ['script', 'a']],
    ['spawn(a, [b]);', null],
    ['spawn(a, [b], { shell: false });', null],
    ['spawn(a, [b], { shell: !1 });', null],
    ['spawn(a, [b], options);', null],
    ["spawn('sh', [a]);", null],
    ["spawn('git', ['-c', a]);", null],
  ])('reads %s', (code, expected) => expect(getTexts(code)).toEqual(expected));
});

describe('isBuiltText', () => {
  it.each([
    ['`a ${b}`', true],
    ["'a' + b", true],
    ["[a, b].join(' ')", true],
    ["a ? `b ${c}` : 'd'", true],
    ["text.replace('a', b)", true],
    ['a', false],
    ["'a'", false],
    ['`a`', false],
    ['read()', false],
  ])('says of %s: %s', (code, expected) => {
    const file = parse(`probe(${code});`);
    const node = findAll(file, 'CallExpression')[0]!.arguments[0]!;
    expect(isBuiltText(node, file.sourceCode)).toBe(expected);
  });
});
