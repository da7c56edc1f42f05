import type { TSESTree } from '@typescript-eslint/utils';

import { getEnclosingFunction } from '../../ast/functions.ts';
import { getLastName } from '../../ast/names.ts';
import { unwrap } from '../../ast/unwrap.ts';
import { contains } from '../../ast/walk.ts';
import type { FileContext } from '../../create-rule.ts';
import { getInitializer, getOrigin, getVariable } from '../bindings.ts';
import { getLogCall } from '../loggers.ts';
import { getExitCodeWrite, getProcessExit } from '../process-exits.ts';
import { isBoundaryFunction, isInIteration } from './boundaries.ts';
import type { ErrorFlow } from './error-flow.ts';
import { getErrorHandler } from './handlers.ts';
import { getHandlerPaths, type PathEnd } from './paths.ts';
import { getFollowing } from './surroundings.ts';
import { Fact } from './ways.ts';

const COLLECTING_METHODS = new Set(['push', 'unshift']);

/** How many variables are followed back to the error. */
const MAX_HOPS = 3;

/** Ways on which nobody waits for the error, or a test has told what it is. */
const EXCUSED = Fact.calledOff | Fact.known;

/**
 * Whether the handler of a function's `try` lets the error itself say what failed, on every way: it throws the same error,
 * returns a value that shows it, gives it to what the function was given (`next`, `callback`, `response`, `controller`), or shows
 * it and ends the program; or it logs the error and answers that all of the function failed, be it by a status of 5xx. In a function
 * that is called from outside, handing the error to anything is enough.
 *
 * A handler that goes on speaks for all of its function only where nothing follows the `try`. The body of a loop and the callback
 * of an iteration are one round of a function's work, and no function of their own.
 */
export function tellsItsError(clause: TSESTree.CatchClause, context: FileContext): boolean {
  const outer = getEnclosingFunction(clause);
  const handler = getErrorHandler(clause, context);
  if (!outer || !handler || isInIteration({ node: clause.parent })) return false;
  const { ends, flow } = getHandlerPaths(handler, context);
  if (!flow) return false;
  const isLast = outer.body.type === 'BlockStatement' && outer.body.body.at(-1) === clause.parent;
  const teller = new Teller(clause, flow, context);
  return ends.every(end => teller.tells(end, isLast, isLast && isBoundaryFunction(outer, context)));
}

/**
 * Whether a `try` is one round of a program that is told what to do: all of the body of an endless loop, or nothing but a choice (a
 * `switch`, or an `if` with two `else if` and more), of which one branch runs. Its handler says what failed, whatever it was.
 */
export function isOneRound({ block, handler: clause, parent }: TSESTree.TryStatement, context: FileContext): boolean {
  const handler = clause && getErrorHandler(clause, context);
  const isAlone = parent.type === 'BlockStatement' && parent.body.length === 1 && isEndless(parent.parent);
  if (!handler || !(isAlone || (block.body.length === 1 && isChoice(block.body[0]!, context.sourceCode)))) return false;
  const said = Fact.accounted | Fact.logged | EXCUSED;
  return getHandlerPaths(handler, context).ends.every(({ ways }) => [...ways].every(facts => (facts & said) !== 0));
}

/**
 * Whether a handler says what was worked on beside the error, in one call, and goes on to nothing else: the work on one item, or of
 * one function, failed with just this error. What it answers then is another question.
 */
export function namesItsWork(clause: TSESTree.CatchClause, context: FileContext): boolean {
  const handler = getErrorHandler(clause, context);
  const paths = handler && getHandlerPaths(handler, context);
  const flow = paths?.flow;
  if (!flow) return false;
  const isLast = getFollowing(clause.parent).statements.length === 0;
  const said = Fact.accounted | Fact.logged | EXCUSED;
  const isSaid = paths.ends.every(({ kind, ways }) => (kind === 'return' || (kind === 'normal' && isLast)) && [...ways].every(facts => (facts & said) !== 0));
  return isSaid && contains(clause.body, context.sourceCode, node => node.type === 'CallExpression' && isNamingWork(node, flow, context));
}

