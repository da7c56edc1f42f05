import type { TSESTree } from '@typescript-eslint/utils';

import { isFunction } from '../../ast/functions.ts';
import { unwrap } from '../../ast/unwrap.ts';
import { getChildren } from '../../ast/walk.ts';
import type { FileContext } from '../../create-rule.ts';
import type { LogCall } from '../loggers.ts';
import { getErrorFlow, type ErrorFlow } from './error-flow.ts';
import { getCallEffect, getReturnEffect, getWriteEffect, type Effect } from './effects.ts';
import type { ErrorHandler } from './handlers.ts';
import { getSides, type Side } from './known-errors.ts';

/** What is true of every way that leads to a place; a bit each. */
export const Fact = {
  /** The error is thrown, handed on, or the process ends. */
  accounted: 1,
  /** The error, or something made from it, is logged. */
  logged: 2,
  /** Something is logged, but nothing of the error. */
  loggedWithout: 4,
  /** The failure is made visible without the error. */
  signalled: 8,
  /** The way lies behind a test that the error is a known one. */
  known: 16,
  /** The way lies behind a test that the error is none of the known ones. */
  other: 32,
  /** The way lies behind a test that the work was called off, so that nobody waits for its result. */
  calledOff: 64,
  /** What was thrown is no `Error` at all, which hardly ever happens. */
  noError: 128,
  /** The way ends in the result of another attempt. */
  attempted: 256,
} as const;

/** The facts about what was thrown, which hold only behind the test that found them out. */
const CIRCUMSTANCES = Fact.known | Fact.other | Fact.calledOff | Fact.noError;

/** The facts of one or more ways that reach the same place: one number for each combination that occurs, of a fixed number of possible ones. */
export type Ways = ReadonlySet<number>;

/** One place where control leaves the handler. */
export interface PathEnd {
  readonly kind: 'leave' | 'normal' | 'return' | 'throw';
  /** The statement that leaves, or the body of an arrow function; `null` for the handler's end. */
  readonly node: TSESTree.Node | null;
  /** What is returned, if anything. */
  readonly value: TSESTree.Expression | null;
  readonly ways: Ways;
}

/** What every way through a handler does with the error. */
export interface HandlerPaths {
  readonly ends: readonly PathEnd[];
  /** Whether a test for a known error decides what happens. */
  readonly testsKnownErrors: boolean;
  /** The log calls that say nothing of the error. */
  readonly emptyLogs: readonly LogCall[];
  readonly flow: ErrorFlow | null;
}

const START: Ways = new Set([0]);
const NO_WAY: Ways = new Set<number>();
const pathsByBody = new WeakMap<TSESTree.Node, HandlerPaths>();

/**
 * Walks every way through a handler once and collects what has happened to the error wherever control leaves it. Ways with the
 * same facts are one from where they meet, so that the work grows with the size of the handler and not with the number of its
 * ways. Bodies of loops count as executed, an optional call and a call behind a test of only its receiver as made.
 */
export function getHandlerPaths(handler: ErrorHandler, context: FileContext): HandlerPaths {
  if (!handler.body) {
    const ways: Ways = new Set([handler.logs ? Fact.logged : 0]);
    return { emptyLogs: [], ends: [{ kind: 'normal', node: null, value: null, ways }], flow: null, testsKnownErrors: false };
  }
  let paths = pathsByBody.get(handler.body);
  if (!paths) {
    paths = walkPaths(handler.body, getErrorFlow(handler.parameter, handler.body, context), context);
    pathsByBody.set(handler.body, paths);
  }
  return paths;
}

/** Where `break` and `continue` go, from the innermost statement outwards. */
interface JumpTarget {
  readonly labels: readonly string[];
  readonly isLoop: boolean;
  broken: Ways;
}

