import { describeRun, report, takeTurns, type Bench, type Findings } from '../bench.ts';
import type { Verdict } from '../budgets.ts';
import { createLint, createPeerLint, describeBroken, getRuleTimes } from '../linting.ts';
import { formatNumber, formatPercent, formatRatio, renderTable } from '../markdown.ts';
import { loadSameJobSet } from '../peer-sets.ts';
import { loadOwnSet } from '../rule-sets.ts';
import { getPeerRules } from '../same-jobs.ts';
import { sumLines } from '../selection.ts';
import { medianOf, ratio } from '../statistics.ts';

const WANTED_LINES = 300_000;

/** The milliseconds that each rule took in one round, by its id. */
export type RuleTimes = Map<string, number>;

/** A rule of ours beside a peer's rule for the same job. */
interface Pair {
  readonly own: string;
  readonly peer: string;
  /** What ours takes, by what theirs takes. */
  readonly ratio: number;
}

/** What each rule of ours takes, by ESLint's own statistics, beside the peers' rules for the same job. */
export async function measureRules(bench: Bench): Promise<Findings> {
  const strict = await loadOwnSet('strict');
  const ownRules = Object.keys(strict.rules).map(id => id.replace('adr/', ''));
  const broken = new Set<string>();
  const contestants = [createLint(strict, { stats: true }), createPeerLint(await loadSameJobSet(ownRules), broken, { stats: true })];
  const files = await bench.select(WANTED_LINES);
  const rounds = Array.from({ length: bench.rounds }, (): RuleTimes => new Map());

  await takeTurns(
    { contestants, files, rounds: bench.rounds },
    async ({ contestant: lint, files: chunk, round }) => {
      for (const file of chunk) {
        const result = await lint(file);
        if (result) addTimes(rounds[round]!, getRuleTimes(result));
      }
    },
    async ({ contestant: lint, files: chunk }) => {
      report('warming up');
      for (const file of chunk) await lint(file);
    },
  );

  const pairs = comparePairs(rounds, ownRules);
  return {
    verdicts: judge(pairs),
    markdown: [
      describeRun(bench, files),
      ...(broken.size > 0 ? [describeBroken(broken)] : []),
      renderPairs(pairs),
      'Absolute medians, most expensive first; what rules share is paid by the one that asks first:',
      renderRules(rounds, ownRules, sumLines(files)),
    ].join('\n\n'),
  };
}

function addTimes(totals: RuleTimes, times: ReadonlyMap<string, number>): void {
  for (const [id, time] of times) totals.set(id, (totals.get(id) ?? 0) + time);
}

const getOwnTime = (times: RuleTimes, id: string): number => times.get(`adr/${id}`) ?? 0;

export function comparePairs(rounds: readonly RuleTimes[], ownRules: readonly string[]): Pair[] {
  return ownRules.flatMap(own =>
    getPeerRules(own).map(peer => ({
      own,
      peer,
      ratio: medianOf(rounds, times => ratio(getOwnTime(times, own), times.get(peer) ?? 0)),
    })),
  );
}

/** A rule keeps the budget when it is cheaper than each of the peers' rules for its job. */
export function judge(pairs: readonly Pair[]): Verdict[] {
  if (pairs.length === 0) return [];
  const worst = pairs.reduce((a, b) => (b.ratio > a.ratio ? b : a));
  const cheaper = pairs.filter(pair => pair.ratio <= 1).length;
  const measured = `${cheaper} of ${pairs.length} cheaper; the worst, \`${worst.own}\`, takes ${formatRatio(worst.ratio)} of \`${worst.peer}\``;
  return [{ id: 'rules', limit: 'cheaper', measured, used: worst.ratio }];
}

function renderPairs(pairs: readonly Pair[]): string {
  if (pairs.length === 0) return 'No registered rule has a counterpart among the peers.';
  const rows = pairs.map(pair => [`\`${pair.own}\``, `\`${pair.peer}\``, formatRatio(pair.ratio), pair.ratio <= 1 ? 'met' : '**missed**']);
  return renderTable(['Rule', "Peer's rule", 'Ours by theirs', 'Cheaper'], rows, { text: [0, 1, 3] });
}

function renderRules(rounds: readonly RuleTimes[], ownRules: readonly string[], lines: number): string {
  const total = (times: RuleTimes): number => ownRules.reduce((all, id) => all + getOwnTime(times, id), 0);
  const figures = ownRules.map(id => ({
    id,
    time: medianOf(rounds, times => getOwnTime(times, id)),
    share: medianOf(rounds, times => ratio(getOwnTime(times, id), total(times))),
    peers: getPeerRules(id).map(peer => `\`${peer}\` ${formatNumber((medianOf(rounds, times => times.get(peer) ?? 0) / lines) * 1000)}`),
  }));
  const rows = figures
    .toSorted((a, b) => b.time - a.time)
    .map(({ id, peers, share, time }) => [`\`${id}\``, peers.join(', '), formatNumber((time / lines) * 1000), formatPercent(share)]);
  return renderTable(['Rule', "Peers' rules, ms per 1,000 lines", 'Ours, ms per 1,000 lines', 'Share of ours'], rows, { text: [0, 1] });
}
