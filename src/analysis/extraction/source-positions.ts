import type { TSESTree } from '@typescript-eslint/utils';

interface Positioned {
  readonly at: number;
}

/** The index of the first item at or after a position, in a list that is in source order; the list's length when there is none. */
export function findFrom(items: readonly Positioned[], position: number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle]!.at < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The items from one position to before another. */
export function getBetween<Item extends Positioned>(items: readonly Item[], start: number, end: number): readonly Item[] {
  return items.slice(findFrom(items, start), findFrom(items, end));
}

/** Whether any item is within a node. */
export function hasWithin(items: readonly Positioned[], { range: [start, end] }: TSESTree.Node): boolean {
  const next = items[findFrom(items, start)];
  return next !== undefined && next.at < end;
}

/** Finds the statement of a list in which a place in the code is. */
export class Places {
  readonly length: number;
  readonly #starts: readonly Positioned[];
  readonly #end: number;

  constructor(statements: readonly TSESTree.Statement[]) {
    this.length = statements.length;
    this.#starts = statements.map(({ range }) => ({ at: range[0] }));
    this.#end = statements.at(-1)?.range[1] ?? 0;
  }

  /** −1 for what comes before the list, its length for what comes after. */
  indexOf(position: number): number {
    return position >= this.#end ? this.length : findFrom(this.#starts, position + 1) - 1;
  }

  getPart<Item extends Positioned>(items: readonly Item[]): readonly Item[] {
    return getBetween(items, this.#starts[0]?.at ?? 0, this.#end);
  }
}
