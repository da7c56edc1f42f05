import type { TSESTree } from '@typescript-eslint/utils';

import { getEnclosingFunction } from '../ast/functions.ts';
import { getLastName } from '../ast/names.ts';
import { unwrap, wrapped } from '../ast/unwrap.ts';
import { walk } from '../ast/walk.ts';
import { splitWords } from '../ast/words.ts';
import type { FileContext } from '../create-rule.ts';
import { VALIDATOR_WORDS } from '../knowledge/boundary-inputs.ts';
import { getBuiltinName, getVariable } from './bindings.ts';

type SourceCode = FileContext['sourceCode'];

/**
 * Whether the function around a value hands it to a validator (`schema.parse`, `validateOrder`, `isOrder`, `assertOrder`), or looks
 * at its parts by `typeof`, `instanceof` or `in`: the value itself, the `const` that it comes from, or the one that it becomes.
 */
export function isValidated(node: TSESTree.Expression, sourceCode: SourceCode): boolean {
  const names = getNames(node, sourceCode);
  const place = getEnclosingFunction(node) ?? sourceCode.ast;
  for (const inner of walk(place, sourceCode)) {
    if (getTested(inner, sourceCode).some(tested => isSame(tested, names, sourceCode) || (inner.type === 'CallExpression' && contains(tested, node)))) return true;
  }
  return false;
}

/** The values that an expression looks at. */
function getTested(node: TSESTree.Node, sourceCode: SourceCode): readonly TSESTree.Node[] {
  switch (node.type) {
    case 'CallExpression':
      return isValidator(node, sourceCode) ? node.arguments : [];
    case 'UnaryExpression':
      return node.operator === 'typeof' ? [getRoot(node.argument)] : [];
    case 'BinaryExpression':
      if (node.operator === 'in') return [getRoot(node.right)];
      return node.operator === 'instanceof' ? [getRoot(node.left)] : [];
    default:
      return [];
  }
}

/** What the value is called: variables, and the text of a member such as `req.body`. */
function getNames(node: TSESTree.Expression, sourceCode: SourceCode): ReadonlySet<unknown> {
  const inner = unwrap(node);
  const names = new Set<unknown>();
  if (inner.type === 'Identifier') names.add(getVariable(inner, sourceCode));
  if (inner.type === 'MemberExpression') names.add(sourceCode.getText(inner));
  let value = wrapped(node);
  while (value.parent?.type === 'AwaitExpression') value = wrapped(value.parent);
  const { parent } = value;
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') names.add(getVariable(parent.id, sourceCode));
  if (parent?.type === 'AssignmentExpression' && parent.left.type === 'Identifier') names.add(getVariable(parent.left, sourceCode));
  names.delete(null);
  return names;
}

function isValidator({ callee }: TSESTree.CallExpression, sourceCode: SourceCode): boolean {
  const words = splitWords((getLastName(callee) ?? '').replace(/(?:Async|Strict|Sync|Unknown)+$/u, ''));
  const isNamed = VALIDATOR_WORDS.has(words[0] ?? '') || VALIDATOR_WORDS.has(words.at(-1) ?? '');
  return isNamed && getBuiltinName(callee, sourceCode) !== 'JSON.parse';
}

function isSame(node: TSESTree.Node, names: ReadonlySet<unknown>, sourceCode: SourceCode): boolean {
  const inner = unwrap(node);
  if (inner.type === 'Identifier') return names.has(getVariable(inner, sourceCode) ?? inner);
  return inner.type === 'MemberExpression' && names.has(sourceCode.getText(inner));
}

function getRoot(node: TSESTree.Node): TSESTree.Node {
  const inner = unwrap(node);
  return inner.type === 'MemberExpression' ? getRoot(inner.object) : inner;
}

function contains(outer: TSESTree.Node, { range }: TSESTree.Node): boolean {
  return outer.range[0] <= range[0] && range[1] <= outer.range[1];
}
