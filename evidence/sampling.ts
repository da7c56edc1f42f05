import { createHash } from 'node:crypto';

import type { FileResult } from './collect.ts';
import { groupBy } from './grouping.ts';
import type { Level } from './lint-configs.ts';
import type { Report } from './tasks/lint-task.ts';

/** A line that a rule reports. A verdict is on a line, so several reports on one line are one candidate. */
export interface Candidate {
  readonly repo: string;
  readonly commit: string;
  readonly path: string;
  readonly line: number;
  /** What is said of the line at each level that reports it. */
  readonly reports: Readonly<Partial<Record<Level, readonly Pick<Report, 'column' | 'message' | 'messageId'>[]>>>;
}

/** A candidate that was drawn, and the levels that a verdict on it counts for. */
export interface Sampled {
  readonly candidate: Candidate;
  readonly levels: readonly Level[];
}

export interface SampleOptions {
  readonly levels: readonly Level[];
  readonly seed: string;
  /** How many to draw per level. */
  readonly count: number;
  /** How many of one repository, while others still have candidates. */
  readonly perRepo: number;
  /** Whether to go on beyond `perRepo` once every repository has given that many or all it has. */
  readonly fill: boolean;
}

/** The lines that a rule reports in the linted files. */
export function getCandidates(files: readonly FileResult[], rule: string): Candidate[] {
  return files.flatMap(({ path, reports, repository }) => {
    const byLine = groupBy(
      reports.filter(report => report.rule === rule),
      ({ line }) => line,
    );
    return [...byLine].map(([line, own]) => ({
      repo: repository.name,
      commit: repository.commit,
      path,
      line,
      reports: Object.fromEntries(groupBy(own, ({ level }) => level)),
    }));
  });
}

/**
 * Draws candidates, the same ones for the same seed. What is drawn at S counts for R as well where R says the same of the
 * line; the draw of R begins with these, so that a judge sees no line twice and each level stays a fair sample of its own.
 */
export function sample(candidates: readonly Candidate[], { levels, ...options }: SampleOptions): Sampled[] {
  const drawn = levels.flatMap(level => draw(candidates.filter(({ reports }) => reports[level]), options).map(candidate => ({ candidate, level })));
  const merged = [...groupBy(drawn, ({ candidate }) => candidate)].flatMap(([candidate, own]): Sampled[] => {
    const asked = own.map(({ level }) => level);
    if (saysTheSame(candidate)) return [{ candidate, levels: asked.includes('S') ? ['R', 'S'] : asked }];
    return asked.map(level => ({ candidate, levels: [level] }));
  });
  return merged.toSorted((a, b) => compare(getPlace(a.candidate), getPlace(b.candidate)));
}

/**
 * Round robin: each repository in turn gives its next candidate. Both orders come from hashes of the seed and the place alone:
 * after a rule was narrowed the reports that are left keep their order, and most verdicts stay in the sample.
 */
function draw(candidates: readonly Candidate[], { count, fill, perRepo, seed }: Omit<SampleOptions, 'levels'>): Candidate[] {
  const queues = [...groupBy(candidates, ({ repo }) => repo)]
    .toSorted(([a], [b]) => compare(getRank(seed, a), getRank(seed, b)))
    .map(([, own]) => own.toSorted((a, b) => compare(getRank(seed, getPlace(a)), getRank(seed, getPlace(b)))));
  const rounds = Math.max(0, ...queues.map(({ length }) => length));
  return Array.from({ length: fill ? rounds : Math.min(rounds, perRepo) }, (_, round) => queues.flatMap(queue => queue[round] ?? []))
    .flat()
    .slice(0, count);
}

function saysTheSame({ reports: { R, S } }: Candidate): boolean {
  const identify = (reports: Candidate['reports'][Level]): string =>
    JSON.stringify((reports ?? []).map(({ column, messageId }) => [column, messageId]));
  return identify(R) === identify(S);
}

function getPlace({ line, path, repo }: Candidate): string {
  return `${repo}\n${path}\n${String(line).padStart(8, '0')}`;
}

function getRank(seed: string, text: string): string {
  return createHash('sha256').update(`${seed}\n${text}`).digest('hex');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
