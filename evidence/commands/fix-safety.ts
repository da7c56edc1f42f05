import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { UsageError } from '../../src/errors.ts';
import { parseArguments, parseCount, parseLevels } from '../arguments.ts';
import { printStaleBuild } from '../collect.ts';
import { FIX_SAFETY, type FixSafety, isSafe, recordFixSafety } from '../fix-safety.ts';
import { createFileFilter, createLevelConfig, type Level } from '../lint-configs.ts';
import { BUILT_PLUGIN, loadPlugin, selectRules } from '../plugin.ts';
import { runTasks } from '../pool.ts';
import { getRepository, listFiles, type Repository } from '../repositories.ts';
import type { FixTask } from '../tasks/fix-task.ts';
import { formatCommand, paint, type Terminal } from '../terminal.ts';

export const usage = 'fix-safety <dir> [--test "<command>"] [--rule id]… [--level R|S] [--name owner/name@commit] [--jobs n]';

const TIMEOUT_MS = 15 * 60_000;

/** Fixes a copy of a project, and says whether it still parses, is stable, type-checks as before and passes its own tests. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { positionals, values } = parseArguments(args, {
    test: { type: 'string' },
    rule: { type: 'string', multiple: true, default: [] },
    level: { type: 'string', default: 'S' },
    name: { type: 'string' },
    jobs: { type: 'string' },
    plugin: { type: 'string', default: BUILT_PLUGIN },
    record: { type: 'string', default: FIX_SAFETY },
  });
  const [directory] = positionals;
  const [level] = parseLevels(values.level);
  if (directory === undefined || positionals.length > 1) throw new UsageError(`Usage: npm run evidence -- ${usage}`);
  if (!level || values.level === 'both') throw new UsageError('--level: expected R or S, but got "both".');
  const repository = identify(getRepository(directory), values.name);
  const jobs = parseCount('jobs', values.jobs);
  const rules = selectRules(await loadPlugin(values.plugin), values.rule);
  printStaleBuild(values.plugin, terminal);

  const copy = mkdtempSync(join(tmpdir(), 'fix-safety-'));
  try {
    cpSync(directory, copy, { recursive: true, verbatimSymlinks: true, filter: source => basename(source) !== '.git' });
    if (values.test !== undefined) requireSuccess(values.test, copy);
    const errorsBefore = countTypeErrors(copy);
    const { broken, ...fixed } = await fixAll(copy, { level, rules, plugin: values.plugin, jobs }, terminal);
    const errorsAfter = errorsBefore === null ? null : countTypeErrors(copy);
    const safety: FixSafety = {
      repo: repository.name,
      commit: repository.commit,
      rules: values.rule.length > 0 ? rules : null,
      level: level === 'S' ? 'strict' : 'recommended',
      ...fixed,
      typeErrors: errorsBefore === null || errorsAfter === null ? null : { before: errorsBefore, after: errorsAfter },
      tests: values.test === undefined ? null : { command: values.test, pass: runShell(values.test, copy).status === 0 },
    };
    recordFixSafety(safety, values.record);
    for (const path of broken) {
      terminal.print(formatCommand('run', repository.directory, { file: path, level, ...(values.rule.length > 0 && { rule: rules }) }));
    }
    terminal.print(describe(safety));
    return isSafe(safety) ? 0 : 1;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** The repository under the name given, which a directory without git needs. */
function identify(repository: Repository, given: string | undefined): Repository {
  if (given === undefined) return repository;
  const { commit, name } = /^(?<name>[^/@]+\/[^/@]+)@(?<commit>[^@]+)$/u.exec(given)?.groups ?? {};
  if (name === undefined || commit === undefined) throw new UsageError(`--name: expected owner/name@commit, but got "${given}".`);
  return { ...repository, name, commit };
}

/** Fixes every file that the configs apply to; one whose fixes do not hold stays as it is. */
async function fixAll(
  directory: string,
  { jobs, level, plugin, rules }: { jobs: number | undefined; level: Level; plugin: string; rules: readonly string[] },
  terminal: Terminal,
): Promise<Pick<FixSafety, 'files' | 'fixes' | 'unparsable' | 'unstable'> & { broken: string[] }> {
  const isLinted = createFileFilter(createLevelConfig(await loadPlugin(plugin), level, rules));
  const tasks = listFiles(directory, isLinted).map((path): FixTask => ({ kind: 'fix', directory, path, level, rules }));
  const settled = await runTasks(tasks, { plugin, jobs, onSettled: (done, total) => terminal.progress('Fixing', done, total) });
  const runs = settled.map(answer => ({ path: answer.task.path, ...(answer.status === 'done' ? answer.result : LOST) }));
  const changed = runs.filter(({ count, outcome }) => outcome === 'stable' && count > 0);
  for (const { output, path } of changed) writeFileSync(join(directory, path), output);
  const broken = runs.filter(({ outcome }) => outcome !== 'stable');
  return {
    files: changed.length,
    fixes: changed.reduce((sum, { count }) => sum + count, 0),
    unparsable: broken.filter(({ outcome }) => outcome === 'unparsable').length,
    unstable: broken.filter(({ outcome }) => outcome === 'unstable').length,
    broken: broken.map(({ path }) => path),
  };
}

/** A file on which the linter hangs or dies never gets to a stable state. */
const LOST = { outcome: 'unstable', output: '', count: 0 } as const;

/** The errors of the project's own compiler with its own tsconfig; null where it has none of them. */
function countTypeErrors(directory: string): number | null {
  const compiler = join(directory, 'node_modules/.bin/tsc');
  if (!existsSync(compiler) || !existsSync(join(directory, 'tsconfig.json'))) return null;
  const { error, status, stdout } = spawnSync(compiler, ['--noEmit', '--pretty', 'false', '--incremental', 'false'], {
    cwd: directory,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    timeout: TIMEOUT_MS,
  });
  const count = stdout.match(/^\S.*error TS\d+:/gmu)?.length ?? 0;
  return error || (status !== 0 && count === 0) ? null : count;
}

/** Tests that fail by themselves say nothing of our fixes. */
function requireSuccess(command: string, directory: string): void {
  const { output, status } = runShell(command, directory);
  if (status === 0) return;
  throw new UsageError(`The tests fail before any fix (${command}): ${output.trim().split('\n').at(-1) ?? ''}`);
}

function runShell(command: string, directory: string): { status: number | null; output: string } {
  const { status, stderr, stdout } = spawnSync(command, {
    cwd: directory,
    shell: true,
    encoding: 'utf8',
    env: { ...process.env, CI: 'true' },
    maxBuffer: 2 ** 28,
    timeout: TIMEOUT_MS,
  });
  return { status, output: `${stdout}${stderr}` };
}

function describe(safety: FixSafety): string {
  const { files, fixes, repo, tests, typeErrors, unparsable, unstable } = safety;
  return [
    `${paint('bold', repo)}: ${fixes} fixes in ${files} files, ${unparsable} unparsable, ${unstable} unstable`,
    typeErrors ? `type errors ${typeErrors.before} → ${typeErrors.after}` : 'not type-checked',
    tests ? `tests ${tests.pass ? 'pass as before' : paint('red', 'fail after the fixes')}` : 'no tests run',
  ].join('; ');
}