function walkPaths(body: NonNullable<ErrorHandler['body']>, flow: ErrorFlow, context: FileContext): HandlerPaths {
  const ends: PathEnd[] = [];
  const emptyLogs: LogCall[] = [];
  const targets: JumpTarget[] = [];
  let testsKnownErrors = false;
  let nestedHandlers = 0;

  const sidesOf = (test: TSESTree.Node) => getSides(test, flow.carries, context);

  const take = (side: Side, ways: Ways): Ways => {
    if (side === 'known' || side === 'other') testsKnownErrors = true;
    if (side === 'off') return map(ways, facts => facts | Fact.calledOff);
    if (side === 'noError') return map(ways, facts => facts | Fact.noError);
    if (side === 'known') return map(ways, facts => (facts | Fact.known) & ~Fact.other);
    return side === 'other' ? map(ways, facts => (facts & Fact.known ? facts : facts | Fact.other)) : ways;
  };

  const apply = (effect: Effect | null, ways: Ways): Ways => {
    // A log call in a handler inside the handler speaks of another error.
    if (!effect || (effect.kind === 'loggedWithout' && nestedHandlers > 0)) return ways;
    if (effect.kind === 'loggedWithout' && effect.log && !emptyLogs.includes(effect.log)) emptyLogs.push(effect.log);
    return map(ways, facts => facts | Fact[effect.kind]);
  };

  const runAll = (nodes: readonly TSESTree.Node[], ways: Ways): Ways => nodes.reduce((before, node) => run(node, before), ways);

  const run = (node: TSESTree.Node, ways: Ways): Ways => {
    if (ways.size === 0) return ways;
    switch (node.type) {
      case 'BlockStatement':
        return runAll(node.body, ways);
      case 'ReturnStatement':
        leaveWith(node, node.argument, ways);
        return NO_WAY;
      case 'ThrowStatement':
        ends.push({ kind: 'throw', node, value: null, ways: map(evaluate(node.argument, ways), facts => facts | Fact.accounted) });
        return NO_WAY;
      case 'BreakStatement':
      case 'ContinueStatement':
        jump(node, ways);
        return NO_WAY;
      case 'IfStatement':
        return runIf(node, ways);
      case 'SwitchStatement':
        return runSwitch(node, ways);
      case 'TryStatement':
        return runTry(node, ways);
      case 'LabeledStatement':
        return runBody(node.body, getLabels(node), isLoop(getLabelled(node)), ways);
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
        return runBody(node, [], true, ways);
      case 'ExpressionStatement':
        return runExpression(node.expression, ways);
      case 'FunctionDeclaration':
      case 'ClassDeclaration':
        return ways;
      default:
        return evaluateChildren(node, ways);
    }
  };

  const leaveWith = (node: TSESTree.Node, value: TSESTree.Expression | null, ways: Ways): void => {
    const inner = value && unwrap(value);
    if (inner?.type === 'ConditionalExpression') {
      const { whenFalse, whenTrue } = sidesOf(inner.test);
      const tested = evaluate(inner.test, ways);
      leaveWith(node, inner.consequent, take(whenTrue, tested));
      leaveWith(node, inner.alternate, take(whenFalse, tested));
      return;
    }
    const evaluated = inner ? apply(getReturnEffect(inner, flow, context), evaluate(inner, ways)) : ways;
    if (evaluated.size > 0) ends.push({ kind: 'return', node, value: inner as TSESTree.Expression | null, ways: evaluated });
  };

  const jump = (node: TSESTree.BreakStatement | TSESTree.ContinueStatement, ways: Ways): void => {
    const target = targets.findLast(({ isLoop: loop, labels }) =>
      node.label ? labels.includes(node.label.name) : loop || (node.type === 'BreakStatement' && labels.includes('')),
    );
    if (target) target.broken = union(target.broken, ways);
    else ends.push({ kind: 'leave', node, value: null, ways });
  };

  const runIf = ({ alternate, consequent, test }: TSESTree.IfStatement, ways: Ways): Ways => {
    const { whenFalse, whenTrue } = sidesOf(test);
    const tested = evaluate(test, ways);
    const after = run(consequent, take(whenTrue, tested));
    if (alternate) return union(after, run(alternate, take(whenFalse, tested)));
    return testsOnlyItsReceiver(test, consequent, flow, context) ? after : union(after, take(whenFalse, tested));
  };

  const runSwitch = ({ cases, discriminant }: TSESTree.SwitchStatement, ways: Ways): Ways => {
    const target: JumpTarget = { broken: NO_WAY, isLoop: false, labels: [''] };
    const entered = evaluate(discriminant, ways);
    const isOnError = flow.carries(discriminant);
    targets.push(target);
    let falling = NO_WAY;
    let isTested = isOnError;
    for (const { consequent, test } of cases) {
      const side = test && (isOnError ? 'known' : sidesOf(test).whenTrue);
      if (side === 'known') isTested = true;
      falling = runAll(consequent, union(falling, take(test ? side : isTested ? 'other' : null, entered)));
    }
    targets.pop();
    const passed = cases.some(({ test }) => test === null) ? NO_WAY : take(isTested ? 'other' : null, entered);
    return union(falling, target.broken, passed);
  };

  const runTry = ({ block, finalizer, handler }: TSESTree.TryStatement, ways: Ways): Ways => {
    const firstEnd = ends.length;
    const done = run(block, ways);
    let after = done;
    if (handler) {
      // What the block managed before it failed is not known: a report that fails was made nevertheless.
      const gained = getGained([done, ...ends.slice(firstEnd).map(end => end.ways)]);
      nestedHandlers++;
      after = union(done, run(handler.body, map(ways, facts => facts | gained)));
      nestedHandlers--;
    }
    if (!finalizer) return after;
    const lastEnd = ends.length;
    const finished = run(finalizer, START);
    if (finished.size === 0) {
      // What a `finally` block leaves by replaces every other way out.
      ends.splice(firstEnd, lastEnd - firstEnd);
      return NO_WAY;
    }
    const gained = getGained([finished]);
    for (let index = firstEnd; index < ends.length; index++) {
      const end = ends[index]!;
      ends[index] = { ...end, ways: map(end.ways, facts => facts | gained) };
    }
    return after.size > 0 ? map(after, facts => facts | gained) : after;
  };

  const runBody = (node: TSESTree.Statement, labels: readonly string[], loop: boolean, ways: Ways): Ways => {
    const target: JumpTarget = { broken: NO_WAY, isLoop: loop, labels };
    const statement = node.type === 'LabeledStatement' ? getLabelled(node) : node;
    targets.push(target);
    const parts = isLoop(statement) ? [...getChildren(statement, context.sourceCode)] : [statement];
    const after = parts.reduce((before, part) => (part === getLoopBody(statement) ? run(part, before) : evaluateOrRun(part, before)), ways);
    targets.pop();
    return union(after, target.broken);
  };

  const evaluateOrRun = (node: TSESTree.Node, ways: Ways): Ways => (/Statement$/u.test(node.type) ? run(node, ways) : evaluate(node, ways));

  /** An expression on its own: what follows a test in it happens on that side only. */
  const runExpression = (node: TSESTree.Expression, ways: Ways): Ways => {
    const inner = unwrap(node);
    const expression = inner.type === 'AwaitExpression' || (inner.type === 'UnaryExpression' && inner.operator === 'void') ? unwrap(inner.argument) : inner;
    if (expression.type === 'ConditionalExpression') {
      const { whenFalse, whenTrue } = sidesOf(expression.test);
      const tested = evaluate(expression.test, ways);
      return union(runExpression(expression.consequent, take(whenTrue, tested)), runExpression(expression.alternate, take(whenFalse, tested)));
    }
    if (expression.type !== 'LogicalExpression') return evaluate(expression, ways);
    const { whenFalse, whenTrue } = sidesOf(expression.left);
    const tested = evaluate(expression.left, ways);
    const isOr = expression.operator === '||';
    const after = runExpression(expression.right, take(isOr ? whenFalse : whenTrue, tested));
    return testsOnlyItsReceiver(expression.left, expression.right, flow, context)
      ? after
      : union(after, take(isOr ? whenTrue : whenFalse, tested));
  };

  const evaluate = (node: TSESTree.Node, ways: Ways): Ways => {
    if (ways.size === 0 || isFunction(node)) return ways;
    switch (node.type) {
      case 'ConditionalExpression': {
        const tested = evaluate(node.test, ways);
        return union(evaluate(node.consequent, tested), evaluate(node.alternate, tested));
      }
      case 'LogicalExpression': {
        const left = evaluate(node.left, ways);
        return union(left, evaluate(node.right, left));
      }
      case 'CallExpression':
      case 'NewExpression':
        return apply(getCallEffect(node, flow, context), evaluateChildren(node, ways));
      case 'AssignmentExpression':
      case 'UpdateExpression':
        return apply(getWriteEffect(node, flow), evaluateChildren(node, ways));
      case 'YieldExpression':
        return apply(node.argument && flow.carries(node.argument) ? { kind: 'accounted' } : null, evaluateChildren(node, ways));
      default:
        return evaluateChildren(node, ways);
    }
  };

  const evaluateChildren = (node: TSESTree.Node, ways: Ways): Ways => {
    let after = ways;
    for (const child of getChildren(node, context.sourceCode)) after = evaluate(child, after);
    return after;
  };

  if (body.body.type === 'BlockStatement') {
    const rest = run(body.body, START);
    if (rest.size > 0) ends.push({ kind: 'normal', node: null, value: null, ways: rest });
  } else {
    leaveWith(body.body, body.body, START);
  }
  return { emptyLogs, ends, flow, testsKnownErrors };
}

