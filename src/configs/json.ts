import type { ESLint, Linter } from 'eslint';

import type { RuleDocs } from '../create-rule.ts';
import { UsageError } from '../errors.ts';
import { loadJson } from '../lazy-dependencies.ts';
import { RULE_DOCS } from '../rules/index.ts';
import { NAMESPACE } from './index.ts';

const LANGUAGE = 'json/json';

/**
 * The rules that read JSON, for every `package.json`. Loads the optional peer `@eslint/json`.
 *
 * @throws {UsageError} of one line when that is not installed.
 */
export function createJsonConfig(plugin: ESLint.Plugin, load: typeof loadJson = loadJson): Linter.Config[] {
  const own = Object.entries<RuleDocs>(RULE_DOCS).filter(([, { languages }]) => languages?.includes(LANGUAGE));
  return [
    {
      name: `${NAMESPACE}/json`,
      files: ['**/package.json'],
      plugins: { [NAMESPACE]: plugin, json: getJsonPlugin(load) },
      language: LANGUAGE,
      rules: Object.fromEntries(own.map(([name]) => [`${NAMESPACE}/${name}`, 'error'])),
    },
  ];
}

function getJsonPlugin(load: typeof loadJson): ESLint.Plugin {
  try {
    return load().default;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    throw new UsageError(`The config "${NAMESPACE}/json" needs the package @eslint/json: install it as a development dependency.`);
  }
}
