import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Linter } from 'eslint';

import { checkFixes } from '../check-fixes.ts';
import { getParseError } from '../fixes.ts';
import { createLevelConfig, type Level } from '../lint-configs.ts';
import { createFileLinter, type FileLinter, type LintOutcome, type Problem, SLOW_MS, withoutPrefix } from '../lint-file.ts';
import type { Plugin } from '../plugin.ts';

/** One file of a repository to lint with the plugin's own configs. */
export interface LintTask {
  readonly kind: 'lint';
  readonly directory: string;
  /** Relative to the directory. */
  readonly path: string;
  readonly levels: readonly Level[];
  readonly rules: readonly string[];
  readonly fixes: boolean;
}

/** What a rule said of a line. */
export interface Report {
  readonly rule: string;
  readonly level: Level;
  readonly line: number;
  readonly column: number;
  readonly messageId: string;
  readonly message: string;
  readonly isFixable: boolean;
  readonly hasSuggestions: boolean;
}

export interface LintResult {
  readonly lines: number;
  /** The parser's complaint; the file counts as unparsable then, which is nobody's fault. */
  readonly parseError: string | null;
  readonly reports: readonly Report[];
  readonly problems: readonly Problem[];
  /** Milliseconds by rule, at the strictest level that ran. */
  readonly ruleTimes: Readonly<Record<string, number>>;
}

export function createLintTaskRunner(plugin: Plugin): (task: LintTask) => LintResult {
  const linters = new Map<string, FileLinter>();
  const getLinter = (directory: string, level: Level, rules: readonly string[]): FileLinter => {
    const key = [directory, level, ...rules].join('\n');
    const linter = linters.get(key) ?? createFileLinter(createLevelConfig(plugin, level, rules), { cwd: directory, level });
    linters.set(key, linter);
    return linter;
  };

  return ({ directory, fixes, levels, path, rules }) => {
    const filename = join(directory, path);
    const text = readFileSync(filename, 'utf8');
    const reports: Report[] = [];
    const problems: Problem[] = [];
    let ruleTimes: Readonly<Record<string, number>> = {};
    for (const level of levels) {
      const linter = getLinter(directory, level, rules);
      const outcome = linter.lint(text, filename);
      const parseError = getParseError(outcome.messages);
      const lines = countLines(text);
      if (parseError !== null) return { lines, parseError, reports: [], problems, ruleTimes };
      problems.push(...outcome.crashes, ...checkSpeed(outcome, level, only => linter.lint(text, filename, only)));
      reports.push(...outcome.messages.map(message => createReport(message, level)));
      if (fixes) problems.push(...checkFixes(outcome.messages, { text, filename, level }, linter));
      ({ ruleTimes } = outcome);
    }
    return { lines: countLines(text), parseError: null, reports, problems, ruleTimes };
  };
}

/** What the rules add to ESLint's own work on the file; measured twice, the faster counts. */
export function checkSpeed(first: LintOutcome, level: Level, lint: (only?: readonly string[]) => LintOutcome): Problem[] {
  if (first.milliseconds <= SLOW_MS) return [];
  const { milliseconds, ruleTimes } = [first, lint()].toSorted((a, b) => a.milliseconds - b.milliseconds)[0]!;
  const own = milliseconds - lint([]).milliseconds;
  if (own <= SLOW_MS) return [];
  const [slowest] = Object.entries(ruleTimes).toSorted(([, a], [, b]) => b - a);
  const detail = `${formatSeconds(own)}${slowest ? `, of which ${slowest[0]} ${formatSeconds(slowest[1])}` : ''}`;
  return [{ kind: 'slow', rules: slowest ? [slowest[0]] : [], level, detail }];
}

function formatSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function createReport({ column, fix, line, message, messageId = '', ruleId, suggestions = [] }: Linter.LintMessage, level: Level): Report {
  const rule = withoutPrefix(ruleId!);
  return { rule, level, line, column, messageId, message, isFixable: fix !== undefined, hasSuggestions: suggestions.length > 0 };
}

function countLines(text: string): number {
  return text.split('\n').length;
}
