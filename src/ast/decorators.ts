import type { TSESTree } from '@typescript-eslint/utils';

/** The decorators of a class, a member or a parameter; none where the parser knows of none. */
export function getDecorators(node: TSESTree.Node): readonly TSESTree.Decorator[] {
  return (node as { readonly decorators?: readonly TSESTree.Decorator[] }).decorators ?? [];
}
