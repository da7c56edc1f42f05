import type { ESLint, Linter } from 'eslint';

import type { AdrRule } from '../create-rule.ts';
import { UsageError } from '../errors.ts';
import { loadJson } from '../lazy-dependencies.ts';
import * as rules from '../rules/index.ts';
import { NAMESPACE } from './index.ts';

const LANGUAGE = 'json/json';

/**
 * The rules that read JSON, for every `package.json`. Loads the optional peer `@eslint/json`.
 *
 * @throws {UsageError} of one line when that is not installed.
 */
export function createJsonConfig(plugin: ESLint.Plugin): Linter.Config[] {
  const own = Object.values<AdrRule>(rules).filter(({ meta }) => meta.docs.languages?.includes(LANGUAGE));
  return [
    {
      name: `${NAMESPACE}/json`,
      files: ['**/package.json'],
      plugins: { [NAMESPACE]: plugin, json: getJsonPlugin() },
      language: LANGUAGE,
      rules: Object.fromEntries(own.map(({ name }) => [`${NAMESPACE}/${name}`, 'error'])),
    },
  ];
}

function getJsonPlugin(): ESLint.Plugin {
  try {
    const { default: plugin } = loadJson();
    return plugin as unknown as ESLint.Plugin;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    throw new UsageError(`The config "${NAMESPACE}/json" needs the package @eslint/json: install it as a development dependency.`);
  }
}
