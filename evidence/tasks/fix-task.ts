import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type FixRun, runFixes } from '../fixes.ts';
import { createLevelConfig, type Level } from '../lint-configs.ts';
import { createFileLinter, type FileLinter } from '../lint-file.ts';
import type { Plugin } from '../plugin.ts';

/** One file to fix as `eslint --fix` would. */
export interface FixTask {
  readonly kind: 'fix';
  readonly directory: string;
  /** Relative to the directory. */
  readonly path: string;
  readonly level: Level;
  readonly rules: readonly string[];
}

/** How the fixes ended. Nothing is written. */
export type FixResult = Pick<FixRun, 'count' | 'outcome' | 'output'>;

export function createFixTaskRunner(plugin: Plugin): (task: FixTask) => FixResult {
  const linters = new Map<string, FileLinter>();

  return ({ directory, level, path, rules }) => {
    const key = [directory, level, ...rules].join('\n');
    const linter = linters.get(key) ?? createFileLinter(createLevelConfig(plugin, level, rules), { cwd: directory, level });
    linters.set(key, linter);
    const filename = join(directory, path);
    const text = readFileSync(filename, 'utf8');
    const lint = (code: string) => linter.lint(code, filename).messages;
    const { count, outcome, output } = runFixes(text, lint(text), lint);
    return { count, outcome, output };
  };
}
