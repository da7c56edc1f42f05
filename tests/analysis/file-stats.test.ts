import { describe, expect, it } from 'vitest';

import { getFileStats } from '../../src/analysis/file-stats.ts';
import { getPackage, isOurs } from '../../src/analysis/packages.ts';
import { parse } from '../support/parse.ts';

describe('getFileStats', () => {
  it('knows a file', () => expect(getFileStats(import.meta.filename)?.isFile()).toBe(true));
  it('knows nothing of what is not there', () => expect(getFileStats(`${import.meta.filename}.nowhere`)).toBeNull());
  it('knows nothing of what would be below a file', () => expect(getFileStats(`${import.meta.filename}/0.ts`)).toBeNull());
});

describe('a code block that a processor names after its file', () => {
  it('belongs to the package of the file', () => {
    const file = parse('export {}', { filename: `${import.meta.filename}/0.ts` });
    expect(getPackage(file)?.manifest.name).toBe('eslint-plugin-adr');
    expect(isOurs('@/nowhere', file)).toBe(false);
  });
});
