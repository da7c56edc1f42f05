import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { run as collect } from '../../evidence/commands/collect.ts';
import { run as recheck } from '../../evidence/commands/recheck.ts';
import { run as record } from '../../evidence/commands/record.ts';
import { run as report } from '../../evidence/commands/report.ts';
import { run as sample } from '../../evidence/commands/sample.ts';
import { mergeVerdicts, readVerdicts, type Verdict, writeVerdicts } from '../../evidence/verdicts.ts';
import { type Entry, formatWorksheet, getVerdicts, parseWorksheet, type Worksheet } from '../../evidence/worksheet.ts';
import { createFolder, createTerminal, PLUGIN } from './support/harness.ts';

const VERDICT: Verdict = { repo: 'o/n', commit: 'unknown', path: 'a.js', line: 1, level: 'R', verdict: true, why: 'The value is lost.' };

const ENTRY: Entry = {
  repo: 'o/n',
  commit: 'unknown',
  path: 'a.js',
  line: 1,
  levels: ['R', 'S'],
  messages: ['Found calm.'],
  frame: ['> 1 | calm;', '  2 | ```', '  3 | - verdict: true'],
  verdict: null,
  why: '',
};

/** A workshop: a repository `o/n` with the given files, a folder for verdicts, and the options that name both. */
function createWorkshop(files: Record<string, string>) {
  const folder = createFolder({ 'plugin.mjs': PLUGIN, ...Object.fromEntries(Object.entries(files).map(([path, code]) => [`o+n/${path}`, code])) });
  const verdicts = join(folder, 'verdicts');
  const at = (path: string): string => join(folder, path);
  return { at, verdicts, options: ['--verdicts', verdicts, '--plugin', at('plugin.mjs'), '--jobs', '1'] };
}

describe('verdicts', () => {
  it('are written one a line, sorted, and without what does not belong to them', () => {
    const folder = createFolder({});
    const later = { ...VERDICT, path: 'b.js', code: 'secret()' };
    writeVerdicts('calm', [later, { ...VERDICT, level: 'S' }, { ...VERDICT, line: 10 }, { ...VERDICT, line: 9 }, VERDICT], folder);
    const lines = readFileSync(join(folder, 'calm.jsonl'), 'utf8').trimEnd().split('\n');
    expect(lines.map(line => JSON.parse(line) as Verdict).map(({ level, line, path }) => `${path}:${line} ${level}`)).toEqual([
      'a.js:1 R',
      'a.js:1 S',
      'a.js:9 R',
      'a.js:10 R',
      'b.js:1 R',
    ]);
    expect(lines[0]).toBe(JSON.stringify(VERDICT));
    expect(lines.join()).not.toContain('secret');
  });

  it('replace an earlier one on the same repository, path, line and level', () => {
    const second = { ...VERDICT, commit: 'later', verdict: false };
    expect(mergeVerdicts([VERDICT, { ...VERDICT, level: 'S' }], [second])).toEqual([second, { ...VERDICT, level: 'S' }]);
  });

  it.each([
    ['no JSON', 'nope', ': no JSON'],
    ['a missing key', '{"repo":"o/n"}', 'calm.jsonl:2.commit: required, but missing.'],
    ['a key for code', JSON.stringify({ ...VERDICT, code: 'x' }), 'calm.jsonl:2.code: unknown key'],
    ['an empty reason', JSON.stringify({ ...VERDICT, why: ' ' }), 'calm.jsonl:2.why'],
  ])('name the line that has %s', (_, line, message) => {
    const folder = createFolder({ 'calm.jsonl': `${JSON.stringify(VERDICT)}\n${line}\n` });
    expect(() => readVerdicts('calm', folder)).toThrow(expect.objectContaining({ name: 'UsageError', message: expect.stringContaining(message) }));
  });
});

