import type { TSESTree } from '@typescript-eslint/utils';

import { FileCache } from '../../ast/file-cache.ts';
import { isFunction } from '../../ast/functions.ts';
import { unwrap } from '../../ast/unwrap.ts';
import { getChildren } from '../../ast/walk.ts';
import type { FileContext } from '../../create-rule.ts';
import type { LogCall } from '../loggers.ts';
import { getCallEffect, getReturnEffect, getWriteEffect, type Effect } from './effects.ts';
import { getErrorFlow, type ErrorFlow } from './error-flow.ts';
import type { ErrorHandler } from './handlers.ts';
import { getQuestion, getSides, type Side, type Sides } from './known-errors.ts';
import { testsOnlyItsReceiver } from './receiver-tests.ts';
import { Fact, NO_WAY, START, addFact, getGained, joinWays, takeSide, type Ways } from './ways.ts';

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
  /** Where the error goes; `null` for a handler that stands elsewhere. */
  readonly flow: ErrorFlow | null;
}

const pathsByFile = new FileCache<Map<TSESTree.Node, HandlerPaths>>();

/**
 * Walks every way through a handler once and collects what has happened to the error wherever control leaves it. Ways with the
 * same facts are one from where they meet, so that the work grows with the size of the handler and not with the number of its
 * ways. Bodies of loops count as executed, an optional call and a call behind a test of only its receiver as made.
 */
export function getHandlerPaths({ body, logs, parameter }: ErrorHandler, context: FileContext): HandlerPaths {
  if (!body) {
    const ways = addFact(START, logs ? Fact.logged : 0);
    return {
      emptyLogs: [],
      ends: [{ kind: 'normal', node: null, value: null, ways }],
      flow: null,
      testsKnownErrors: false,
    };
  }
  const pathsByBody = pathsByFile.getOrCompute(context.sourceCode, () => new Map<TSESTree.Node, HandlerPaths>());
  let paths = pathsByBody.get(body);
  if (!paths) {
    paths = new PathWalker(getErrorFlow(parameter, body, context), context).walk(body.body);
    pathsByBody.set(body, paths);
  }
  return paths;
}

/** Where `break` and `continue` go. */
interface JumpTarget {
  readonly labels: readonly string[];
  readonly isLoop: boolean;
  ways: Ways;
}

/** `break` without a label. */
const UNLABELLED = '';

class PathWalker {
  readonly #flow: ErrorFlow;
  readonly #context: FileContext;
  readonly #ends: PathEnd[] = [];
  readonly #emptyLogs: LogCall[] = [];
  /** The innermost last. */
  readonly #targets: JumpTarget[] = [];
  #nestedHandlers = 0;
  #testsKnownErrors = false;

  constructor(flow: ErrorFlow, context: FileContext) {
    this.#flow = flow;
    this.#context = context;
  }

