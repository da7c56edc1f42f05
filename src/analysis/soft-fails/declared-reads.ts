import type { TSESTree } from '@typescript-eslint/utils';

import { unwrap } from '../../ast/unwrap.ts';
import type { FileContext } from '../../create-rule.ts';
import { getDefinition, getVariable } from '../bindings.ts';
import { getConfigRead, type ConfigRead } from '../config-sources.ts';
import type { SearchedFile } from '../soft-fails.ts';
import { getConverted } from './conversions.ts';

/** The initial read of a `let` that has been assigned since. */
export function getDeclaredRead(node: TSESTree.Node, { context, options }: SearchedFile): ConfigRead | null {
  const inner = unwrap(node);
  const variable = inner.type === 'Identifier' ? getVariable(inner, context.sourceCode) : null;
  const definition = variable && getDefinition(variable);
  if (definition?.node.type !== 'VariableDeclarator' || definition.node.id.type !== 'Identifier' || !definition.node.init) return null;
  return getConfigRead(getConverted(definition.node.init, context.sourceCode), context, options);
}

/** Whether two expressions are the same variable. */
export function isSameVariable(a: TSESTree.Node, b: TSESTree.Node, { sourceCode }: FileContext): boolean {
  const [one, two] = [unwrap(a), unwrap(b)];
  const variable = one.type === 'Identifier' ? getVariable(one, sourceCode) : null;
  return variable !== null && two.type === 'Identifier' && getVariable(two, sourceCode) === variable;
}
