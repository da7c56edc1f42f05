import type { ESLint, Linter } from 'eslint';
import { builtinRules } from 'eslint/use-at-your-own-risk';
import tseslint from 'typescript-eslint';

import { loadPeers, type Peers } from './peers.ts';
import type { RuleSet } from './rule-sets.ts';
import { getPeerRules } from './same-jobs.ts';

/** The recommended sets of the peers; of typescript-eslint, what `strict` has without type information. */
export async function loadPeerSets(): Promise<{ core: RuleSet; typescript: RuleSet; sonarjs: RuleSet; unicorn: RuleSet }> {
  const peers = await loadPeers();
  return {
    core: { name: 'eslint recommended', plugins: {}, rules: getRecommendedCoreRules() },
    typescript: {
      name: 'typescript-eslint strict',
      plugins: { '@typescript-eslint': tseslint.plugin },
      rules: getTypescriptRules(),
    },
    sonarjs: toSet('sonarjs', peers),
    unicorn: toSet('unicorn', peers),
  };
}

/** The peers' rules for the jobs of ours, whether their own configs have them or not. */
export async function loadSameJobSet(ownRules: readonly string[]): Promise<RuleSet> {
  const { sonarjs, unicorn } = await loadPeers();
  const rules = Object.fromEntries(ownRules.flatMap(getPeerRules).map(id => [id, 'error'] as const));
  const plugins = { '@typescript-eslint': tseslint.plugin as ESLint.Plugin, sonarjs, unicorn };
  return { name: 'same jobs', plugins, rules };
}

function toSet(name: keyof Peers, peers: Peers): RuleSet {
  return { name: `${name} recommended`, plugins: { [name]: peers[name] }, rules: getEnabled(peers[name].configs['recommended']!.rules) };
}

function getRecommendedCoreRules(): Linter.RulesRecord {
  const recommended = [...builtinRules].filter(([, { meta }]) => meta?.docs?.recommended);
  return Object.fromEntries(recommended.map(([id]) => [id, 'error']));
}

/** Without the core rules that the config switches on or off beside its own. */
function getTypescriptRules(): Linter.RulesRecord {
  const entries = tseslint.configs.strict.flatMap(({ rules = {} }) => Object.entries(getEnabled(rules as Linter.RulesRecord)));
  return Object.fromEntries(entries.filter(([id]) => id.startsWith('@typescript-eslint/')));
}

function getEnabled(rules: Partial<Linter.RulesRecord> = {}): Linter.RulesRecord {
  const isOff = (entry: Linter.RuleEntry | undefined): boolean => ['off', 0, undefined].includes(Array.isArray(entry) ? entry[0] : entry);
  return Object.fromEntries(Object.entries(rules).filter(([, entry]) => !isOff(entry))) as Linter.RulesRecord;
}
