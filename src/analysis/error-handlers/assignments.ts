import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { walk } from '../../ast/walk.ts';
import type { FileContext } from '../../create-rule.ts';
import { getVariable } from '../bindings.ts';
import { getOwnNodes } from './guarded-code.ts';

/** The assignments that a piece of code runs itself. */
export function getAssignments(node: TSESTree.Node, context: FileContext): TSESTree.AssignmentExpression[] {
  return getOwnNodes(node, context).filter(inner => inner.type === 'AssignmentExpression');
}

/** The variables that an assignment's left side names, also in a pattern. */
export function getTargets(pattern: TSESTree.Node, sourceCode: FileContext['sourceCode']): TSESLint.Scope.Variable[] {
  const variables = new Set<TSESLint.Scope.Variable>();
  for (const node of walk(pattern, sourceCode, inner => inner.type !== 'MemberExpression')) {
    const variable = node.type === 'Identifier' ? getVariable(node, sourceCode) : null;
    if (variable) variables.add(variable);
  }
  return [...variables];
}
