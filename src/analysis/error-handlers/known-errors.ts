import type { TSESTree } from '@typescript-eslint/utils';

import { getKeyName, getLastName } from '../../ast/names.ts';
import { unwrap } from '../../ast/unwrap.ts';
import { splitWords } from '../../ast/words.ts';
import type { FileContext } from '../../create-rule.ts';
import {
  BROAD_CLASSES,
  CALLED_OFF_WORDS,
  ERROR_PREDICATE,
  NARROWING_PREDICATES,
  PREDICATE_WORDS,
  TEST_METHODS,
} from '../../knowledge/error-handling.ts';
import { followConst, getLocalFunction } from '../bindings.ts';

/** What a question says of the error: which one it is, or only what shape it has; `null` for no question about the error. */
export type Question = 'known' | 'narrowing' | null;

/** What holds for the error on one side of a test. */
export type Side = 'known' | 'noError' | 'off' | 'other' | null;

/**
 * What a test says of the error when it holds and when it does not. `off`: the work was called off; `noError`: what was thrown is
 * no `Error`.
 */
export interface Sides {
  readonly whenTrue: Side;
  readonly whenFalse: Side;
}

/** Answers whether an expression's value is the error or made from it. */
export type Carries = (node: TSESTree.Node) => boolean;

const NO_SIDES: Sides = { whenTrue: null, whenFalse: null };
const KNOWN: Sides = { whenTrue: 'known', whenFalse: 'other' };
const CALLED_OFF: Sides = { whenTrue: 'off', whenFalse: null };

/**
 * What the answer to a yes-or-no expression says of the error: `e instanceof HttpError`, `e.code === "ENOENT"`,
 * `codes.has(e.code)`, `isNotFound(e)`, `"code" in e`, `/gone/.test(e.message)` and `signal.aborted` ask for a known one;
 * `e instanceof Error`, `typeof e`, `e == null` and `isError(e)` narrow.
 */
export function getQuestion(node: TSESTree.Node, carries: Carries, context: Pick<FileContext, 'sourceCode'>): Question {
  const inner = unwrap(node);
  switch (inner.type) {
    case 'BinaryExpression':
      return getComparisonQuestion(inner, carries);
    case 'CallExpression':
      return getCallQuestion(inner, carries, context);
    case 'MemberExpression':
      return getMemberQuestion(inner, carries);
    default:
      return null;
  }
}

/** What a test, with its `!`, `&&` and `||`, says of the error on either side; a `const` that holds the answer is followed. */
export function getSides(test: TSESTree.Node, carries: Carries, context: Pick<FileContext, 'sourceCode'>): Sides {
  const inner = unwrap(test);
  if (inner.type === 'UnaryExpression' && inner.operator === '!') {
    return swap(getSides(inner.argument, carries, context));
  }
  if (inner.type === 'LogicalExpression' && inner.operator !== '??') {
    const sides = [getSides(inner.left, carries, context), getSides(inner.right, carries, context)];
    return inner.operator === '&&' ? joinBoth(sides) : swap(joinBoth(sides.map(swap)));
  }
  switch (getQuestion(inner, carries, context)) {
    case 'known':
      return isNegative(inner) ? swap(KNOWN) : KNOWN;
    case 'narrowing':
      if (asksForNothing(inner, carries)) return inner.operator === '===' ? CALLED_OFF : swap(CALLED_OFF);
      return asksForError(inner) ? { whenTrue: null, whenFalse: 'noError' } : NO_SIDES;
    default:
      return getSidesOfCircumstance(inner, carries, context);
  }
}

/** A test that does not ask about the error: whether the work was called off, or a name for the answer to a test that does. */
function getSidesOfCircumstance(
  node: TSESTree.Node,
  carries: Carries,
  context: Pick<FileContext, 'sourceCode'>,
): Sides {
  switch (node.type) {
    case 'Identifier': {
      if (saysCalledOff(node.name)) return CALLED_OFF;
      const held = followConst(node, context.sourceCode);
      return held !== node && isYesOrNo(held) ? getSides(held, carries, context) : NO_SIDES;
    }
    case 'MemberExpression':
      return getSidesOfMember(node);
    case 'CallExpression':
      return node.arguments.length === 0 && saysCalledOff(getLastName(node.callee) ?? '') ? CALLED_OFF : NO_SIDES;
    case 'BinaryExpression':
      if (!comparesGenerations(node)) return NO_SIDES;
      return node.operator.startsWith('!') ? CALLED_OFF : swap(CALLED_OFF);
    default:
      return NO_SIDES;
  }
}

/** Whether a test for a known error holds for all others: `e.code !== "A"`, `text.indexOf("a") === -1`. */
function isNegative(test: TSESTree.Node): boolean {
  if (test.type !== 'BinaryExpression' || !/^[!=]==?$/u.test(test.operator)) return false;
  return test.operator.startsWith('!') !== (isIndex(test.left) && isMinusOne(test.right));
}

/** `e === undefined`, as a stream says that it was cancelled: there is no error that could get lost. */
function asksForNothing(node: TSESTree.Node, carries: Carries): node is TSESTree.BinaryExpression {
  if (node.type !== 'BinaryExpression' || !/^[!=]==$/u.test(node.operator)) return false;
  const { left, right } = node;
  return left.type === 'Identifier' && carries(left) && right.type === 'Identifier' && right.name === 'undefined';
}

/** `e instanceof Error` and `isError(e)`, but not `e instanceof Object` or `typeof e`. */
function asksForError(node: TSESTree.Node): boolean {
  if (node.type === 'CallExpression') return ERROR_PREDICATE.test(getLastName(node.callee) ?? '');
  return node.type === 'BinaryExpression' && node.operator === 'instanceof' && getLastName(node.right) === 'Error';
}

