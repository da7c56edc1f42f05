import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import type { FileResult } from '../../evidence/collect.ts';
import type { Repository } from '../../evidence/repositories.ts';
import { readReports, saveReports } from '../../evidence/saved-reports.ts';
import { createFolder } from './support/harness.ts';

const repository: Repository = { name: 'o/n', commit: 'c', directory: '/o/n' };
const report = { rule: 'calm', level: 'R', line: 1, column: 2, message: 'Found.', messageId: 'found', isFixable: false, hasSuggestions: true } as const;
const saved = { repo: 'o/n', commit: 'c', path: 'a.js', reports: [report] };

function getError(input: unknown): string {
  const path = join(createFolder({}), 'reports.json');
  writeFileSync(path, JSON.stringify(input));
  try {
    readReports(path, [repository]);
  } catch (error) {
    return (error as Error).message.replace(path, 'reports.json');
  }
  return '';
}

describe('saved reports', () => {
  it('come back as they were, without the files that have none', () => {
    const path = join(createFolder({}), 'reports.json');
    const file: FileResult = { repository, path: 'a.js', lines: 0, parseError: null, reports: [report], problems: [], ruleTimes: {} };
    saveReports([file, { ...file, path: 'b.js', reports: [] }], path);
    expect(readReports(path, [repository])).toEqual([file]);
  });

  it.each([
    ['a missing key', [{ ...saved, path: undefined }], 'reports.json.0.path: required, but missing.'],
    ['a missing key of a report', [{ ...saved, reports: [{ ...report, line: undefined }] }], 'reports.json.0.reports.0.line: required, but missing.'],
    ['an unknown key', [{ ...saved, lines: 1 }], 'reports.json.0.lines: unknown key; known are repo, commit, path, reports.'],
    ['a wrong type', [{ ...saved, commit: 5 }], 'reports.json.0.commit: expected a string, but got 5.'],
    ['no list', saved, 'reports.json: expected a list, but got an object.'],
    ['another commit', [{ ...saved, commit: 'd' }], 'reports.json: was made of o/n at d, but c is checked out.'],
  ])('say in one line what is wrong: %s', (_, input, message) => expect(getError(input)).toBe(message));
});
