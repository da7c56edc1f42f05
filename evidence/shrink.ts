import { getPieces, type Piece } from './syntax.ts';

const MAX_MILLISECONDS = 30_000;

/** The source without all that can be taken away while it still fails, largest pieces first. Gives up in time, with what it has. */
export function shrink(source: string, fileName: string, isFailing: (text: string) => boolean): string {
  const end = Date.now() + MAX_MILLISECONDS;
  let text = source;
  for (;;) {
    const smaller = sweep(text, fileName, candidate => Date.now() < end && isFailing(candidate));
    if (smaller === text) break;
    text = smaller;
  }
  const dense = text.replaceAll(/(?:[ \t]*\n)+/gu, '\n').trim();
  return isFailing(dense) ? dense : text;
}

/** Tries each piece once: what is larger than the last one taken away has been tried before it. */
function sweep(source: string, fileName: string, isFailing: (text: string) => boolean): string {
  let text = source;
  let limit = Number.POSITIVE_INFINITY;
  for (;;) {
    const pieces = (getPieces(text, fileName) ?? []).filter(piece => getSize(piece) <= limit).toSorted((a, b) => getSize(b) - getSize(a));
    const removable = pieces.find(piece => isFailing(without(text, piece)));
    if (!removable) return text;
    text = without(text, removable);
    limit = getSize(removable);
  }
}

function without(text: string, { end, start }: Piece): string {
  return text.slice(0, start) + text.slice(end);
}

function getSize({ end, start }: Piece): number {
  return end - start;
}
