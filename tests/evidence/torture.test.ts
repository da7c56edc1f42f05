import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { run } from '../../evidence/commands/torture.ts';
import { mutate } from '../../evidence/mutate.ts';
import { shrink } from '../../evidence/shrink.ts';
import { getPieces } from '../../evidence/syntax.ts';
import { createFolder, createTerminal, PLUGIN } from './support/harness.ts';

async function torture(files: Record<string, string>, ...args: string[]) {
  const folder = createFolder({ 'plugin.mjs': PLUGIN, ...Object.fromEntries(Object.entries(files).map(([path, code]) => [`src/${path}`, code])) });
  const terminal = createTerminal();
  const out = join(folder, 'out');
  const options = ['--plugin', join(folder, 'plugin.mjs'), '--examples', join(folder, 'src'), '--out', out, '--jobs', '1'];
  const exitCode = await run([join(folder, 'src'), ...options, ...args], terminal);
  return { exitCode, out, output: terminal.output(), folder };
}

describe('torture', { timeout: 120_000 }, () => {
  it('lints every kind of source in each language that it parses in', async () => {
    const { exitCode, output } = await torture(
      { 'a.ts': 'let a: string;', 'b.js': 'export {};', 'c.cjs': 'with (a) b;', 'tests/d.spec.tsx': '<a />;', 'e.mts': '(((', 'f.md': 'crash;' },
      '--mutations',
      '0',
    );
    expect(output).toContain('5 files: 4 parse, in 7 languages in all, with 0 reports.');
    expect(exitCode).toBe(0);
  });

  it('finds a rule that throws, and the file to see it with', async () => {
    const { exitCode, folder, out, output } = await torture({ 'a.test.ts': 'crash;', 'b.ts': 'export {}; crash;' }, '--mutations', '0');
    expect(output).toContain('crash crash (R) in');
    expect(output).toContain('It broke. (line 1)');
    expect(output).toMatch(/and \d+ more like it/u);
    const reproduction = /evidence -- torture (?<file>\S+) --rule crash --mutations 0/u.exec(output)?.groups?.['file'];
    expect(reproduction?.startsWith(out)).toBe(true);
    expect(readFileSync(reproduction!, 'utf8')).toContain('crash');
    const again = createTerminal();
    expect(await run([reproduction!, '--rule', 'crash', '--mutations', '0', '--plugin', join(folder, 'plugin.mjs'), '--out', out], again)).toBe(1);
    expect(exitCode).toBe(1);
  });

  it('finds a rule that throws on a mutant only, and makes it small', async () => {
    const files = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`${index}.js`, `run(${index});\ntwice;\nrun('again');`]));
    const { exitCode, out, output } = await torture(files, '--rule', 'fragile', '--seed', '7', '--mutations', '40');
    expect(output).toMatch(/40 of 40 mutants with seed 7: \d+ parse/u);
    expect(output).toContain('There are two.');
    expect(output).toContain('crash fragile (R) in');
    expect(exitCode).toBe(1);
    const [name] = readdirSync(out);
    const source = readFileSync(join(out, name!), 'utf8');
    expect(source.match(/twice/gu)).toHaveLength(2);
    expect(source).not.toContain('run');
  });

  it('finds fixes that break odd code', async () => {
    const { exitCode, output } = await torture({ 'a.ts': 'unparsable;' }, '--mutations', '0');
    expect(output).toContain('unparsable fix unparsable-fix');
    expect(exitCode).toBe(1);
  });

  it('writes nothing where nothing fails', async () => {
    const { out } = await torture({ 'a.ts': 'calm;' }, '--mutations', '0');
    expect(existsSync(out)).toBe(false);
  });

  it.each([
    ['a path that is not there', ['nowhere'], 'There is no file or directory nowhere.'],
    ['no path', [], 'Usage: npm run evidence -- torture'],
    ['a wrong number', ['.', '--mutations', '-1'], "Option '--mutations' argument is ambiguous."],
    ['no time', ['.', '--seconds', '0'], '--seconds: expected a whole number from 1, but got "0".'],
  ])('says in one line what is wrong with %s', async (_, args, message) => {
    const plugin = join(createFolder({ 'plugin.mjs': PLUGIN }), 'plugin.mjs');
    await expect(run([...args, '--plugin', plugin], createTerminal())).rejects.toMatchObject({
      name: 'UsageError',
      message: expect.stringContaining(message),
    });
  });
});

describe('mutate', () => {
  const source = 'const one = two(three);\nif (four) five();\nsix = [seven, 8];\n';
  const pieces = getPieces(source, 'a.ts')!;

  it('gives the same for the same seed', () => {
    expect(mutate(source, pieces, '1:1')).toBe(mutate(source, pieces, '1:1'));
  });

  it('deletes, doubles and swaps', () => {
    const mutants = Array.from({ length: 300 }, (_, index) => mutate(source, pieces, `1:${index}`));
    expect(new Set(mutants).size).toBeGreaterThan(200);
    expect(mutants.some(text => !text.includes('five'))).toBe(true);
    expect(mutants.some(text => text.split('five').length === 3)).toBe(true);
    expect(mutants.some(text => text.indexOf('seven') < text.indexOf('three') && text.includes('three'))).toBe(true);
  });

  it('leaves alone what has no nodes', () => {
    expect(mutate('// nothing', [], '1:1')).toBe('// nothing');
  });
});

describe('shrink', () => {
  it('takes away all that does not matter', () => {
    const source = 'a();\nfunction b() { return c(d, e); }\nf();\n';
    expect(shrink(source, 'a.js', text => getPieces(text, 'a.js') !== null && text.includes('c(d'))).toBe('function b() { return c(d, ); }');
  });

  it('keeps a source that it cannot parse', () => {
    expect(shrink('(((', 'a.js', () => true)).toBe('(((');
  });
});
