import type { TSESTree } from '@typescript-eslint/utils';

import { getEnclosingFunction, isFunction } from '../ast/functions.ts';
import { getKeyName, getLastName } from '../ast/names.ts';
import { isWithin } from '../ast/ranges.ts';
import { getRoot, unwrap, wrapped } from '../ast/unwrap.ts';
import { walk } from '../ast/walk.ts';
import { splitWords } from '../ast/words.ts';
import type { FileContext } from '../create-rule.ts';
import { LOOKING_WORDS, MEMBERSHIP_TESTS, NO_VALIDATORS, PART_TESTS, TEXT_PARSERS, VALIDATING_MIDDLEWARE } from '../knowledge/boundary-inputs.ts';
import { getBuiltinName, getDefinition, getOrigin, getVariable } from './bindings.ts';
import { isValidatorName } from './validator-names.ts';

type SourceCode = FileContext['sourceCode'];

/**
 * Whether the function around a value hands it to a validator (`schema.parse`, `validateOrder`, `isOrder`, `assertOrder`) or looks whether it is one of a list, or looks
 * at its parts by `typeof`, `instanceof` or `in`: the value itself, the `const` that it comes from, or the one that it becomes.
 */
export function isValidated(node: TSESTree.Expression, sourceCode: SourceCode): boolean {
  const names = getNames(node, sourceCode);
  const place = getEnclosingFunction(node) ?? sourceCode.ast;
  for (const inner of walk(place, sourceCode)) {
    if (getTested(inner, sourceCode).some(tested => isSame(tested, names, sourceCode) || (inner.type === 'CallExpression' && isWithin(node, tested)))) return true;
  }
  return false;
}

/** The values that an expression looks at. */
function getTested(node: TSESTree.Node, sourceCode: SourceCode): readonly TSESTree.Node[] {
  switch (node.type) {
    case 'CallExpression':
      if (PART_TESTS.has(getBuiltinName(node.callee, sourceCode) ?? '') || isAssertion(node)) return node.arguments.map(getRoot);
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
  const root = getRoot(inner.type === 'AwaitExpression' ? inner.argument : inner);
  const names = new Set<unknown>();
  if (root.type === 'Identifier' && isResult(root, sourceCode)) names.add(getVariable(root, sourceCode));
  if (inner.type === 'Identifier') names.add(getVariable(inner, sourceCode));
  if (inner.type === 'MemberExpression') names.add(sourceCode.getText(inner));
  for (const taken of getTakers(node, sourceCode)) names.add(taken);
  names.delete(null);
  return names;
}

/** The variables that the value becomes. */
function getTakers(node: TSESTree.Expression, sourceCode: SourceCode): readonly unknown[] {
  let value = wrapped(node);
  while (value.parent?.type === 'AwaitExpression') value = wrapped(value.parent);
  const { parent } = value;
  if (parent?.type === 'VariableDeclarator') return sourceCode.getDeclaredVariables(parent);
  return parent?.type === 'AssignmentExpression' && parent.left.type === 'Identifier' ? [getVariable(parent.left, sourceCode)] : [];
}

function isValidator({ callee }: TSESTree.CallExpression, sourceCode: SourceCode): boolean {
  const name = getLastName(callee) ?? '';
  const words = splitWords(name);
  if (MEMBERSHIP_TESTS.has(name)) return true;
  if (!isValidatorName(name) && !LOOKING_WORDS.has(words[0] ?? '') && !LOOKING_WORDS.has(words.at(-1) ?? '')) return false;
  return !NO_VALIDATORS.has(getBuiltinName(callee, sourceCode) ?? '') && !TEXT_PARSERS.has(getOrigin(callee, sourceCode)?.name ?? '');
}

/** `assert.equal(order.id, id)`, `check.ok(order.items)`. */
function isAssertion({ callee }: TSESTree.CallExpression): boolean {
  return callee.type === 'MemberExpression' && /^(?:assert|check)$/u.test(getLastName(callee.object) ?? '');
}

/** A variable that was declared with a value, unlike a parameter such as `req`, of which many values hang. */
function isResult(node: TSESTree.Identifier, sourceCode: SourceCode): boolean {
  const variable = getVariable(node, sourceCode);
  return variable !== null && getDefinition(variable)?.node.type === 'VariableDeclarator';
}

function isSame(node: TSESTree.Node, names: ReadonlySet<unknown>, sourceCode: SourceCode): boolean {
  const inner = unwrap(node);
  if (inner.type === 'Identifier') return names.has(getVariable(inner, sourceCode) ?? inner);
  return inner.type === 'MemberExpression' && names.has(sourceCode.getText(inner));
}

/** Whether the route checks what its handler gets: by a middleware such as `validate(schema)`, or a `schema` in its options. */
export function isCheckedByRoute(node: TSESTree.Node): boolean {
  for (let inner: TSESTree.Node | undefined = node; inner; inner = inner.parent) {
    if (!isFunction(inner) || inner.parent.type !== 'CallExpression') continue;
    if (inner.parent.arguments.some(argument => argument !== inner && isCheck(argument))) return true;
  }
  return false;
}

function isCheck(argument: TSESTree.Node): boolean {
  const inner = unwrap(argument);
  if (inner.type === 'ObjectExpression') return inner.properties.some(property => property.type === 'Property' && getKeyName(property) === 'schema');
  return VALIDATING_MIDDLEWARE.test(getLastName(inner.type === 'CallExpression' ? inner.callee : inner) ?? '');
}
