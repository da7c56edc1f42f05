import type { TSESTree } from '@typescript-eslint/utils';

import { getFunctionName, getKeyName, getLiteralString } from '../../ast/names.ts';
import { unwrap, wrapped } from '../../ast/unwrap.ts';
import { walk } from '../../ast/walk.ts';
import { splitWords } from '../../ast/words.ts';
import type { FileContext } from '../../create-rule.ts';
import { ATTEMPT_WORDS } from '../../knowledge/error-handling.ts';
import { getDefinition, getVariable, isReassigned } from '../bindings.ts';
import { canComplete } from '../control-flow.ts';
import { isCleanup } from './cleanup.ts';
import { awaits, getCalleeNames, getIoOrigin, getOwnCalls, getOwnNodes, isIoCall } from './guarded-code.ts';
import type { ErrorHandler } from './handlers.ts';
import type { HandlerPaths } from './paths.ts';
import { getEnclosingLoop, getOuterFunction } from './surroundings.ts';
import { getValueUse } from './value-use.ts';
import { Fact } from './ways.ts';

/** Whether no rule on handlers has anything to say of one: it guards a clean-up, is part of a retry, or only marks a promise as handled. */
export function isExempt(handler: ErrorHandler, paths: HandlerPaths, context: FileContext): boolean {
  return isCleanup(handler, context) || marksAsHandled(handler, paths, context) || isRetry(handler, paths, context);
}

/**
 * Whether somebody sees the error without the handler: a command shares the terminal (`stdio: "inherit"`), or the promise
 * is a member that others wait for as well.
 */
export function isSeenElsewhere(handler: ErrorHandler, paths: HandlerPaths, context: FileContext): boolean {
  if (handler.argument) return unwrap(handler.guarded).type === 'MemberExpression' && isNoop(handler, paths);
  const io = getOwnCalls(handler.guarded, context).filter(call => isIoCall(call, context));
  return (
    io.length > 0 &&
    !awaits(handler.guarded, context) &&
    io.every(call => call.type === 'CallExpression' && sharesTerminal(call, context))
  );
}

function sharesTerminal(call: TSESTree.CallExpression, context: FileContext): boolean {
  if (getIoOrigin(call.callee, context) !== 'child_process') return false;
  return call.arguments.some(argument => {
    const options = unwrap(argument);
    if (options.type !== 'ObjectExpression') return false;
    return options.properties.some(
      property =>
        property.type === 'Property' && getKeyName(property) === 'stdio' && isInherit(property.value, context),
    );
  });
}

/** `"inherit"`, or a parameter of which that is the default. */
function isInherit(value: TSESTree.Node, { sourceCode }: FileContext): boolean {
  const inner = unwrap(value);
  if (inner.type !== 'Identifier') return getLiteralString(inner) === 'inherit';
  const declared = getVariable(inner, sourceCode)?.identifiers[0]?.parent;
  return declared?.type === 'AssignmentPattern' && getLiteralString(declared.right) === 'inherit';
}

/** Whether a handler of a promise does nothing and gives nothing. */
export function isNoop(handler: ErrorHandler, { ends, flow }: HandlerPaths): boolean {
  if (!handler.argument || handler.logs) return false;
  if (!handler.body) return true;
  const { body } = handler.body;
  if (body.type === 'BlockStatement' && body.body.length > 1) return false;
  return (
    flow !== null &&
    ends.every(
      ({ kind, node, value, ways }) =>
        kind !== 'throw' && isEmptyEnd(node, value, body) && [...ways].every(facts => facts === 0),
    )
  );
}

function isEmptyEnd(node: TSESTree.Node | null, value: TSESTree.Expression | null, body: TSESTree.Node): boolean {
  if (!node) return body.type !== 'BlockStatement' || body.body.length === 0;
  if (!value) return true;
  const inner = unwrap(value);
  if (inner.type === 'Literal') return inner.value === null || inner.value === false;
  if (inner.type === 'ObjectExpression') return inner.properties.length === 0;
  if (inner.type === 'ArrayExpression') return inner.elements.length === 0;
  if (inner.type === 'UnaryExpression') return inner.operator === 'void' && inner.argument.type === 'Literal';
  return inner.type === 'Identifier' && inner.name === 'undefined';
}

/**
 * `p.catch(() => {})` beside another use of the same `const p`, which will see the error. A handler that does something, such as
 * to forget the promise, is no different while nobody uses what it gives. A promise of `this` is kept for others.
 */
function marksAsHandled(handler: ErrorHandler, paths: HandlerPaths, { sourceCode }: FileContext): boolean {
  if (!handler.argument) return false;
  if (!isNoop(handler, paths) && getValueUse(handler.node, sourceCode) !== 'unused') return false;
  const receiver = getPromise(handler.guarded);
  if (receiver.type === 'MemberExpression') return isNoop(handler, paths) && receiver.object.type === 'ThisExpression';
  if (receiver.type !== 'Identifier') return false;
  const variable = getVariable(receiver, sourceCode);
  const definition = variable && getDefinition(variable);
  if (definition?.node.type !== 'VariableDeclarator') return false;
  if (isKeptElsewhere(definition.node.init)) return true;
  if (isReassigned(variable!)) return false;
  return variable!.references.some(
    ({ identifier, init }) => !init && identifier !== receiver && isPassedOn(identifier),
  );
}

