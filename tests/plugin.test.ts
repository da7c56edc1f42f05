import { existsSync, readdirSync, readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { CORE_RULES } from '../src/configs/core-rules.ts';
import type { AdrRule } from '../src/create-rule.ts';
import plugin from '../src/index.ts';
import { PHASE_IDS } from '../src/phases.ts';
import { createLazyRules } from './support/load-rules.ts';

const fromRoot = (path: string): URL => new URL(`../${path}`, import.meta.url);
const idsIn = (folder: string, suffix: string): string[] =>
  readdirSync(fromRoot(folder))
    .filter(file => file.endsWith(suffix) && file !== 'index.ts' && !file.endsWith(`.behaviour${suffix}`))
    .map(file => file.slice(0, -suffix.length))
    .toSorted();

const rules = Object.entries<AdrRule>(createLazyRules());

interface OptionsSchema {
  readonly properties?: Readonly<Record<string, { readonly description?: string }>>;
}

const schemasOf = ({ meta }: AdrRule): readonly OptionsSchema[] => [meta.schema].flat() as OptionsSchema[];
const ids = Object.keys(plugin.rules).toSorted();

it('has rules', () => expect(ids.length).toBeGreaterThan(0));

describe('the files of a rule', () => {
  it.each([
    ['src/rules', '.ts'],
    ['tests/rules', '.test.ts'],
    ['docs/rules', '.md'],
    ['evidence/verdicts', '.jsonl'],
  ])('%s holds exactly the registered rules', (folder, suffix) => {
    expect(idsIn(folder, suffix)).toEqual(ids);
  });
});

describe.each(rules)('%s', (id, rule) => {
  const { meta, name } = rule;

  it('states its own name', () => expect(name).toBe(id));

  it('belongs to a phase', () => expect(PHASE_IDS).toContain(meta.docs.phase));

  it('numbers its record after its phase', () => {
    expect(meta.docs.adr).toMatch(new RegExp(`^ADR-${PHASE_IDS.indexOf(meta.docs.phase) + 1}\\d\\d$`, 'u'));
  });

  it('has a full sentence for every message', () => {
    for (const message of Object.values(meta.messages)) expect(message).toMatch(/^[^a-z].*[.:]$/su);
  });

  it('describes every option and refuses unknown ones', () => {
    for (const schema of schemasOf(rule)) {
      expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
      for (const [option, { description }] of Object.entries(schema.properties ?? {})) {
        expect(description, option).toMatch(/\.$/u);
      }
    }
  });

  it('has a default for every option, and strict options only for options it has', () => {
    const options = schemasOf(rule).flatMap(({ properties }) => Object.keys(properties ?? {}));
    const optional = new Set(['maxStatements']);
    expect(Object.keys(meta.defaultOptions?.[0] ?? {}).toSorted()).toEqual(options.filter(option => !optional.has(option)).toSorted());
    for (const option of Object.keys(meta.docs.strict?.[0] ?? {})) expect(options).toContain(option);
  });

  it('expects a positive number of minutes per finding', () => expect(meta.docs.effort).toBeGreaterThan(0));
});

it('gives every record a number of its own', () => {
  const records = rules.map(([, { meta }]) => meta.docs.adr);
  expect(new Set(records).size).toBe(records.length);
});

it('argues for every core rule in one sentence', () => {
  for (const { reason } of CORE_RULES) expect(reason).toMatch(/^\S.*\.$/u);
});

it('names only files that exist in package.json', () => {
  const { files } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')) as { files: string[] };
  for (const file of files) expect(existsSync(fromRoot(file)), file).toBe(true);
});
