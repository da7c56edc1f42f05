import { readdirSync, readFileSync } from 'node:fs';

import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import { lazyParser } from '../src/configs/lazy-parser.ts';
import plugin from '../src/index.ts';

interface Sample {
  readonly kind: 'correct' | 'incorrect';
  readonly code: string;
  readonly line: number;
  readonly options?: readonly unknown[];
  readonly settings?: Record<string, unknown>;
  readonly filename?: string;
}

const FENCE = /^```(?<language>\w+) (?<kind>correct|incorrect)(?: (?<given>\{.*\}))?\n(?<code>[^]*?)^```$/gmu;
const pages = new URL('../docs/rules/', import.meta.url);
const ruleIds = readdirSync(pages).map(file => file.replace(/\.md$/u, ''));

function readSamples(page: string): Sample[] {
  return [...page.matchAll(FENCE)].map(({ groups, index }) => ({
    ...(JSON.parse(groups!['given'] ?? '{}') as object),
    kind: groups!['kind'] as Sample['kind'],
    code: groups!['code']!,
    line: page.slice(0, index).split('\n').length,
  }));
}

function lint(ruleId: string, { code, filename = 'src/sample.ts', options = [], settings = {} }: Sample): Linter.LintMessage[] {
  const config: Linter.Config = {
    files: ['**/*.*'],
    languageOptions: { parser: lazyParser, parserOptions: { ecmaFeatures: { jsx: filename.endsWith('x') } } },
    plugins: { adr: plugin },
    rules: { [`adr/${ruleId}`]: ['error', ...options] },
    settings,
  };
  return new Linter({ cwd: '/' }).verify(code, [config], { filename: `/project/${filename}` });
}

describe.each(ruleIds)('the page of %s', ruleId => {
  const page = readFileSync(new URL(`${ruleId}.md`, pages), 'utf8');
  const samples = readSamples(page);

  it('shows both sides', () => {
    expect(new Set(samples.map(({ kind }) => kind))).toEqual(new Set(['correct', 'incorrect']));
  });

  it('is a decision record', () => {
    const sections = [...page.matchAll(/^## (.+)$/gmu)].map(([, title]) => title);
    const hasOptions = Object.keys(plugin.rules).includes(ruleId) && ([plugin.rules[ruleId as keyof typeof plugin.rules].meta?.schema].flat().length > 0);
    expect(sections).toEqual([
      'Context',
      'Decision',
      'Consequences',
      ...(hasOptions ? ['Options'] : []),
      'When not to use it',
      'Related rules',
      'Measured precision',
    ]);
  });

  it.each(samples)('$kind sample at line $line', sample => {
    const messages = lint(ruleId, sample);
    expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
    if (sample.kind === 'incorrect') expect(messages.length).toBeGreaterThan(0);
    else expect(messages).toEqual([]);
  });
});
