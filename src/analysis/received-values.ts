import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getLastName } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import { splitWords } from '../ast/words.ts';
import { CONTEXT_PARAMETERS, CREATING_WORDS } from '../knowledge/settable-members.ts';
import { getDefinition, getInitializer, getOrigin, getVariable } from './bindings.ts';

/**
 * Whether a name holds what somebody else made and handed over: a parameter, or the result of a call, awaited or not. No such value
 * is made by `new`, by a call that says so (`create…`, `make…`, `from`, `open…`) or by calling what a package exports by default, nor
 * is the context that a framework hands from one handler to the next.
 */
export function isReceived(node: TSESTree.Identifier, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  const variable = getVariable(node, sourceCode);
  const definition = variable && getDefinition(variable);
  if (!definition) return false;
  if (definition.type === 'Parameter') return !CONTEXT_PARAMETERS.has(node.name.replace(/^_+/u, ''));
  const initializer = getInitializer(variable);
  const value = initializer && unwrap(initializer);
  const call = value?.type === 'AwaitExpression' ? unwrap(value.argument) : value;
  return call?.type === 'CallExpression' && !isCreating(call, sourceCode);
}

function isCreating({ callee }: TSESTree.CallExpression, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  const name = getLastName(callee);
  if (name !== null && CREATING_WORDS.has(splitWords(name)[0] ?? '')) return true;
  const origin = getOrigin(callee, sourceCode);
  return origin?.source === 'module' && origin.path.length === 0;
}