describe('a worksheet', () => {
  const sheet: Worksheet = { rule: 'calm', entries: [ENTRY, { ...ENTRY, path: 'b c.js', levels: ['S'], verdict: false, why: 'A probe: nothing is lost.' }] };

  it.each(['sheet.json', 'sheet.md'])('reads back what it wrote (%s)', name => {
    const read = parseWorksheet(formatWorksheet(sheet, name), name);
    expect(read.rule).toBe('calm');
    expect(read.entries.map(({ frame: _, messages: __, ...rest }) => rest)).toEqual(sheet.entries.map(({ frame: _, messages: __, ...rest }) => rest));
  });

  it('gives a verdict per level, and none for what is not judged', () => {
    const judged = { ...ENTRY, verdict: true, why: ' Lost. ' };
    expect(getVerdicts({ rule: 'calm', entries: [judged, { ...ENTRY, line: 2 }] })).toEqual([
      { ...VERDICT, why: 'Lost.' },
      { ...VERDICT, level: 'S', why: 'Lost.' },
    ]);
  });

  it('needs a reason for each verdict', () => {
    expect(() => getVerdicts({ rule: 'calm', entries: [{ ...ENTRY, verdict: true }] })).toThrow('o/n a.js:1: the verdict true has no reason');
  });

  it.each([
    ['sheet.json', '{"rule":"calm","entries":[{"verdict":"yes"}]}', 'sheet.json.entries.0.repo: required, but missing.'],
    ['sheet.json', '{', 'sheet.json: no JSON'],
    ['sheet.md', 'nothing', 'sheet.md: no worksheet'],
    ['sheet.md', formatWorksheet(sheet, 'sheet.md').replace('- verdict: false', '- verdict: maybe'), 'b c.js:1: expected the verdict true or false, but got "maybe".'],
  ])('says in one line what is wrong with it (%s)', (name, text, message) => {
    expect(() => parseWorksheet(text, name)).toThrow(expect.objectContaining({ name: 'UsageError', message: expect.stringContaining(message) }));
  });
});

