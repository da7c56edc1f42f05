import type { TSESTree } from '@typescript-eslint/utils';

import { getEnclosingFunction, isFunction, type FunctionNode } from '../ast/functions.ts';
import { getLastName } from '../ast/names.ts';
import { unwrap, wrapped } from '../ast/unwrap.ts';
import type { FileContext } from '../create-rule.ts';
import { ITERATION_FUNCTION, ITERATION_METHODS, TIMER_FUNCTIONS } from '../knowledge/boundaries.ts';
import { isBoundaryFunction } from './error-handlers/boundaries.ts';

/** How many functions that are called from each other are looked into. */
const MAX_DEPTH = 3;

/**
 * Whether calls of a function may overlap: it is given to `map`, `forEach` and kin, to what calls it for each event, request or
 * tick, or to whoever called the function around it (returned, kept in an object or assigned to a member); or it is called without
 * being awaited, or by such a function. A callback that is called once (`withSpan(async () => …)`) is none.
 */
export function isRunConcurrently(node: FunctionNode, context: FileContext): boolean {
  return isConcurrent(node, context, MAX_DEPTH);
}

function isConcurrent(node: FunctionNode, context: FileContext, depth: number): boolean {
  if (depth === 0) return false;
  if (isHandedOut(node, context, depth) || (!isGivenToTimer(node) && isBoundaryFunction(node, context))) return true;
  const holder = node.type === 'FunctionDeclaration' ? node : wrapped(node).parent;
  const variable = holder && (holder.type === 'FunctionDeclaration' || holder.type === 'VariableDeclarator') ? context.sourceCode.getDeclaredVariables(holder)[0] : undefined;
  const uses = variable?.references.filter(({ init }) => !init) ?? [];
  return uses.some(({ identifier }) => isHandedOut(identifier, context, depth) || isOverlappingCall(identifier, node, context, depth));
}

/** Each timer calls its function once, but for those of `setInterval`. */
function isGivenToTimer(node: FunctionNode): boolean {
  const { parent } = wrapped(node);
  const name = parent?.type === 'CallExpression' ? (getLastName(parent.callee) ?? '') : '';
  return name === 'once' || (name !== 'setInterval' && TIMER_FUNCTIONS.has(name));
}

/** Whether a function, by itself or by its name, is given to something that calls it when it wants. */
function isHandedOut(node: TSESTree.Node, context: FileContext, depth: number): boolean {
  const value = wrapped(node);
  const { parent } = value;
  switch (parent?.type) {
    case 'CallExpression':
      return parent.callee !== value && isIteration(parent);
    case 'ReturnStatement':
    case 'ExportDefaultDeclaration':
    case 'ExportSpecifier':
      return true;
    case 'ArrowFunctionExpression':
      return parent.body === value;
    case 'AssignmentExpression':
      return parent.right === value && unwrap(parent.left).type === 'MemberExpression';
    case 'MethodDefinition':
    case 'PropertyDefinition':
    case 'AccessorProperty':
      return parent.value === value;
    case 'Property':
    case 'ObjectExpression':
    case 'ArrayExpression':
    case 'ConditionalExpression':
    case 'LogicalExpression':
      return isHandedOut(parent, context, depth);
    default:
      return false;
  }
}

/** `items.map(…)`, `pMap(items, …)`, `Array.from(items, …)`. */
function isIteration({ callee }: TSESTree.CallExpression): boolean {
  const inner = unwrap(callee);
  const name = getLastName(inner) ?? '';
  if (ITERATION_FUNCTION.test(name)) return true;
  return inner.type === 'MemberExpression' && (name === 'from' || ITERATION_METHODS.has(name) || PREDICATE_METHODS.has(name));
}

/** Methods of a list that wait for no promise either. */
const PREDICATE_METHODS = new Set(['every', 'filter', 'some']);

/** A call by name that nobody awaits on the spot, or that stands in a function whose calls overlap. */
function isOverlappingCall(identifier: TSESTree.Node, callee: FunctionNode, context: FileContext, depth: number): boolean {
  const value = wrapped(identifier);
  if (value.parent?.type !== 'CallExpression' || value.parent.callee !== value) return false;
  const call = wrapped(value.parent);
  const caller = getEnclosingFunction(call);
  if (caller === callee) return false;
  if (isKept(call)) return true;
  return caller !== null && isInside(caller, getEnclosingFunction(callee)) && isConcurrent(caller, context, depth - 1);
}

/** A promise that is put into a list, or that nobody waits for. */
function isKept({ parent }: TSESTree.Node): boolean {
  return parent?.type === 'ArrayExpression' || parent?.type === 'ExpressionStatement' || (parent?.type === 'UnaryExpression' && parent.operator === 'void');
}

function isInside(node: TSESTree.Node, outer: FunctionNode | null): boolean {
  for (let around: TSESTree.Node | undefined = node.parent; around; around = around.parent) {
    if (around === outer) return true;
    if (isFunction(around) && outer === null) return false;
  }
  return outer === null;
}
