import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { unwrap } from '../../ast/unwrap.ts';
import { followConst } from '../bindings.ts';
import { getConverted } from './conversions.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** `""`, `{}`, `[]`. */
export function isEmptyValue(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  const value = followConst(node, sourceCode);
  if (value.type === 'ArrayExpression') return value.elements.length === 0;
  return isEmptyObject(value) || getText(value, sourceCode) === '';
}

/** `{}`. */
export function isEmptyObject(node: TSESTree.Node): boolean {
  const value = unwrap(node);
  return value.type === 'ObjectExpression' && value.properties.length === 0;
}

/** A string or a number that stands in the code; one `const` is followed. */
export function isLiteral(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  const value = followConst(node, sourceCode);
  if (value.type === 'Literal') return typeof value.value === 'string' || typeof value.value === 'number';
  return value.type === 'TemplateLiteral' && value.expressions.length === 0;
}

/** Stands for what only run time knows in a text. */
const UNKNOWN = '\u0000';

const SCHEME = `[a-z${UNKNOWN}][a-z0-9+.${UNKNOWN}-]*://`;
const LOOPBACK = String.raw`(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])`;

// Credentials, one host, and then nothing, a port, a path, a query, or another host.
const LOOPBACK_URL = new RegExp(`^${SCHEME}(?:[^@/]*@)?${LOOPBACK}(?=[:/?#,${UNKNOWN}]|$)`, 'iu');
const LOOPBACK_HOST = new RegExp(`^(?:${LOOPBACK}|::1)(?::(?:\\d+|${UNKNOWN}))?(?:/.*)?$`, 'iu');

/** Whether a value is a URL or connection string, concatenated and templated ones too, whose host is the machine itself. */
export function isLoopbackUrl(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  const text = getText(node, sourceCode);
  return text !== null && LOOPBACK_URL.test(text);
}

/** Whether a value names the machine itself as a host, with or without a port. */
export function isLoopbackHost(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  const text = getText(node, sourceCode);
  return text !== null && LOOPBACK_HOST.test(text);
}

/** The text of a string, template or concatenation, with a mark for each part that only run time knows; `null` for any other value. */
export function getText(node: TSESTree.Node, sourceCode: SourceCode): string | null {
  const value = followConst(getConverted(followConst(node, sourceCode), sourceCode), sourceCode);
  switch (value.type) {
    case 'Literal':
      return typeof value.value === 'string' ? value.value : null;
    case 'TemplateLiteral':
      return value.quasis.map(({ value: { cooked, raw } }, index) => (cooked ?? raw) + getPart(value.expressions[index], sourceCode)).join('');
    case 'BinaryExpression': {
      if (value.operator !== '+') return null;
      const [left, right] = [getText(value.left, sourceCode), getText(value.right, sourceCode)];
      return left === null && right === null ? null : (left ?? UNKNOWN) + (right ?? UNKNOWN);
    }
    default:
      return null;
  }
}

function getPart(expression: TSESTree.Expression | undefined, sourceCode: SourceCode): string {
  if (!expression) return '';
  const value = followConst(expression, sourceCode);
  if (value.type === 'Literal') return String(value.value);
  return getText(value, sourceCode) ?? UNKNOWN;
}
