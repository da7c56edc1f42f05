import { describe, expect, it } from 'vitest';

import { getElements, getProcessStart, getProcessTexts, mayStartProcesses, type ProcessStart } from '../../src/analysis/child-processes.ts';
import type { FileContext } from '../../src/create-rule.ts';
import { findAll, parse } from '../support/parse.ts';

function getStarts(code: string): { starts: readonly ProcessStart[]; file: FileContext } {
  const file = parse(code);
  const nodes = [...findAll(file, 'CallExpression'), ...findAll(file, 'NewExpression'), ...findAll(file, 'TaggedTemplateExpression')];
  return { file, starts: nodes.map(node => getProcessStart(node, file.sourceCode)).filter(start => start !== null) };
}

function describeStart(code: string): Record<string, unknown> | null {
  const { file, starts } = getStarts(code);
  const [start] = starts;
  if (!start) return null;
  const text = (node: ProcessStart['args']): string | null => node && file.sourceCode.getText(node);
  return { name: start.name, command: text(start.command), args: text(start.args), options: text(start.options) };
}

describe('getProcessStart', () => {
  it.each([
    ["import { exec } from 'node:child_process'; exec('ls', { cwd });", { name: 'child_process.exec', command: "'ls'", args: null, options: '{ cwd }' }],
    ["const cp = require('child_process'); cp.execSync('ls');", { name: 'child_process.execSync', command: "'ls'", args: null, options: null }],
    ["import { exec } from 'child_process'; exec('ls', (e, out) => out);", { name: 'child_process.exec', command: "'ls'", args: null, options: null }],
    [
      "import cp from 'child_process'; cp.spawn('ls', ['-l'], { shell: true });",
      { name: 'child_process.spawn', command: "'ls'", args: "['-l']", options: '{ shell: true }' },
    ],
    ["import { spawn } from 'child_process'; spawn('ls', { shell: true });", { name: 'child_process.spawn', command: "'ls'", args: null, options: '{ shell: true }' }],
    ["import { spawn } from 'child_process'; spawn('ls', options);", { name: 'child_process.spawn', command: "'ls'", args: null, options: 'options' }],
    ["import { spawn } from 'child_process'; spawn('ls', list, options);", { name: 'child_process.spawn', command: "'ls'", args: 'list', options: 'options' }],
    ["import { execFile } from 'child_process'; execFile('ls', done => 1);", { name: 'child_process.execFile', command: "'ls'", args: null, options: null }],
    ["import { execa } from 'execa'; execa('ls', ['-l']);", { name: 'execa.execa', command: "'ls'", args: "['-l']", options: null }],
    ["import spawn from 'cross-spawn'; spawn.sync('ls', ['-l']);", { name: 'cross-spawn.sync', command: "'ls'", args: "['-l']", options: null }],
    ["import { $ } from 'zx'; await $`ls ${dir}`;", { name: 'zx.$', command: '`ls ${dir}`', args: null, options: null }],
    ["import { $ } from 'execa'; await $({ cwd })`ls`;", { name: 'execa.$', command: '`ls`', args: null, options: null }],
    ["Bun.spawn(['ls', dir], { cwd });", { name: 'Bun.spawn', command: "['ls', dir]", args: null, options: '{ cwd }' }],
    ["Bun.spawn({ cmd: ['ls'] });", { name: 'Bun.spawn', command: "['ls']", args: null, options: "{ cmd: ['ls'] }" }],
    ["new Deno.Command('ls', { args: ['-l'] });", { name: 'Deno.Command', command: "'ls'", args: "['-l']", options: "{ args: ['-l'] }" }],
  ])('reads %s', (code, expected) => expect(describeStart(code)).toEqual(expected));

  it.each([
    "import { exec } from 'child_process'; import { promisify } from 'util'; const run = promisify(exec); run('ls');",
    "import cp from 'child_process'; import util from 'node:util'; const run = util.promisify(cp.exec); run('ls');",
    "const util = require('util'); util.promisify(require('child_process').exec)('ls');",
  ])('follows promisify in %s', code => {
    expect(getStarts(code).starts[0]).toMatchObject({ name: 'child_process.exec', isPromisified: true, form: 'line', shell: 'always' });
  });

  it.each([
    "exec('ls');",
    "import { exec } from './child_process.js'; exec('ls');",
    "import { exec } from 'child_process'; exec();",
    "import { exec } from 'child_process'; exec(...all);",
    "import { exec } from 'child_process'; { const exec = f; exec('ls'); }",
    "/a/.exec('child_process');",
    'const $ = tag; $`ls`;',
    "const a = b; const b = a; a('child_process');",
  ])('leaves alone %s', code => expect(getStarts(code).starts).toEqual([]));
});

describe('getProcessTexts', () => {
  const getTexts = (code: string): readonly string[] => {
    const { file, starts } = getStarts(code);
    return getProcessTexts(starts[0]!, file.sourceCode).map(node => file.sourceCode.getText(node));
  };

  it.each([
    ["import { exec } from 'child_process'; exec('git commit -n');", ["'git commit -n'"]],
    ["import { spawn } from 'child_process'; const list = ['commit', '-n']; spawn('git', list);", ["'git'", "'commit'", "'-n'"]],
    ["import { spawn } from 'child_process'; spawn('git', ['commit', ...['-n'], ...more]);", ["'git'", "'commit'", "'-n'"]],
    ["Bun.spawn(['git', 'commit']);", ["'git'", "'commit'"]],
    ["import { $ } from 'zx'; $`git commit`;", ['`git commit`']],
  ])('lists those of %s', (code, texts) => expect(getTexts(code)).toEqual(texts));
});

describe('getElements', () => {
  it('knows nothing of what is no array', () => {
    const file = parse('f(list);');
    expect(getElements(findAll(file, 'CallExpression')[0]!.arguments[0]!, file.sourceCode)).toEqual([]);
  });
});

describe('mayStartProcesses', () => {
  it.each([
    ["import 'node:child_process';", true],
    ["require('execa')", true],
    ['/a/.exec(text)', false],
  ])('says of %s: %s', (code, expected) => expect(mayStartProcesses(parse(code).sourceCode)).toBe(expected));
});
