import type { TSESTree } from '@typescript-eslint/utils';

import { unwrap } from '../ast/unwrap.ts';

/** A text that code states. */
export interface StaticText {
  /** The literal, template, concatenation or list that states it. */
  readonly node: TSESTree.Node;
  /** The text; of a template with substitutions the parts between them. */
  readonly texts: readonly string[];
  /** The literals that it is made of. */
  readonly parts: readonly TSESTree.Node[];
}

/**
 * The text that a literal, a template, or an outermost concatenation of such states. Lines in a list of lines, of which the first
 * begins a block (`-----BEGIN …`), are one text, and belong to that first.
 *
 * @returns `null` for other expressions and concatenations, and for what is no value: types and the sources of modules.
 */
export function getStaticText(node: TSESTree.BinaryExpression | TSESTree.Literal | TSESTree.TemplateLiteral): StaticText | null {
  if (isNoValue(node)) return null;
  const parts = getParts(node);
  if (!parts) return node.type === 'TemplateLiteral' ? { node, texts: getQuasis(node), parts: [node] } : null;
  const text = parts.map(getText).join('');
  const list = node.parent.type === 'ArrayExpression' && text.startsWith('-----BEGIN') ? getLines(node.parent) : null;
  return list ?? { node, texts: [text], parts };
}

function isNoValue({ parent }: TSESTree.Node): boolean {
  switch (parent?.type) {
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
    case 'ImportDeclaration':
    case 'ImportExpression':
    case 'TSLiteralType':
      return true;
    default:
      return false;
  }
}

/** The literals of a concatenation, from left to right; `null` when something else is among them. */
function getParts(node: TSESTree.Node): readonly TSESTree.Node[] | null {
  const parts: TSESTree.Node[] = [];
  const pending: TSESTree.Node[] = [node];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const inner = unwrap(next);
    if (inner.type === 'BinaryExpression' && inner.operator === '+') pending.push(inner.right, inner.left);
    else if (getLiteral(inner) === null) return null;
    else parts.push(inner);
  }
  return parts;
}

function getLines(list: TSESTree.ArrayExpression): StaticText | null {
  const lines = list.elements.map(element => element && getParts(element));
  if (!lines.every(line => line !== null)) return null;
  return { node: list, texts: [lines.map(line => line.map(getText).join('')).join('\n')], parts: lines.flat() };
}

function getText(node: TSESTree.Node): string {
  return getLiteral(node) ?? '';
}

function getLiteral(node: TSESTree.Node): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  return node.type === 'TemplateLiteral' && node.expressions.length === 0 ? (getQuasis(node)[0] ?? null) : null;
}

function getQuasis({ quasis }: TSESTree.TemplateLiteral): readonly string[] {
  return quasis.map(({ value: { cooked, raw } }) => (cooked) ?? raw);
}
