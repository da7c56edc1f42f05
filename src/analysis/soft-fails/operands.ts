import type { TSESTree } from '@typescript-eslint/utils';

import { unwrap, wrapped } from '../../ast/unwrap.ts';

/** The operands of a chain of `??` and `||`, however grouped. */
export function getOperands(node: TSESTree.Node): TSESTree.Node[] {
  const inner = unwrap(node);
  if (inner.type !== 'LogicalExpression' || inner.operator === '&&') return [inner];
  return [...getOperands(inner.left), ...getOperands(inner.right)];
}

/** What a chain of `??` and `||` gives when nothing before it does; any other expression itself. */
export function getLastOperand(node: TSESTree.Node): TSESTree.Node {
  return getOperands(node).at(-1)!;
}

/** Whether a chain is an operand of another. */
export function isPartOfChain(node: TSESTree.LogicalExpression): boolean {
  const { parent } = wrapped(node);
  return parent?.type === 'LogicalExpression' && parent.operator !== '&&';
}
