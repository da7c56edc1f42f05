/** Something with a length in lines: a file, or a piece of one. */
interface HasLines {
  readonly lines: number;
}

/** The number of lines of a text, counted as editors do, without the empty one after the last line break. */
export function countLines(text: string): number {
  if (text === '') return 0;
  let lines = text.endsWith('\n') ? 0 : 1;
  for (let index = text.indexOf('\n'); index !== -1; index = text.indexOf('\n', index + 1)) lines += 1;
  return lines;
}

export function sumLines(items: readonly HasLines[]): number {
  return items.reduce((total, { lines }) => total + lines, 0);
}

/** The items in an order that depends on the seed alone, so that any part of them is a fair mix of all. */
export function shuffle<Item>(items: readonly Item[], seed: number): Item[] {
  const random = createRandom(seed);
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
  }
  return shuffled;
}

/** Marsaglia's xorshift32: the same numbers on every machine. */
function createRandom(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** Runs of neighbours of about `size` lines each; none is empty, and all items are in one of them. */
export function splitByLines<Item extends HasLines>(items: readonly Item[], size: number): Item[][] {
  const parts: Item[][] = [];
  let room = 0;
  for (const item of items) {
    if (room <= 0) {
      parts.push([]);
      room = size;
    }
    parts.at(-1)!.push(item);
    room -= item.lines;
  }
  return parts;
}

/** The first items that make up `lines`; all of them when they are fewer. */
export function takeLines<Item extends HasLines>(items: readonly Item[], lines: number): Item[] {
  let total = 0;
  const end = items.findIndex(item => (total += item.lines) >= lines);
  return end === -1 ? [...items] : items.slice(0, end + 1);
}

/** Items until `lines` are reached, starting over as often as it takes. */
export function repeatToLines<Item extends HasLines>(items: readonly Item[], lines: number): Item[] {
  const once = sumLines(items);
  if (once === 0) return [];
  return takeLines(Array.from({ length: Math.ceil(lines / once) }, () => items).flat(), lines);
}
