import { ESLint } from 'eslint';
import { expect, it, vi } from 'vitest';

import plugin from '../src/index.ts';
import { loadJson } from '../src/lazy-dependencies.ts';

vi.mock(import('../src/lazy-dependencies.ts'), async original => {
  const actual = await original();
  return { ...actual, loadJson: vi.fn(actual.loadJson) };
});

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
  vi.mocked(loadJson).mockImplementationOnce(() => {
    throw missing;
  });
  expect(() => plugin.configs.json).toThrow('The config "adr/json" needs the package @eslint/json: install it as a development dependency.');
});
