import type { TSESTree } from '@typescript-eslint/utils';

import { unwrap } from '../ast/unwrap.ts';
import type { FileContext } from '../create-rule.ts';
import { followConst, getBuiltinName } from './bindings.ts';

type File = Pick<FileContext, 'sourceCode'>;

/**
 * Whether what is thrown is surely no error: a literal, a text put together from one, `undefined`, a plain object, a list, a
 * function, or a choice between such. One `const` is followed.
 */
export function isThrownLiteral(node: TSESTree.Node, context: File): boolean {
  const inner = unwrap(node);
  switch (inner.type) {
    case 'ConditionalExpression':
      return isThrownLiteral(inner.consequent, context) && isThrownLiteral(inner.alternate, context);
    case 'LogicalExpression':
      return isThrownLiteral(inner.left, context) && isThrownLiteral(inner.right, context);
    case 'SequenceExpression':
      return isThrownLiteral(inner.expressions.at(-1)!, context);
    default:
      return isNoError(followConst(inner, context.sourceCode), context);
  }
}

function isNoError(node: TSESTree.Node, context: File): boolean {
  switch (node.type) {
    case 'ArrayExpression':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'Literal':
    case 'ObjectExpression':
    case 'TemplateLiteral':
      return true;
    case 'BinaryExpression':
      return node.operator === '+' && (isText(node.left) || isText(node.right));
    case 'UnaryExpression':
      return node.operator !== 'delete';
    default:
      return getBuiltinName(node, context.sourceCode) === 'undefined';
  }
}

function isText(node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  if (inner.type === 'BinaryExpression') return isText(inner.left) || isText(inner.right);
  return inner.type === 'TemplateLiteral' || (inner.type === 'Literal' && typeof inner.value === 'string');
}
