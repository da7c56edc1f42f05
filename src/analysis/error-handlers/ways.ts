import type { Side } from './known-errors.ts';

/** What is true of every way that leads to a place; a bit each. */
export const Fact = {
  /** The error is thrown, handed on, or the process ends. */
  accounted: 1,
  /** The error, or something made from it, is logged. */
  logged: 2,
  /** Something is logged, but nothing of the error. */
  loggedWithout: 4,
  /** The failure is made visible without the error. */
  signalled: 8,
  /** The way lies behind a test that the error is a known one. */
  known: 16,
  /** The way lies behind a test that the error is none of the known ones. */
  other: 32,
  /** The way lies behind a test that the work was called off, so that nobody waits for its result. */
  calledOff: 64,
  /** What was thrown is no `Error` at all, which hardly ever happens. */
  noError: 128,
  /** The way ends in the result of another attempt. */
  attempted: 256,
} as const;

/** The facts about what was thrown, which hold only behind the test that found them out. */
const CIRCUMSTANCES = Fact.known | Fact.other | Fact.calledOff | Fact.noError;

/**
 * The facts of one or more ways that reach the same place: one number for each combination that occurs, of a fixed number of
 * possible ones.
 */
export type Ways = ReadonlySet<number>;

/** Where a handler begins: nothing has happened yet. */
export const START: Ways = new Set([0]);

/** A place that cannot be reached. */
export const NO_WAY: Ways = new Set<number>();

/** The ways with other facts. */
export function mapWays(ways: Ways, change: (facts: number) => number): Ways {
  const changed = new Set<number>();
  for (const facts of ways) changed.add(change(facts));
  return changed;
}

/** The ways with one more fact. */
export function addFact(ways: Ways, fact: number): Ways {
  return mapWays(ways, facts => facts | fact);
}

/** The ways that lead to a place by any of several. */
export function joinWays(...all: readonly Ways[]): Ways {
  const [first = NO_WAY, ...rest] = all.filter(ways => ways.size > 0);
  return rest.length === 0 ? first : new Set([...first, ...rest.flatMap(ways => [...ways])]);
}

/** What any of the ways has done, apart from the tests that it lies behind. */
export function getGained(all: readonly Ways[]): number {
  let gained = 0;
  for (const ways of all) for (const facts of ways) gained |= facts & ~CIRCUMSTANCES;
  return gained;
}

/** The ways behind one side of a test. What is known of the error stays known behind further tests. */
export function takeSide(side: Side, ways: Ways): Ways {
  switch (side) {
    case 'known':
      return mapWays(ways, facts => (facts | Fact.known) & ~Fact.other);
    case 'other':
      return mapWays(ways, facts => (facts & Fact.known ? facts : facts | Fact.other));
    case 'off':
      return addFact(ways, Fact.calledOff);
    case 'noError':
      return addFact(ways, Fact.noError);
    default:
      return ways;
  }
}
