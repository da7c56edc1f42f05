import * as parser from '@typescript-eslint/parser';

/** A piece of source text that is a node of the tree. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly kind: 'expression' | 'other' | 'statement' | 'type';
}

/** The text of every node, the outermost first; null when the TypeScript parser cannot parse the file. */
export function getPieces(text: string, fileName: string): Piece[] | null {
  let parsed: ReturnType<typeof parser.parseForESLint>;
  try {
    parsed = parser.parseForESLint(text, { filePath: fileName, range: true, ecmaFeatures: { jsx: !/\.[cm]?ts$/u.test(fileName) } });
  } catch {
    // Whoever asks wants pieces of files that parse; the reason why this one does not is of no use.
    return null;
  }
  const pieces: Piece[] = [];
  const visit = (node: Node): void => {
    const [start, end] = node.range;
    if (end > start && node.type !== 'Program') pieces.push({ start, end, kind: getKind(node.type) });
    for (const key of parsed.visitorKeys[node.type] ?? []) {
      const child = node[key];
      for (const each of Array.isArray(child) ? (child as unknown[]) : [child]) if (isNode(each)) visit(each);
    }
  };
  visit(parsed.ast as unknown as Node);
  return pieces;
}

interface Node extends Record<string, unknown> {
  readonly type: string;
  readonly range: readonly [number, number];
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'range' in value;
}

function getKind(type: string): Piece['kind'] {
  if (/Statement$|Declaration$|^PropertyDefinition$|^MethodDefinition$/u.test(type)) return 'statement';
  if (/Expression$|Literal$|Identifier$/u.test(type)) return 'expression';
  return type.startsWith('TS') ? 'type' : 'other';
}
