import * as parser from '@typescript-eslint/parser';
import { ESLint, type Linter } from 'eslint';

import { SOURCE_FILES } from '../src/configs/files.ts';
import type { LoadedFile } from './corpus.ts';
import type { RuleSet } from './rule-sets.ts';

/** What a lint run needs to know of a file. */
export type LintInput = Pick<LoadedFile, 'path' | 'repository' | 'text'>;

export type Lint = (file: LintInput) => Promise<ESLint.LintResult>;

/**
 * Lints one file after the other with a set, as ESLint does for a whole project: the config of a folder is made once. Every
 * set runs on the same ESLint and the same parsers, and no comment in the files changes what runs.
 */
export function createLint(set: RuleSet, { stats = false } = {}): Lint {
  const instances = new Map<string, ESLint>();
  const getInstance = (cwd: string): ESLint => {
    const known = instances.get(cwd);
    if (known) return known;
    const made = new ESLint({ cwd, stats, allowInlineConfig: false, overrideConfigFile: true, overrideConfig: createConfig(set) });
    instances.set(cwd, made);
    return made;
  };
  return async ({ path, repository, text }) => {
    const [result] = await getInstance(repository.root).lintText(text, { filePath: path });
    if (!result) throw new Error(`ESLint said nothing of ${path}.`);
    return result;
  };
}

/**
 * The same, for rules that are not ours: a file that one of them breaks on is noted, and counts with the time until then,
 * which is to their advantage.
 */
export function createPeerLint(set: RuleSet, broken: Set<string>, options?: { stats?: boolean }): (file: LintInput) => Promise<ESLint.LintResult | null> {
  const lint = createLint(set, options);
  return async file => {
    try {
      return await lint(file);
    } catch {
      broken.add(`${set.name}: ${file.path}`);
      return null;
    }
  };
}

/** One line on the files that rules of peers broke on */
export function describeBroken(broken: ReadonlySet<string>): string {
  return `Files that a peer's rule broke on, counted with the time until then: ${[...broken].toSorted().join(', ')}.`;
}

function createConfig({ plugins, rules }: RuleSet): Linter.Config[] {
  return [
    {
      files: SOURCE_FILES,
      // JavaScript too: some rules of typescript-eslint break on the tree of another parser.
      languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
      linterOptions: { reportUnusedDisableDirectives: 'off' },
      plugins: { ...plugins },
      rules,
    },
  ];
}

/** Whether ESLint could lint the file at all. */
export function isLinted({ fatalErrorCount, messages }: ESLint.LintResult): boolean {
  return fatalErrorCount === 0 && messages.every(({ ruleId }) => ruleId !== null);
}

/** The milliseconds that each rule took, for a result of a lint run with `stats`. */
export function getRuleTimes({ stats }: ESLint.LintResult): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const { rules = {} } of stats?.times.passes ?? []) {
    for (const [id, { total }] of Object.entries(rules)) times.set(id, (times.get(id) ?? 0) + total);
  }
  return times;
}
