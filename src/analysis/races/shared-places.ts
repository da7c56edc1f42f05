import type { TSESTree } from '@typescript-eslint/utils';

import { isFunction } from '../../ast/functions.ts';
import { getKeyName } from '../../ast/names.ts';
import { unwrap } from '../../ast/unwrap.ts';
import type { FileContext } from '../../create-rule.ts';
import { getVariable } from '../bindings.ts';
import { getSharing, getVariableSharing } from '../shared-targets.ts';

/**
 * Whether other calls of a function reach the variable or member that an assignment in it writes; members of a parameter are the
 * caller's, but for the entries of an object that is used as a map.
 */
export function isSharedPlace(left: TSESTree.Node, context: FileContext): boolean {
  const target = unwrap(left);
  if (target.type === 'Identifier') return getVariableSharing(target, context) !== null;
  if (target.type !== 'MemberExpression') return false;
  const sharing = getSharing(target, context);
  return sharing === 'parameter' ? isEntry(target, context) : sharing !== null;
}

/** `cache[key]`: an object that is used as a map; a key that the module fixes, such as a symbol, names a member. */
function isEntry(target: TSESTree.MemberExpression, { sourceCode }: FileContext): boolean {
  if (!target.computed || getKeyName(target) !== null) return false;
  const key = unwrap(target.property);
  const variable = key.type === 'Identifier' ? getVariable(key, sourceCode) : null;
  return key.type !== 'Identifier' || (variable !== null && isFunction(variable.scope.variableScope.block));
}
