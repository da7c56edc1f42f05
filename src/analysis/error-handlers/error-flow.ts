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

const COLLECTING_METHODS = new Set(['add', 'append', 'push', 'set', 'unshift']);

/** How often values are followed from one variable to the next. */
const MAX_ROUNDS = 4;

/** Follows the error from what it is bound to through the variables of the handler. */
export function getErrorFlow(
  parameter: TSESTree.Node | null,
  body: FunctionNode | TSESTree.CatchClause,
  context: FileContext,
): ErrorFlow {
  const flow = new ErrorFlow(body, context);
  const bound = parameter ? getPatternVariables(parameter, context.sourceCode) : [];
  if (bound.length === 0) return flow;
  for (const variable of bound) flow.add(variable);
  const transfers = collectTransfers(body, context.sourceCode);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const reached = transfers.filter(({ from }) => flow.carries(from)).flatMap(({ to }) => to(flow.getRoot));
    if (reached.filter(variable => flow.isInside(variable) && flow.add(variable)).length === 0) break;
  }
  return flow;
}

/** Where the error goes inside a handler. */
export class ErrorFlow {
  readonly #body: FunctionNode | TSESTree.CatchClause;
  readonly #context: FileContext;
  readonly #carriers = new Set<Variable>();
  /** The nodes in which a carrier is mentioned. */
  readonly #mentions = new Set<TSESTree.Node>();

  constructor(body: FunctionNode | TSESTree.CatchClause, context: FileContext) {
    this.#body = body;
    this.#context = context;
  }

  /** Notes that a variable holds the error or something made from it; `false` when that was known. */
  add(variable: Variable): boolean {
    if (this.#carriers.has(variable)) return false;
    this.#carriers.add(variable);
    for (const { identifier } of variable.references) this.#mention(identifier);
    return true;
  }

  #mention(identifier: TSESTree.Node): void {
    let node: TSESTree.Node | undefined = identifier;
    for (; node && node !== this.#body && !this.#mentions.has(node); node = node.parent) this.#mentions.add(node);
  }

  /** Whether a variable was declared inside the handler. */
  isInside({ defs }: Variable): boolean {
    const [start, end] = this.#body.range;
    return defs.some(({ name }) => name.range[0] >= start && name.range[1] <= end);
  }

  /** The variable at the root of `a`, `a.b`, `a.b.c`; `null` for `this`, globals and everything else. */
  readonly getRoot = (node: TSESTree.Node): Variable | null => {
    let root = unwrap(node);
    while (root.type === 'MemberExpression') root = unwrap(root.object);
    return root.type === 'Identifier' ? getVariable(root, this.#context.sourceCode) : null;
  };

  /**
   * Whether a value is the error or made from it: a member, a message, a wrapper, a text, the result of a call that was given it,
   * a function that mentions it. The result of a log call is not, nor is the answer to `typeof e` or `e instanceof Error`.
   */
  readonly carries: Carries = node => {
    if (!this.#mentions.has(node)) return false;
    switch (node.type) {
      case 'Identifier':
        return this.#isCarrier(node);
      case 'ArrowFunctionExpression':
      case 'FunctionDeclaration':
      case 'FunctionExpression':
        return true;
      case 'BinaryExpression':
      case 'UnaryExpression':
        return this.#operationCarries(node);
      case 'CallExpression':
        return this.#callCarries(node);
      case 'ConditionalExpression':
        return [node.consequent, node.alternate].some(this.carries) || this.#asksForKnown(node.test);
      case 'MemberExpression':
        return this.carries(node.object) || (node.computed && this.carries(node.property));
      case 'SequenceExpression':
        return this.carries(node.expressions.at(-1)!);
      case 'AssignmentExpression':
        return this.carries(node.right);
      default:
        return getChildren(node, this.#context.sourceCode).some(this.carries);
    }
  };

  #isCarrier(node: TSESTree.Identifier): boolean {
    const variable = getVariable(node, this.#context.sourceCode);
    return variable !== null && this.#carriers.has(variable);
  }

  #operationCarries(node: TSESTree.BinaryExpression | TSESTree.UnaryExpression): boolean {
    if (node.type === 'BinaryExpression') {
      const isComparison = /^(?:[!=]==?|[<>]=?|in|instanceof)$/u.test(node.operator);
      return isComparison ? this.#asksForKnown(node) : this.carries(node.left) || this.carries(node.right);
    }
    if (node.operator === '!') return this.#asksForKnown(node.argument);
    return node.operator !== 'typeof' && node.operator !== 'void' && this.carries(node.argument);
  }

  #callCarries(node: TSESTree.CallExpression): boolean {
    if (getLogCall(node, this.#context) || getQuestion(node, this.carries, this.#context) === 'narrowing') return false;
    return this.carries(node.callee) || node.arguments.some(this.carries);
  }

  /** The answer to a test for a known error says something of it. */
  #asksForKnown(node: TSESTree.Node): boolean {
    const inner = unwrap(node);
    if (inner.type === 'LogicalExpression') return this.#asksForKnown(inner.left) || this.#asksForKnown(inner.right);
    if (inner.type === 'UnaryExpression') return this.#asksForKnown(inner.argument);
    return getQuestion(inner, this.carries, this.#context) === 'known';
  }
}

/** One place where a value moves into variables. */
interface Transfer {
  readonly from: TSESTree.Node;
  readonly to: (getRoot: ErrorFlow['getRoot']) => readonly Variable[];
}

function collectTransfers(body: TSESTree.Node, sourceCode: FileContext['sourceCode']): Transfer[] {
  return walk(body, sourceCode).flatMap(node => (node === body ? [] : getTransfers(node, sourceCode)));
}

function getTransfers(node: TSESTree.Node, sourceCode: FileContext['sourceCode']): Transfer[] {
  const toPattern = (from: TSESTree.Node, pattern: TSESTree.Node): Transfer => ({
    from,
    to: () => getPatternVariables(pattern, sourceCode),
  });
  switch (node.type) {
    case 'VariableDeclarator':
      return node.init ? [toPattern(node.init, node.id)] : [];
    case 'ForOfStatement':
      return [
        toPattern(node.right, node.left.type === 'VariableDeclaration' ? node.left.declarations[0].id : node.left),
      ];
    case 'FunctionDeclaration':
      return node.id ? [toPattern(node, node.id)] : [];
    case 'AssignmentExpression':
      return [node.left.type === 'MemberExpression' ? toRoot(node.right, node.left) : toPattern(node.right, node.left)];
    case 'CallExpression':
      return getCallTransfers(node, toPattern);
    default:
      return [];
  }
}

/** A value that is put into an object or a list. */
function toRoot(from: TSESTree.Node, target: TSESTree.Node): Transfer {
  return { from, to: getRoot => [getRoot(target)].filter(root => root !== null) };
}

/** `e.errors.forEach(one => …)` gives the callback's parameter a part of the error; `lines.push(e.message)` gives it to the list. */
function getCallTransfers(
  node: TSESTree.CallExpression,
  toPattern: (from: TSESTree.Node, pattern: TSESTree.Node) => Transfer,
): Transfer[] {
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression') return [];
  const isCollecting = COLLECTING_METHODS.has(getKeyName(callee) ?? '');
  return node.arguments.flatMap(argument => {
    if (isFunction(argument)) return argument.params[0] ? [toPattern(callee.object, argument.params[0])] : [];
    return isCollecting ? [toRoot(argument, callee.object)] : [];
  });
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
