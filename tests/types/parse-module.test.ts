import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { parseModule } from '../../src/types/parse-module.ts';
import { createTemporaryFolder } from '../support/temporary-files.ts';

describe('parseModule', () => {
  it('gives the tree of a module that mentions the name, and the same one again', () => {
    using folder = createTemporaryFolder({ 'a.ts': 'export interface Config { port: number }' });
    const program = parseModule(join(folder.path, 'a.ts'), 'Config');
    expect(program?.body[0]?.type).toBe('ExportNamedDeclaration');
    expect(parseModule(join(folder.path, 'a.ts'), 'Config')).toBe(program);
  });

  it('gives none where the name is not mentioned, the file is missing or does not parse', () => {
    using folder = createTemporaryFolder({ 'a.ts': 'export const other = 1;', 'broken.ts': 'export Config' });
    expect(['a.ts', 'broken.ts', 'missing.ts'].map(name => parseModule(join(folder.path, name), 'Config'))).toEqual([null, null, null]);
  });

  it('sees a change', () => {
    using folder = createTemporaryFolder({ 'a.ts': 'type Config = string;' });
    const before = parseModule(join(folder.path, 'a.ts'), 'Config');
    folder.write({ 'a.ts': 'type Other = 1; type Config = number;' });
    expect([before?.body.length, parseModule(join(folder.path, 'a.ts'), 'Config')?.body.length]).toEqual([1, 2]);
  });

  it('forgets the tree that was asked for least lately, and makes it anew', () => {
    const names = Array.from({ length: 20 }, (_, index) => `m${index}.ts`);
    using folder = createTemporaryFolder(Object.fromEntries(names.map(name => [name, 'type Config = string;'])));
    const first = parseModule(join(folder.path, names[0]!), 'Config');
    for (const name of names.slice(1)) parseModule(join(folder.path, name), 'Config');
    const again = parseModule(join(folder.path, names[0]!), 'Config');
    expect(again).not.toBe(first);
    expect(again?.body).toHaveLength(1);
  });
});
