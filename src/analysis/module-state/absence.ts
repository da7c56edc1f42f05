import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isFunction } from '../../ast/functions.ts';
import { isWithin } from '../../ast/ranges.ts';
import { unwrap } from '../../ast/unwrap.ts';
import { followConst } from '../bindings.ts';
import { canComplete } from '../control-flow.ts';
import type { ModuleState } from '../module-state.ts';
import { getPrivateCalls } from '../private-calls.ts';
import type { Write } from '../writes.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** How many private functions are followed to the tests around their calls. */
const MAX_CALLERS = 2;

/** Whether every write sets the state where it is absent, or sets it back: it is made when it is first needed. */
export function isLazy(state: ModuleState, writes: readonly Write[], sourceCode: SourceCode): boolean {
  return writes.every(write => isGuarded(write, state, sourceCode) || isSetBack(write, state));
}

/**
 * Whether a write only happens where the state is absent: `??=`, `x = x ?? y`, behind `if (!x)`, after `if (x) return`, or in the
 * state's own initial value, as in `let f = () => { f = () => result; … }`.
 */
export function isGuarded(write: Write, state: ModuleState, sourceCode: SourceCode): boolean {
  if (write.operator === '??=' || write.operator === '||=') return true;
  if (write.value && isOwnFallback(write.value, state, sourceCode)) return true;
  return (state.initializer !== null && isWithin(write.node, state.initializer)) || isBehindAbsence(write.node, state, sourceCode, MAX_CALLERS);
}

/** Whether a write gives up what was there: `undefined`, `null`, the initial value, an empty container, `clear()`. */
export function isSetBack({ operator, path, value }: Write, { initializer }: Pick<ModuleState, 'initializer'>): boolean {
  if (operator === 'delete' || operator === 'clear') return true;
  const inner = value && operator === '=' ? unwrap(value) : null;
  if (!inner) return false;
  if (path.at(-1) === 'length') return inner.type === 'Literal' && inner.value === 0;
  return isNothing(inner) || isEmpty(inner) || (path.length === 0 && isInitial(inner, { initializer }));
}

/** `undefined`, `null`, `void 0`. */
export function isNothing(node: TSESTree.Node): boolean {
  if (node.type === 'Identifier') return node.name === 'undefined';
  return node.type === 'Literal' ? node.raw === 'null' : node.type === 'UnaryExpression' && node.operator === 'void';
}

/** `[]`, `{}`, `new Map()`. */
function isEmpty(node: TSESTree.Node): boolean {
  if (node.type === 'ArrayExpression') return node.elements.length === 0;
  if (node.type === 'ObjectExpression') return node.properties.length === 0;
  return node.type === 'NewExpression' && node.arguments.length === 0 && node.callee.type === 'Identifier' && /^(?:Map|Set|WeakMap|WeakSet)$/u.test(node.callee.name);
}

type LiteralNode = TSESTree.Literal | TSESTree.UnaryExpression;

/** A literal, or a signed one. */
export function isLiteral(node: TSESTree.Node): node is LiteralNode {
  return node.type === 'Literal' || (node.type === 'UnaryExpression' && /^[-+!]$/u.test(node.operator) && node.argument.type === 'Literal');
}

function getText(node: LiteralNode): string {
  return node.type === 'Literal' ? node.raw : node.operator + (node.argument as TSESTree.Literal).raw;
}

/** Whether a test of the state's absence leads to a `throw`: `if (!client) throw …`, `client ?? fail()`, `assert(client)`. */
export function throwsWhenAbsent(state: ModuleState, sourceCode: SourceCode): boolean {
  return state.reads.some(read => {
    for (let node = read; node.parent && !isFunction(node.parent); node = node.parent) {
      const { parent } = node;
      if (parent.type === 'IfStatement') {
        const branch = provesAbsent(parent.test, true, state, sourceCode) ? parent.consequent : parent.alternate;
        return parent.test === node && branch !== null && isThrowing(branch);
      }
      if (parent.type === 'CallExpression' && parent.arguments[0] === node && /^(?:assert|invariant|nullthrows)/u.test(getCalleeName(parent))) return true;
    }
    return false;
  });
}

function isThrowing(node: TSESTree.Statement): boolean {
  const last = node.type === 'BlockStatement' ? node.body.at(-1) : node;
  return last?.type === 'ThrowStatement';
}

function getCalleeName({ callee }: TSESTree.CallExpression): string {
  const inner = unwrap(callee);
  return inner.type === 'Identifier' ? inner.name : '';
}

function isOwnFallback(value: TSESTree.Expression, state: ModuleState, sourceCode: SourceCode): boolean {
  const inner = unwrap(value);
  if (inner.type !== 'LogicalExpression' || inner.operator === '&&') return false;
  const left = unwrap(inner.left);
  return isReadOf(left, state) || isOwnFallback(left as TSESTree.Expression, state, sourceCode);
}