/** `if (cb) cb(e)`, `logger && logger.error(e)`: the test only asks whether there is somebody to hand the error to. */
function testsOnlyItsReceiver(test: TSESTree.Node, branch: TSESTree.Node, flow: ErrorFlow, { sourceCode }: FileContext): boolean {
  const receivers = getTestedReceivers(test).map(node => sourceCode.getText(node).replaceAll('?.', '.'));
  if (receivers.length === 0) return false;
  const statement = branch.type === 'BlockStatement' ? branch.body[0] : branch;
  const expression = statement?.type === 'ExpressionStatement' ? statement.expression : statement;
  const inner = expression && unwrap(expression);
  const call = inner?.type === 'AwaitExpression' || inner?.type === 'UnaryExpression' ? unwrap(inner.argument) : inner;
  if (call?.type !== 'CallExpression' || !call.arguments.some(flow.carries)) return false;
  const callee = sourceCode.getText(call.callee).replaceAll('?.', '.');
  return receivers.every(receiver => callee === receiver || callee.startsWith(`${receiver}.`) || callee.startsWith(`${receiver}[`));
}

function getTestedReceivers(test: TSESTree.Node): TSESTree.Node[] {
  const inner = unwrap(test);
  if (inner.type === 'Identifier' || inner.type === 'MemberExpression') return [inner];
  if (inner.type === 'LogicalExpression' && inner.operator === '&&') return [...getTestedReceivers(inner.left), ...getTestedReceivers(inner.right)];
  if (inner.type !== 'BinaryExpression' || !/^[!=]==?$/u.test(inner.operator)) return [];
  const left = unwrap(inner.left);
  return getTestedReceivers(left.type === 'UnaryExpression' && left.operator === 'typeof' ? left.argument : left);
}

