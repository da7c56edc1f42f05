import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { parseChoice, parseCommandLine, parseCount, parseFolders } from '../../benchmarks/arguments.ts';

const root = join(import.meta.dirname, '../..');
const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');

describe('parseCommandLine', () => {
  const parse = (...args: string[]) => parseCommandLine(args, { rounds: { type: 'string' } });

  it('tells folders from options', () => {
    expect(parse('a', '--rounds', '3', 'b')).toMatchObject({ positionals: ['a', 'b'], values: { rounds: '3' } });
  });
  it.each([
    [['--round', '3'], "Unknown option '--round'."],
    [['--rounds'], "Option '--rounds <value>' argument missing."],
  ])('answers %j with one line', (args, message) => {
    expect(() => parse(...args)).toThrow(expect.objectContaining({ name: 'UsageError', message }));
  });
});

describe('parseCount', () => {
  it('has no number where none is given', () => expect(parseCount('rounds', undefined)).toBeUndefined());
  it('reads a number', () => expect(parseCount('max-lines', '300_000')).toBe(300_000));
  it.each(['0', '-1', '1.5', 'many', ''])('refuses %j', value => {
    expect(() => parseCount('rounds', value)).toThrow(`--rounds: expected a whole number from 1, but got "${value}".`);
  });
});

describe('parseChoice', () => {
  it('takes a known one', () => expect(parseChoice('only', 'sets', ['sets', 'rules'])).toBe('sets'));
  it('lists the known ones', () => {
    expect(() => parseChoice('only', 'set', ['sets', 'rules'])).toThrow('--only: expected sets or rules, but got "set".');
  });
});

describe('parseFolders', () => {
  it('takes folders', () => expect(parseFolders([root], '')).toEqual([root]));
  it('wants one', () => expect(() => parseFolders([], 'bench <folder>')).toThrow('Which folders? Usage: bench <folder>'));
  it('refuses what is not there', () => expect(() => parseFolders(['/no/such'], '')).toThrow('/no/such: no such folder.'));
  it('refuses a file', () => expect(() => parseFolders([import.meta.filename], '')).toThrow(/no such folder\.$/u));
});

describe('the command', () => {
  it.each([
    ['run.ts', [], /^Which folders\? Usage: .*\n$/u],
    ['run.ts', ['no-such-folder'], /^no-such-folder: no such folder\.\n$/u],
    ['run.ts', ['src', '--only', 'speed'], /^--only: expected sets or .*, but got "speed"\.\n$/u],
    ['run.ts', ['src', '--out', 'package.json'], /^The results file needs the markers .*\n$/u],
    ['profile.ts', ['src', '--level', 'all'], /^--level: expected recommended or strict, but got "all"\.\n$/u],
  ])('benchmarks/%s %j says what is wrong in one line, exit code 2', (file, args, message) => {
    const { status, stderr } = spawnSync(process.execPath, [tsx, `benchmarks/${file}`, ...args], { cwd: root, encoding: 'utf8' });
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
  });
});
