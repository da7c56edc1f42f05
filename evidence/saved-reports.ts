import { readFileSync, writeFileSync } from 'node:fs';

import * as v from 'valibot';

import { UsageError } from '../src/errors.ts';
import { parseInput } from '../src/settings.ts';
import type { FileResult } from './collect.ts';
import type { Repository } from './repositories.ts';

const Saved = v.array(
  v.strictObject({
    repo: v.string(),
    commit: v.string(),
    path: v.string(),
    reports: v.array(
      v.strictObject({
        rule: v.string(),
        level: v.picklist(['R', 'S']),
        line: v.number(),
        column: v.number(),
        message: v.string(),
        messageId: v.string(),
        isFixable: v.boolean(),
        hasSuggestions: v.boolean(),
      }),
    ),
  }),
);

/** Keeps what was reported, so that many samples can be drawn of one run. */
export function saveReports(files: readonly FileResult[], path: string): void {
  const saved = files
    .filter(({ reports }) => reports.length > 0)
    .map(({ path: file, reports, repository }) => ({ repo: repository.name, commit: repository.commit, path: file, reports }));
  writeFileSync(path, JSON.stringify(saved));
}

/**
 * The reports of an earlier run on these repositories.
 *
 * @throws {UsageError} for a file that is no such list, or that was made of another commit.
 */
export function readReports(path: string, repositories: readonly Repository[]): FileResult[] {
  return parseInput(Saved, readJson(path), path).flatMap(({ commit, path: file, repo, reports }) => {
    const repository = repositories.find(({ name }) => name === repo);
    if (!repository) return [];
    if (repository.commit !== commit) throw new UsageError(`${path}: was made of ${repo} at ${commit}, but ${repository.commit} is checked out.`);
    return { repository, path: file, lines: 0, parseError: null, reports, problems: [], ruleTimes: {} };
  });
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`${path}: expected reports as \`collect\` writes them, but ${(error as Error).message}.`);
  }
}
