import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { getRequiredKeys } from '../../../src/analysis/config/json-schema.ts';
import { UsageError } from '../../../src/errors.ts';

const root = mkdtempSync(join(tmpdir(), 'adr-json-schema-'));
afterAll(() => rmSync(root, { recursive: true }));

let files = 0;
const requiredKeys = (schema: unknown): string[] => {
  const name = `schema-${(files += 1)}.json`;
  writeFileSync(join(root, name), JSON.stringify(schema));
  return [...getRequiredKeys(name, root)].toSorted();
};

describe('getRequiredKeys', () => {
  it.each([
    ['keys', { required: ['apiUrl', 'PORT'] }, ['api_url', 'port']],
    ['sections', { required: ['db'], properties: { db: { required: ['host'] }, mail: { required: ['host'] } } }, ['db', 'db_host']],
    ['a local reference', { required: ['db'], properties: { db: { $ref: '#/$defs/a~1b' } }, $defs: { 'a/b': { required: ['host'] } } }, ['db', 'db_host']],
    ['allOf', { allOf: [{ required: ['a'] }, { $ref: '#/$defs/b' }], $defs: { b: { required: ['b'] } } }, ['a', 'b']],
    ['a schema that refers to itself', { required: ['a'], properties: { a: { $ref: '#' } } }, undefined],
    ['a reference to nowhere', { required: ['a'], properties: { a: { $ref: '#/nowhere' } } }, ['a']],
    ['no schema', [], []],
    ['wrong types', { required: [1, 'a'], properties: 'x' }, ['a']],
  ])('reads %s', (_, schema, expected) => {
    const keys = requiredKeys(schema);
    if (expected) expect(keys).toEqual(expected);
    else expect(keys).toContain('a_a');
  });

  it('reads a file anew when it has changed', () => {
    const path = join(root, 'changing.json');
    writeFileSync(path, '{"required":["a"]}');
    expect([...getRequiredKeys('changing.json', root)]).toEqual(['a']);
    writeFileSync(path, '{"required":["b"]}');
    utimesSync(path, 1, 1);
    expect([...getRequiredKeys('changing.json', root)]).toEqual(['b']);
  });

  it.each([
    ['missing', 'nowhere.json'],
    ['no JSON', 'broken.json'],
  ])('says in one line that a file is %s', (_, name) => {
    if (name === 'broken.json') writeFileSync(join(root, name), '{');
    expect(() => getRequiredKeys(name, root)).toThrow(UsageError);
    expect(() => getRequiredKeys(name, root)).toThrow(/^no-soft-fail-config: the option "schema" names "[\w.]+",[^\n]+$/u);
  });
});
