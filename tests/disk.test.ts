import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { readOptionalFile, readOptionalFolder } from '../src/disk.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'adr-disk-'));
  writeFileSync(join(folder, 'file'), 'text');
});

afterAll(() => rmSync(folder, { recursive: true }));

it('reads what is there', () => {
  expect(readOptionalFile(join(folder, 'file'))).toBe('text');
  expect(readOptionalFolder(folder).map(({ name }) => name)).toEqual(['file']);
});

it.each(['missing', '', 'file/below'])('answers null for the file %j', path => expect(readOptionalFile(join(folder, path))).toBeNull());

it.each(['missing', 'file'])('answers nothing for the folder %j', path => expect(readOptionalFolder(join(folder, path))).toEqual([]));

it('does not hide a mistake of the caller', () => {
  expect(() => readOptionalFile(null as unknown as string)).toThrow(TypeError);
});