  walk(body: TSESTree.BlockStatement | TSESTree.Expression): HandlerPaths {
    if (body.type === 'BlockStatement') {
      const ways = this.#run(body, START);
      if (ways.size > 0) this.#ends.push({ kind: 'normal', node: null, value: null, ways });
    } else {
      this.#return(body, body, START);
    }
    return { emptyLogs: this.#emptyLogs, ends: this.#ends, flow: this.#flow, testsKnownErrors: this.#testsKnownErrors };
  }

  /** The ways that come out of a statement at its end. */
  #run(node: TSESTree.Node, ways: Ways): Ways {
    if (ways.size === 0) return ways;
    switch (node.type) {
      case 'BlockStatement':
        return this.#runAll(node.body, ways);
      case 'ReturnStatement':
        return this.#return(node, node.argument, ways);
      case 'ThrowStatement':
        this.#ends.push({
          kind: 'throw',
          node,
          value: null,
          ways: addFact(this.#evaluate(node.argument, ways), Fact.accounted),
        });
        return NO_WAY;
      case 'BreakStatement':
      case 'ContinueStatement':
        return this.#jump(node, ways);
      case 'IfStatement':
        return this.#runIf(node, ways);
      case 'SwitchStatement':
        return this.#runSwitch(node, ways);
      case 'TryStatement':
        return this.#runTry(node, ways);
      case 'LabeledStatement':
        return this.#runLabelled(node, ways);
      case 'DoWhileStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
      case 'ForStatement':
      case 'WhileStatement':
        return this.#runLoop(node, [], ways);
      case 'ExpressionStatement':
        return this.#runExpression(node.expression, ways);
      case 'ClassDeclaration':
      case 'FunctionDeclaration':
        return ways;
      default:
        return this.#evaluateChildren(node, ways);
    }
  }

  #runAll(nodes: readonly TSESTree.Node[], ways: Ways): Ways {
    return nodes.reduce((before, node) => this.#run(node, before), ways);
  }

  #return(node: TSESTree.Node, value: TSESTree.Expression | null, ways: Ways): Ways {
    const inner = value && (unwrap(value) as TSESTree.Expression);
    if (inner?.type === 'ConditionalExpression') {
      const { whenFalse, whenTrue } = this.#getSides(inner.test);
      const tested = this.#evaluate(inner.test, ways);
      this.#return(node, inner.consequent, this.#take(whenTrue, tested));
      return this.#return(node, inner.alternate, this.#take(whenFalse, tested));
    }
    if (inner?.type === 'LogicalExpression' && this.#decidesByError(inner)) {
      const { whenFalse, whenTrue } = this.#getSides(inner.left);
      const tested = this.#evaluate(inner.left, ways);
      const [going, staying] = inner.operator === '&&' ? [whenTrue, whenFalse] : [whenFalse, whenTrue];
      this.#ends.push({ kind: 'return', node, value: inner.left, ways: this.#take(staying, tested) });
      return this.#return(node, inner.right, this.#take(going, tested));
    }
    const returned = inner
      ? this.#apply(getReturnEffect(inner, this.#flow, this.#context), this.#evaluate(inner, ways))
      : ways;
    this.#ends.push({ kind: 'return', node, value: inner, ways: returned });
    return NO_WAY;
  }

  /** `e.code === "ENOENT" && retry()`: a test for a known error, and what happens on one side of it; not `isA(e) && isB(e)`. */
  #decidesByError({ left, operator, right }: TSESTree.LogicalExpression): boolean {
    if (operator === '??' || !this.#getSides(left).whenTrue || !this.#flow.carries(left)) return false;
    const after = unwrap(right);
    return after.type === 'AwaitExpression' || (after.type === 'CallExpression' && getQuestion(after, this.#flow.carries, this.#context) === null);
  }

  #jump(node: TSESTree.BreakStatement | TSESTree.ContinueStatement, ways: Ways): Ways {
    const target = this.#targets.findLast(({ isLoop, labels }) =>
      node.label
        ? labels.includes(node.label.name)
        : isLoop || (node.type === 'BreakStatement' && labels.includes(UNLABELLED)),
    );
    if (target) target.ways = joinWays(target.ways, ways);
    else this.#ends.push({ kind: 'leave', node, value: null, ways });
    return NO_WAY;
  }

  #runIf({ alternate, consequent, test }: TSESTree.IfStatement, ways: Ways): Ways {
    const { whenFalse, whenTrue } = this.#getSides(test);
    const tested = this.#evaluate(test, ways);
    const after = this.#run(consequent, this.#take(whenTrue, tested));
    if (alternate) return joinWays(after, this.#run(alternate, this.#take(whenFalse, tested)));
    return testsOnlyItsReceiver(test, consequent, this.#flow, this.#context)
      ? after
      : joinWays(after, this.#take(whenFalse, tested));
  }

  #runSwitch({ cases, discriminant }: TSESTree.SwitchStatement, ways: Ways): Ways {
    const entered = this.#evaluate(discriminant, ways);
    const isOnError = this.#flow.carries(discriminant);
    const sides = cases.map(({ test }) => test && (isOnError ? 'known' : this.#getSides(test).whenTrue));
    const otherwise: Side = sides.includes('known') ? 'other' : null;
    const target: JumpTarget = { isLoop: false, labels: [UNLABELLED], ways: NO_WAY };
    this.#targets.push(target);
    let falling = NO_WAY;
    cases.forEach(({ consequent, test }, index) => {
      falling = this.#runAll(consequent, joinWays(falling, this.#take(test ? sides[index]! : otherwise, entered)));
    });
    this.#targets.pop();
    const passing = cases.some(({ test }) => test === null) ? NO_WAY : this.#take(otherwise, entered);
    return joinWays(falling, target.ways, passing);
  }

  #runTry({ block, finalizer, handler }: TSESTree.TryStatement, ways: Ways): Ways {
    const firstEnd = this.#ends.length;
    const done = this.#run(block, ways);
    const after = handler
      ? joinWays(
          done,
          this.#runNestedHandler(handler, ways, [done, ...this.#ends.slice(firstEnd).map(end => end.ways)]),
        )
      : done;
    if (!finalizer) return after;
    const inside = this.#ends.splice(firstEnd);
    const finished = this.#run(finalizer, START);
    // What a `finally` block leaves by replaces every other way out.
    if (finished.size === 0) return NO_WAY;
    const gained = getGained([finished]);
    this.#ends.push(...inside.map(end => ({ ...end, ways: addFact(end.ways, gained) })));
    return addFact(after, gained);
  }

  /** What the block managed before it failed is not known: a report that fails counts as made. */
  #runNestedHandler({ body }: TSESTree.CatchClause, ways: Ways, reached: readonly Ways[]): Ways {
    this.#nestedHandlers++;
    const after = this.#run(body, addFact(ways, getGained(reached)));
    this.#nestedHandlers--;
    return after;
  }

  #runLabelled(node: TSESTree.LabeledStatement, ways: Ways): Ways {
    const labels: string[] = [];
    let body: TSESTree.Statement = node;
    for (; body.type === 'LabeledStatement'; body = body.body) labels.push(body.label.name);
    if (isLoop(body)) return this.#runLoop(body, labels, ways);
    const target: JumpTarget = { isLoop: false, labels, ways: NO_WAY };
    this.#targets.push(target);
    const after = this.#run(body, ways);
    this.#targets.pop();
    return joinWays(after, target.ways);
  }

  #runLoop(node: Loop, labels: readonly string[], ways: Ways): Ways {
    const target: JumpTarget = { isLoop: true, labels, ways: NO_WAY };
    this.#targets.push(target);
    let after = ways;
    for (const part of getChildren(node, this.#context.sourceCode)) {
      after = part === node.body ? this.#run(part, after) : this.#evaluate(part, after);
    }
    this.#targets.pop();
    return joinWays(after, target.ways);
  }

  /** An expression on its own: what follows a test in it happens on that side only. */
  #runExpression(node: TSESTree.Node, ways: Ways): Ways {
    const inner = unwrap(node);
    if (inner.type === 'AwaitExpression' || (inner.type === 'UnaryExpression' && inner.operator === 'void')) {
      return this.#runExpression(inner.argument, ways);
    }
    if (inner.type !== 'ConditionalExpression' && inner.type !== 'LogicalExpression')
      return this.#evaluate(inner, ways);
    const test = inner.type === 'ConditionalExpression' ? inner.test : inner.left;
    const { whenFalse, whenTrue } = this.#getSides(test);
    const tested = this.#evaluate(test, ways);
    const held = this.#take(whenTrue, tested);
    const failed = this.#take(whenFalse, tested);
    if (inner.type === 'ConditionalExpression') {
      return joinWays(this.#runExpression(inner.consequent, held), this.#runExpression(inner.alternate, failed));
    }
    if (inner.operator === '||') return joinWays(held, this.#runExpression(inner.right, failed));
    const after = this.#runExpression(inner.right, inner.operator === '&&' ? held : tested);
    return testsOnlyItsReceiver(inner.left, inner.right, this.#flow, this.#context) ? after : joinWays(after, failed);
  }

  #evaluate(node: TSESTree.Node, ways: Ways): Ways {
    if (ways.size === 0 || isFunction(node)) return ways;
    switch (node.type) {
      case 'ConditionalExpression': {
        const tested = this.#evaluate(node.test, ways);
        return joinWays(this.#evaluate(node.consequent, tested), this.#evaluate(node.alternate, tested));
      }
      case 'LogicalExpression': {
        const left = this.#evaluate(node.left, ways);
        return joinWays(left, this.#evaluate(node.right, left));
      }
      case 'CallExpression':
      case 'NewExpression':
        return this.#apply(getCallEffect(node, this.#flow, this.#context), this.#evaluateChildren(node, ways));
      case 'AssignmentExpression':
      case 'UpdateExpression':
        return this.#apply(getWriteEffect(node, this.#flow), this.#evaluateChildren(node, ways));
      case 'YieldExpression':
        return this.#apply(
          node.argument && this.#flow.carries(node.argument) ? { kind: 'accounted' } : null,
          this.#evaluateChildren(node, ways),
        );
      default:
        return this.#evaluateChildren(node, ways);
    }
  }

  #evaluateChildren(node: TSESTree.Node, ways: Ways): Ways {
    let after = ways;
    for (const child of getChildren(node, this.#context.sourceCode)) after = this.#evaluate(child, after);
    return after;
  }

  #getSides(test: TSESTree.Node): Sides {
    return getSides(test, this.#flow.carries, this.#context);
  }

  #take(side: Side, ways: Ways): Ways {
    if (side === 'known' || side === 'other') this.#testsKnownErrors = true;
    return takeSide(side, ways);
  }

  #apply(effect: Effect | null, ways: Ways): Ways {
    if (!effect) return ways;
    if (effect.kind === 'loggedWithout') {
      // A log call in a handler inside the handler speaks of another error.
      if (this.#nestedHandlers > 0) return ways;
      if (effect.log && !this.#emptyLogs.includes(effect.log)) this.#emptyLogs.push(effect.log);
    }
    return addFact(ways, Fact[effect.kind]);
  }
}

type Loop =
  | TSESTree.DoWhileStatement
  | TSESTree.ForInStatement
  | TSESTree.ForOfStatement
  | TSESTree.ForStatement
  | TSESTree.WhileStatement;

function isLoop(node: TSESTree.Statement): node is Loop {
  return /^(?:DoWhile|For|ForIn|ForOf|While)Statement$/u.test(node.type);
}
