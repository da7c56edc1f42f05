import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isFunction, type FunctionNode } from '../../ast/functions.ts';
import { getKeyName } from '../../ast/names.ts';
import { unwrap } from '../../ast/unwrap.ts';
import { getChildren, walk } from '../../ast/walk.ts';
import type { FileContext } from '../../create-rule.ts';
import { getVariable } from '../bindings.ts';
import { getLogCall } from '../loggers.ts';
import { getQuestion, type Carries } from './known-errors.ts';

type Variable = TSESLint.Scope.Variable;

/** Where the error goes inside a handler. */
export interface ErrorFlow {
  /**
   * Whether a value is the error or made from it: a member, a message, a wrapper, a text, the result of a call that was given it,
   * a function that mentions it. The result of a log call is not, nor is the answer to `typeof e` or `e instanceof Error`.
   */
  readonly carries: Carries;
  /** Whether a variable was declared inside the handler. */
  readonly isInside: (variable: Variable) => boolean;
  /** The variable at the root of `a`, `a.b`, `a.b.c()`; `null` for `this`, globals and everything else. */
  readonly getRoot: (node: TSESTree.Node) => Variable | null;
}

const COLLECTING_METHODS = new Set(['add', 'append', 'push', 'set', 'unshift']);

/** How often values are followed from one variable to the next. */
const MAX_ROUNDS = 4;

/** Follows the error from what it is bound to through the variables of the handler. */
export function getErrorFlow(
  parameter: TSESTree.Node | null,
  body: FunctionNode | TSESTree.CatchClause,
  context: FileContext,
): ErrorFlow {
  const { sourceCode } = context;
  const carriers = new Set<Variable>();
  const mentions = new Set<TSESTree.Node>();
  const isInside = ({ defs }: Variable): boolean =>
    defs.some(({ name }) => name.range[0] >= body.range[0] && name.range[1] <= body.range[1]);

  const add = (variable: Variable): boolean => {
    if (carriers.has(variable)) return false;
    carriers.add(variable);
    for (const { identifier } of variable.references) {
      for (
        let node: TSESTree.Node | undefined = identifier;
        node && node !== body && !mentions.has(node);
        node = node.parent
      )
        mentions.add(node);
    }
    return true;
  };

  const getRoot = (node: TSESTree.Node): Variable | null => {
    let root = unwrap(node);
    while (root.type === 'MemberExpression') root = unwrap(root.object);
    return root.type === 'Identifier' ? getVariable(root, sourceCode) : null;
  };

  const carries: Carries = node => {
    if (!mentions.has(node)) return false;
    switch (node.type) {
      case 'Identifier': {
        const variable = getVariable(node, sourceCode);
        return variable !== null && carriers.has(variable);
      }
      case 'UnaryExpression':
        if (node.operator === '!') return isKnownQuestion(node.argument);
        return node.operator !== 'typeof' && node.operator !== 'void' && carries(node.argument);
      case 'BinaryExpression':
        if (/^(?:[!=]==?|[<>]=?|in|instanceof)$/u.test(node.operator)) return isKnownQuestion(node);
        return carries(node.left) || carries(node.right);
      case 'ConditionalExpression':
        return carries(node.consequent) || carries(node.alternate) || isKnownQuestion(node.test);
      case 'LogicalExpression':
        return carries(node.left) || carries(node.right);
      case 'MemberExpression':
        return carries(node.object) || (node.computed && carries(node.property));
      case 'SequenceExpression':
        return carries(node.expressions.at(-1)!);
      case 'AssignmentExpression':
        return carries(node.right);
      case 'CallExpression':
        if (getLogCall(node, context) || getQuestion(node, carries, context) === 'narrowing') return false;
        return carries(node.callee) || node.arguments.some(carries);
      case 'Property':
        return carries(node.value) || (node.computed && carries(node.key));
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
      case 'FunctionDeclaration':
        return true;
      default:
        return [...getChildren(node, sourceCode)].some(carries);
    }
  };

  const isKnownQuestion = (node: TSESTree.Node): boolean => {
    const inner = unwrap(node);
    if (inner.type === 'LogicalExpression') return isKnownQuestion(inner.left) || isKnownQuestion(inner.right);
    if (inner.type === 'UnaryExpression') return isKnownQuestion(inner.argument);
    return getQuestion(inner, carries, context) === 'known';
  };

  const initial = parameter ? getPatternVariables(parameter, sourceCode) : [];
  for (const variable of initial) add(variable);
  if (carriers.size > 0) {
    const transfers = collectTransfers(body, sourceCode);
    for (let round = 0, moved = true; moved && round < MAX_ROUNDS; round++) {
      moved = false;
      for (const { from, to } of transfers) {
        if (!carries(from)) continue;
        for (const variable of to(getRoot)) if (isInside(variable)) moved = add(variable) || moved;
      }
    }
  }
  return { carries, getRoot, isInside };
}

/** One place where a value moves into variables. */
interface Transfer {
  readonly from: TSESTree.Node;
  readonly to: (getRoot: ErrorFlow['getRoot']) => readonly Variable[];
}

function collectTransfers(body: TSESTree.Node, sourceCode: FileContext['sourceCode']): Transfer[] {
  const transfers: Transfer[] = [];
  const toPattern = (from: TSESTree.Node, pattern: TSESTree.Node): void => {
    transfers.push({ from, to: () => getPatternVariables(pattern, sourceCode) });
  };
  for (const node of walk(body, sourceCode)) {
    if (node.type === 'VariableDeclarator' && node.init) toPattern(node.init, node.id);
    else if (node.type === 'ForOfStatement')
      toPattern(node.right, node.left.type === 'VariableDeclaration' ? node.left.declarations[0]!.id : node.left);
    else if (node.type === 'FunctionDeclaration' && node.id && node !== body) toPattern(node, node.id);
    else if (node.type === 'AssignmentExpression') {
      const { left, right } = node;
      if (left.type === 'MemberExpression')
        transfers.push({ from: right, to: getRoot => [getRoot(left)].filter(root => root !== null) });
      else toPattern(right, left);
    } else if (node.type === 'CallExpression') addCallTransfers(node, transfers, toPattern);
  }
  return transfers;
}

/** `e.errors.forEach(one => …)` gives the callback's parameter a part of the error; `lines.push(e.message)` gives it to the list. */
function addCallTransfers(
  node: TSESTree.CallExpression,
  transfers: Transfer[],
  toPattern: (from: TSESTree.Node, pattern: TSESTree.Node) => void,
): void {
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression') return;
  for (const argument of node.arguments) {
    if (isFunction(argument) && argument.params[0]) toPattern(callee.object, argument.params[0]);
    else if (COLLECTING_METHODS.has(getKeyName(callee) ?? '')) {
      transfers.push({ from: argument, to: getRoot => [getRoot(callee.object)].filter(root => root !== null) });
    }
  }
}

function getPatternVariables(pattern: TSESTree.Node, sourceCode: FileContext['sourceCode']): Variable[] {
  switch (pattern.type) {
    case 'Identifier': {
      const variable = getVariable(pattern, sourceCode);
      return variable ? [variable] : [];
    }
    case 'AssignmentPattern':
      return getPatternVariables(pattern.left, sourceCode);
    case 'RestElement':
      return getPatternVariables(pattern.argument, sourceCode);
    case 'ArrayPattern':
      return pattern.elements.flatMap(element => (element ? getPatternVariables(element, sourceCode) : []));
    case 'ObjectPattern':
      return pattern.properties.flatMap(property =>
        getPatternVariables(property.type === 'Property' ? property.value : property, sourceCode),
      );
    default:
      return [];
  }
}
