import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import type { FunctionNode } from '../ast/functions.ts';
import { wrapped } from '../ast/unwrap.ts';
import { getDefinition, isReassigned } from './bindings.ts';
import { isExported } from './module-exports.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * All calls of a function that is declared by a name, or held by a variable, and that only its own file calls.
 *
 * @returns `null` for a function that is exported, handed on, reassigned or never called: then nobody knows what it gets.
 */
export function getPrivateCalls(node: FunctionNode, sourceCode: SourceCode): readonly TSESTree.CallExpression[] | null {
  const holder = node.type === 'FunctionDeclaration' ? node : wrapped(node).parent;
  const variable = holder && sourceCode.getDeclaredVariables(holder)[0];
  if (!variable || !isNameOf(variable, node, holder) || isReassigned(variable) || isExported(variable, sourceCode)) return null;
  const uses = variable.references.filter(({ init }) => !init).map(({ identifier }) => getCall(identifier));
  const calls = uses.filter(call => call !== null);
  return calls.length > 0 && calls.length === uses.length ? calls : null;
}

function isNameOf(variable: TSESLint.Scope.Variable, node: FunctionNode, holder: TSESTree.Node): boolean {
  const definition = getDefinition(variable);
  if (holder.type === 'FunctionDeclaration') return definition?.name === holder.id;
  return holder.type === 'VariableDeclarator' && holder.id.type === 'Identifier' && holder.init === wrapped(node);
}

function getCall(reference: TSESTree.Node): TSESTree.CallExpression | null {
  const value = wrapped(reference);
  return value.parent?.type === 'CallExpression' && value.parent.callee === value ? value.parent : null;
}
