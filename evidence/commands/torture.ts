import { createHash } from 'node:crypto';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';

import { UsageError } from '../../src/errors.ts';
import { parseArguments, parseCount, requirePaths } from '../arguments.ts';
import { createLostProblem, printStaleBuild } from '../collect.ts';
import { groupBy } from '../grouping.ts';
import type { Problem } from '../lint-file.ts';
import { BUILT_PLUGIN, loadPlugin, selectRules } from '../plugin.ts';
import { runTasks, type Settled } from '../pool.ts';
import { createRandom, pick } from '../random.ts';
import { listFiles } from '../repositories.ts';
import { getSource, type ShrinkTask, type TortureTask } from '../tasks/torture-task.ts';
import { formatCommand, paint, type Terminal } from '../terminal.ts';

export const usage = 'torture <dir|file>… [--rule id]… [--seed n] [--mutations 1000] [--seconds 120] [--jobs n] [--plugin dist/index.js]';

const ROOT = join(import.meta.dirname, '..', '..');
const EXAMPLES = join(ROOT, 'examples');
const ANY_SOURCE = /\.[cm]?[jt]sx?$/u;
/** Larger files cost more time than they have different nodes. */
const MAX_MUTATED_BYTES = 60_000;

interface Failure {
  readonly task: TortureTask;
  readonly problem: Problem;
  readonly source: string;
}

/** Lints files of odd syntax, and mutants of them and of the examples, with every rule: none may throw, take long or break code. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { positionals, values } = parseArguments(args, {
    rule: { type: 'string', multiple: true, default: [] },
    seed: { type: 'string', default: '1' },
    mutations: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '120' },
    examples: { type: 'string', default: EXAMPLES },
    out: { type: 'string', default: join(import.meta.dirname, '..', 'out') },
    jobs: { type: 'string' },
    plugin: { type: 'string', default: BUILT_PLUGIN },
  });
  const { plugin, seed } = values;
  const rules = selectRules(await loadPlugin(plugin), values.rule);
  printStaleBuild(plugin, terminal);
  const files = requirePaths(positionals, usage).flatMap(findSources);
  const jobs = parseCount('jobs', values.jobs);
  const mutations = parseCount('mutations', values.mutations, 0)!;
  const seconds = parseCount('seconds', values.seconds)!;

  const watch = (label: string) => (done: number, total: number) => terminal.progress(label, done, total);
  const tortured = await runTasks(
    files.map((file): TortureTask => ({ kind: 'torture', ...file, rules })),
    { plugin, jobs, onSettled: watch('Torturing') },
  );
  terminal.print(`${files.length} files: ${describe(tortured)}.`);

  const mutants = await runTasks(createMutantTasks(mutations === 0 ? [] : [...files, ...findSources(values.examples)], { mutations, rules, seed }), {
    plugin,
    jobs,
    deadline: Date.now() + seconds * 1000,
    onSettled: watch('Mutating'),
  });
  const begun = mutants.filter(({ status }) => status !== 'skipped');
  terminal.print(`${begun.length} of ${mutations} mutants with seed ${seed}: ${describe(begun)}.`);

  // Files first: what they and a mutant fail with alike is reproduced by the file.
  const failures = [...tortured, ...mutants].flatMap(getFailures);
  const distinct = [...groupBy(failures, ({ problem }) => getReason(problem)).values()];
  terminal.print(`\n${failures.length === 0 ? 'No crash, no slow file, no fix that breaks code.' : paint('red', `Different problems: ${distinct.length}`)}`);
  const reproductions = await createReproductions(distinct.map(([first]) => first!), { jobs, out: values.out, plugin });
  for (const [index, [first, ...others]] of distinct.entries()) {
    terminal.print(formatFailure(first!, others.length, reproductions[index]!, plugin));
  }
  return failures.length === 0 ? 0 : 1;
}

function findSources(path: string): Pick<TortureTask, 'directory' | 'file'>[] {
  const absolute = resolve(path);
  const stats = statSync(absolute, { throwIfNoEntry: false });
  if (!stats) throw new UsageError(`There is no file or directory ${path}.`);
  if (!stats.isDirectory()) return [{ directory: dirname(absolute), file: absolute }];
  return listFiles(absolute, name => ANY_SOURCE.test(name)).map(name => ({ directory: absolute, file: join(absolute, name) }));
}

/**
 * The mutants of one seed, those of one file side by side so that it is parsed once. Each given path has the same share of them:
 * a folder of thousands of tiny fixtures must not crowd out real code.
 */
