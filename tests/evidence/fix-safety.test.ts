import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { run } from '../../evidence/commands/fix-safety.ts';
import { createFolder, createTerminal, PLUGIN } from './support/harness.ts';

async function fix(files: Record<string, string>, ...args: string[]) {
  const folder = createFolder({ 'plugin.mjs': PLUGIN, ...Object.fromEntries(Object.entries(files).map(([path, code]) => [`o+n/${path}`, code])) });
  const record = join(folder, 'fix-safety.md');
  const terminal = createTerminal();
  const options = ['--plugin', join(folder, 'plugin.mjs'), '--record', record, '--jobs', '1'];
  const attempt = run([join(folder, 'o+n'), ...options, ...args], terminal);
  const rows = () =>
    readFileSync(record, 'utf8')
      .split('\n')
      .filter(line => line.startsWith('| o/') || line.startsWith('| a/'));
  return { attempt, folder, record, rows, output: terminal.output, again: () => run([join(folder, 'o+n'), ...options, ...args], terminal) };
}

/** Fails unless the file still says this. */
const says = (path: string, text: string): string => `node -e "process.exit(require('fs').readFileSync('${path}', 'utf8').includes('${text}') ? 0 : 1)"`;

describe('fix-safety', { timeout: 120_000 }, () => {
  it('fixes a copy, runs the tests on it, and adds a row', async () => {
    const { attempt, folder, output, rows } = await fix({ 'a.js': 'untidy; untidy;', 'b.js': 'calm;' }, '--test', says('b.js', 'calm'));
    expect(await attempt).toBe(0);
    expect(output()).toContain('2 fixes in 1 files, 0 unparsable, 0 unstable; not type-checked; tests pass as before');
    expect(rows()).toEqual([expect.stringMatching(/^\| o\/n \| unknown \| all of strict \| 1 \| 2 \| yes \| yes \| not checked \| pass: `node -e /u)]);
    expect(readFileSync(join(folder, 'o+n/a.js'), 'utf8')).toBe('untidy; untidy;');
  });

  it('sees tests that fail after the fixes', async () => {
    const { attempt, rows } = await fix({ 'a.js': 'untidy;' }, '--test', says('a.js', 'untidy'));
    expect(await attempt).toBe(1);
    expect(rows()[0]).toContain('| FAIL: ');
  });

  it('refuses tests that fail before, and records nothing', async () => {
    const { attempt, record } = await fix({ 'a.js': 'untidy;' }, '--test', 'echo why; exit 1');
    await expect(attempt).rejects.toMatchObject({ name: 'UsageError', message: 'The tests fail before any fix (echo why; exit 1): why' });
    expect(existsSync(record)).toBe(false);
  });

  it('counts fixes that break code or never end, and leaves these files as they are', async () => {
    const { attempt, output, rows } = await fix({ 'a.js': 'unparsable;', 'b.js': 'unstable;' }, '--test', says('a.js', 'unparsable;'));
    expect(await attempt).toBe(1);
    expect(rows()[0]).toContain('| 0 | 0 | not 1 | not 1 |');
    expect(output()).toMatch(/npm run evidence -- run \S+o\+n --file a\.js --level S/u);
  });

  it("compares the errors of the project's own compiler", async () => {
    // Says one error more once the file is tidy.
    const compiler = `#!/usr/bin/env node\nconst tidy = !require('fs').readFileSync('a.js', 'utf8').includes('untidy');\nconsole.log('a.ts(1,1): error TS1: Old.');\nif (tidy) console.log('a.ts(2,1): error TS2: New.');\nprocess.exit(2);\n`;
    const { attempt, folder, rows } = await fix({ 'a.js': 'untidy;', 'tsconfig.json': '{}', 'node_modules/.bin/tsc': compiler });
    chmodSync(join(folder, 'o+n/node_modules/.bin/tsc'), 0o755);
    expect(await attempt).toBe(1);
    expect(rows()[0]).toContain('| 1 → 2 |');
  });

  it('takes the name of what has no git, and replaces an earlier row of the same', async () => {
    const { again, attempt, rows } = await fix({ 'a.js': 'untidy;' }, '--name', 'a/b@0123456789abcdef', '--rule', 'tidy');
    await attempt;
    await again();
    expect(rows()).toEqual(['| a/b | 0123456789 | tidy | 1 | 1 | yes | yes | not checked | none run |']);
  });

  it.each([
    ['--name', 'nope', '--name: expected owner/name@commit, but got "nope".'],
    ['--level', 'both', '--level: expected R or S, but got "both".'],
    ['--rule', 'nope', 'There is no rule "nope"'],
  ])('says in one line what is wrong with %s %s', async (option, value, message) => {
    const { attempt } = await fix({ 'a.js': '' }, option, value);
    await expect(attempt).rejects.toMatchObject({ name: 'UsageError', message: expect.stringContaining(message) });
  });
});
