import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getEnclosingFunctions, type FunctionNode } from '../../ast/functions.ts';
import { wrapped } from '../../ast/unwrap.ts';
import { getOrigin } from '../bindings.ts';
import type { ModuleState } from '../module-state.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * Whether the state belongs to what React calls an external store: a function that reads or changes it is given to
 * `useSyncExternalStore`, in place or by name. That hook exists to tell components of what lives outside of them.
 */
export function isExternalStore({ reads, writes }: ModuleState, sourceCode: SourceCode): boolean {
  if (!sourceCode.text.includes('useSyncExternalStore')) return false;
  return [...reads, ...writes.map(({ node }) => node)].some(node => [...getEnclosingFunctions(node)].some(outer => isSubscribing(outer, sourceCode)));
}

function isSubscribing(node: FunctionNode, sourceCode: SourceCode): boolean {
  const value = wrapped(node);
  if (isStoreArgument(value, sourceCode)) return true;
  const holder = node.type === 'FunctionDeclaration' ? node : value.parent;
  if (holder?.type !== 'FunctionDeclaration' && holder?.type !== 'VariableDeclarator') return false;
  const [variable] = sourceCode.getDeclaredVariables(holder);
  return variable?.references.some(({ identifier }) => isStoreArgument(wrapped(identifier), sourceCode)) === true;
}

function isStoreArgument(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  const { parent } = node;
  if (parent?.type !== 'CallExpression' || parent.callee === node) return false;
  const origin = getOrigin(parent.callee, sourceCode);
  return origin?.source === 'module' && origin.path.at(-1) === 'useSyncExternalStore';
}
