import { ESLint, type Linter } from 'eslint';
import { defineConfig } from 'eslint/config';
import { describe, expect, it } from 'vitest';

import type { AdrRule } from '../src/create-rule.ts';
import plugin, { type Adoption } from '../src/index.ts';
import { PHASE_IDS } from '../src/phases.ts';
import { createLazyRules } from './support/load-rules.ts';

const rules = Object.values<AdrRule>(createLazyRules());

/** The severity and options that a config gives each rule of ours, over all of its objects. */
function ownRules(config: readonly Linter.Config[]): Record<string, Linter.RuleEntry> {
  const all = Object.assign({}, ...config.map(({ rules }) => rules ?? {})) as Record<string, Linter.RuleEntry>;
  return Object.fromEntries(Object.entries(all).filter(([id]) => id.startsWith('adr/')));
}

async function effectiveRules(config: Linter.Config[], filePath: string): Promise<Record<string, [number]>> {
  const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: config });
  const effective = (await eslint.calculateConfigForFile(filePath)) as { rules?: Record<string, [number]> } | undefined;
  return effective?.rules ?? {};
}

const idsWhere = (accepts: (rule: AdrRule) => boolean): string[] => rules.filter(accepts).map(({ name }) => `adr/${name}`).toSorted();

describe('the levels', () => {
  it('recommended holds the recommended and the configured rules', () => {
    expect(Object.keys(ownRules(plugin.configs.recommended)).toSorted()).toEqual(idsWhere(({ meta }) => meta.docs.level !== 'strict'));
  });

  it('strict holds every rule, with its strict options', () => {
    const strict = ownRules(plugin.configs.strict);
    expect(Object.keys(strict).toSorted()).toEqual(idsWhere(() => true));
    for (const { meta, name } of rules) expect(strict[`adr/${name}`]).toEqual(['error', ...(meta.docs.strict ?? [])]);
  });

  it('strict keeps every core rule of recommended', () => {
    const names = (level: 'recommended' | 'strict'): string[] => plugin.configs[level].flatMap(({ rules }) => Object.keys(rules ?? {}));
    expect(names('strict')).toEqual(expect.arrayContaining(names('recommended')));
  });
});

describe('the phases', () => {
  it.each([1, 2, 3, 4, 5, 6] as const)('phase-%i holds the recommended rules of the phases up to it', number => {
    const upTo = ({ meta }: AdrRule): boolean => PHASE_IDS.indexOf(meta.docs.phase) < number;
    expect(Object.keys(ownRules(plugin.configs[`phase-${number}`])).toSorted()).toEqual(
      idsWhere(rule => upTo(rule) && rule.meta.docs.level !== 'strict'),
    );
    expect(Object.keys(ownRules(plugin.configs[`strict/phase-${number}`])).toSorted()).toEqual(idsWhere(upTo));
  });

  it('are named in the order of the refactoring', () => {
    expect(plugin.configs.recommended.map(({ name }) => name)).toEqual([
      'adr/recommended/typescript',
      'adr/recommended/jsx',
      'adr/recommended/1-fail-fast',
      'adr/recommended/2-errors',
      'adr/recommended/3-state',
      'adr/recommended/4-structure',
    ]);
  });
});

describe.each(Object.entries(plugin.configs))('%s', (_, config) => {
  it('registers this very plugin', () => {
    for (const { plugins } of config.filter(({ rules }) => rules)) expect(plugins?.['adr']).toBe(plugin);
  });

  it('says for every object which files it is for', () => {
    for (const { files, name } of config) expect(files?.length, name).toBeGreaterThan(0);
  });
});

