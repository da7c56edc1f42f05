import type { ESLint, Linter } from 'eslint';

import { getOwnRules, loadPlugin, type Level } from './plugin.ts';

/** Rules that are measured together. */
export interface RuleSet {
  readonly name: string;
  readonly plugins: Readonly<Record<string, ESLint.Plugin>>;
  readonly rules: Linter.RulesRecord;
}

/** ESLint's own work: it parses, analyses scopes and walks the tree for a rule that listens to nothing. */
export const BARE: RuleSet = {
  name: 'bare run',
  plugins: { bench: { rules: { empty: { create: () => ({}) } } } },
  rules: { 'bench/empty': 'error' },
};

/** The own rules of a level. */
export async function loadOwnSet(level: Level): Promise<RuleSet> {
  const plugin = await loadPlugin();
  return { name: `adr ${level}`, plugins: { [plugin.meta.namespace]: plugin }, rules: getOwnRules(plugin, level) };
}

/** One rule of ours, with the options of the level that has it; `null` when there is none of that id. */
export async function loadOwnRule(id: string, level: Level): Promise<RuleSet | null> {
  const { plugins, rules } = await loadOwnSet(level);
  const entry = rules[`adr/${id}`];
  return entry === undefined ? null : { name: id, plugins, rules: { [`adr/${id}`]: entry } };
}
