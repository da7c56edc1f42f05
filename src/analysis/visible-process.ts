import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getOrigin } from './bindings.ts';

/** Whether `process` at a place is the process: the global, or an import of it under its own name. */
export function isProcessVisible(node: TSESTree.Node, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  for (let scope: TSESLint.Scope.Scope | null = sourceCode.getScope(node); scope; scope = scope.upper) {
    const variable = scope.set.get('process');
    if (!variable || variable.defs.length === 0) continue;
    if (variable.defs.every(({ parent }) => parent?.type === 'VariableDeclaration' && parent.declare)) return true;
    return variable.identifiers.some(identifier => getOrigin(identifier, sourceCode)?.name === 'process');
  }
  return true;
}
