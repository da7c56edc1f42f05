import { parseArguments, parseCount, parseLevels, requirePaths } from '../arguments.ts';
import { type FileResult, lintRepositories } from '../collect.ts';
import { groupBy } from '../grouping.ts';
import type { Level } from '../lint-configs.ts';
import type { Problem } from '../lint-file.ts';
import { loadPlugin, selectRules } from '../plugin.ts';
import { getRepository } from '../repositories.ts';
import { formatCommand, formatTable, paint, type Terminal } from '../terminal.ts';

export const usage = 'run <dir…> [--rule id]… [--level R|S|both] [--file path]… [--jobs n] [--plugin dist/index.js]';

/** Lints repositories, says per rule what it reports, and lists everything that must not happen. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { positionals, values } = parseArguments(args, {
    rule: { type: 'string', multiple: true, default: [] },
    level: { type: 'string', default: 'both' },
    file: { type: 'string', multiple: true, default: [] },
    jobs: { type: 'string' },
    plugin: { type: 'string' },
  });
  const repositories = requirePaths(positionals, usage).map(getRepository);
  const rules = selectRules(await loadPlugin(values.plugin), values.rule);
  const levels = parseLevels(values.level);
  const files = await lintRepositories(
    repositories,
    {
      plugin: values.plugin,
      rules,
      levels,
      fixes: true,
      jobs: parseCount('jobs', values.jobs),
      accepts: path => values.file.length === 0 || values.file.includes(path),
    },
    terminal,
  );

  terminal.print(summariseFiles(files));
  for (const level of levels) terminal.print(`\n${paint('bold', `Level ${level}`)}\n${summariseRules(files, rules, level)}`);
  const problems = files.flatMap(file => file.problems.map(problem => ({ file, problem })));
  terminal.print(`\n${problems.length === 0 ? 'No crash, no slow file, no fix that breaks code.' : paint('red', `Problems: ${problems.length}`)}`);
  // The same thing happens to many files, and at both levels: one command reproduces it, the others are listed.
  for (const same of groupBy(problems, ({ problem: { detail, kind, rules: own } }) => [kind, own, detail].join('\n')).values()) {
    terminal.print(formatProblems(same, values.plugin));
  }
  return problems.length === 0 ? 0 : 1;
}

function summariseFiles(files: readonly FileResult[]): string {
  const rows = [...groupBy(files, ({ repository }) => repository)].map(([{ commit, name }, own]) => {
    const unparsable = own.filter(({ parseError }) => parseError !== null).length;
    return [name, commit.slice(0, 10), String(own.length), String(sum(own.map(({ lines }) => lines))), String(unparsable)];
  });
  return formatTable(['repository', 'commit', 'files', 'lines', 'unparsable'], rows);
}

function summariseRules(files: readonly FileResult[], rules: readonly string[], level: Level): string {
  const lines = sum(files.map(file => file.lines));
  const rows = rules.map(rule => {
    const hits = files.map(({ reports }) => reports.filter(report => report.rule === rule && report.level === level));
    const reports = hits.flat();
    const slowest = files.toSorted((a, b) => (b.ruleTimes[rule] ?? 0) - (a.ruleTimes[rule] ?? 0)).slice(0, 2);
    return [
      rule,
      String(reports.length),
      lines === 0 ? '–' : ((reports.length / lines) * 1000).toFixed(2),
      String(hits.filter(({ length }) => length > 0).length),
      percentage(reports.filter(({ isFixable }) => isFixable).length, reports.length),
      percentage(reports.filter(({ hasSuggestions }) => hasSuggestions).length, reports.length),
      slowest.map(({ path, ruleTimes }) => `${Math.round(ruleTimes[rule] ?? 0)} ms ${path}`).join(', '),
    ];
  });
  return formatTable(['rule', 'reports', 'per 1,000 lines', 'files', 'fixable', 'suggestions', 'slowest files'], rows);
}

interface Occurrence {
  readonly file: FileResult;
  readonly problem: Problem;
}

function formatProblems(occurrences: readonly Occurrence[], plugin: string | undefined): string {
  const [first, ...others] = [...groupBy(occurrences, ({ file }) => file).values()].map(([each]) => each!);
  const { file, problem } = first!;
  return [
    `\n${paint('red', problem.kind)} ${problem.rules.join(', ')} (${problem.level}) in ${file.repository.name} ${file.path}`,
    `  ${problem.detail}`,
    `  ${getCommand(first!, plugin)}`,
    ...others.map(other => `  also in ${other.file.repository.name} ${other.file.path}`),
  ].join('\n');
}

function getCommand({ file: { path, repository }, problem: { level, rules } }: Occurrence, plugin: string | undefined): string {
  return formatCommand('run', repository.directory, { file: path, level, rule: rules, ...(plugin !== undefined && { plugin }) });
}

function percentage(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((part / whole) * 100)} %`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
