import { ESLint } from 'eslint';
import { expect, it } from 'vitest';

import { createJsonConfig } from '../src/configs/json.ts';
import plugin from '../src/index.ts';

it('lints package.json in the language of @eslint/json', async () => {
  const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: plugin.configs.json });
  const [result] = await eslint.lintText('{ "name": "a", }', { filePath: 'package.json' });
  expect(result?.messages.map(({ fatal }) => fatal)).toEqual([true]);
});

it('is not among the listed configs, so that nobody needs its package for listing them', () => {
  expect(Object.keys(plugin.configs)).not.toContain('json');
});

it('says in one line which package it needs', () => {
  const missing = Object.assign(new Error('Cannot find module'), { code: 'MODULE_NOT_FOUND' });
  const load = (): never => {
    throw missing;
  };
  expect(() => createJsonConfig(plugin, load)).toThrow('The config "adr/json" needs the package @eslint/json: install it as a development dependency.');
});
