import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';

import * as parser from '@typescript-eslint/parser';
import type { Linter } from 'eslint';

import { checkFixes } from '../check-fixes.ts';
import { getParseError } from '../fixes.ts';
import { createTortureConfig, type Level, LEVELS } from '../lint-configs.ts';
import { createFileLinter, type FileLinter, type Problem } from '../lint-file.ts';
import { mutate } from '../mutate.ts';
import type { Plugin } from '../plugin.ts';
import { shrink } from '../shrink.ts';
import { getPieces, type Piece } from '../syntax.ts';
import { checkSpeed } from './lint-task.ts';

/** One file, or a mutant of it, to lint in every language that it parses in, with every rule at both levels. */
export interface TortureTask {
  readonly kind: 'torture';
  /** The working directory of the rules. */
  readonly directory: string;
  readonly file: string;
  readonly rules: readonly string[];
  /** The seed of the mutant; the file itself without. */
  readonly mutant?: string;
}

export interface TortureResult {
  /** In how many languages it parses. */
  readonly languages: number;
  /** How many reports there are in all: code on which no rule says anything proves little. */
  readonly reports: number;
  readonly problems: readonly Problem[];
  /** What was linted, where there are problems. */
  readonly source?: string;
}

/** A source that fails, to be made as small as can be. It is linted as the file that it will be written to. */
export interface ShrinkTask {
  readonly kind: 'shrink';
  readonly file: string;
  readonly source: string;
  readonly problem: Problem;
}

export interface ShrinkResult {
  /** Null when it does not fail as that file: the rule minds where the file is. */
  readonly source: string | null;
}

const TYPESCRIPT: Linter.Config = { languageOptions: { parser: parser, parserOptions: { ecmaFeatures: { jsx: true } } } };
const MODULE: Linter.Config = { languageOptions: { sourceType: 'module', parserOptions: { ecmaFeatures: { jsx: true } } } };
const SCRIPT: Linter.Config = { languageOptions: { sourceType: 'script', parserOptions: { ecmaFeatures: { jsx: true } } } };
const CONFIGS = { typescript: TYPESCRIPT, module: MODULE, script: SCRIPT } as const;

type Language = keyof typeof CONFIGS;

const LANGUAGES = ['typescript', 'module', 'script'] as const satisfies readonly Language[];

export function createTortureTaskRunner(plugin: Plugin): (task: TortureTask) => TortureResult {
  const linters = new Map<string, FileLinter>();
  const getLinter = (cwd: string, level: Level, language: Language, rules: readonly string[]): FileLinter => {
    const key = [cwd, level, language, ...rules].join('\n');
    const linter = linters.get(key) ?? createTortureLinter(plugin, cwd, level, language, rules);
    linters.set(key, linter);
    return linter;
  };
  let last: { file: string; text: string; pieces: Piece[] } | undefined;

  return ({ directory, file, mutant, rules }) => {
    if (last?.file !== file) last = { file, text: readFileSync(file, 'utf8'), pieces: [] };
    if (mutant !== undefined && last.pieces.length === 0) last.pieces = getPieces(last.text, file) ?? [];
    const source = mutant === undefined ? last.text : mutate(last.text, last.pieces, mutant);
    const result = torture(source, file, (level, language) => getLinter(directory, level, language, rules));
    return result.problems.length > 0 ? { ...result, source } : result;
  };
}

/** What a worker lints for a task. */
export function getSource({ file, mutant }: Pick<TortureTask, 'file' | 'mutant'>): string {
  const text = readFileSync(file, 'utf8');
  return mutant === undefined ? text : mutate(text, getPieces(text, file) ?? [], mutant);
}

export function createShrinkTaskRunner(plugin: Plugin): (task: ShrinkTask) => ShrinkResult {
  return ({ file, problem: { kind, level, rules }, source }) => {
    const linters = LANGUAGES.map(language => createTortureLinter(plugin, dirname(file), level, language, rules));
    const isFailing = (text: string): boolean =>
      linters.some(linter => {
        if (getParseError(linter.parse(text, file)) !== null) return false;
        return lintOnce(text, file, level, linter).problems.some(problem => problem.kind === kind && problem.rules.join() === rules.join());
      });
    return { source: isFailing(source) ? shrink(source, file, isFailing) : null };
  };
}

function createTortureLinter(plugin: Plugin, cwd: string, level: Level, language: Language, rules: readonly string[]): FileLinter {
  return createFileLinter(createTortureConfig(plugin, level, rules, CONFIGS[language]), { cwd, level });
}

function torture(text: string, filename: string, getLinter: (level: Level, language: Language) => FileLinter): TortureResult {
  const parsed = LANGUAGES.filter(
    language => getParseError(getLinter('S', language).parse(text, filename)) === null,
  );
  // What is a module is one whatever else it could be.
  const languages = parsed.filter(language => language !== 'script' || !parsed.includes('module'));
  const runs = languages.flatMap(language => LEVELS.map(level => lintOnce(text, filename, level, getLinter(level, language))));
  return {
    languages: languages.length,
    reports: runs.reduce((sum, { reports }) => sum + reports, 0),
    problems: runs.flatMap(({ problems }) => problems),
  };
}

function lintOnce(text: string, filename: string, level: Level, linter: FileLinter): Pick<TortureResult, 'problems' | 'reports'> {
  const outcome = linter.lint(text, filename);
  const slow = checkSpeed(outcome, level, only => linter.lint(text, filename, only));
  const broken = checkFixes(outcome.messages, { text, filename, level }, linter);
  return { reports: outcome.messages.length, problems: [...outcome.crashes, ...slow, ...broken] };
}
