import type { TSESTree } from '@typescript-eslint/utils';

import { isFunction } from '../../ast/functions.ts';
import { getKeyName, getLastName } from '../../ast/names.ts';
import { unwrap, wrapped } from '../../ast/unwrap.ts';
import { splitWords } from '../../ast/words.ts';
import type { FileContext } from '../../create-rule.ts';
import { CONVERTER_FUNCTIONS, CONVERTER_WORDS, MAKING_WORDS, TEST_METHODS } from '../../knowledge/error-handling.ts';
import { getBuiltinName, getInitializer, getVariable } from '../bindings.ts';
import { getLogCall, type LogCall } from '../loggers.ts';
import { neverReturns } from '../never-returns.ts';
import { getProcessExit } from '../process-exits.ts';
import type { ErrorFlow } from './error-flow.ts';
import { getQuestion } from './known-errors.ts';
import { isDefault } from './default-values.ts';
import { isFailureValue, isSignalCall, isSignalWrite } from './signals.ts';

/** What a piece of a handler does with the error. */
export interface Effect {
  readonly kind: 'accounted' | 'attempted' | 'logged' | 'loggedWithout' | 'signalled';
  readonly log?: LogCall;
}

const ACCOUNTED: Effect = { kind: 'accounted' };
const SIGNALLED: Effect = { kind: 'signalled' };

const COLLECTING_METHODS = new Set(['add', 'append', 'push', 'set', 'unshift']);

/** What a call or `new` does with the error; `null` for nothing. What becomes of the result is another question. */
export function getCallEffect(
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  flow: ErrorFlow,
  context: FileContext,
): Effect | null {
  const isGivenError = node.arguments.some(flow.carries);
  if (node.type === 'NewExpression') return isGivenError && !isErrorClass(node.callee) ? ACCOUNTED : null;
  const log = getLogCall(node, context);
  if (log) return getLogEffect(log, isGivenError);
  if (endsHere(node, context)) return ACCOUNTED;
  if (getQuestion(node, flow.carries, context)) return null;
  if (isRejection(node)) return node.arguments.length > 0 ? ACCOUNTED : SIGNALLED;
  if (!isGivenError && !isClosureOverError(node.callee, flow)) return getEffectWithoutError(node, flow, context);
  return isConversion(node, flow, context) ? null : ACCOUNTED;
}

function getEffectWithoutError(node: TSESTree.CallExpression, flow: ErrorFlow, context: FileContext): Effect | null {
  if (node.arguments.some(argument => isNewError(argument, context))) return ACCOUNTED;
  const callee = unwrap(node.callee);
  if (callee.type === 'MemberExpression' && flow.carries(callee.object)) return null;
  return isSignalCall(node, context) ? SIGNALLED : null;
}

/** What an assignment or `++` does: it hands the error on to something outside the handler, or leaves a mark there. */
export function getWriteEffect(
  node: TSESTree.AssignmentExpression | TSESTree.UpdateExpression,
  flow: ErrorFlow,
): Effect | null {
  const target = node.type === 'AssignmentExpression' ? node.left : node.argument;
  const root = flow.getRoot(target);
  if (root && flow.isInside(root)) return null;
  if (node.type === 'AssignmentExpression' && flow.carries(node.right)) return ACCOUNTED;
  return isSignalWrite(node) ? SIGNALLED : null;
}

/** What returning a value does: hands the error on, answers with an error, or says that it failed. */
export function getReturnEffect(value: TSESTree.Node, flow: ErrorFlow, context: FileContext): Effect | null {
  if (flow.carries(value) || isNewError(value, context)) return ACCOUNTED;
  const inner = value.type === 'AwaitExpression' ? unwrap(value.argument) : value;
  if (inner.type === 'CallExpression' && getLogCall(inner, context)) return null;
  if (isFailureValue(inner)) return SIGNALLED;
  return value.type === 'AwaitExpression' && !isDefault(inner) ? { kind: 'attempted' } : null;
}

function getLogEffect(log: LogCall, isGivenError: boolean): Effect | null {
  if (isGivenError) return { kind: 'logged' };
  return log.node.arguments.length > 0 ? { kind: 'loggedWithout', log } : null;
}