function getSidesOfMember(node: TSESTree.MemberExpression): Sides {
  if (isMounted(node)) return swap(CALLED_OFF);
  return saysCalledOff(getKeyName(node) ?? '') ? CALLED_OFF : NO_SIDES;
}

/** `mounted.current`, `isMountedRef.current`: once a component is gone nobody waits for what it asked for. */
function isMounted({ object, property }: TSESTree.MemberExpression): boolean {
  return property.type === 'Identifier' && property.name === 'current' && /^(?:is)?mounted(?:Ref)?$/iu.test(getLastName(object) ?? '');
}

function saysCalledOff(name: string): boolean {
  const words = splitWords(name);
  return CALLED_OFF_WORDS.has(words.at(-1) ?? '') || CALLED_OFF_WORDS.has(words.slice(-2).join(' '));
}

/** `attempt !== this.currentAttempt`, `id !== latestId.current`: a newer run has taken over. */
function comparesGenerations({ left, operator, right }: TSESTree.BinaryExpression): boolean {
  const names = [left, right].map(getLastName);
  if (!/^[!=]==?$/u.test(operator) || names.includes(null)) return false;
  return names.some(name => /current|epoch|generation|latest|sequence|version/iu.test(name ?? ''));
}

/** The sides of `a && b`: what one of them knows holds for both; where one fails, the error may be any other. */
function joinBoth(sides: readonly Sides[]): Sides {
  const whenTrue = sides.map(side => side.whenTrue);
  const whenFalse = sides.map(side => side.whenFalse);
  return {
    whenTrue: ORDER_OF_TRUE.find(side => whenTrue.includes(side)) ?? null,
    whenFalse: ORDER_OF_FALSE.find(side => whenFalse.includes(side)) ?? null,
  };
}

const ORDER_OF_TRUE: readonly Side[] = ['known', 'off', 'other', 'noError'];
const ORDER_OF_FALSE: readonly Side[] = ['other', 'known', 'off', 'noError'];

function swap({ whenFalse, whenTrue }: Sides): Sides {
  return { whenTrue: whenFalse, whenFalse: whenTrue };
}

function isYesOrNo({ type }: TSESTree.Node): boolean {
  return ['BinaryExpression', 'CallExpression', 'LogicalExpression', 'MemberExpression', 'UnaryExpression'].includes(
    type,
  );
}

function getComparisonQuestion({ left, operator, right }: TSESTree.BinaryExpression, carries: Carries): Question {
  if (operator === 'instanceof') return carries(left) ? getClassQuestion(right) : null;
  if (operator === 'in') return carries(right) ? 'known' : null;
  if (!/^(?:[!=]==?|[<>]=?)$/u.test(operator)) return null;
  const sides = [left, right];
  if (sides.some(side => isTypeof(side, carries))) return 'narrowing';
  if (!sides.some(carries)) return null;
  return sides.some(isNothing) ? 'narrowing' : 'known';
}

function getClassQuestion(node: TSESTree.Node): Question {
  const inner = unwrap(node);
  return inner.type === 'Identifier' && BROAD_CLASSES.has(inner.name) ? 'narrowing' : 'known';
}

function isTypeof(node: TSESTree.Node, carries: Carries): boolean {
  return node.type === 'UnaryExpression' && node.operator === 'typeof' && carries(node.argument);
}

function isNothing(node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  return (
    (inner.type === 'Literal' && inner.value === null) || (inner.type === 'Identifier' && inner.name === 'undefined')
  );
}

function isIndex(node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  const callee = inner.type === 'CallExpression' ? unwrap(inner.callee) : null;
  return callee?.type === 'MemberExpression' && /^(?:indexOf|search)$/u.test(getKeyName(callee) ?? '');
}

function isMinusOne(node: TSESTree.Node): boolean {
  return (
    node.type === 'UnaryExpression' &&
    node.operator === '-' &&
    node.argument.type === 'Literal' &&
    node.argument.value === 1
  );
}

function getCallQuestion(
  node: TSESTree.CallExpression,
  carries: Carries,
  context: Pick<FileContext, 'sourceCode'>,
): Question {
  const callee = unwrap(node.callee);
  const name = getLastName(callee);
  const isAboutError = node.arguments.some(carries) || (callee.type === 'MemberExpression' && carries(callee.object));
  if (name === null || !isAboutError) return null;
  if (isNarrowing(name, node.arguments.length)) return 'narrowing';
  const isNamedSo = PREDICATE_WORDS.has(splitWords(name)[0] ?? '');
  const isMethod = callee.type === 'MemberExpression' && TEST_METHODS.has(name);
  return isNamedSo || isMethod || isTypePredicate(callee, context) ? 'known' : null;
}

/** `isError(e)`, `isErrno(e)`; but `isErrno(e, "ENOENT")` asks for one error. */
function isNarrowing(name: string, argumentCount: number): boolean {
  return argumentCount < 2 && (NARROWING_PREDICATES.has(name) || ERROR_PREDICATE.test(name));
}

function isTypePredicate(callee: TSESTree.Node, { sourceCode }: Pick<FileContext, 'sourceCode'>): boolean {
  const declared = getLocalFunction(callee, sourceCode)?.returnType?.typeAnnotation;
  return declared?.type === 'TSTypePredicate' && !declared.asserts;
}

function getMemberQuestion(node: TSESTree.MemberExpression, carries: Carries): Question {
  const name = getKeyName(node);
  if (name === null) return null;
  if (name === 'aborted') return 'known';
  return PREDICATE_WORDS.has(splitWords(name)[0] ?? '') && carries(node.object) ? 'known' : null;
}
