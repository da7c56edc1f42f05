import type { Verdict } from './budgets.ts';
import { createSelection, describeCorpus, loadFile, type LoadedFile, type Repository, type SourceFile } from './corpus.ts';
import { createLint, isLinted } from './linting.ts';
import { formatCount } from './markdown.ts';
import { BARE } from './rule-sets.ts';
import { splitByLines, sumLines } from './selection.ts';

/** What a run was asked for, and the files it has. */
export interface Bench {
  readonly rounds: number;
  /** The most lines of any section; without a limit, each takes what its budget asks for. */
  readonly maxLines: number;
  /** As many files as make up the lines, of those that ESLint can lint. */
  readonly select: (lines: number) => Promise<SourceFile[]>;
}

/** What a section found. */
export interface Findings {
  readonly verdicts: readonly Verdict[];
  /** Tables of ratios first, absolute figures after. */
  readonly markdown: string;
}

/** The lines that are held in memory at a time, and that the contestants take turns on: large enough to measure, small enough that a busy minute hits them all alike. */
const CHUNK_LINES = 20_000;

/** Linting each file once, to see whether it parses, also warms ESLint and the parser up. */
export function createBench({ maxLines = Infinity, repositories, rounds }: BenchOptions): Bench {
  const lint = createLint(BARE);
  const select = createSelection(repositories, async file => isLinted(await lint(file)));
  return {
    rounds,
    maxLines,
    select(lines) {
      report('selecting files');
      return select(Math.min(lines, maxLines));
    },
  };
}

interface BenchOptions {
  readonly repositories: readonly Repository[];
  readonly rounds: number;
  readonly maxLines: number | undefined;
}

interface Turn<Contestant> {
  readonly contestant: Contestant;
  readonly round: number;
  readonly files: readonly LoadedFile[];
}

/**
 * Lets the contestants take turns on the same files, chunk by chunk, in every round; their order changes with each chunk.
 * A first, unmeasured turn on the first chunk warms every one of them up.
 */
export async function takeTurns<Contestant>(
  { contestants, files, rounds }: { contestants: readonly Contestant[]; files: readonly SourceFile[]; rounds: number },
  play: (turn: Turn<Contestant>) => Promise<void>,
  warmUp: (turn: Turn<Contestant>) => Promise<void>,
): Promise<void> {
  const chunks = splitByLines(files, CHUNK_LINES);
  const first = (chunks[0] ?? []).map(loadFile);
  for (const contestant of contestants) await warmUp({ contestant, round: -1, files: first });
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, chunk] of chunks.entries()) {
      report(`round ${round + 1} of ${rounds}, chunk ${index + 1} of ${chunks.length}`);
      const loaded = chunk.map(loadFile);
      for (const contestant of reorder(contestants, round + index)) await play({ contestant, round, files: loaded });
    }
  }
}

/** Another one first in every turn, and other neighbours in every other turn. */
export function reorder<Item>(items: readonly Item[], turn: number): Item[] {
  const start = turn % items.length;
  const rotated = [...items.slice(start), ...items.slice(0, start)];
  return turn % 2 === 0 ? rotated : rotated.toReversed();
}

/** One line on what a section's figures are of. */
export function describeRun({ rounds }: Pick<Bench, 'rounds'>, files: readonly SourceFile[]): string {
  const corpus = `${formatCount(sumLines(files))} lines in ${formatCount(files.length)} files`;
  return `Medians of ${rounds} ${rounds === 1 ? 'round' : 'rounds'} over ${corpus}: ${describeCorpus(files)}.`;
}

/** Says on the terminal how far the run is. */
export function report(progress: string): void {
  process.stderr.write(process.stderr.isTTY ? `\r\u001B[K${progress}` : `${progress}\n`);
}