/** `p` in `p.then(() => { done = true })`. */
function getPromise(node: TSESTree.Node): TSESTree.Node {
  const inner = unwrap(node);
  const callee = inner.type === 'CallExpression' ? unwrap(inner.callee) : null;
  if (callee?.type !== 'MemberExpression' || !/^(?:finally|then)$/u.test(getKeyName(callee) ?? '')) return inner;
  const start = unwrap(callee.object);
  return start.type === 'Identifier' ? start : inner;
}

/** `const p = (waiting[key] ??= start())`: whoever reads the member sees the error. */
function isKeptElsewhere(init: TSESTree.Node | null): boolean {
  const inner = init && unwrap(init);
  return inner?.type === 'AssignmentExpression' && unwrap(inner.left).type === 'MemberExpression';
}

/** Awaited, returned, passed to a call or put into something: whoever takes the promise sees its error. */
function isPassedOn(identifier: TSESTree.Node): boolean {
  const node = wrapped(identifier);
  const { parent } = node;
  switch (parent?.type) {
    case 'AwaitExpression':
    case 'ReturnStatement':
    case 'ArrayExpression':
    case 'YieldExpression':
      return true;
    case 'ArrowFunctionExpression':
      return parent.body === node;
    case 'AssignmentExpression':
      return parent.right === node;
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee !== node;
    case 'Property':
      return parent.value === node;
    case 'MemberExpression':
      return parent.object === node && /^(?:then|finally)$/u.test(getKeyName(parent) ?? '');
    default:
      return false;
  }
}

/**
 * A handler that gives up under a condition on attempts or time, in a loop or where the function calls itself, belongs to the rule
 * on retries.
 */
function isRetry(handler: ErrorHandler, { ends }: HandlerPaths, context: FileContext): boolean {
  if (!handler.body) return false;
  if (startsOver(handler, context)) return true;
  const givesUp = ends.some(({ kind, ways }) => kind === 'throw' || [...ways].some(facts => facts & Fact.accounted));
  if (!givesUp) return false;
  const loop = getEnclosingLoop(handler.node);
  const nodes = getOwnNodes(handler.body.body, context);
  const counted = nodes.flatMap(node =>
    node.type === 'UpdateExpression' && node.argument.type === 'Identifier' ? [node.argument.name] : [],
  );
  const counters = loop?.type === 'ForStatement' && loop.init ? [...counted, ...getDeclaredNames(loop.init)] : counted;
  const isLimited = nodes.some(
    node =>
      (node.type === 'IfStatement' || node.type === 'ConditionalExpression') &&
      limitsAttempts(node.test, counters, context),
  );
  return isLimited && (loop !== null || callsAgain(handler, context));
}

/** Whether a handler calls the function that it stands in, which begins by counting attempts and leaves when there were enough. */
function startsOver({ body, node: place }: ErrorHandler, context: FileContext): boolean {
  const outer = getOuterFunction(place);
  const name = outer && getFunctionName(outer);
  if (!body || !outer || name === null || outer.body.type !== 'BlockStatement') return false;
  const isAgain = getOwnNodes(body.body, context).some(
    node => node.type === 'CallExpression' && getCalleeNames(node.callee).at(-1) === name,
  );
  return (
    isAgain &&
    outer.body.body.some(
      statement =>
        statement.type === 'IfStatement' &&
        !canComplete(statement.consequent) &&
        limitsAttempts(statement.test, [], context),
    )
  );
}

/** Whether a handler, or what follows its `try`, calls the function that it stands in. */
function callsAgain({ node }: ErrorHandler, context: FileContext): boolean {
  for (let outer = getOuterFunction(node); outer; outer = getOuterFunction(outer)) {
    const name = getFunctionName(outer);
    if (name === null) continue;
    return walk(outer.body, context.sourceCode).some(
      inner => inner.type === 'CallExpression' && getCalleeNames(inner.callee).at(-1) === name,
    );
  }
  return false;
}

function getDeclaredNames(init: TSESTree.Node): string[] {
  if (init.type !== 'VariableDeclaration') return [];
  return init.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []));
}

/** Whether a test asks about attempts or time: `retries > 0`, `Date.now() < deadline`, or one of the given counters. */
export function limitsAttempts(test: TSESTree.Node, counters: readonly string[], { sourceCode }: FileContext): boolean {
  return walk(test, sourceCode).some(node => {
    if (node.type === 'Identifier')
      return counters.includes(node.name) || splitWords(node.name).some(word => ATTEMPT_WORDS.has(word));
    return node.type === 'CallExpression' && /^(?:Date|performance)\.now$/u.test(sourceCode.getText(node.callee));
  });
}
