import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import * as v from 'valibot';

import { UsageError } from '../src/errors.ts';
import { parseInput } from '../src/settings.ts';

export const VERDICTS = join(import.meta.dirname, 'verdicts');

/** What a judge said of one report. Only facts: code of others is never kept. */
export const Verdict = v.strictObject({
  /** `owner/name`. */
  repo: v.string(),
  commit: v.string(),
  path: v.string(),
  line: v.number(),
  level: v.picklist(['R', 'S']),
  /** Whether a maintainer who adopted the decision would change or document it. */
  verdict: v.boolean(),
  why: v.pipe(v.string(), v.trim(), v.nonEmpty()),
});

export type Verdict = v.InferOutput<typeof Verdict>;

/** What one verdict is about; a later one on the same replaces it. */
export type Place = Pick<Verdict, 'level' | 'line' | 'path' | 'repo'>;

export function getPlaceKey({ level, line, path, repo }: Place): string {
  return JSON.stringify([repo, path, line, level]);
}

/**
 * The verdicts on a rule, sorted; none when it was never judged.
 *
 * @throws {UsageError} naming the file and line that is no verdict.
 */
export function readVerdicts(rule: string, folder: string = VERDICTS): Verdict[] {
  const file = join(folder, `${rule}.jsonl`);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [parseInput(Verdict, parseJson(line, `${file}:${index + 1}`), `${file}:${index + 1}`)]));
}

/** Writes the verdicts on a rule, one a line and sorted; no file remains for none. */
export function writeVerdicts(rule: string, verdicts: readonly Verdict[], folder: string = VERDICTS): void {
  const file = join(folder, `${rule}.jsonl`);
  if (verdicts.length === 0) { rmSync(file, { force: true }); return; }
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, verdicts.toSorted(compareVerdicts).map(formatVerdict).join(''));
}

/** Both lists, with the later verdict on each place. */
export function mergeVerdicts(known: readonly Verdict[], added: readonly Verdict[]): Verdict[] {
  return [...new Map([...known, ...added].map(verdict => [getPlaceKey(verdict), verdict])).values()].toSorted(compareVerdicts);
}

/** The rules that have verdicts. */
export function listJudgedRules(folder: string = VERDICTS): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(name => name.endsWith('.jsonl'))
    .map(name => name.slice(0, -'.jsonl'.length))
    .toSorted();
}

export function parseJson(text: string, label: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${label}: no JSON (${(error as Error).message}).`);
  }
}

function compareVerdicts(a: Verdict, b: Verdict): number {
  return compare(a.repo, b.repo) || compare(a.path, b.path) || a.line - b.line || compare(a.level, b.level);
}

/** By code unit, so that the order is the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function formatVerdict({ commit, level, line, path, repo, verdict, why }: Verdict): string {
  return `${JSON.stringify({ repo, commit, path, line, level, verdict, why })}\n`;
}
