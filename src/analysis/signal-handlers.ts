import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { FileCache } from '../ast/file-cache.ts';
import { getEnclosingFunctions, isFunction, type FunctionNode } from '../ast/functions.ts';
import { getFunctionName, getKeyName } from '../ast/names.ts';
import { unwrap, wrapped } from '../ast/unwrap.ts';
import { contains, walk } from '../ast/walk.ts';
import { splitWords } from '../ast/words.ts';
import { GRACEFUL_WORDS, SIGNAL_REGISTRATIONS } from '../knowledge/process-exits.ts';
import { getBuiltinName, getConstantString, getLocalFunction } from './bindings.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** How far calls are followed from the function that a signal runs. */
const MAX_CALLS = 3;

const handlersByFile = new FileCache<ReadonlyMap<TSESTree.Node, string | null>>();

/**
 * The signal (`null` where only run time knows which) whose handler `node` stands in: a function given to
 * `process.on("SIG…")` inline, by name or bound, or a function of the file that such a handler calls.
 *
 * @returns `undefined` outside of signal handlers.
 */
export function getHandledSignal(node: TSESTree.Node, sourceCode: SourceCode): string | null | undefined {
  const handlers = getHandlers(sourceCode);
  for (const outer of getEnclosingFunctions(node)) if (handlers.has(outer)) return handlers.get(outer);
  return undefined;
}

/**
 * Whether the functions around `node`, up to the signal's, await that something stops or closes before, call it back once it
 * has, or are themselves the `shutdown` that awaits something.
 */
export function isBehindGracefulStop(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  const handlers = getHandlers(sourceCode);
  let [end] = node.range;
  for (const outer of getEnclosingFunctions(node)) {
    if (isCallbackOfStop(outer)) return true;
    if (isTimer(outer)) end = Infinity;
    const isShutdown = isStopName(getFunctionName(outer));
    for (const inner of walk(outer.body, sourceCode)) {
      const isBefore = inner.type === 'AwaitExpression' && inner.range[0] < end;
      if (isBefore && (isShutdown || stops(inner.argument, sourceCode))) return true;
    }
    if (handlers.has(outer)) return false;
  }
  return false;
}

function getHandlers(sourceCode: SourceCode): ReadonlyMap<TSESTree.Node, string | null> {
  return handlersByFile.getOrCompute(sourceCode, () => findHandlers(sourceCode));
}

function findHandlers(sourceCode: SourceCode): ReadonlyMap<TSESTree.Node, string | null> {
  const handlers = new Map<TSESTree.Node, string | null>();
  const add = (node: TSESTree.Node, signal: string | null, calls: number): void => {
    const handler = getFunctionOf(node, sourceCode);
    if (!handler || handlers.has(handler)) return;
    handlers.set(handler, signal);
    if (calls === 0) return;
    for (const inner of walk(handler.body, sourceCode)) if (inner.type === 'CallExpression') add(inner.callee, signal, calls - 1);
  };
  for (const call of getRegistrations(sourceCode)) {
    const [event, handler] = call.arguments;
    if (!event || !handler) continue;
    const signal = getConstantString(event, sourceCode);
    if (signal === null || signal.startsWith('SIG')) add(handler, signal, MAX_CALLS);
  }
  return handlers;
}

/** The calls of `process.on(…)` and kin. */
function getRegistrations(sourceCode: SourceCode): TSESTree.CallExpression[] {
  const references = sourceCode.scopeManager?.scopes.flatMap(scope => scope.references) ?? [];
  return references
    .flatMap(({ identifier }) => getCallFrom(identifier) ?? [])
    .filter(({ callee }) => SIGNAL_REGISTRATIONS.has(getBuiltinName(callee, sourceCode) ?? ''));
}

/** The call of what is reached from a name: `a.b.c()` for `a`. */
function getCallFrom(name: TSESTree.Node): TSESTree.CallExpression | null {
  let callee = name;
  while (callee.parent?.type === 'MemberExpression' && callee.parent.object === callee) callee = wrapped(callee.parent);
  return callee.parent?.type === 'CallExpression' && callee.parent.callee === callee ? callee.parent : null;
}

/** The function an expression is, names or binds; for `this.m` the method of the class around. */
function getFunctionOf(node: TSESTree.Node, sourceCode: SourceCode): FunctionNode | null {
  const inner = unwrap(node);
  if (inner.type === 'CallExpression') {
    const callee = unwrap(inner.callee);
    return callee.type === 'MemberExpression' && getKeyName(callee) === 'bind' ? getFunctionOf(callee.object, sourceCode) : null;
  }
  if (inner.type !== 'MemberExpression') return getLocalFunction(inner, sourceCode);
  return unwrap(inner.object).type === 'ThisExpression' ? getMethod(inner) : null;
}

function getMethod(access: TSESTree.MemberExpression): FunctionNode | null {
  let outer: TSESTree.Node | undefined = access.parent;
  while (outer && outer.type !== 'ClassBody') outer = outer.parent;
  const name = getKeyName(access);
  for (const member of outer?.body ?? []) {
    if ((member.type !== 'MethodDefinition' && member.type !== 'PropertyDefinition') || getKeyName(member) !== name) continue;
    if (isFunction(member.value)) return member.value;
  }
  return null;
}

/** A function that runs once a stop is done: `server.close(() => …)`, `stop().then(() => …)`. */
function isCallbackOfStop(node: FunctionNode): boolean {
  const value = wrapped(node);
  if (value.parent?.type !== 'CallExpression' || value.parent.callee === value) return false;
  for (let call: TSESTree.Node = value.parent; call.type === 'CallExpression'; ) {
    if (isStop(call)) return true;
    const callee = unwrap(call.callee);
    if (callee.type !== 'MemberExpression' || !['catch', 'finally', 'then'].includes(getKeyName(callee) ?? '')) return false;
    call = unwrap(callee.object);
  }
  return false;
}

/** A function that a timer runs: the exit of last resort, beside a graceful stop. */
function isTimer(node: FunctionNode): boolean {
  const { parent } = wrapped(node);
  return parent?.type === 'CallExpression' && unwrap(parent.callee).type === 'Identifier' && getCalledName(parent) === 'setTimeout';
}

function stops(awaited: TSESTree.Node, sourceCode: SourceCode): boolean {
  return contains(awaited, sourceCode, inner => inner.type === 'CallExpression' && isStop(inner));
}

function isStop(call: TSESTree.CallExpression): boolean {
  return isStopName(getCalledName(call));
}

function isStopName(name: string | null): boolean {
  return name !== null && (/shutdown/iu.test(name) || splitWords(name).some(word => GRACEFUL_WORDS.has(word)));
}

function getCalledName({ callee }: TSESTree.CallExpression): string | null {
  const inner = unwrap(callee);
  if (inner.type === 'Identifier') return inner.name;
  return inner.type === 'MemberExpression' ? getKeyName(inner) : null;
}
