import { basename, dirname, join } from 'node:path';

import { UsageError } from '../../src/errors.ts';
import { describeRun, report, type Bench, type Findings } from '../bench.ts';
import type { Verdict } from '../budgets.ts';
import { measure } from '../clock.ts';
import { loadFile, type LoadedFile, type SourceFile } from '../corpus.ts';
import { createLint, getRuleTimes, isLinted } from '../linting.ts';
import { formatCount, formatNumber, formatRatio, renderTable } from '../markdown.ts';
import { BARE, loadOwnSet, type RuleSet } from '../rule-sets.ts';
import { countLines } from '../selection.ts';
import { medianOf, ratio, sum } from '../statistics.ts';
import { renameTopLevel } from '../unique-names.ts';

const WANTED_LINES = 20_000;

/** TypeScript without JSX can hold these together, whatever they were written in. */
const WITHOUT_JSX = /\.[cm]?[jt]s$/u;

/** What a line may take in a long file, by what it takes in a normal one. */
const MAX_RATIO = 1.1;

/** CPU milliseconds of a whole run, and of our rules in it by ESLint's statistics. */
interface Run {
  readonly whole: number;
  readonly rules: number;
}

/** What one round took. */
export type Round = Record<'bare' | 'rules' | 'strict', { readonly normal: number; readonly long: number }>;

/** One long file against the very same text in normal files: what is not linear shows as a cliff. */
export async function measureLongFile(bench: Bench): Promise<Findings> {
  const wanted = Math.min(WANTED_LINES, bench.maxLines);
  const sources = (await bench.select(wanted * 2)).filter(({ path }) => WITHOUT_JSX.test(path));
  const normal = makePieces(sources, wanted);
  const long = [await joinPieces(normal)];
  const strict = await loadOwnSet('strict');

  const rounds: Round[] = [];
  for (let round = 0; round <= bench.rounds; round += 1) {
    report(`long file, round ${round} of ${bench.rounds}`);
    rounds.push(await runRound(strict, normal, long, round % 2 === 0));
  }

  const measured = rounds.slice(1); // The first round warms up.
  return {
    verdicts: judge(measured),
    markdown: [
      describeRun(bench, normal),
      `The long file has ${formatCount(long[0]!.lines)} lines.`,
      renderRounds(measured),
    ].join('\n\n'),
  };
}

/** The long file goes first in every other round: who comes later finds a warmer machine. */
async function runRound(strict: RuleSet, normal: readonly LoadedFile[], long: readonly LoadedFile[], longFirst: boolean): Promise<Round> {
  const first = longFirst ? long : normal;
  const second = longFirst ? normal : long;
  const bare = [await lintAll(BARE, first), await lintAll(BARE, second)] as const;
  const full = [await lintAll(strict, first), await lintAll(strict, second)] as const;
  const pair = (runs: readonly [Run, Run], kind: keyof Run): Round['bare'] => ({
    long: runs[longFirst ? 0 : 1][kind],
    normal: runs[longFirst ? 1 : 0][kind],
  });
  return { bare: pair(bare, 'whole'), strict: pair(full, 'whole'), rules: pair(full, 'rules') };
}

/** Files until the lines are reached, each with names of its own; when the sources do not suffice, they come again under new ones. */
function makePieces(sources: readonly SourceFile[], wanted: number): LoadedFile[] {
  const pieces: LoadedFile[] = [];
  let lines = 0;
  for (let pass = 1; lines < wanted; pass += 1) {
    const before = lines;
    for (const source of sources) {
      if (lines >= wanted) break;
      const piece = makePiece(loadFile(source), `_${pieces.length}`);
      if (!piece) continue;
      pieces.push(piece);
      lines += piece.lines;
    }
    if (lines === before) throw new UsageError('The folders hold no file that can be a part of a long TypeScript file.');
  }
  return pieces;
}

function makePiece(file: LoadedFile, suffix: string): LoadedFile | null {
  const text = renameTopLevel(file.text.replace(/^#!.*/u, ''), suffix);
  if (text === null) return null;
  return { ...file, text: text.endsWith('\n') ? text : `${text}\n`, path: file.path.replace(WITHOUT_JSX, `${suffix}.ts`) };
}

async function joinPieces(pieces: readonly LoadedFile[]): Promise<LoadedFile> {
  const [first] = pieces as [LoadedFile];
  const text = pieces.map(piece => piece.text).join('');
  const long = { ...first, text, lines: countLines(text), path: join(dirname(first.path), `long_${basename(first.path)}`) };
  const result = await createLint(BARE)(long);
  if (!isLinted(result)) throw new Error(`The long file does not parse: ${result.messages[0]?.message}`);
  return long;
}

async function lintAll(set: RuleSet, files: readonly LoadedFile[]): Promise<Run> {
  let rules = 0;
  const lint = createLint(set, { stats: true });
  const { cpu } = await measure(async () => {
    for (const file of files) rules += sum(getRuleTimes(await lint(file)).values());
  });
  return { whole: cpu, rules };
}

export function judge(rounds: readonly Round[]): Verdict[] {
  const whole = medianOf(rounds, ({ strict }) => ratio(strict.long, strict.normal));
  return [{ id: 'longFile', limit: `at most ${formatRatio(MAX_RATIO)} the time`, measured: formatRatio(whole), used: whole / MAX_RATIO }];
}

function renderRounds(rounds: readonly Round[]): string {
  const labels = { strict: 'run with adr strict', bare: 'bare run', rules: 'our rules in it' };
  const rows = (['strict', 'bare', 'rules'] as const).map(kind => [
    labels[kind],
    formatRatio(medianOf(rounds, round => ratio(round[kind].long, round[kind].normal))),
    formatNumber(medianOf(rounds, round => round[kind].normal)),
    formatNumber(medianOf(rounds, round => round[kind].long)),
  ]);
  return renderTable(['', 'Long by normal', 'Normal files, ms', 'Long file, ms'], rows);
}
