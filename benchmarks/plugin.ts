import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { Linter } from 'eslint';

import { UsageError } from '../src/errors.ts';
import type { AdrPlugin } from '../src/index.ts';

export type Level = 'recommended' | 'strict';

/** The built plugin: what a user installs. */
export const PLUGIN_URL = new URL('../dist/index.js', import.meta.url);

/** @throws {UsageError} when the plugin is not built. */
export async function loadPlugin(url = PLUGIN_URL): Promise<AdrPlugin> {
  if (!existsSync(fileURLToPath(url))) throw new UsageError('The plugin is not built: run `npm run build` first.');
  const { default: plugin } = (await import(url.href)) as { default: AdrPlugin };
  return plugin;
}

/** The own rules of a level for JavaScript and TypeScript, with its options; no core rule that the config composes with them. */
export function getOwnRules({ configs, meta }: AdrPlugin, level: Level): Linter.RulesRecord {
  const entries = configs[level]
    .filter(({ language = 'js/js' }) => language === 'js/js')
    .flatMap(({ rules = {} }) => Object.entries(rules));
  return Object.fromEntries(entries.filter(([id]) => id.startsWith(`${meta.namespace}/`))) as Linter.RulesRecord;
}
