import type { TSESTree } from '@typescript-eslint/utils';

import { isFunction } from '../ast/functions.ts';
import { getKeyName, getLiteralString } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import type { FileContext } from '../create-rule.ts';
import { getDefinition, getVariable } from './bindings.ts';
import { canComplete } from './control-flow.ts';
import { neverReturns } from './never-returns.ts';

type File = Pick<FileContext, 'sourceCode'>;

/** An answer that has to be known before some code runs. */
export interface Decision {
  /** What was asked, without `!`, comparisons with a constant, `await` and wrappers: `m.has(k)`, `x`. */
  readonly asked: TSESTree.Node;
  /** Whether it answered with something truthy; of `a && b` that failed, each may have. */
  readonly holds: boolean;
  /** The smallest expression that puts the question: `!x`, `x === undefined`. For a call it is the call. */
  readonly question: TSESTree.Node;
  /** The initialiser of the variable that holds the answer, where one does. */
  readonly initializer: TSESTree.Node | null;
  /** Whether the call answers by throwing, not by its result. */
  readonly byThrowing: boolean;
}

/** How many variables that hold an answer are followed. */
const MAX_HOPS = 2;

/**
 * What decides whether `node` runs, within its function: the tests of the branches, `&&`, `||`, `??` and `?:` around it, the tests of
 * `if`s before it in the same or an outer list that leave it by one of their branches, the operands of `&&` and `||`, and what a
 * variable was declared with. An awaited call that throws decides too: `await access(p)` before it, or in the `try` whose handler it is in.
 */
export function getDecisions(node: TSESTree.Node, context: File): readonly Decision[] {
  const decisions: Decision[] = [];
  for (let child = node; child.parent && !isFunction(child); child = child.parent) addDecisionsOf(child, child.parent, context, decisions);
  return decisions;
}

function addDecisionsOf(child: TSESTree.Node, parent: TSESTree.Node, context: File, decisions: Decision[]): void {
  const decide = (test: TSESTree.Node, holds: boolean, byThrowing = false): void =>
    addAnswers(test, holds, { byThrowing, context, decisions, hops: MAX_HOPS, initializer: null });
  switch (parent.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      if (child !== parent.test) decide(parent.test, child === parent.consequent);
      return;
    case 'LogicalExpression':
      if (child === parent.right) decide(parent.left, parent.operator === '&&');
      return;
    case 'CatchClause':
      if (child === parent.body) for (const statement of parent.parent.block.body) decideByThrowing(statement, false, decide);
      return;
    case 'BlockStatement':
    case 'Program':
    case 'StaticBlock':
      addDecisionsBefore(parent.body, child, context, decide);
      return;
    case 'SwitchCase':
      addDecisionsBefore(parent.consequent, child, context, decide);
      return;
    default:
  }
}

type Decide = (test: TSESTree.Node, holds: boolean, byThrowing?: boolean) => void;

function addDecisionsBefore(statements: readonly TSESTree.Node[], child: TSESTree.Node, context: File, decide: Decide): void {
  for (const statement of statements) {
    if (statement === child) return;
    if (statement.type === 'IfStatement') decideByLeaving(statement, context, decide);
    else if (statement.type === 'TryStatement') decideByTrying(statement, context, decide);
    else decideByThrowing(statement, true, decide);
  }
}

function decideByLeaving({ alternate, consequent, test }: TSESTree.IfStatement, context: File, decide: Decide): void {
  if (!completes(consequent, context)) decide(test, false);
  else if (alternate && !completes(alternate, context)) decide(test, true);
}

function decideByTrying({ block, handler }: TSESTree.TryStatement, context: File, decide: Decide): void {
  const holds = !handler || !completes(handler.body, context);
  if (!holds && completes(block, context)) return;
  for (const inner of block.body) decideByThrowing(inner, holds, decide);
}

function completes(statement: TSESTree.Statement, context: File): boolean {
  return canComplete(statement, expression => neverReturns(expression, context));
}

/** A statement that is nothing but a call answers by throwing or not. */
function decideByThrowing(statement: TSESTree.Node, holds: boolean, decide: Decide): void {
  if (statement.type === 'ExpressionStatement' && getAwaited(statement.expression).type === 'CallExpression') decide(statement.expression, holds, true);
}

interface Asking {
  readonly byThrowing: boolean;
  readonly context: File;
  readonly decisions: Decision[];
  readonly hops: number;
  readonly initializer: TSESTree.Node | null;
}

function addAnswers(test: TSESTree.Node, holds: boolean, asking: Asking): void {
  const node = getAwaited(test);
  switch (node.type) {
    case 'UnaryExpression':
      if (node.operator === '!') addNegated(node, node.argument, holds, asking);
      return;
    case 'LogicalExpression':
      addAnswers(node.left, holds, asking);
      if (node.operator !== '??') addAnswers(node.right, holds, asking);
      return;
    case 'BinaryExpression':
      addCompared(node, holds, asking);
      return;
    case 'CallExpression':
      if (isTruthTest(node)) addAnswers(node.arguments[0]!, holds, asking);
      else add(node, node, holds, asking);
      return;
    default:
      add(node, node, holds, asking);
  }
}

