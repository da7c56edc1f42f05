import type { Linter } from 'eslint';
import picomatch from 'picomatch';

import type { Plugin } from './plugin.ts';

/** R: `recommended`; S: `strict`. */
export type Level = 'R' | 'S';

export const LEVELS: readonly Level[] = ['R', 'S'];

const CONFIG_NAMES = { R: 'recommended', S: 'strict' } as const satisfies Record<Level, string>;

/** Nobody's directives count, neither the ones that disable a rule nor the reports on those that are not needed. */
const WITHOUT_DIRECTIVES: Linter.Config = { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' } };

const NEVER_LINTED = ['**/node_modules/**', '**/.git/**'];

/** The plugin's own config of a level, reduced to the given rules: its files, ignores, parsers and options stay as they are. */
export function createLevelConfig(plugin: Plugin, level: Level, ruleIds: readonly string[]): Linter.Config[] {
  const wanted = new Set(ruleIds.map(id => `${plugin.meta.namespace}/${id}`));
  const configs = plugin.configs[CONFIG_NAMES[level]].flatMap(({ rules, ...config }): Linter.Config[] => {
    if (!rules) return [config];
    const kept = Object.entries(rules).filter(([id]) => wanted.has(id));
    return kept.length > 0 ? [{ ...config, rules: Object.fromEntries(kept) }] : [];
  });
  return [...configs, WITHOUT_DIRECTIVES];
}

/**
 * Every given rule on whatever file, with the options of the level. A rule that the level does not have runs with its defaults
 * in S and not at all in R.
 */
export function createTortureConfig(plugin: Plugin, level: Level, ruleIds: readonly string[], language: Linter.Config): Linter.Config[] {
  const { namespace } = plugin.meta;
  const entries = new Map(plugin.configs[CONFIG_NAMES[level]].flatMap(({ rules }) => Object.entries(rules ?? {})));
  const rules = ruleIds.flatMap(id => {
    const entry = entries.get(`${namespace}/${id}`) ?? (level === 'S' ? 'error' : undefined);
    return entry === undefined ? [] : [[`${namespace}/${id}`, entry] as const];
  });
  return [
    { files: ['**/*.*'], ...language, plugins: { [namespace]: plugin }, rules: Object.fromEntries(rules) },
    WITHOUT_DIRECTIVES,
  ];
}

/** Whether a path, relative to the repository, is one that some rule of the configs applies to. */
export function createFileFilter(configs: readonly Linter.Config[]): (path: string) => boolean {
  const isNeverLinted = picomatch(NEVER_LINTED, { dot: true });
  const scopes = configs
    .filter(({ rules }) => rules)
    .map(({ files, ignores = [] }) => ({
      isMatch: picomatch((files ?? ['**/*']).flat().map(String), { dot: true }),
      isIgnored: picomatch([...ignores], { dot: true }),
    }));
  return path => !isNeverLinted(path) && scopes.some(({ isIgnored, isMatch }) => isMatch(path) && !isIgnored(path));
}
