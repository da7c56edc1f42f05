import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getKeyName } from '../../ast/names.ts';
import type { FileContext } from '../../create-rule.ts';
import { ENVIRONMENT_OBJECTS } from '../../knowledge/config-words.ts';
import { getOrigin } from '../bindings.ts';
import { createRoot, type ConfigRead } from './roots.ts';

/** Where in a value a pattern finds what it gives a variable. */
export interface PatternSource {
  readonly path: readonly string[];
  /** A default stands in the way. */
  readonly hasDefault: boolean;
}

/** The keys that lead to a variable in a destructuring pattern; `null` behind a key that only run time knows, and for a rest. */
export function getPatternSource(pattern: TSESTree.Node, name: string): PatternSource | null {
  if (pattern.type === 'Identifier') return pattern.name === name ? { path: [], hasDefault: false } : null;
  if (pattern.type === 'AssignmentPattern') {
    const source = getPatternSource(pattern.left, name);
    return source && { ...source, hasDefault: source.path.length === 0 || source.hasDefault };
  }
  if (pattern.type !== 'ObjectPattern') return null;
  for (const property of pattern.properties) {
    const key = property.type === 'Property' ? getKeyName(property) : null;
    const source = key !== null && property.type === 'Property' ? getPatternSource(property.value, name) : null;
    if (source) return { ...source, path: [key!, ...source.path] };
  }
  return null;
}

/** `X` of `const { env: { X } } = process`. */
export function getEnvironmentKey(pattern: TSESTree.Node, variable: TSESLint.Scope.Variable, { sourceCode }: FileContext): ConfigRead | null {
  const source = pattern.type === 'ObjectPattern' ? getPatternSource(pattern, variable.name) : null;
  const [identifier] = variable.identifiers;
  if (!source || source.hasDefault || source.path[0] !== 'env' || identifier?.type !== 'Identifier') return null;
  const origin = getOrigin(identifier, sourceCode);
  const [object, key] = origin?.source === 'global' ? [[origin.root, origin.path[0]].join('.'), origin.path[1]] : [];
  return object !== undefined && key !== undefined && ENVIRONMENT_OBJECTS.has(object) ? createRoot('environment', object, { path: [key] }) : null;
}