describe('an ESLint run', () => {
  const bySpreading = [...plugin.configs.recommended];
  const byString = defineConfig({ plugins: { adr: plugin }, extends: ['adr/recommended'] }) as Linter.Config[];
  const renamed = defineConfig({ plugins: { arch: plugin }, extends: ['arch/recommended'] }) as Linter.Config[];

  it.each([
    ['spread', bySpreading, 'adr'],
    ['extended by string', byString, 'adr'],
    ['extended under another name', renamed, 'arch'],
  ])('reports through the config %s', async (_, overrideConfig, prefix) => {
    const eslint = new ESLint({ overrideConfigFile: true, overrideConfig });
    const [result] = await eslint.lintText('export const stop = (): never => process.exit(1);', { filePath: 'src/stop.ts' });
    expect(result?.messages.map(({ ruleId }) => ruleId)).toEqual([`${prefix}/no-exit-in-lib`]);
  });

  it.each(['src/a.ts', 'src/a.tsx', 'src/a.mts', 'src/a.cts', 'src/a.js', 'src/a.jsx', 'src/a.mjs', 'src/a.cjs', 'src/app.config.ts'])(
    'lints %s',
    async filePath => expect(await effectiveRules(plugin.configs.recommended, filePath)).toHaveProperty(['adr/no-exit-in-lib']),
  );

  it.each(['src/setup.ts', 'src/integrations/slack/setup.ts', 'src/integration/slack.ts', 'src/contest-utils/a.ts', 'src/testing/a.ts', 'src/ab-tests/a.ts'])(
    'does not take %s for a test',
    async filePath => expect(await effectiveRules(plugin.configs.recommended, filePath)).toHaveProperty(['adr/no-exit-in-lib']),
  );

  it.each([
    'src/a.test.ts',
    'src/a.spec.js',
    'tests/a.ts',
    'src/__tests__/a.ts',
    'spec/a.js',
    'e2e/a.ts',
    'packages/a/src/test-utils/render.tsx',
    'src/testUtils/render.ts',
    'src/test-helpers/server.ts',
    'packages/test-support/index.ts',
    'playground/__test-utils__/serve.ts',
    'integration-tests/server.ts',
    'packages/unit_tests/a.ts',
    'integration/setup.ts',
    'packages/a/globalSetup.ts',
    'vite.config.ts',
    'vitest.config.e2e.mts',
    'eslint.config.js',
    '.eslintrc.cjs',
    'src/a.generated.ts',
    'dist/a.js',
    'src/a.d.ts',
  ])('leaves %s alone', async filePath =>
    expect(await effectiveRules(plugin.configs.strict, filePath)).not.toHaveProperty(['adr/no-exit-in-lib']),
  );

  it('parses TypeScript and JSX without further configuration', async () => {
    const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: plugin.configs.strict });
    const sources = { 'a.ts': 'export type A = string;', 'a.tsx': 'export const a = <p>{1 as number}</p>;', 'a.jsx': 'export const a = <p />;' };
    for (const [filePath, code] of Object.entries(sources)) {
      const [result] = await eslint.lintText(code, { filePath });
      expect(result?.messages, filePath).toEqual([]);
    }
  });

  it('leaves a file alone whose header says that it is generated', async () => {
    const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: plugin.configs.strict });
    const code = 'export const stop = (): never => process.exit(1);';
    const [generated] = await eslint.lintText(`/* Code generated by tool. DO NOT EDIT. */\n${code}`, { filePath: 'src/stop.ts' });
    const [written] = await eslint.lintText(`/* Stops. */\n${code}`, { filePath: 'src/stop.ts' });
    expect([generated?.messages.length, written?.messages.length]).toEqual([0, 1]);
  });
});

describe('adopt', () => {
  const severities = (config: Linter.Config[]): Record<string, unknown> =>
    Object.fromEntries(Object.entries(ownRules(config)).map(([id, entry]) => [id, Array.isArray(entry) ? entry[0] : entry]));

  it('enforces phases up to one, previews up to another, and leaves the rest off', () => {
    expect(severities(plugin.adopt({ enforce: 1, preview: 2 }))).toEqual(
      Object.fromEntries(
        rules
          .filter(({ meta }) => meta.docs.level !== 'strict' && ['fail-fast', 'errors'].includes(meta.docs.phase))
          .map(({ meta, name }) => [`adr/${name}`, meta.docs.phase === 'fail-fast' ? 'error' : 'warn']),
      ),
    );
  });

  it('previews core rules as warnings, and keeps off what ours replace', () => {
    const all = Object.assign({}, ...plugin.adopt({ enforce: 0, preview: 4 }).map(({ rules }) => rules ?? {})) as Linter.RulesRecord;
    expect(all['complexity']).toEqual(['warn', 20]);
    expect(all['class-methods-use-this']).toBe('off');
  });

  it('takes the strict options at the strict level', () => {
    expect(ownRules(plugin.adopt({ level: 'strict', enforce: 6 }))).toEqual(ownRules(plugin.configs.strict));
  });

  it('enforces nothing at phase 0', () => expect(severities(plugin.adopt({ enforce: 0 }))).toEqual({}));

  it.each([
    [undefined, 'adopt(): expected an object, but got undefined.'],
    [{}, 'adopt().enforce: required, but missing.'],
    [{ enforce: 7 }, 'adopt().enforce: expected a phase from 0 to 6, but got 7.'],
    [{ enforce: 1.5 }, 'adopt().enforce: expected a phase from 0 to 6, but got 1.5.'],
    [{ enforce: '2' }, 'adopt().enforce: expected a number, but got "2".'],
    [{ enforce: 3, preview: 2 }, 'adopt().preview: expected a phase not before enforce (3), but got 2.'],
    [{ enforce: 1, level: 'strickt' }, 'adopt().level: expected "recommended" or "strict", but got "strickt".'],
    [{ enforce: 1, prevew: 2 }, 'adopt().prevew: unknown key; known are level, enforce, preview.'],
  ])('answers %j with one line', (input, message) => {
    expect(() => plugin.adopt(input as Adoption)).toThrow(expect.objectContaining({ message, stack: message }));
  });
});
