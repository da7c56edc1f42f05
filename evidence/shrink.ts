import { getPieces } from './syntax.ts';

const MAX_MILLISECONDS = 10_000;

/** The source without all that can be taken away while it still fails, largest pieces first. Gives up in time, with what it has. */
export function shrink(source: string, fileName: string, isFailing: (text: string) => boolean): string {
  const end = Date.now() + MAX_MILLISECONDS;
  let text = source;
  for (;;) {
    const pieces = getPieces(text, fileName)?.toSorted((a, b) => b.end - b.start - (a.end - a.start)) ?? [];
    const smaller = findSmaller(text, pieces, candidate => Date.now() < end && isFailing(candidate));
    if (smaller === null) return text;
    text = smaller;
  }
}

function findSmaller(text: string, pieces: readonly { start: number; end: number }[], isFailing: (text: string) => boolean): string | null {
  for (const { end, start } of pieces) {
    const candidate = text.slice(0, start) + text.slice(end);
    if (candidate.length < text.length && isFailing(candidate)) return candidate;
  }
  return null;
}
