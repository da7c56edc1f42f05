import type { TSESTree } from '@typescript-eslint/utils';

import { getKeyName } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import type { FileContext } from '../create-rule.ts';
import { quote } from './text-style.ts';

type SourceCode = FileContext['sourceCode'];
type Piece = TSESTree.Expression | string;

/** What a shell gives a meaning of its own, by the quotes around it. Source: POSIX, "Quoting"; `cmd /?` for `%A%`. */
const SYNTAX: Readonly<Record<string, RegExp>> = {
  '': /[|&;<>()$`\\*?[\]{}!\n\r]|%\w+%|(?:^|\s)[~#]/u,
  '"': /[$`\\!]|%\w+%/u,
  "'": /%\w+%/u,
};

/**
 * The words of a command line, as the source of the expressions that stand for each: `` `git show "${ref}:a"` `` is
 * `["'git'", "'show'", "`${ref}:a`"]`. Quotes around a word, or a part of it, are dropped.
 *
 * @returns `null` for text that has a meaning in a shell, an open quote, or a substitution that may be several words.
 */
export function getCommandWords(node: TSESTree.Expression, sourceCode: SourceCode): readonly string[] | null {
  const pieces = getPieces(node);
  if (pieces.length === 0 || pieces.some(piece => typeof piece !== 'string' && isList(piece)) || hasSyntax(pieces)) return null;
  if (sourceCode.getCommentsInside(node).length > 0) return null;
  const words = splitPieces(pieces);
  return words && words.map(word => render(word, sourceCode));
}

function getPieces(node: TSESTree.Node): readonly Piece[] {
  const inner = unwrap(node);
  if (inner.type === 'Literal' && (typeof inner.value === 'string' || typeof inner.value === 'number')) return [String(inner.value)];
  if (inner.type === 'TemplateLiteral') {
    return inner.quasis.flatMap(({ value }, index) => {
      const expression = inner.expressions[index];
      const text = value.cooked ?? value.raw;
      return expression ? [text, ...getPieces(expression)] : [text];
    });
  }
  if (inner.type === 'BinaryExpression' && inner.operator === '+') return [...getPieces(inner.left), ...getPieces(inner.right)];
  return [inner as TSESTree.Expression];
}

/** `args.join(' ')` and `a ? '--b' : ''` are any number of words. */
function isList(node: TSESTree.Expression): boolean {
  if (node.type === 'ConditionalExpression' || node.type === 'LogicalExpression') return true;
  if (node.type !== 'CallExpression') return false;
  const callee = unwrap(node.callee);
  return callee.type === 'MemberExpression' && getKeyName(callee) === 'join';
}

function hasSyntax(pieces: readonly Piece[]): boolean {
  const text = pieces.map(piece => (typeof piece === 'string' ? piece : 'x')).join('').trim();
  const parts = text.match(/"[^"]*"|'[^']*'|[^"']+|["']/gu) ?? [];
  return parts.some(part => {
    const mark = part.length > 1 && /["']/u.test(part.charAt(0)) ? part.charAt(0) : '';
    return SYNTAX[mark]!.test(part);
  });
}

function splitPieces(pieces: readonly Piece[]): readonly (readonly Piece[])[] | null {
  const words: Piece[][] = [];
  let word: Piece[] | null = null;
  let open = '';
  const add = (piece: Piece): void => {
    if (!word) words.push((word = []));
    const last = word.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') word[word.length - 1] = last + piece;
    else word.push(piece);
  };
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      add(piece);
      continue;
    }
    for (const character of piece) {
      if (open === character) open = '';
      else if (open !== '') add(character);
      else if (character === '"' || character === "'") {
        open = character;
        add('');
      } else if (/\s/u.test(character)) word = null;
      else add(character);
    }
  }
  return open === '' ? words : null;
}

function render(word: readonly Piece[], sourceCode: SourceCode): string {
  const parts = word.filter(piece => piece !== '');
  const [first] = parts;
  if (first === undefined) return quote('', sourceCode);
  if (parts.length === 1) return typeof first === 'string' ? quote(first, sourceCode) : sourceCode.getText(first);
  return `\`${parts.map(piece => (typeof piece === 'string' ? piece : `\${${sourceCode.getText(piece)}}`)).join('')}\``;
}