/** Whether a call ends the process, throws, or is named so; `ctx.throw(400)` and `yargs.exit()` do. */
export function endsHere(node: TSESTree.CallExpression, context: Pick<FileContext, 'sourceCode'>): boolean {
  if (neverReturns(node, context) || getProcessExit(node, context.sourceCode)) return true;
  const callee = unwrap(node.callee);
  return callee.type === 'MemberExpression' && /^(?:exit|throw)$/u.test(getKeyName(callee) ?? '') && !callee.computed;
}

/** `reject(…)`, `Promise.reject(…)`, `deferred.reject(…)`. */
export function isRejection({ callee }: TSESTree.CallExpression): boolean {
  const inner = unwrap(callee);
  return inner.type === 'Identifier'
    ? /^_?rej(?:ect)?$/u.test(inner.name)
    : inner.type === 'MemberExpression' && getKeyName(inner) === 'reject';
}

/** A call of a function that mentions the error, declared in the handler or in place. */
function isClosureOverError(callee: TSESTree.Node, flow: ErrorFlow): boolean {
  const inner = unwrap(callee);
  return (isFunction(inner) || inner.type === 'Identifier') && flow.carries(inner);
}

/** A call that only makes another value of the error, so that all depends on what becomes of that value. */
function isConversion(node: TSESTree.CallExpression, flow: ErrorFlow, context: FileContext): boolean {
  const callee = unwrap(node.callee);
  const builtin = getBuiltinName(callee, context.sourceCode);
  if (builtin !== null && CONVERTER_FUNCTIONS.has(builtin)) return true;
  const name = getLastName(callee);
  if (name === null) return false;
  if (callee.type === 'MemberExpression' && name !== 'forEach' && isOnLocalValue(callee, name, flow)) return true;
  const outer = wrapped(node).parent?.type;
  return outer !== 'ExpressionStatement' && isNamedConversion(name, outer === 'AwaitExpression');
}

/** `getMessage(e)`, `HttpError(e)`; awaited, `createIssue(e)` rather does something. */
function isNamedConversion(name: string, isAwaited: boolean): boolean {
  const [first = ''] = splitWords(name);
  if (!CONVERTER_WORDS.has(first)) return /^[A-Z]\w*(?:Error|Exception)$/u.test(name);
  return !isAwaited || !MAKING_WORDS.has(first);
}

/** `lines.push(e.message)` on a list of the handler, `e.message.replace(secret, "")`, `[e.message].concat(e.stack)`. */
function isOnLocalValue({ object }: TSESTree.MemberExpression, name: string, flow: ErrorFlow): boolean {
  if (COLLECTING_METHODS.has(name)) {
    const root = flow.getRoot(object);
    return root !== null && flow.isInside(root);
  }
  return flow.carries(object) || TEST_METHODS.has(name) || unwrap(object).type === 'ArrayExpression';
}

function isErrorClass(callee: TSESTree.Node): boolean {
  const inner = unwrap(callee);
  const name = getLastName(inner);
  return name !== null && /(?:Error|Exception|Failure|Fault)$/u.test(name);
}

/** `new HttpError(500)`, `createError(404)`, `Promise.reject(e)`, or a variable that holds such. */
function isNewError(node: TSESTree.Node, context: FileContext): boolean {
  const inner = unwrap(node);
  if (inner.type === 'NewExpression') return isErrorClass(inner.callee);
  if (inner.type === 'CallExpression') {
    const callee = unwrap(inner.callee);
    const name = getLastName(callee);
    return (
      (isRejection(inner) && inner.arguments.length > 0) ||
      (name !== null && /^(?:[A-Z]\w*|(?:create|make|build|new)\w*)?(?:Error|Exception)$/u.test(name)) ||
      endsHere(inner, context)
    );
  }
  if (inner.type !== 'Identifier') return false;
  const variable = getVariable(inner, context.sourceCode);
  const initializer = variable && getInitializer(variable);
  return initializer ? initializer.type === 'NewExpression' && isErrorClass(initializer.callee) : false;
}
