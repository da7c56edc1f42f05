import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { run } from '../../evidence/commands/run.ts';
import { createFolder, createTerminal, PLUGIN } from './support/harness.ts';

/** Runs the given code in a repository of its own, with the rules that go wrong. */
async function runOn(files: Record<string, string>, ...args: string[]) {
  const folder = createFolder({ 'plugin.mjs': PLUGIN, ...Object.fromEntries(Object.entries(files).map(([path, code]) => [`o+n/${path}`, code])) });
  const terminal = createTerminal();
  const plugin = join(folder, 'plugin.mjs');
  const exitCode = await run([join(folder, 'o+n'), '--plugin', plugin, '--jobs', '1', ...args], terminal);
  return { exitCode, output: terminal.output().replaceAll(folder, '<tmp>') };
}

describe('run', { timeout: 120_000 }, () => {
  it('counts reports, files, and what is fixable or has suggestions', async () => {
    const { exitCode, output } = await runOn({ 'a.js': 'untidy;\nuntidy;\ncalm;', 'b.js': 'untidy;', 'c.test.js': 'untidy;' }, '--level', 'R');
    expect(output).toMatch(/^o\/n +unknown +2 +4 +0$/mu);
    expect(output).toMatch(/^tidy +3 +750\.00 +2 +100 % +100 % /mu);
    expect(output).toMatch(/^calm +1 +250\.00 +1 +0 % +0 % /mu);
    expect(output).toContain('No crash');
    expect(exitCode).toBe(0);
  });

  it('runs the levels and rules asked for', async () => {
    const { output } = await runOn({ 'a.js': 'strict; calm;' }, '--rule', 'adr/strict-only');
    expect(output).toMatch(/Level R\n.*\nstrict-only +0 [^]*Level S\n.*\nstrict-only +1 /u);
    expect(output).not.toContain('calm');
  });

  it('reports nothing of directives and other plugins', async () => {
    const { exitCode, output } = await runOn({ 'a.js': '/* eslint-disable */ calm; // eslint-disable-line nope\nconsole.log(1);' });
    expect(output).toMatch(/^calm +1 /mu);
    expect(exitCode).toBe(0);
  });

  it('counts a file that cannot be parsed, and is content', async () => {
    const { exitCode, output } = await runOn({ 'a.js': 'let let' });
    expect(output).toMatch(/^o\/n +unknown +1 +1 +1$/mu);
    expect(exitCode).toBe(0);
  });

  it.each([
    ['crash', 'crash', 'crash;', 'It broke. (line 1)'],
    ['crash', 'crash-on-creation', 'creation;', 'It never began.'],
    ['unstable fix', 'unstable', 'unstable;', 'still changes after ten passes'],
    ['unparsable fix', 'unparsable-fix', 'unparsable;', 'Parsing error'],
    ['unparsable suggestion', 'unparsable-suggestion', 'suggested;', 'line 1, "Change it.": 1:'],
    ['fix conflict', 'declares, declares-too', 'untidy; first; second;', "Identifier 'fresh' has already been declared"],
  ])('finds what must not happen (%s of %s), with a command that reproduces it', async (kind, rules, code, detail) => {
    const { exitCode, output } = await runOn({ 'src/a.js': code, 'b.js': 'calm;' }, '--level', 'S');
    expect(output).toContain(`${kind} ${rules} (S) in o/n src/a.js`);
    expect(output).toContain(detail);
    expect(output).toContain(
      `npm run evidence -- run <tmp>/o+n --file src/a.js --level S ${rules.replaceAll(/(?:^|, )(?=\w)/gu, ' --rule ').trim()} --plugin <tmp>/plugin.mjs`,
    );
    expect(exitCode).toBe(1);
  });

  it('finds the broken ones among suggestions that are too many to be tried one by one', async () => {
    const { output } = await runOn({ 'a.js': `${'untidy;\n'.repeat(40)}suggested;\n// ${'x'.repeat(600_000)}` }, '--level', 'S', '--rule', 'tidy', '--rule', 'unparsable-suggestion');
    expect(output).toContain('Problems: 1\n');
    expect(output).toContain('line 41, "Change it.": 41:');
  });

  it('still counts the reports of the other rules where one crashes', async () => {
    const { output } = await runOn({ 'a.js': 'crash; calm;' }, '--level', 'S');
    expect(output).toMatch(/^calm +1 /mu);
  });

  it('says once what happens at both levels, and lists the files', async () => {
    const { output } = await runOn({ 'a.js': 'crash;', 'b.js': 'crash;' });
    expect(output.match(/--rule crash/gu)).toHaveLength(1);
    expect(output).toContain('also in o/n b.js');
  });

  it.each([
    ['no directory', [], 'Usage: npm run evidence -- run <dir…>'],
    ['a directory that is not there', ['nowhere'], 'There is no directory nowhere.'],
    ['an unknown rule', ['.', '--rule', 'nope'], 'There is no rule "nope"; the built plugin has calm, '],
    ['an unknown level', ['.', '--level', 'X'], '--level: expected R, S or both, but got "X".'],
    ['no number of jobs', ['.', '--jobs', '0'], '--jobs: expected a whole number from 1, but got "0".'],
    ['an unknown option', ['.', '--nope'], "Unknown option '--nope'."],
  ])('says in one line what is wrong with %s', async (_, args, message) => {
    const folder = createFolder({ 'plugin.mjs': PLUGIN });
    const attempt = run([...args, '--plugin', join(folder, 'plugin.mjs')], createTerminal());
    await expect(attempt).rejects.toMatchObject({ name: 'UsageError', message: expect.stringContaining(message) });
    await expect(attempt).rejects.toMatchObject({ message: expect.not.stringContaining('\n') });
  });

  it('says that the plugin has to be built', async () => {
    const attempt = run([createFolder({}), '--plugin', join(createFolder({}), 'index.js')], createTerminal());
    await expect(attempt).rejects.toMatchObject({ name: 'UsageError', message: expect.stringContaining('run `npm run build` first.') });
  });
});
