/** The index of the first item at or after a position, in a list that is in source order; the list's length when there is none. */
export function findFrom(items: readonly { readonly at: number }[], position: number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle]!.at < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
