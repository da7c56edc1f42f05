import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isFunction } from '../../ast/functions.ts';
import { getFunctionName, getKeyName, getLastName, getLiteralString } from '../../ast/names.ts';
import { isWrapper, unwrap, wrapped } from '../../ast/unwrap.ts';
import { getChildren } from '../../ast/walk.ts';
import type { FileContext } from '../../create-rule.ts';
import { getBuiltinName } from '../bindings.ts';
import { getConfigRead, getDefaultedRead, getKeyRead, isSameRead, type ConfigRead, type ConfigReadOptions } from '../config-sources.ts';
import { getCompletions } from '../control-flow.ts';
import { neverReturns } from '../never-returns.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

const COMPARISONS = new Set(['!=', '!==', '<', '<=', '==', '===', '>', '>=', 'in', 'instanceof']);

/** Methods of lists that only ask whether their callback's result is truthy. */
const PREDICATE_METHODS = new Set(['every', 'filter', 'find', 'findIndex', 'findLast', 'findLastIndex', 'some']);

/** Functions that ask about their first argument. */
const TESTING_FUNCTION = /^(?:isNaN|isFinite|isInteger|isSafeInteger|isArray|existsSync)$/u;
const ABSENCE_FUNCTION = /^(?:isNaN|isNil|isUndefined|isEmpty)$/u;
const ASSERTION = /^(?:assert|invariant|ok|equal|notEqual|strictEqual|notStrictEqual)/iu;

/** The keys of configuration that a test asks about: by value (`config.a > 1`), `"a" in config` or `config.has("a")`. */
export function getTestedReads(test: TSESTree.Node, context: FileContext, options: ConfigReadOptions): readonly ConfigRead[] {
  const reads: ConfigRead[] = [];
  const visit = (node: TSESTree.Node): void => {
    const read = getPresenceRead(node, context, options) ?? getConfigRead(node, context, options);
    if (read && read.path.length > 0) reads.push(read);
    else if (!isFunction(node)) for (const child of getChildren(node, context.sourceCode)) visit(child);
  };
  visit(test);
  return reads;
}

function getPresenceRead(node: TSESTree.Node, context: FileContext, options: ConfigReadOptions): ConfigRead | null {
  const inner = unwrap(node);
  if (inner.type === 'CallExpression') return getHasRead(inner, context, options);
  if (inner.type !== 'BinaryExpression' || inner.operator !== 'in') return null;
  const key = getLiteralString(inner.left);
  const section = key === null ? null : getDefaultedRead(inner.right, context, options);
  return section && getKeyRead(section, key!);
}

/** `config.has("a.b")`, `Object.hasOwn(config, "a")`. */
function getHasRead(call: TSESTree.CallExpression, context: FileContext, options: ConfigReadOptions): ConfigRead | null {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression' || !/^(?:has|hasOwn|hasOwnProperty)$/u.test(getKeyName(callee) ?? '')) return null;
  const [first, second] = call.arguments;
  const isStatic = getBuiltinName(callee, context.sourceCode) === 'Object.hasOwn';
  const [object, key] = isStatic ? [first, second] : [callee.object, first];
  const path = key ? getLiteralString(key) : null;
  const section = object && path !== null ? getDefaultedRead(object, context, options) : null;
  return section && path !== null ? { ...section, path: [...section.path, ...path.split(section.separator)] } : null;
}

/** Whether a test asks about a key of configuration. */
export function isTestOf(read: ConfigRead, test: TSESTree.Node, context: FileContext, options: ConfigReadOptions): boolean {
  return getTestedReads(test, context, options).some(tested => isSameRead(tested, read));
}

/** Whether only the truth of a value matters: it is a test, or a part of one. */
export function isOnlyTested(node: TSESTree.Node): boolean {
  const value = wrapped(node);
  const { parent } = value;
  switch (parent?.type) {
    case 'IfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'ForStatement':
      return parent.test === value;
    case 'ConditionalExpression':
      return parent.test === value || isOnlyTested(parent);
    case 'UnaryExpression':
      return parent.operator === '!';
    case 'LogicalExpression':
      return (parent.operator === '&&' && parent.left === value) || isOnlyTested(parent);
    case 'CallExpression':
      return parent.callee.type === 'Identifier' && /^(?:Boolean|assert|invariant|ok)$/u.test(parent.callee.name) && parent.arguments[0] === value;
    case 'ReturnStatement':
      return isPredicateResult(parent);
    case 'ArrowFunctionExpression':
      return parent.body === value && isPredicate(parent);
    default:
      return false;
  }
}

function isPredicateResult(node: TSESTree.ReturnStatement): boolean {
  for (let outer: TSESTree.Node | undefined = node.parent; outer; outer = outer.parent) if (isFunction(outer)) return isPredicate(outer);
  return false;
}

/** A callback of `filter` and kin, or a function whose name asks a question. */
function isPredicate(node: TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression): boolean {
  const { parent } = node;
  if (parent.type === 'CallExpression' && parent.arguments[0] === node) {
    const callee = unwrap(parent.callee);
    return callee.type === 'MemberExpression' && PREDICATE_METHODS.has(getKeyName(callee) ?? '');
  }
  return node.returnType?.typeAnnotation.type === 'TSBooleanKeyword' || /^(?:is|has|can|should)(?![a-z])/u.test(getFunctionName(node) ?? '');
}

/** Whether an expression is a truth value by its form, so that `||` before it joins conditions. */
export function isCondition(node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  if (inner.type === 'UnaryExpression') return inner.operator === '!';
  if (inner.type === 'LogicalExpression') return inner.operator === '&&' ? isCondition(inner.right) : isCondition(inner.left) && isCondition(inner.right);
  return inner.type === 'BinaryExpression' && COMPARISONS.has(inner.operator);
}

