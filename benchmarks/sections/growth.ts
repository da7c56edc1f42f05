import { describeRun, report, type Bench, type Findings } from '../bench.ts';
import type { Verdict } from '../budgets.ts';
import { measure } from '../clock.ts';
import { loadFile, type SourceFile } from '../corpus.ts';
import { createLint, getRuleTimes } from '../linting.ts';
import { formatCount, formatNumber, formatRatio, renderTable } from '../markdown.ts';
import { loadOwnSet, type RuleSet } from '../rule-sets.ts';
import { repeatToLines, splitByLines, sumLines } from '../selection.ts';
import { medianOf, ratio, sum } from '../statistics.ts';

const WANTED_LINES = 1_000_000;

/** Ten times the lines may take eleven times as long. */
const MAX_GROWTH = 1.1;

/** One run of ESLint over some files. */
interface Run {
  readonly lines: number;
  /** CPU time of the whole run, in milliseconds. */
  readonly whole: number;
  /** Of our rules in it, by ESLint's statistics. */
  readonly rules: number;
}

/** The same lines in many short runs, in some of ten times the length, and in a single one. */
export type Round = Readonly<Record<Length, readonly Run[]>>;

type Length = 'long' | 'middle' | 'short';

type Kind = 'rules' | 'whole';

/** Runs over some files, and runs of ten times the length over the same. */
type Step = readonly [shorter: readonly Run[], longer: readonly Run[]];

/**
 * How time grows with the lines. A long run is compared with ten runs over its own ten parts, so that nothing but the length
 * differs: a rule that keeps state between files would pay in the long one.
 */
export async function measureGrowth(bench: Bench): Promise<Findings> {
  const wanted = Math.min(WANTED_LINES, bench.maxLines);
  const distinct = await bench.select(wanted);
  const files = repeatToLines(distinct, wanted);
  const strict = await loadOwnSet('strict');
  const middle = splitByLines(files, sumLines(files) / 10);
  const short = splitByLines(middle[0]!, sumLines(middle[0]!) / 10);

  await runThrough(strict, middle[0]!);
  const rounds: Round[] = [];
  for (let round = 0; round < bench.rounds; round += 1) {
    report(`growth, round ${round + 1} of ${bench.rounds}`);
    rounds.push(await runRound(strict, { short, middle, long: [files] }, round % 2 === 0));
  }

  const repeated = sumLines(files) / sumLines(distinct);
  return {
    verdicts: judge(rounds),
    markdown: [
      describeRun(bench, distinct),
      ...(repeated > 1.01 ? [`The longest run goes through them ${formatNumber(repeated)} times.`] : []),
      renderGrowth(rounds),
      'Absolute medians:',
      renderRuns(rounds),
    ].join('\n\n'),
  };
}

type Parts = Readonly<Record<Length, readonly (readonly SourceFile[])[]>>;

/** The short runs go first in every other round: who comes later finds a warmer machine. */
async function runRound(set: RuleSet, { long, middle, short }: Parts, shortFirst: boolean): Promise<Round> {
  if (shortFirst) return { short: await runAll(set, short), middle: await runAll(set, middle), long: await runAll(set, long) };
  return { long: await runAll(set, long), middle: await runAll(set, middle), short: await runAll(set, short) };
}

async function runAll(set: RuleSet, parts: readonly (readonly SourceFile[])[]): Promise<Run[]> {
  const runs: Run[] = [];
  for (const files of parts) runs.push(await runThrough(set, files));
  return runs;
}

async function runThrough(set: RuleSet, files: readonly SourceFile[]): Promise<Run> {
  let rules = 0;
  const lint = createLint(set, { stats: true });
  for (const file of getFirstOfEach(files)) await lint(loadFile(file)); // Makes the configs: they cost the same whatever follows.
  const { cpu } = await measure(async () => {
    for (const file of files) rules += sum(getRuleTimes(await lint(loadFile(file))).values());
  });
  return { lines: sumLines(files), whole: cpu, rules };
}

function getFirstOfEach(files: readonly SourceFile[]): SourceFile[] {
  return [...new Map(files.map(file => [file.repository.root, file])).values()];
}

/** How many times as long a line takes in the longer run than in the runs over its parts. */
export function getGrowth([shorter, longer]: Step, kind: Kind): number {
  const perLine = (runs: readonly Run[]): number => ratio(sum(runs.map(run => run[kind])), sumLines(runs));
  return ratio(perLine(longer), perLine(shorter));
}

/** From the short runs to the middle one over the same lines, and on to the long one. */
function getSteps({ long, middle, short }: Round): { readonly first: Step; readonly second: Step } {
  return { first: [short, middle.slice(0, 1)], second: [middle, long] };
}

export function judge(rounds: readonly Round[]): Verdict[] {
  const tenfold = medianOf(rounds, round => getGrowth(getSteps(round).first, 'whole'));
  const hundredfold = tenfold * medianOf(rounds, round => getGrowth(getSteps(round).second, 'whole'));
  return [
    { id: 'tenfold', limit: `at most ${formatRatio(MAX_GROWTH * 10)} the time`, measured: formatRatio(tenfold * 10), used: tenfold / MAX_GROWTH },
    {
      id: 'hundredfold',
      limit: `at most ${formatRatio(MAX_GROWTH ** 2 * 100)} the time`,
      measured: formatRatio(hundredfold * 100),
      used: hundredfold / MAX_GROWTH ** 2,
    },
  ];
}

function renderGrowth(rounds: readonly Round[]): string {
  const rows = (['first', 'second'] as const).map(step => {
    const [shorter, longer] = getSteps(rounds[0]!)[step];
    const growth = (kind: Kind): string => formatRatio(10 * medianOf(rounds, round => getGrowth(getSteps(round)[step], kind)));
    return [`${formatCount(getLength(shorter))} → ${formatCount(getLength(longer))} lines`, growth('whole'), growth('rules')];
  });
  return renderTable(['10 × the lines', 'Time of a whole run', 'Time of our rules'], rows);
}

function renderRuns(rounds: readonly Round[]): string {
  const rows = (['short', 'middle', 'long'] as const).map(length => {
    const perLine = (kind: Kind): string =>
      formatNumber(1000 * medianOf(rounds, round => sum(round[length].map(run => run[kind])) / sumLines(round[length])));
    return [`${formatCount(getLength(rounds[0]![length]))} lines`, perLine('whole'), perLine('rules')];
  });
  return renderTable(['Run', 'Whole, CPU ms per 1,000 lines', 'Our rules, ms per 1,000 lines'], rows);
}

function getLength(runs: readonly Run[]): number {
  return sumLines(runs) / runs.length;
}
