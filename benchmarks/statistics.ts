/** The middle of the values; of an even number of them, the mean of the two in the middle. Throws on an empty list: a figure that nobody measured is none. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('The median of nothing was asked for.');
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** `part / whole`; of nothing to compare with, `0 / 0` is `1` (no difference) and the rest infinite. */
export function ratio(part: number, whole: number): number {
  if (whole !== 0) return part / whole;
  return part === 0 ? 1 : Infinity;
}

/** The median of what `compare` says of each round: figures of one round were measured side by side, those of two were not. */
export function medianOf<Round>(rounds: readonly Round[], compare: (round: Round) => number): number {
  return median(rounds.map(compare));
}