function getLabels(node: TSESTree.LabeledStatement): string[] {
  return [node.label.name, ...(node.body.type === 'LabeledStatement' ? getLabels(node.body) : [])];
}

function getLabelled(node: TSESTree.LabeledStatement): TSESTree.Statement {
  return node.body.type === 'LabeledStatement' ? getLabelled(node.body) : node.body;
}

function isLoop({ type }: TSESTree.Node): boolean {
  return /^(?:For|ForIn|ForOf|While|DoWhile)Statement$/u.test(type);
}

function getLoopBody(node: TSESTree.Statement): TSESTree.Node | null {
  return isLoop(node) && 'body' in node && !Array.isArray(node.body) ? (node.body as TSESTree.Node) : null;
}

/** The facts that any of the ways has gained. */
function getGained(all: readonly Ways[]): number {
  let gained = 0;
  for (const ways of all) for (const facts of ways) gained |= facts & ~CIRCUMSTANCES;
  return gained;
}

function map(ways: Ways, change: (facts: number) => number): Ways {
  const changed = new Set<number>();
  for (const facts of ways) changed.add(change(facts));
  return changed;
}

function union(...all: readonly Ways[]): Ways {
  const [first, ...rest] = all.filter(ways => ways.size > 0);
  return rest.length === 0 ? (first ?? NO_WAY) : new Set([...(first ?? []), ...rest.flatMap(ways => [...ways])]);
}
