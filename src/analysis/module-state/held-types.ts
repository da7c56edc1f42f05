import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getKeyName } from '../../ast/names.ts';
import { unwrap } from '../../ast/unwrap.ts';
import { getBuiltinName } from '../bindings.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * What a variable is declared with: a container whose methods are known, an object literal, a collection that holds its content
 * weakly (`weak`), or an instance of some class.
 */
export type HeldType = 'Array' | 'Date' | 'Map' | 'Object' | 'Set' | 'URLSearchParams' | 'instance' | 'weak';

const CONSTRUCTED: ReadonlyMap<string, HeldType> = new Map<string, HeldType>([
  ['Array', 'Array'],
  ['Date', 'Date'],
  ['Map', 'Map'],
  ['Object', 'Object'],
  ['Set', 'Set'],
  ['URLSearchParams', 'URLSearchParams'],
  ['WeakMap', 'weak'],
  ['WeakRef', 'weak'],
  ['WeakSet', 'weak'],
]);

const RETURNED: ReadonlyMap<string, HeldType> = new Map<string, HeldType>([
  ['Array', 'Array'],
  ['Array.from', 'Array'],
  ['Array.of', 'Array'],
  ['Object.create', 'Object'],
  ['Object.fromEntries', 'Object'],
]);

/** What a declaration holds, by its initialiser, else by its type annotation; `null` where neither says. */
export function getHeldType(value: TSESTree.Node | null, annotation: TSESTree.TypeNode | null, sourceCode: SourceCode): HeldType | null {
  return (value && getHeldValue(unwrap(value), sourceCode)) ?? (annotation && getAnnotated(annotation));
}

/** What an object literal holds below a path of keys; `null` where the literal does not say. */
export function getHeldBelow(value: TSESTree.Node | null, path: readonly (string | null)[], sourceCode: SourceCode): HeldType | null {
  let inner = value && unwrap(value);
  for (const key of path) {
    if (inner?.type !== 'ObjectExpression' || key === null) return null;
    const property = inner.properties.find(candidate => candidate.type === 'Property' && getKeyName(candidate) === key);
    inner = property?.type === 'Property' ? unwrap(property.value) : null;
  }
  return inner && getHeldValue(inner, sourceCode);
}

function getHeldValue(value: TSESTree.Node, sourceCode: SourceCode): HeldType | null {
  switch (value.type) {
    case 'ArrayExpression':
      return 'Array';
    case 'ObjectExpression':
      return 'Object';
    case 'NewExpression': {
      const name = getBuiltinName(value.callee, sourceCode)?.replace(/^url\./u, '');
      return (name !== undefined && CONSTRUCTED.get(name)) || 'instance';
    }
    case 'CallExpression':
      return RETURNED.get(getBuiltinName(value.callee, sourceCode) ?? '') ?? null;
    default:
      return null;
  }
}

/** `let items: string[]`, `let users: Map<string, User> | undefined`. */
function getAnnotated(type: TSESTree.TypeNode): HeldType | null {
  switch (type.type) {
    case 'TSArrayType':
      return 'Array';
    case 'TSUnionType':
      return type.types.map(getAnnotated).find(held => held !== null) ?? null;
    case 'TSTypeReference': {
      const name = type.typeName.type === 'Identifier' ? type.typeName.name : '';
      return name === 'Record' ? 'Object' : (CONSTRUCTED.get(name) ?? null);
    }
    default:
      return null;
  }
}
