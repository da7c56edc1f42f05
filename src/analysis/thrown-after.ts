import type { TSESTree } from '@typescript-eslint/utils';

import { isFunction } from '../ast/functions.ts';
import { unwrap } from '../ast/unwrap.ts';
import type { FileContext } from '../create-rule.ts';
import { getCompletions } from './control-flow.ts';
import { isRejection } from './error-handlers/effects.ts';
import { neverReturns } from './never-returns.ts';

type File = Pick<FileContext, 'sourceCode'>;
type Accepts = (thrown: TSESTree.Node) => boolean;

/** Where control may be behind a piece of code: on its way, thrown with an accepted value, or gone in another way. */
interface Outcome {
  readonly open: boolean;
  readonly thrown: boolean;
  readonly gone: boolean;
}

const OPEN: Outcome = { open: true, thrown: false, gone: false };
const THROWN: Outcome = { open: false, thrown: true, gone: false };
const GONE: Outcome = { open: false, thrown: false, gone: true };

/**
 * Whether every path from behind a statement, to the end of the handler or function around it, ends in a `throw` of a value that is
 * accepted, or in a promise rejected with one: `reject(error)`, `return Promise.reject(error)`. A choice between two values has to
 * be accepted on both sides. What a loop does on the way is not looked into, nor a `switch` that may go on behind it: where one may
 * leave, the answer is no.
 */
export function isFollowedByThrow(statement: TSESTree.Statement, accepts: Accepts, context: File): boolean {
  let outcome = OPEN;
  let node: TSESTree.Node = statement;
  for (; outcome.open && node.parent && !isEnd(node.parent); node = node.parent) {
    outcome = join({ ...outcome, open: false }, follow(getRest(node), accepts, context));
  }
  return outcome.thrown && !outcome.open && !outcome.gone;
}

/** Behind a handler or a function nothing of it is known; behind the body of a loop stands its head. */
function isEnd(node: TSESTree.Node): boolean {
  return isFunction(node) || node.type === 'CatchClause' || /^(?:For|ForIn|ForOf|While|DoWhile)Statement$/u.test(node.type);
}

/** The statements behind one in the same list; in a `switch`, those of the cases below, too. */
function getRest({ parent, range }: TSESTree.Node): readonly TSESTree.Statement[] {
  const isBehind = (other: TSESTree.Node): boolean => other.range[0] >= range[1];
  switch (parent?.type) {
    case 'BlockStatement':
    case 'Program':
    case 'StaticBlock':
      return parent.body.filter(isBehind);
    case 'SwitchCase':
      return parent.consequent.filter(isBehind);
    case 'SwitchStatement':
      return parent.cases.filter(isBehind).flatMap(({ consequent }) => consequent);
    default:
      return [];
  }
}

function follow(statements: readonly TSESTree.Statement[], accepts: Accepts, context: File): Outcome {
  let outcome = OPEN;
  for (const statement of statements) {
    if (!outcome.open) break;
    outcome = join({ ...outcome, open: false }, followOne(statement, accepts, context));
  }
  return outcome;
}

function followOne(node: TSESTree.Statement, accepts: Accepts, context: File): Outcome {
  switch (node.type) {
    case 'ThrowStatement':
      return isAccepted(node.argument, accepts) ? THROWN : GONE;
    case 'ReturnStatement':
      return node.argument && rejects(node.argument, accepts) ? THROWN : GONE;
    case 'ExpressionStatement':
      if (rejects(node.expression, accepts)) return THROWN;
      return neverReturns(node.expression, context) ? GONE : OPEN;
    case 'BlockStatement':
      return follow(node.body, accepts, context);
    case 'IfStatement':
      return join(followOne(node.consequent, accepts, context), node.alternate ? followOne(node.alternate, accepts, context) : OPEN);
    case 'TryStatement':
      return followTry(node, accepts, context);
    case 'SwitchStatement':
      return followSwitch(node, accepts, context);
    default:
      return getUnseen(node);
  }
}

/** Of a statement that is not looked into. */
function getUnseen(node: TSESTree.Statement): Outcome {
  const completions = getCompletions(node);
  return { open: completions.has('normal'), thrown: false, gone: [...completions].some(completion => completion !== 'normal') };
}

/** Every case of one that never goes on behind it is a path, which may fall through to the next. */
function followSwitch(node: TSESTree.SwitchStatement, accepts: Accepts, context: File): Outcome {
  const unseen = getUnseen(node);
  if (unseen.open) return unseen;
  let next = OPEN;
  let outcome: Outcome = { open: false, thrown: false, gone: false };
  for (const { consequent } of node.cases.toReversed()) {
    const own = follow(consequent, accepts, context);
    next = own.open ? join({ ...own, open: false }, next) : own;
    outcome = join(outcome, next);
  }
  return outcome;
}

function followTry({ block, finalizer, handler }: TSESTree.TryStatement, accepts: Accepts, context: File): Outcome {
  const inner = follow(block.body, accepts, context);
  const tried = handler ? join(inner, follow(handler.body.body, accepts, context)) : inner;
  const last = finalizer ? follow(finalizer.body, accepts, context) : OPEN;
  // A way that leaves through `finally` passes it, however it goes on.
  return last.open ? join({ ...last, open: false }, tried) : last;
}

function join(one: Outcome, other: Outcome): Outcome {
  return { open: one.open || other.open, thrown: one.thrown || other.thrown, gone: one.gone || other.gone };
}

function rejects(node: TSESTree.Node, accepts: Accepts): boolean {
  const inner = unwrap(node);
  if (inner.type === 'AwaitExpression' || (inner.type === 'UnaryExpression' && inner.operator === 'void')) return rejects(inner.argument, accepts);
  if (inner.type !== 'CallExpression' || !isRejection(inner)) return false;
  const [error] = inner.arguments;
  return error !== undefined && isAccepted(error, accepts);
}

function isAccepted(node: TSESTree.Node, accepts: Accepts): boolean {
  const inner = unwrap(node);
  if (inner.type !== 'ConditionalExpression') return accepts(inner);
  return isAccepted(inner.consequent, accepts) && isAccepted(inner.alternate, accepts);
}
