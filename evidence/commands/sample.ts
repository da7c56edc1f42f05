import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { UsageError } from '../../src/errors.ts';
import { parseArguments, parseCount, parseLevels, requirePaths } from '../arguments.ts';
import { createCodeFrame } from '../code-frame.ts';
import { lintRepositories } from '../collect.ts';
import { LEVELS } from '../lint-configs.ts';
import { loadPlugin, selectRules } from '../plugin.ts';
import { getRepository, type Repository } from '../repositories.ts';
import { getCandidates, sample, type Sampled } from '../sampling.ts';
import { readReports } from '../saved-reports.ts';
import { paint, type Terminal } from '../terminal.ts';
import { getPlaceKey, mergeVerdicts, readVerdicts, type Verdict, writeVerdicts } from '../verdicts.ts';
import { type Entry, formatWorksheet, getVerdicts } from '../worksheet.ts';

export const usage =
  'sample <rule> <dir…> [--level R|S|both] [--seed n] [--count 40] [--per-repo 6] [--fill] [--reports reports.json] [--out sheet.json|sheet.md] [--interactive]';

/** Draws reports of a rule for a judge: to the terminal, to a worksheet, or asked one by one. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { positionals, values } = parseArguments(args, {
    level: { type: 'string', default: 'both' },
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '40' },
    'per-repo': { type: 'string', default: '6' },
    fill: { type: 'boolean', default: false },
    out: { type: 'string' },
    interactive: { type: 'boolean', default: false },
    jobs: { type: 'string' },
    plugin: { type: 'string' },
    verdicts: { type: 'string' },
    reports: { type: 'string' },
  });
  const [asked = '', ...directories] = positionals;
  const repositories = requirePaths(directories, usage).map(getRepository);
  const [rule = ''] = selectRules(await loadPlugin(values.plugin), [asked]);
  const options = {
    levels: parseLevels(values.level),
    seed: values.seed,
    count: parseCount('count', values.count)!,
    perRepo: parseCount('per-repo', values['per-repo'])!,
    fill: values.fill,
  };
  if (values.interactive && !terminal.ask) throw new UsageError('--interactive: needs a terminal; use --out to get a worksheet.');

  const jobs = parseCount('jobs', values.jobs);
  // Always at both levels: what is drawn at one counts for the other where both say the same.
  const collection = { plugin: values.plugin, rules: [rule], levels: LEVELS, fixes: false, jobs };
  const files = values.reports === undefined ? await lintRepositories(repositories, collection, terminal) : readReports(values.reports, repositories);
  const candidates = getCandidates(files, rule);
  const known = readVerdicts(rule, values.verdicts);
  const entries = sample(candidates, options).map(sampled => createEntry(sampled, repositories, known));

  for (const level of options.levels) {
    const lines = candidates.filter(({ reports }) => reports[level]).length;
    const drawn = entries.filter(({ levels }) => levels.includes(level)).length;
    terminal.print(`${level}: ${drawn} of ${lines} reported lines drawn.`);
  }
  terminal.print(`${entries.filter(({ verdict }) => verdict !== null).length} of ${entries.length} have a verdict already.`);

  if (values.interactive) await judge(entries, rule, values.verdicts, terminal);
  else if (values.out === undefined) for (const entry of entries) terminal.print(formatEntry(entry));
  else {
    writeFileSync(values.out, formatWorksheet({ rule, entries }, values.out));
    terminal.print(`Set verdict and why in ${values.out}, then: npm run evidence -- record ${values.out}`);
  }
  return 0;
}

function createEntry({ candidate, levels }: Sampled, repositories: readonly Repository[], known: readonly Verdict[]): Entry {
  const { commit, line, path, repo, reports } = candidate;
  const { directory } = repositories.find(({ name }) => name === repo)!;
  const earlier = levels.map(level =>
    known.find(verdict => verdict.commit === commit && getPlaceKey(verdict) === getPlaceKey({ repo, path, line, level })),
  );
  const [first] = earlier;
  const agreed = first && earlier.every(verdict => verdict?.verdict === first.verdict) ? first : null;
  return {
    repo,
    commit,
    path,
    line,
    levels: [...levels],
    messages: [...new Set((reports[levels[0]!] ?? []).map(({ message }) => message))],
    frame: createCodeFrame(readFileSync(join(directory, path), 'utf8'), line),
    verdict: agreed?.verdict ?? null,
    why: agreed?.why ?? '',
  };
}

function formatEntry({ frame, levels, line, messages, path, repo, verdict, why }: Entry): string {
  return [
    `\n${paint('bold', `${repo} ${path}:${line}`)} (${levels.join(', ')})`,
    ...messages.map(message => paint('yellow', message)),
    ...frame,
    ...(verdict === null ? [] : [`judged ${verdict}: ${why}`]),
  ].join('\n');
}

/** Asks for the verdicts that are missing, and records each at once: a judge may stop at any time. */
async function judge(entries: readonly Entry[], rule: string, folder: string | undefined, { ask, print }: Terminal): Promise<void> {
  const open = entries.filter(({ verdict }) => verdict === null);
  for (const [index, entry] of open.entries()) {
    print(`${formatEntry(entry)}\n${index + 1} of ${open.length}`);
    const answer = (await ask!('Would a maintainer who adopted the decision change or document it? [y]es [n]o [s]kip [q]uit ')).toLowerCase();
    if (answer.startsWith('q')) return;
    if (!answer.startsWith('y') && !answer.startsWith('n')) continue;
    const why = await ask!('Why? ');
    if (why === '') {
      print('Skipped: a verdict needs a reason.');
      continue;
    }
    const verdicts = getVerdicts({ rule, entries: [{ ...entry, verdict: answer.startsWith('y'), why }] });
    writeVerdicts(rule, mergeVerdicts(readVerdicts(rule, folder), verdicts), folder);
  }
}