function createMutantTasks(
  files: readonly Pick<TortureTask, 'directory' | 'file'>[],
  { mutations, rules, seed }: { mutations: number; rules: readonly string[]; seed: string },
): TortureTask[] {
  const small = files.filter(({ file }) => statSync(file).size <= MAX_MUTATED_BYTES);
  const folders = [...groupBy(small, ({ directory }) => directory).values()];
  if (folders.length === 0) return [];
  const random = createRandom(seed);
  const tasks = Array.from({ length: mutations }, (_, index): TortureTask => {
    return { kind: 'torture', ...pick(pick(folders, random), random), rules, mutant: `${seed}:${index}` };
  });
  return [...groupBy(tasks, ({ file }) => file).values()].flat();
}

function describe(settled: readonly Settled<TortureTask>[]): string {
  const results = settled.flatMap(answer => (answer.status === 'done' ? [answer.result] : []));
  const parsed = results.filter(({ languages }) => languages > 0).length;
  const [languages, reports] = (['languages', 'reports'] as const).map(key => results.reduce((sum, result) => sum + result[key], 0));
  return `${parsed} parse, in ${languages} languages in all, with ${reports} reports`;
}

function getFailures(answer: Settled<TortureTask>): Failure[] {
  const { status, task } = answer;
  if (status === 'skipped') return [];
  if (status !== 'done') return [{ task, problem: createLostProblem(status === 'hung', 'S'), source: getSource(task) }];
  const { problems, source = '' } = answer.result;
  return problems.map(problem => ({ task, problem, source }));
}

/** Two failures are the same one when they read alike but for the place in the linted file; where a stack ends is chance. */
function getReason({ detail, kind, rules }: Problem): string {
  const crash = detail.replace(/ \(line \d+\)/u, '').replace(/(?<=Maximum call stack size exceeded).*/u, '');
  return [kind, ...rules, kind === 'crash' ? crash : ''].join('\n');
}

/** The file to reproduce each failure with: the tortured file itself, or a mutant that is made small and written down. */
async function createReproductions(
  failures: readonly Failure[],
  { jobs, out, plugin }: { jobs: number | undefined; out: string; plugin: string },
): Promise<string[]> {
  const tasks = failures.map(({ problem, source, task: { file } }): ShrinkTask => {
    const hash = createHash('sha256').update(getReason(problem)).digest('hex').slice(0, 8);
    const name = [...(problem.rules.length > 0 ? problem.rules : [basename(file, extname(file))]), problem.kind.replaceAll(' ', '-'), hash].join('-');
    return { kind: 'shrink', file: resolve(out, name + extname(file)), source, problem };
  });
  const shrunk = await runTasks(tasks, { plugin, jobs });
  return failures.map(({ task }, index) => {
    const { file, source } = tasks[index]!;
    const answer = shrunk[index]!;
    const smaller = answer.status === 'done' ? answer.result.source : null;
    if (smaller === null && task.mutant === undefined) return task.file;
    mkdirSync(out, { recursive: true });
    writeFileSync(file, smaller ?? source);
    return file;
  });
}

function formatFailure({ problem: { detail, kind, level, rules }, task }: Failure, others: number, reproduction: string, plugin: string): string {
  const command = formatCommand('torture', reproduction, { rule: rules, mutations: '0', ...(plugin !== BUILT_PLUGIN && { plugin }) });
  return [
    `\n${paint('red', kind)} ${rules.join(', ')} (${level}) in ${task.file}${task.mutant === undefined ? '' : `, mutant ${task.mutant}`}`,
    `  ${detail}`,
    `  ${command}`,
    ...(others > 0 ? [`  and ${others} more like it`] : []),
  ].join('\n');
}
