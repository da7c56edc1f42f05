import { describeRun, report, takeTurns, type Bench, type Findings } from '../bench.ts';
import type { Verdict } from '../budgets.ts';
import { addCosts, measure, NO_COST, type Cost } from '../clock.ts';
import type { LoadedFile } from '../corpus.ts';
import { createLint, createPeerLint, describeBroken, type LintInput } from '../linting.ts';
import { formatCount, formatNumber, formatPercent, formatRatio, renderTable } from '../markdown.ts';
import { loadPeerSets } from '../peer-sets.ts';
import { BARE, loadOwnSet, type RuleSet } from '../rule-sets.ts';
import { sumLines } from '../selection.ts';
import { medianOf, ratio } from '../statistics.ts';

const WANTED_LINES = 300_000;
const MAX_SHARE = 0.15;

/** The same work once more under another name: what it seems to add is what the machine's noise is worth. */
const CONTROL: RuleSet = { ...BARE, name: 'bare run, again' };

/** What each set took in one round. */
export type Round = ReadonlyMap<string, Cost>;

/** What every set adds to a bare run of ESLint. */
export async function measureSets(bench: Bench): Promise<Findings> {
  const [strict, recommended, { core, sonarjs, typescript, unicorn }] = [
    await loadOwnSet('strict'),
    await loadOwnSet('recommended'),
    await loadPeerSets(),
  ];
  const sets = [strict, recommended, core, typescript, unicorn, sonarjs];
  const files = await bench.select(WANTED_LINES);
  const broken = new Set<string>();
  const own = [BARE, strict, recommended, CONTROL];
  const contestants = [BARE, ...sets, CONTROL].map(set => ({ set, lint: own.includes(set) ? createLint(set) : createPeerLint(set, broken) }));
  const rounds = Array.from({ length: bench.rounds }, () => new Map<string, Cost>());

  await takeTurns(
    { contestants, files, rounds: bench.rounds },
    async ({ contestant: { lint, set }, files: chunk, round }) => {
      const cost = await measure(() => lintAll(lint, chunk));
      rounds[round]!.set(set.name, addCosts(rounds[round]!.get(set.name) ?? NO_COST, cost));
    },
    async ({ contestant: { lint, set }, files: chunk }) => {
      report(`warming up ${set.name}`);
      await lintAll(lint, chunk);
    },
  );

  return {
    verdicts: judge(rounds, { strict, sonarjs, unicorn }),
    markdown: [
      describeRun(bench, files),
      ...(broken.size > 0 ? [describeBroken(broken)] : []),
      renderRatios(rounds, [...sets, CONTROL], strict),
      'Absolute medians:',
      renderAbsolutes(rounds, [BARE, ...sets, CONTROL], sumLines(files)),
    ].join('\n\n'),
  };
}

async function lintAll(lint: (file: LintInput) => Promise<unknown>, files: readonly LoadedFile[]): Promise<void> {
  for (const file of files) await lint(file);
}

type Named = Pick<RuleSet, 'name'>;

function getAdded(round: Round, { name }: Named): number {
  return round.get(name)!.cpu - round.get(BARE.name)!.cpu;
}

function getShare(round: Round, set: Named): number {
  return getAdded(round, set) / round.get(set.name)!.cpu;
}

/** How the rounds stand to the budgets of a whole run. */
export function judge(rounds: readonly Round[], { sonarjs, strict, unicorn }: Record<'sonarjs' | 'strict' | 'unicorn', Named>): Verdict[] {
  const share = medianOf(rounds, round => getShare(round, strict));
  const against = (id: 'sonarjs' | 'unicorn', peer: Named): Verdict => {
    const used = medianOf(rounds, round => ratio(getAdded(round, strict), getAdded(round, peer)));
    return { id, limit: 'less than theirs', measured: `${formatRatio(used)} of what theirs add`, used };
  };
  return [
    { id: 'share', limit: `at most ${MAX_SHARE * 100} %`, measured: formatPercent(share), used: share / MAX_SHARE },
    against('sonarjs', sonarjs),
    against('unicorn', unicorn),
  ];
}

function renderRatios(rounds: readonly Round[], sets: readonly RuleSet[], strict: RuleSet): string {
  const rows = sets.map(set => [
    set.name,
    formatCount(Object.keys(set.rules).length),
    formatPercent(medianOf(rounds, round => ratio(getAdded(round, set), round.get(BARE.name)!.cpu))),
    formatPercent(medianOf(rounds, round => getShare(round, set))),
    formatRatio(medianOf(rounds, round => ratio(getAdded(round, set), getAdded(round, strict)))),
  ]);
  return renderTable(['Set', 'Rules', 'Adds to a bare run', 'Share of its run', `Against ${strict.name}`], rows);
}

function renderAbsolutes(rounds: readonly Round[], sets: readonly RuleSet[], lines: number): string {
  const rows = sets.map(set => [
    set.name,
    formatCount(medianOf(rounds, round => round.get(set.name)!.cpu)),
    formatCount(medianOf(rounds, round => round.get(set.name)!.wall)),
    set === BARE ? '' : formatNumber((medianOf(rounds, round => getAdded(round, set)) / lines) * 1000),
  ]);
  return renderTable(['Set', 'CPU ms', 'Wall ms', 'Adds, CPU ms per 1,000 lines'], rows);
}
