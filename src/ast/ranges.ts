import type { TSESTree } from '@typescript-eslint/utils';

type Ranged = Pick<TSESTree.Node, 'range'>;

/** Whether a node or token stands in another, or is it. */
export function isWithin({ range: [start, end] }: Ranged, { range }: Ranged): boolean {
  return range[0] <= start && end <= range[1];
}

/** The index of the first item that begins at or after a position, in a list that is in source order; its length when there is none. */
export function findFrom(items: readonly Ranged[], position: number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle]!.range[0] < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The items, in source order, that begin in a range. */
export function getBetween<Item extends Ranged>(items: readonly Item[], [start, end]: TSESTree.Range): readonly Item[] {
  return items.slice(findFrom(items, start), findFrom(items, end));
}