function isBehindAbsence(start: TSESTree.Node, state: ModuleState, sourceCode: SourceCode, callers: number): boolean {
  for (let node = start; node.parent; node = node.parent) {
    if (isGuardingParent(node, node.parent, state, sourceCode) || isAfterExit(node, node.parent, state, sourceCode)) return true;
    if (callers === 0 || !isFunction(node.parent)) continue;
    const calls = getPrivateCalls(node.parent, sourceCode);
    if (calls?.every(call => isBehindAbsence(call, state, sourceCode, callers - 1)) === true) return true;
  }
  return false;
}

function isGuardingParent(node: TSESTree.Node, parent: TSESTree.Node, state: ModuleState, sourceCode: SourceCode): boolean {
  switch (parent.type) {
    case 'ConditionalExpression':
    case 'IfStatement':
      return parent.test !== node && provesAbsent(parent.test, parent.consequent === node, state, sourceCode);
    case 'LogicalExpression':
      return parent.right === node && provesAbsent(parent.left, parent.operator === '&&', state, sourceCode);
    case 'WhileStatement':
      return parent.body === node && provesAbsent(parent.test, true, state, sourceCode);
    default:
      return false;
  }
}

/** `if (client) return client;` before the statement, or a `throw`. */
function isAfterExit(node: TSESTree.Node, parent: TSESTree.Node, state: ModuleState, sourceCode: SourceCode): boolean {
  if (parent.type !== 'BlockStatement') return false;
  for (const statement of parent.body) {
    if (statement === node) return false;
    if (statement.type === 'IfStatement' && !canComplete(statement.consequent) && provesAbsent(statement.test, false, state, sourceCode)) return true;
  }
  return false;
}

/**
 * Whether a test that holds (or fails) has found the state absent. Of `!client || client.closed` one side is enough: what replaces
 * a dead thing is still made on demand.
 */
function provesAbsent(test: TSESTree.Node, holds: boolean, state: ModuleState, sourceCode: SourceCode): boolean {
  const node = unwrap(test);
  switch (node.type) {
    case 'UnaryExpression':
      return node.operator === '!' && provesAbsent(node.argument, !holds, state, sourceCode);
    case 'LogicalExpression':
      return provesAbsent(node.left, holds, state, sourceCode) || provesAbsent(node.right, holds, state, sourceCode);
    case 'BinaryExpression':
      return isComparisonWithAbsence(node, holds, state, sourceCode);
    case 'CallExpression':
      return node.arguments.length === 1 && /^is(?:Nil|Undefined|Null)/u.test(getCalleeName(node)) && holds && isReadOf(node.arguments[0]!, state);
    default:
      return !holds && isPresence(node, state, sourceCode);
  }
}

/** `client`, `client?.open`, `items.length`, and a `const` of these. */
function isPresence(node: TSESTree.Node, state: ModuleState, sourceCode: SourceCode): boolean {
  const inner = unwrap(node);
  if (isReadOf(inner, state)) return true;
  if (inner.type === 'MemberExpression') return isReadOf(inner.object, state);
  const value = followConst(inner, sourceCode);
  return value !== inner && isReadOf(value, state);
}

/** `x === undefined`, `x == null`, `typeof x === "undefined"`, `x === -1` where that is its initial value, `items.length === 0`. */
function isComparisonWithAbsence({ left, operator, right }: TSESTree.BinaryExpression, holds: boolean, state: ModuleState, sourceCode: SourceCode): boolean {
  if (operator === 'instanceof') return !holds && isReadOf(left, state);
  if (!/^(?:[!=]==?|[<>]=?)$/u.test(operator)) return false;
  const [tested, other] = isPresence(getTyped(left), state, sourceCode) ? [left, right] : [right, left];
  if (!isPresence(getTyped(tested), state, sourceCode)) return false;
  const value = unwrap(other);
  const isAbsent = isNothing(value) || (isLiteral(value) && /^(?:0|1|''|""|false|['"]undefined['"])$/u.test(getText(value))) || isInitial(value, state);
  if (!isAbsent) return isLiteral(value) && getText(value) === 'true' && operator.startsWith('!') === holds;
  return /^(?:===?|<=?)$/u.test(operator) === holds;
}

function getTyped(node: TSESTree.Node): TSESTree.Node {
  const inner = unwrap(node);
  return inner.type === 'UnaryExpression' && inner.operator === 'typeof' ? inner.argument : inner;
}

function isInitial(value: TSESTree.Node, { initializer }: Pick<ModuleState, 'initializer'>): boolean {
  const initial = initializer && unwrap(initializer);
  return initial !== null && isLiteral(initial) && isLiteral(value) && getText(initial) === getText(value);
}

/** Whether an expression is one of the state's reads. */
export function isReadOf(node: TSESTree.Node, { reads }: Pick<ModuleState, 'reads'>): boolean {
  return reads.includes(unwrap(node));
}
