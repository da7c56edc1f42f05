import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Globs; loaded when a setting, an option or a workspace gives one. */
export const loadPicomatch = (): typeof import('picomatch') => require('picomatch') as typeof import('picomatch');

/** Reads `tsconfig.json`; loaded when a specifier or an output folder has to be mapped. */
export const loadGetTsconfig = (): typeof import('get-tsconfig') => require('get-tsconfig') as typeof import('get-tsconfig');

/** Validates what users write; loaded when there are settings to validate. */
export const loadValibot = (): typeof import('valibot') => require('valibot') as typeof import('valibot');

/** ESLint's JSON language, an optional peer; loaded by the config that needs it. */
export const loadJson = (): typeof import('@eslint/json') => require('@eslint/json') as typeof import('@eslint/json');

/** Finds the file behind a module specifier; loaded when layers are configured. */
export const loadResolver = (): typeof import('enhanced-resolve') => require('enhanced-resolve') as typeof import('enhanced-resolve');
