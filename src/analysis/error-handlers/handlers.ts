import type { TSESTree } from '@typescript-eslint/utils';

import { FileCache } from '../../ast/file-cache.ts';
import type { FunctionNode } from '../../ast/functions.ts';
import { getKeyName } from '../../ast/names.ts';
import { unwrap } from '../../ast/unwrap.ts';
import type { FileContext } from '../../create-rule.ts';
import { PACKAGES_WITH_THEIR_OWN_CATCH } from '../../knowledge/error-handling.ts';
import { isPromise } from '../../types/promise.ts';
import { followConst, getLocalFunction, getOrigin } from '../bindings.ts';
import { getLogMethod } from '../loggers.ts';

/** A handler that stands in the code: a `catch` clause, or a function given to `.catch()` or as second to `.then()`. */
export interface ErrorHandler {
  /** The clause, or the call that the function is given to. */
  readonly node: TSESTree.CallExpression | TSESTree.CatchClause;
  /** What runs: the clause or the function; `null` for an empty function from elsewhere and for a logger's method. */
  readonly body: FunctionNode | TSESTree.CatchClause | null;
  /** What the error is bound to, if anything. */
  readonly parameter: TSESTree.Node | null;
  /** The argument that is or names the function; `null` for a clause. */
  readonly argument: TSESTree.Node | null;
  /** A logger's method given as handler logs the error: `.catch(console.error)`. */
  readonly logs: boolean;
  /** What can fail: the block of the `try`, or the promise. */
  readonly guarded: TSESTree.BlockStatement | TSESTree.Expression;
}

const handlersByFile = new FileCache<Map<TSESTree.Node, ErrorHandler | null>>();

/**
 * The handler that a `catch` clause or a call is.
 *
 * @returns `null` for other calls, for a `.catch()` that is no promise's, and where the error is handed on to a function from
 * elsewhere: imported, a member, a parameter, or the result of a call.
 */
export function getErrorHandler(
  node: TSESTree.CallExpression | TSESTree.CatchClause,
  context: FileContext,
): ErrorHandler | null {
  if (node.type === 'CallExpression' && !isPromiseLink(node)) return null;
  const handlers = handlersByFile.getOrCompute(context.sourceCode, () => new Map());
  let handler = handlers.get(node);
  if (handler === undefined) {
    handler = node.type === 'CatchClause' ? getCatchClause(node) : getRejectionHandler(node, context);
    handlers.set(node, handler);
  }
  return handler;
}

/** Where a report on the handler stands: on `catch (e)`, or on the argument that is the handler. */
export function getHandlerHead(
  handler: ErrorHandler,
  { sourceCode }: Pick<FileContext, 'sourceCode'>,
): TSESTree.SourceLocation {
  if (handler.argument) return handler.argument.loc;
  const { node } = handler;
  const keyword = sourceCode.getFirstToken(node)!;
  const body = node.type === 'CatchClause' ? node.body : node;
  const end = sourceCode.getTokenBefore(body) ?? keyword;
  return { start: keyword.loc.start, end: end.loc.end };
}

/** `.catch(…)` or `.then(…)`: a look at the name, before anything is remembered of a call. */
function isPromiseLink({ callee }: TSESTree.CallExpression): boolean {
  const member = unwrap(callee);
  if (member.type !== 'MemberExpression') return false;
  const key = getKeyName(member);
  return key === 'catch' || key === 'then';
}

function getCatchClause(node: TSESTree.CatchClause): ErrorHandler {
  return { argument: null, body: node, guarded: node.parent.block, logs: false, node, parameter: node.param };
}

function getRejectionHandler(node: TSESTree.CallExpression, context: FileContext): ErrorHandler | null {
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression') return null;
  const argument = getHandlerArgument(callee, node);
  if (!argument || hasItsOwnCatch(callee.object, context)) return null;
  const found = { argument, guarded: callee.object, logs: false, node };
  const body = getLocalFunction(argument, context.sourceCode);
  if (body) return { ...found, body, parameter: getParameter(body) };
  if (isLogMethod(argument, context)) return { ...found, body: null, logs: true, parameter: null };
  return isNoop(argument, context) ? { ...found, body: null, parameter: null } : null;
}

function getHandlerArgument(callee: TSESTree.MemberExpression, node: TSESTree.CallExpression): TSESTree.Node | null {
  const [first, second] = node.arguments;
  const argument = getKeyName(callee) === 'catch' ? first : second;
  return !argument || first?.type === 'SpreadElement' || argument.type === 'SpreadElement' ? null : argument;
}

/** The first parameter without its default; a `this` parameter of TypeScript is none. */
function getParameter({ params }: FunctionNode): TSESTree.Node | null {
  const first = params.find(parameter => parameter.type !== 'Identifier' || parameter.name !== 'this');
  if (first?.type === 'AssignmentPattern') return first.left;
  return first?.type === 'RestElement' ? first.argument : (first ?? null);
}

function hasItsOwnCatch(receiver: TSESTree.Expression, context: FileContext): boolean {
  const origin = getOrigin(getChainStart(receiver, context), context.sourceCode);
  if (origin?.source === 'module' && PACKAGES_WITH_THEIR_OWN_CATCH.has(origin.root)) return true;
  return isPromise(receiver, context) === false;
}

/** `z` in `z.string().min(1)`, also where the chain begins at a `const`. */
function getChainStart(node: TSESTree.Node, { sourceCode }: FileContext): TSESTree.Node {
  let start = unwrap(node);
  for (let hops = 0; hops < 2; hops++) {
    while (start.type === 'CallExpression' || start.type === 'MemberExpression') {
      start = unwrap(start.type === 'CallExpression' ? start.callee : start.object);
    }
    start = followConst(start, sourceCode);
  }
  return start;
}

/** `console.error`, `logger.error.bind(logger)`. */
function isLogMethod(argument: TSESTree.Node, context: FileContext): boolean {
  const inner = unwrap(argument);
  if (getLogMethod(inner, context)) return true;
  if (inner.type !== 'CallExpression') return false;
  const bound = unwrap(inner.callee);
  return (
    bound.type === 'MemberExpression' && getKeyName(bound) === 'bind' && getLogMethod(bound.object, context) !== null
  );
}

function isNoop(argument: TSESTree.Node, { sourceCode }: FileContext): boolean {
  const origin = getOrigin(argument, sourceCode);
  if (origin?.source === 'global') return origin.name === 'Function.prototype';
  if (origin) return /(?:^|[./])noop$/u.test(origin.name);
  const inner = unwrap(argument);
  return inner.type === 'MemberExpression' && getKeyName(inner) === 'noop';
}
