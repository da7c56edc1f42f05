import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getLiteralString } from '../../ast/names.ts';
import { unwrap } from '../../ast/unwrap.ts';
import { PATH_LOOKUPS, type PathLookupSignature } from '../../knowledge/path-lookups.ts';
import { getOrigin } from '../bindings.ts';

/** A call of a function that reads a path from an object. */
export interface PathLookup {
  readonly object: TSESTree.Node;
  readonly path: readonly string[];
  readonly fallback: TSESTree.Node | null;
}

/**
 * What lodash's `get(object, path, default)`, ramda's `pathOr(default, path, object)` and their kin read.
 *
 * @returns `null` for other calls, and for a path that only run time knows.
 */
export function getPathLookup(call: TSESTree.CallExpression, sourceCode: Readonly<TSESLint.SourceCode>): PathLookup | null {
  const signature = getSignature(call, sourceCode);
  if (!signature) return null;
  const { object: objectAt, path: pathAt, fallback: fallbackAt } = signature;
  const [object, path, fallback] = [objectAt, pathAt, fallbackAt].map(index => (index === null ? undefined : call.arguments[index]));
  const keys = path && getKeys(path);
  return object && keys && object.type !== 'SpreadElement' ? { object, path: keys, fallback: fallback ?? null } : null;
}

function getSignature({ callee }: TSESTree.CallExpression, sourceCode: Readonly<TSESLint.SourceCode>): PathLookupSignature | null {
  const origin = getOrigin(callee, sourceCode);
  if (origin?.source === 'global') return origin.root === '_' ? (PATH_LOOKUPS[`lodash.${origin.path.join('.')}`] ?? null) : null;
  return origin ? (PATH_LOOKUPS[origin.name.replaceAll('/', '.')] ?? null) : null;
}

function getKeys(node: TSESTree.Node): readonly string[] | null {
  const text = getLiteralString(node);
  if (text !== null) return text.split(/[.[\]]+/u).filter(key => key !== '');
  const inner = unwrap(node);
  if (inner.type !== 'ArrayExpression') return null;
  const keys = inner.elements.map(element => element && getIndex(element));
  return keys.every(key => key !== null) ? keys : null;
}

function getIndex(element: TSESTree.Node): string | null {
  return getLiteralString(element) ?? (element.type === 'Literal' ? String(element.value) : null);
}
