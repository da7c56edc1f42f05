import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { AdrPlugin } from '../src/index.ts';
import { UsageError } from '../src/errors.ts';

const ROOT = join(import.meta.dirname, '..');
export const BUILT_PLUGIN = join(ROOT, 'dist/index.js');

/** The part of the plugin that the harness works with. */
export type Plugin = Pick<AdrPlugin, 'configs' | 'meta'> & { readonly rules: Record<string, AdrPlugin['rules'][keyof AdrPlugin['rules']]> };

/**
 * The plugin as users get it.
 *
 * @throws {UsageError} when it has not been built.
 */
export async function loadPlugin(path: string = BUILT_PLUGIN): Promise<Plugin> {
  const file = resolve(path);
  if (!existsSync(file)) {
    throw new UsageError(`There is no built plugin at ${relative(process.cwd(), file)}; run \`npm run build\` first.`);
  }
  return ((await import(pathToFileURL(file).href)) as { default: Plugin }).default;
}

/** The first source file that is newer than the build, or null: a harness that measures old rules misleads. */
export function getNewerSource(): string | null {
  if (!existsSync(BUILT_PLUGIN)) return null;
  const built = statSync(BUILT_PLUGIN).mtimeMs;
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.ts'));
  return sources.find(path => statSync(join(ROOT, 'src', path)).mtimeMs > built) ?? null;
}

/**
 * The ids asked for, without the plugin's prefix; all of them when none is asked for.
 *
 * @throws {UsageError} naming the first that the plugin does not have.
 */
export function selectRules(plugin: Plugin, asked: readonly string[]): string[] {
  const known = Object.keys(plugin.rules);
  const ids = asked.map(id => id.replace(/^adr\//u, ''));
  const unknown = ids.find(id => !known.includes(id));
  if (unknown !== undefined) {
    throw new UsageError(`There is no rule "${unknown}"; the built plugin has ${known.join(', ') || 'none'}.`);
  }
  return ids.length > 0 ? [...new Set(ids)] : known;
}