/** `!x` is the question, `!f()` is not: there the call is. */
function addNegated(question: TSESTree.Node, argument: TSESTree.Node, holds: boolean, asking: Asking): void {
  const asked = getAwaited(argument);
  const isPlain = asked.type === 'Identifier' || asked.type === 'MemberExpression';
  if (isPlain) add(asked, question, !holds, asking);
  else addAnswers(asked, !holds, asking);
}

/** Comparisons with `true`, `false`, `null`, `undefined` and zero, and `typeof x === 'undefined'`; `k in x`. */
function addCompared(node: TSESTree.BinaryExpression, holds: boolean, asking: Asking): void {
  if (node.operator === 'in') {
    add(node, node, holds, asking);
    return;
  }
  const truth = getComparedTruth(node);
  if (!truth) return;
  const operand = getAwaited(truth.operand);
  const asked = operand.type === 'UnaryExpression' && operand.operator === 'typeof' ? getAwaited(operand.argument) : operand;
  const answer = truth.isSame === holds;
  if (asked.type === 'Identifier' || asked.type === 'MemberExpression') add(asked, node, answer, asking);
  else addAnswers(asked, answer, asking);
}

interface ComparedTruth {
  readonly operand: TSESTree.Node;
  /** Whether the comparison holds when the operand is truthy. */
  readonly isSame: boolean;
}

function getComparedTruth({ left, operator, right }: TSESTree.BinaryExpression): ComparedTruth | null {
  const [operand, constant] = isConstant(left) ? [right, left] : [left, right];
  if (!isConstant(constant)) return null;
  const isZero = constant.type === 'Literal' && constant.value === 0;
  if (isZero && operator === '>' && operand === left) return { operand, isSame: true };
  if (!/^[!=]==?$/u.test(operator)) return null;
  const isTrue = constant.type === 'Literal' && constant.value === true;
  return { operand, isSame: operator.startsWith('!') !== isTrue };
}

/** `true`, `false`, `null`, `undefined`, `0`, and the `'undefined'` of `typeof`. */
function isConstant(node: TSESTree.Node): boolean {
  if (node.type === 'Identifier') return node.name === 'undefined';
  if (node.type === 'UnaryExpression') return node.operator === 'void';
  return node.type === 'Literal' && (typeof node.value === 'boolean' || node.value === 0 || node.raw === 'null' || node.value === 'undefined');
}

function isTruthTest({ arguments: args, callee }: TSESTree.CallExpression): boolean {
  return args.length === 1 && callee.type === 'Identifier' && callee.name === 'Boolean';
}

function add(asked: TSESTree.Node, question: TSESTree.Node, holds: boolean, asking: Asking): void {
  asking.decisions.push({ asked, question, holds, byThrowing: asking.byThrowing, initializer: asking.initializer });
  const initializer = asked.type === 'Identifier' && asking.hops > 0 ? getCurrentValue(asked, asking.context) : null;
  if (initializer) addAnswers(initializer, holds, { ...asking, hops: asking.hops - 1, initializer: asking.initializer ?? initializer });
}

/** What a variable of the same function was declared with, as long as nothing was written to it before the identifier. */
function getCurrentValue(identifier: TSESTree.Identifier, { sourceCode }: File): TSESTree.Expression | null {
  const variable = getVariable(identifier, sourceCode);
  const definition = variable && getDefinition(variable);
  if (!variable || definition?.node.type !== 'VariableDeclarator' || definition.node.id.type !== 'Identifier') return null;
  const { init } = definition.node;
  if (!init || variable.scope.variableScope !== sourceCode.getScope(identifier).variableScope) return null;
  const isWritten = variable.references.some(reference => reference.isWrite() && !reference.init && reference.identifier.range[0] < identifier.range[0]);
  return isWritten ? null : init;
}

/** The expression behind wrappers, `await`, and the `.catch()` or `.then()` that turns a failure into an answer. */
function getAwaited(node: TSESTree.Node): TSESTree.Node {
  const inner = unwrap(node);
  if (inner.type === 'AwaitExpression') return getAwaited(inner.argument);
  if (inner.type !== 'CallExpression') return inner;
  const callee = unwrap(inner.callee);
  if (callee.type !== 'MemberExpression' || !isSettling(inner, callee)) return inner;
  return getAwaited(callee.object);
}

/** `.catch(() => false)` and `.then(() => true, …)`: handlers that take nothing, or only an error. */
function isSettling({ arguments: args }: TSESTree.CallExpression, callee: TSESTree.MemberExpression): boolean {
  const key = getKeyName(callee);
  if (key === 'catch') return args.every(isConstantHandler);
  return key === 'then' && args.length > 0 && args.every(isConstantHandler);
}

function isConstantHandler(handler: TSESTree.Node): boolean {
  if (!isFunction(handler) || handler.body.type === 'BlockStatement') return false;
  const value = unwrap(handler.body);
  return isConstant(value) || getLiteralString(value) !== null || (value.type === 'Identifier' && value.name === 'undefined');
}