/** `logger.error("…", { error, orderId })`, where `orderId` is a function's own. */
function isNamingWork({ arguments: values }: TSESTree.CallExpression, flow: ErrorFlow, { sourceCode }: FileContext): boolean {
  if (!values.some(flow.carries)) return false;
  return values.some(value =>
    contains(value, sourceCode, node => {
      const variable = node.type === 'Identifier' && !flow.carries(node) ? getVariable(node, sourceCode) : null;
      return variable !== null && !flow.isInside(variable) && variable.scope.variableScope.type === 'function';
    }),
  );
}

/** A branch that throws to the handler of its own `try` makes it more than a choice. */
function isChoice(node: TSESTree.Statement, sourceCode: FileContext['sourceCode']): boolean {
  const isOfMany = node.type === 'IfStatement' && node.alternate?.type === 'IfStatement' && node.alternate.alternate?.type === 'IfStatement';
  return (isOfMany || node.type === 'SwitchStatement') && !contains(node, sourceCode, inner => inner.type === 'ThrowStatement');
}

/** `for (;;)`, `while (true)`. */
function isEndless(node: TSESTree.Node): boolean {
  if (node.type === 'ForStatement') return node.test === null;
  return node.type === 'WhileStatement' && node.test.type === 'Literal' && node.test.value === true;
}

class Teller {
  readonly #clause: TSESTree.CatchClause;
  readonly #flow: ErrorFlow;
  readonly #context: FileContext;

  constructor(clause: TSESTree.CatchClause, flow: ErrorFlow, context: FileContext) {
    this.#clause = clause;
    this.#flow = flow;
    this.#context = context;
  }

