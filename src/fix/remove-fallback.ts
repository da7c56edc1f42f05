import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import type { FileContext } from '../create-rule.ts';

/** Leaves of `a ?? b` the `a`; `null` where a comment would go. */
export function removeFallback(node: TSESTree.LogicalExpression, { sourceCode }: Pick<FileContext, 'sourceCode'>): TSESLint.ReportFixFunction | null {
  const kept = sourceCode.getCommentsInside(node.left).length;
  if (sourceCode.getCommentsInside(node).length > kept) return null;
  return fixer => fixer.replaceText(node, sourceCode.getText(node.left));
}