/** Whether a value stands in a test or a comparison. */
export function isInTest(node: TSESTree.Node): boolean {
  const value = wrapped(node);
  const { parent } = value;
  switch (parent?.type) {
    case 'BinaryExpression':
      return COMPARISONS.has(parent.operator);
    case 'UnaryExpression':
      return parent.operator === '!' || parent.operator === 'typeof' || isInTest(parent);
    case 'SwitchStatement':
      return parent.discriminant === value;
    case 'MemberExpression':
      return parent.object === value && isInTest(parent);
    case 'CallExpression':
      return parent.callee === value ? isInTest(parent) : TESTING_FUNCTION.test(getLastName(parent.callee) ?? '') || isOnlyTested(value);
    default:
      return isOnlyTested(value);
  }
}

type Context = Pick<FileContext, 'sourceCode'>;

/**
 * Whether a missing value ends in an error: the expression is a part of a test one of whose branches throws or ends the
 * process, of an assertion, or of `value || fail()`.
 */
export function isCheckedHard(node: TSESTree.Node, context: Context): boolean {
  for (let value = wrapped(node), { parent } = value; parent; value = parent, parent = value.parent) {
    if (decidesOnError(value, parent, context)) return true;
    if (!isPartOfTest(parent)) return false;
  }
  return false;
}

function decidesOnError(value: TSESTree.Node, parent: TSESTree.Node, context: Context): boolean {
  switch (parent.type) {
    case 'IfStatement':
      return parent.test === value && [parent.consequent, parent.alternate].some(branch => branch !== null && isDeadEnd(branch, context));
    case 'ConditionalExpression':
      return parent.test === value && [parent.consequent, parent.alternate].some(branch => neverReturns(branch, context));
    case 'LogicalExpression':
      return parent.left === value && neverReturns(parent.right, context);
    case 'CallExpression':
      return parent.arguments[0] === value && ASSERTION.test(getLastName(parent.callee) ?? '');
    default:
      return false;
  }
}

/** Whether what a node makes of a value still tells in a test whether the value is missing. */
function isPartOfTest(node: TSESTree.Node): boolean {
  switch (node.type) {
    case 'BinaryExpression':
    case 'CallExpression':
    case 'LogicalExpression':
    case 'MemberExpression':
    case 'UnaryExpression':
      return true;
    default:
      return isWrapper(node);
  }
}

function isDeadEnd(statement: TSESTree.Statement, context: Context): boolean {
  const completions = getCompletions(statement, expression => neverReturns(expression, context));
  return completions.size === 1 && completions.has('throw');
}

/** Whether a test is for a value that is missing, as far as `isValue` tells the value: `!x`, `x === undefined`, `x == null`, `!("X" in env)`. */
export function isAbsenceTest(test: TSESTree.Node, isValue: (node: TSESTree.Node) => boolean, sourceCode: SourceCode): boolean {
  const inner = unwrap(test);
  switch (inner.type) {
    case 'UnaryExpression':
      return inner.operator === '!' && isValue(inner.argument);
    case 'LogicalExpression':
      return isAbsenceTest(inner.left, isValue, sourceCode) || isAbsenceTest(inner.right, isValue, sourceCode);
    case 'BinaryExpression': {
      const value = getComparedWithMissing(inner, sourceCode);
      return value !== null && isValue(value);
    }
    case 'CallExpression':
      return ABSENCE_FUNCTION.test(getLastName(inner.callee) ?? '') && inner.arguments[0] !== undefined && isValue(inner.arguments[0]);
    default:
      return false;
  }
}

/** `x` of `x === undefined`, `null == x` and `typeof x === "undefined"`. */
function getComparedWithMissing({ left, operator, right }: TSESTree.BinaryExpression, sourceCode: SourceCode): TSESTree.Node | null {
  if (operator !== '===' && operator !== '==') return null;
  const [value, other] = isMissing(left, sourceCode) ? [right, left] : [left, right];
  if (!isMissing(other, sourceCode)) return null;
  const tested = unwrap(value);
  return tested.type === 'UnaryExpression' && tested.operator === 'typeof' ? tested.argument : tested;
}

/**
 * Whether a comparison with a value takes the branch of the source when that is missing: `mode === 'a' ? 'b' : mode` only
 * replaces a value that is there.
 */
export function isKeptWhenMissing(test: TSESTree.Node, isConsequent: boolean, sourceCode: SourceCode): boolean {
  const inner = unwrap(test);
  if (inner.type !== 'BinaryExpression') return false;
  const isWithValue = [inner.left, inner.right].some(operand => unwrap(operand).type === 'Literal' && !isMissing(operand, sourceCode));
  if (!isWithValue) return false;
  if (inner.operator === '===' || inner.operator === '==') return !isConsequent;
  return (inner.operator === '!==' || inner.operator === '!=') && isConsequent;
}

/** `undefined`, `null`, `"undefined"` (of `typeof`), an empty string. */
export function isMissing(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  const inner = unwrap(node);
  if (inner.type === 'Literal') return inner.value === '' || inner.value === 'undefined' || inner.raw === 'null';
  return isNothing(inner, sourceCode);
}

/** `undefined`, `null`, `void 0`. */
export function isNothing(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  const inner = unwrap(node);
  if (inner.type === 'Literal') return inner.raw === 'null';
  if (inner.type === 'UnaryExpression') return inner.operator === 'void';
  return inner.type === 'Identifier' && inner.name === 'undefined' && getBuiltinName(inner, sourceCode) === 'undefined';
}
