import { createRandom, pick } from './random.ts';
import type { Piece } from './syntax.ts';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const MAX_MUTATIONS = 3;
const SEPARATORS = ['\n', ' ', ', ', '; '];

/** The source with up to three of its nodes deleted, doubled or swapped with others, preferably of their kind; the seed decides which. */
export function mutate(source: string, pieces: readonly Piece[], seed: string): string {
  const random = createRandom(seed);
  const edits: Edit[] = [];
  const rounds = 1 + Math.floor(random() * MAX_MUTATIONS);
  for (let round = 0; round < rounds && pieces.length > 0; round++) {
    const added = createEdits(source, pieces, random);
    if (!added.some(edit => edits.some(other => edit.start < other.end && other.start < edit.end))) edits.push(...added);
  }
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), source);
}

function createEdits(source: string, pieces: readonly Piece[], random: () => number): Edit[] {
  const piece = pick(pieces, random);
  const { end, start } = piece;
  const text = source.slice(start, end);
  const choice = random();
  if (choice < 0.3) return [{ start, end, text: '' }];
  if (choice < 0.6) return [{ start, end, text: text + pick(SEPARATORS, random) + text }];
  const apart = pieces.filter(other => other.end <= start || other.start >= end);
  const alike = apart.filter(({ kind }) => kind === piece.kind);
  const candidates = alike.length > 0 && random() < 0.8 ? alike : apart;
  if (candidates.length === 0) return [];
  const other = pick(candidates, random);
  return [
    { start, end, text: source.slice(other.start, other.end) },
    { start: other.start, end: other.end, text },
  ];
}
