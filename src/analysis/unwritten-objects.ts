import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getKeyName } from '../ast/names.ts';
import { unwrap, wrapped } from '../ast/unwrap.ts';
import { OBJECT_WRITERS, WRITING_METHODS } from '../knowledge/writing-methods.ts';
import { getBuiltinName } from './bindings.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * Whether nothing in the file changes the object that a variable was declared with: neither the variable nor a member below it
 * is assigned, deleted or updated, no method such as `push` or `set` is called on it, and `Object.assign` gets it at most as a
 * source. What other code does with an object that is handed to it is not known.
 */
export function isUnwrittenObject({ references }: TSESLint.Scope.Variable, sourceCode: SourceCode): boolean {
  return references.every(reference => (reference.isWrite() ? reference.init === true : !isWrittenThrough(reference.identifier, sourceCode)));
}

function isWrittenThrough(identifier: TSESTree.Node, sourceCode: SourceCode): boolean {
  let path = wrapped(identifier);
  let key: string | null = null;
  while (path.parent?.type === 'MemberExpression' && path.parent.object === path) {
    key = getKeyName(path.parent);
    path = wrapped(path.parent);
  }
  const { parent } = path;
  switch (parent?.type) {
    case 'AssignmentExpression':
      return parent.left === path;
    case 'UpdateExpression':
      return true;
    case 'UnaryExpression':
      return parent.operator === 'delete';
    case 'CallExpression':
      if (parent.callee === path) return key !== null && WRITING_METHODS.has(key) && unwrap(path) !== identifier;
      return parent.arguments[0] === path && OBJECT_WRITERS.has(getBuiltinName(parent.callee, sourceCode) ?? '');
    default:
      return false;
  }
}