  tells({ kind, node, value, ways }: PathEnd, isLast: boolean, isOfBoundary: boolean): boolean {
    // An answer that was begun can only be ended.
    const facts = [...ways].filter(way => !(way & EXCUSED) && (way !== 0 || !this.#asksForHeaders()));
    switch (kind) {
      case 'throw':
        return this.#isError((node as TSESTree.ThrowStatement).argument) || this.#isSeenServerError(node!, facts);
      case 'return':
        return (value !== null && (this.#shows(value) || this.#isSeenServerError(value, facts))) || this.#speaks(facts, true, isLast, isOfBoundary);
      case 'normal':
        return (isLast && this.#isSeenServerError(this.#clause.body, facts)) || this.#speaks(facts, isLast, isLast, isOfBoundary);
      default:
        return facts.length === 0;
    }
  }

  /** Whether the ways of a handler hand the error on as it is or, at the end of a function, say that all of it failed. */
  #speaks(facts: readonly number[], isFinal: boolean, isLast: boolean, isOfBoundary: boolean): boolean {
    const isHandled = facts.every(way => (way & Fact.accounted) !== 0);
    if (isHandled && (isOfBoundary || this.#endsProgram() || this.#handsBack(isFinal))) return true;
    return isLast && facts.every(way => (way & Fact.logged) !== 0 && (way & (Fact.accounted | Fact.signalled)) !== 0);
  }

  #isSeenServerError(value: TSESTree.Node, facts: readonly number[]): boolean {
    return facts.every(way => (way & (Fact.accounted | Fact.logged)) !== 0) && this.#isServerError(value);
  }

  /** `error`, or nothing but the error as an `Error`: `error instanceof Error ? error : new Error(String(error))`. */
  #isError(node: TSESTree.Node, hops = 0): boolean {
    const inner = unwrap(node);
    if (inner.type === 'ConditionalExpression') return this.#isError(inner.consequent, hops) || this.#isError(inner.alternate, hops);
    if (inner.type !== 'Identifier' || !this.#flow.carries(inner)) return false;
    const variable = getVariable(inner, this.#context.sourceCode);
    if (variable?.defs[0]?.type === 'CatchClause') return true;
    const initializer = variable && getInitializer(variable);
    return initializer && hops < MAX_HOPS ? this.#isError(initializer, hops + 1) : false;
  }

  /** A value with the error in it, but not what a function made of the error and of a text that it was given beside it. */
  #shows(node: TSESTree.Node): boolean {
    if (!this.#flow.carries(node)) return false;
    const inner = unwrap(node);
    if (inner.type !== 'Identifier') return true;
    const variable = getVariable(inner, this.#context.sourceCode);
    const initializer = variable && getInitializer(variable);
    return initializer?.type !== 'CallExpression' || initializer.arguments.length < 2;
  }

  /**
   * `next(error)`, `callback(error)`, `response.end(error.message)`: what is called came in as a parameter of a function around;
   * `this.onError(error)`: the object is given the very error; `result = { error }`, `problems.push(error.message)`: a variable of a
   * function around keeps it.
   */
  #handsBack(isLast: boolean): boolean {
    return contains(this.#clause.body, this.#context.sourceCode, node => {
      if (node.type === 'AssignmentExpression') return this.#isLocal(node.left) && this.#shows(node.right);
      return node.type === 'CallExpression' && (this.#isKeeping(node) || this.#isHandingBack(node, isLast));
    });
  }

  #asksForHeaders(): boolean {
    return contains(this.#clause.body, this.#context.sourceCode, node => node.type === 'IfStatement' && this.#isAboutHeaders(node.test));
  }

  #isAboutHeaders(test: TSESTree.Node): boolean {
    return contains(test, this.#context.sourceCode, node => node.type === 'MemberExpression' && getLastName(node) === 'headersSent');
  }

  #isKeeping({ arguments: values, callee }: TSESTree.CallExpression): boolean {
    return COLLECTING_METHODS.has(getLastName(callee) ?? '') && this.#isLocal(getChainStart(callee)) && values.some(value => this.#shows(value));
  }

  #isHandingBack(node: TSESTree.CallExpression, isLast: boolean): boolean {
    const start = getChainStart(node.callee);
    if ((start.type !== 'ThisExpression' && !this.#isLocal(start)) || getLogCall(node, this.#context)) return false;
    const isGiven = isLast && this.#isLocal(start, 'Parameter');
    return node.arguments.some(value => this.#isError(value) || (isGiven && this.#shows(value)));
  }

  /** Whether a value begins at a parameter or a variable of a function around the handler. */
  #isLocal(node: TSESTree.Node, only?: 'Parameter'): boolean {
    const root = this.#flow.getRoot(node);
    if (!root || this.#flow.isInside(root)) return false;
    const type = root.defs[0]?.type;
    return type === 'Parameter' || (!only && type === 'Variable' && root.scope.variableScope.type === 'function');
  }

  /** `process.exit(1)` or `process.exitCode = 1` after the error was shown, `core.setFailed(error)`. */
  #endsProgram(): boolean {
    const { sourceCode } = this.#context;
    const isShown = this.#calls(({ arguments: values }) => values.some(this.#flow.carries));
    return isShown && contains(this.#clause.body, sourceCode, node => isProgramsEnd(node, sourceCode));
  }

  /** An answer of 5xx, which says that the server failed, and not at what. */
  #isServerError(value: TSESTree.Node): boolean {
    return contains(value, this.#context.sourceCode, node => {
      if (node.type === 'Literal') return typeof node.value === 'number' && node.value >= 500 && node.value < 600;
      const name = node.type === 'MemberExpression' || node.type === 'Identifier' ? getLastName(node) : null;
      return name !== null && /internal_?server_?error/iu.test(name);
    });
  }

  #calls(accepts: (node: TSESTree.CallExpression) => boolean): boolean {
    return contains(this.#clause.body, this.#context.sourceCode, node => node.type === 'CallExpression' && accepts(node));
  }
}

/** The value that a chain of members and calls begins at: `response` of `response.status(500).json`. */
function getChainStart(node: TSESTree.Node): TSESTree.Node {
  let start = unwrap(node);
  while (start.type === 'CallExpression' || start.type === 'MemberExpression') {
    start = unwrap(start.type === 'CallExpression' ? start.callee : start.object);
  }
  return start;
}

function isProgramsEnd(node: TSESTree.Node, sourceCode: FileContext['sourceCode']): boolean {
  if (node.type === 'MemberExpression') return getExitCodeWrite(node, sourceCode) !== null;
  if (node.type !== 'CallExpression') return false;
  return getProcessExit(node, sourceCode) !== null || getOrigin(node.callee, sourceCode)?.name === '@actions/core.setFailed';
}
