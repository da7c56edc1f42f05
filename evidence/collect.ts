import { availableParallelism } from 'node:os';

import { createFileFilter, createLevelConfig, type Level } from './lint-configs.ts';
import type { Problem } from './lint-file.ts';
import { BUILT_PLUGIN, getNewerSource, loadPlugin } from './plugin.ts';
import { runTasks } from './pool.ts';
import { listFiles, type Repository } from './repositories.ts';
import type { LintResult, LintTask } from './tasks/lint-task.ts';
import type { Terminal } from './terminal.ts';

/** What to lint, and how. */
export interface Collection {
  readonly plugin?: string | undefined;
  readonly rules: readonly string[];
  readonly levels: readonly Level[];
  /** Whether fixes and suggestions are tried as well. */
  readonly fixes: boolean;
  readonly jobs?: number | undefined;
  /** Only files that it accepts, of those that the configs apply to. */
  readonly accepts?: (path: string, repository: Repository) => boolean;
}

/** A linted file. */
export interface FileResult extends LintResult {
  readonly repository: Repository;
  readonly path: string;
}

/** Lints every file of the repositories that the plugin's own configs apply to. */
export async function lintRepositories(
  repositories: readonly Repository[],
  { accepts = () => true, fixes, jobs = availableParallelism(), levels, plugin: path = BUILT_PLUGIN, rules }: Collection,
  terminal: Terminal,
): Promise<FileResult[]> {
  printStaleBuild(path, terminal);
  const plugin = await loadPlugin(path);
  const isLinted = createFileFilter(levels.flatMap(level => createLevelConfig(plugin, level, rules)));
  const tasks = repositories.flatMap(repository =>
    listFiles(repository.directory, file => isLinted(file) && accepts(file, repository)).map(
      (file): LintTask & { repository: Repository } => ({
        kind: 'lint',
        directory: repository.directory,
        path: file,
        levels,
        rules,
        fixes,
        repository,
      }),
    ),
  );
  const settled = await runTasks(tasks, { plugin: path, jobs, onSettled: (done, total) => terminal.progress('Linting', done, total) });
  return settled.map(answer => {
    const { path: file, repository } = answer.task;
    const result = answer.status === 'done' ? answer.result : createLostResult(answer.status === 'hung', levels.at(-1)!);
    return { repository, path: file, ...result };
  });
}

/** Says when the build that is measured is older than the source. */
export function printStaleBuild(plugin: string, terminal: Terminal): void {
  const newer = plugin === BUILT_PLUGIN ? getNewerSource() : null;
  if (newer !== null) terminal.print(`Note: src/${newer} is newer than the build that is measured; \`npm run build\` brings it up to date.`);
}

function createLostResult(hasHung: boolean, level: Level): LintResult {
  return { lines: 0, parseError: null, reports: [], problems: [createLostProblem(hasHung, level)], ruleTimes: {} };
}

/** What there is to say of a task that gave no result. */
export function createLostProblem(hasHung: boolean, level: Level): Problem {
  return hasHung
    ? { kind: 'hang', rules: [], level, detail: 'no result within three minutes' }
    : { kind: 'crash', rules: [], level, detail: 'the process ended, most likely out of memory' };
}