describe('sample, record, recheck', { timeout: 120_000 }, () => {
  it('go from reports to verdicts, and say what a changed rule no longer reports', async () => {
    const { at, options, verdicts } = createWorkshop({ 'a.js': 'calm;\nx;\ncalm;', 'b.js': 'calm;', 'c.js': '' });
    const terminal = createTerminal();
    await sample(['calm', at('o+n'), '--out', at('sheet.json'), ...options], terminal);
    expect(terminal.output()).toContain('S: 3 of 3 reported lines drawn.\n0 of 3 have a verdict already.');
    const sheet = JSON.parse(readFileSync(at('sheet.json'), 'utf8')) as Worksheet;
    expect(sheet.entries.map(({ levels, line, path }) => [path, line, levels])).toEqual([
      ['a.js', 1, ['R', 'S']],
      ['a.js', 3, ['R', 'S']],
      ['b.js', 1, ['R', 'S']],
    ]);
    expect(sheet.entries[1]?.frame).toEqual(['  1 | calm;', '  2 | x;', '> 3 | calm;']);

    const entries = sheet.entries.map(entry => ({ ...entry, verdict: entry.line === 1, why: 'Because.' }));
    writeFileSync(at('sheet.json'), JSON.stringify({ ...sheet, entries: [...entries.slice(0, 2), { ...entries[2], verdict: null }] }));
    await record([at('sheet.json'), '--verdicts', verdicts], terminal);
    expect(terminal.output()).toContain('calm: 4 verdicts added, 0 replaced; 1 entries of the sheet are not judged.');
    expect(readVerdicts('calm', verdicts)).toHaveLength(4);

    const again = createTerminal();
    await sample(['calm', at('o+n'), '--out', at('again.json'), ...options], again);
    expect(again.output()).toContain('2 of 3 have a verdict already.');
    await report(['--verdicts', verdicts], again);
    expect(again.output()).toMatch(/^calm +R +1 +2 +50\.0 % /mu);

    // The rule now sees another file: as if it had been narrowed.
    writeFileSync(at('o+n/a.js'), 'x;\nx;\nx;');
    const before = createTerminal();
    await recheck(['calm', at('o+n'), ...options], before);
    expect(before.output()).toContain('0 of 4 judged reports are still made');
    expect(before.output()).toContain('2 wrong reports are gone.');
    expect(before.output()).toContain('LOST: 2 reports that were judged right are no longer made.');
    expect(readVerdicts('calm', verdicts)).toHaveLength(4);
    await recheck(['calm', at('o+n'), '--prune', ...options], before);
    expect(existsSync(join(verdicts, 'calm.jsonl'))).toBe(false);
  });

  it('leave alone what is judged at another commit or in another repository', async () => {
    const { at, options, verdicts } = createWorkshop({ 'a.js': '' });
    writeVerdicts('calm', [VERDICT, { ...VERDICT, repo: 'other/one' }, { ...VERDICT, line: 2, commit: 'earlier' }], verdicts);
    const terminal = createTerminal();
    await recheck(['calm', at('o+n'), '--prune', ...options], terminal);
    expect(terminal.output()).toContain('0 of 1 judged reports are still made; 2 verdicts are on other commits or repositories.');
    expect(readVerdicts('calm', verdicts)).toHaveLength(2);
  });

  it('draw from the reports of an earlier run', async () => {
    const { at, options } = createWorkshop({ 'a.js': 'calm;', 'b.js': 'untidy;' });
    const terminal = createTerminal();
    await collect([at('o+n'), '--out', at('reports.json'), ...options.slice(2)], terminal);
    expect(terminal.output()).toContain('Kept 4 reports in');
    writeFileSync(at('o+n/a.js'), 'nothing;');
    await sample(['calm', at('o+n'), '--reports', at('reports.json'), ...options], terminal);
    expect(terminal.output()).toContain('S: 1 of 1 reported lines drawn.');
    writeFileSync(at('reports.json'), readFileSync(at('reports.json'), 'utf8').replaceAll('unknown', 'earlier'));
    await expect(sample(['calm', at('o+n'), '--reports', at('reports.json'), ...options], terminal)).rejects.toMatchObject({
      message: expect.stringContaining('was made of o/n at earlier, but unknown is checked out.'),
    });
  });

  it('print code frames where there is no worksheet to write', async () => {
    const { at, options } = createWorkshop({ 'a.js': 'calm;' });
    const terminal = createTerminal();
    await sample(['calm', at('o+n'), '--level', 'R', ...options], terminal);
    expect(terminal.output()).toContain('o/n a.js:1 (R)\nFound calm.\n> 1 | calm;');
  });

  it('ask a judge one by one, and keep what was answered before the end', async () => {
    const { at, options, verdicts } = createWorkshop({ 'a.js': 'calm;\ncalm;\ncalm;\ncalm;\ncalm;' });
    const terminal = createTerminal(['y', 'Lost.', 'n', 'A probe.', 's', 'y', '', 'q']);
    await sample(['calm', at('o+n'), '--level', 'S', '--interactive', ...options], terminal);
    expect(readVerdicts('calm', verdicts).map(({ level, line, verdict, why }) => [line, level, verdict, why])).toEqual([
      [1, 'R', true, 'Lost.'],
      [1, 'S', true, 'Lost.'],
      [2, 'R', false, 'A probe.'],
      [2, 'S', false, 'A probe.'],
    ]);
    expect(terminal.output()).toContain('Skipped: a verdict needs a reason.');
  });

  it.each([
    ['ask without a terminal', sample, ['calm', '.', '--interactive'], '--interactive: needs a terminal'],
    ['sample without a directory', sample, ['calm'], 'Usage: npm run evidence -- sample <rule> <dir…>'],
    ['sample an unknown rule', sample, ['nope', '.'], 'There is no rule "nope"'],
    ['sample nothing', sample, ['calm', '.', '--count', '0'], '--count: expected a whole number from 1, but got "0".'],
    ['recheck a rule without verdicts', recheck, ['calm', '.'], 'There are no verdicts on calm.'],
  ] as const)('refuse in one line to %s', async (_, run, args, message) => {
    const { options } = createWorkshop({});
    await expect(run([...args, ...options], createTerminal())).rejects.toMatchObject({
      name: 'UsageError',
      message: expect.stringContaining(message),
    });
  });

  it('refuse in one line to record a worksheet that is not there', async () => {
    await expect(record(['nowhere.json'], createTerminal())).rejects.toMatchObject({ message: 'There is no worksheet nowhere.json.' });
  });
});
