import { CONFIG_NAMES, SETTINGS_NAME } from '../../knowledge/config-words.ts';

const EXTENSION = /\.(?:[cm]?[jt]sx?|json5?|ya?ml)$/u;

/**
 * The word by which the last segment of a module specifier says that the module holds configuration: `config` for
 * `./config/index.js`, `#config` and `./app.config.ts`, `env` for `../env`. `settings` only counts where names are trusted.
 *
 * @returns `null` for every other module.
 */
export function getConfigModuleWord(specifier: string, trustsNames: boolean): string | null {
  const path = specifier.replace(EXTENSION, '').replace(/\/index$/u, '');
  const segment = path.slice(path.lastIndexOf('/') + 1).replace(/^#/u, '');
  if (isConfigName(segment, trustsNames)) return segment;
  return segment.endsWith('.config') ? 'config' : null;
}

/** Whether a binding is called what configuration is called. `settings` only counts where names are trusted. */
export function isConfigName(name: string, trustsNames: boolean): boolean {
  return CONFIG_NAMES.has(name) || (trustsNames && name === SETTINGS_NAME);
}
