import { createRequire } from 'node:module';

import type { ESLint, Linter, Rule } from 'eslint';

import { adopt, type Adoption } from './configs/adopt.ts';
import { createConfigs, NAMESPACE, type ConfigName } from './configs/index.ts';
import { createJsonConfig } from './configs/json.ts';
import { createLazyRules } from './load-rules.ts';
import type { RuleName } from './rules/index.ts';

export type { Adoption, ConfigName, RuleName };

/** The type of the plugin object, as `defineConfig` and a typed config see it. */
export interface AdrPlugin extends ESLint.Plugin {
  meta: { name: string; version: string; namespace: string };
  rules: Record<RuleName, Rule.RuleModule>;
  /** `json` is for `package.json`, and needs the optional peer `@eslint/json`. */
  configs: Record<ConfigName | 'json', Linter.Config[]>;
  /** The config of a team that takes the phases one by one. */
  adopt: (adoption: Adoption) => Linter.Config[];
}

const { name, version } = createRequire(import.meta.url)('../package.json') as { name: string; version: string };

const plugin = {
  meta: { name, version, namespace: NAMESPACE },
  // ESLint's types know no TypeScript nodes; ours are the same rules with richer types.
  rules: createLazyRules() as unknown as AdrPlugin['rules'],
} as AdrPlugin;

// The configs register `plugin` itself: ESLint compares plugins by reference, so a copy would be "redefined".
Object.assign(plugin, { configs: createConfigs(plugin), adopt: (adoption: Adoption) => adopt(plugin, adoption) });
// Read by name only: whoever lists the configs need not have what this one needs.
Object.defineProperty(plugin.configs, 'json', { get: () => createJsonConfig(plugin) });

export default plugin;
export { plugin as 'module.exports' };
