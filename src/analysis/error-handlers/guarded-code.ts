import type { TSESTree } from '@typescript-eslint/utils';

import { FileCache } from '../../ast/file-cache.ts';
import { isFunction } from '../../ast/functions.ts';
import { getKeyName } from '../../ast/names.ts';
import { unwrap } from '../../ast/unwrap.ts';
import { walk } from '../../ast/walk.ts';
import { splitWords } from '../../ast/words.ts';
import type { FileContext } from '../../create-rule.ts';
import { BEST_EFFORT_WORDS, WRITE_WORDS } from '../../knowledge/error-handling.ts';
import { FS_PACKAGES, IO_GLOBALS, IO_PACKAGES } from '../../knowledge/io-packages.ts';
import { followConst, getOrigin } from '../bindings.ts';
import type { ErrorHandler } from './handlers.ts';

/** Of these, calls give data and no client whose methods would do I/O again. */
const GIVES_DATA: ReadonlySet<string> = new Set(['child_process', 'execa', 'fetch', ...FS_PACKAGES]);

type File = Pick<FileContext, 'sourceCode'>;
type Call = TSESTree.CallExpression | TSESTree.ImportExpression | TSESTree.NewExpression;

const nodesByFile = new FileCache<Map<TSESTree.Node, readonly TSESTree.Node[]>>();

/** The nodes that a `try` block or a promise expression runs itself, without the bodies of nested functions. */
export function getOwnNodes(guarded: TSESTree.Node, { sourceCode }: File): readonly TSESTree.Node[] {
  const nodesByCode = nodesByFile.getOrCompute(sourceCode, () => new Map());
  let nodes = nodesByCode.get(guarded);
  if (!nodes) {
    nodes = walk(guarded, sourceCode, node => node === guarded || !isFunction(node));
    nodesByCode.set(guarded, nodes);
  }
  return nodes;
}

/** The calls among {@link getOwnNodes}, in source order; `new` and `import()` are calls here. */
export function getOwnCalls(guarded: TSESTree.Node, context: File): Call[] {
  return getOwnNodes(guarded, context).filter(
    node => node.type === 'CallExpression' || node.type === 'NewExpression' || node.type === 'ImportExpression',
  );
}

/** Whether the guarded code waits for something or talks to the file system, a process, the network or a database. */
export function doesIo(handler: ErrorHandler, context: File): boolean {
  if (handler.argument) return true;
  return (
    awaits(handler.guarded, context) || getOwnCalls(handler.guarded, context).some(call => isIoCall(call, context))
  );
}

/** Whether code waits for a promise, on its own level. */
export function awaits(guarded: TSESTree.Node, context: File): boolean {
  return getOwnNodes(guarded, context).some(
    node =>
      node.type === 'AwaitExpression' ||
      (node.type === 'ForOfStatement' && node.await) ||
      (node.type === 'VariableDeclaration' && node.kind === 'await using'),
  );
}

/** Whether a call is one of a file system, process, network or database module, or of something that such a module made. */
export function isIoCall(call: Call, { sourceCode }: File): boolean {
  if (call.type === 'ImportExpression') return false;
  const origin = getIoOrigin(call.callee, { sourceCode });
  return origin !== null;
}

/** The module of {@link IO_PACKAGES} or the global that a callee comes from: `fs` for `fs.readFile`, `pg` for `pool.query`. */
export function getIoOrigin(callee: TSESTree.Node, context: File): string | null {
  const origin = getOrigin(callee, context.sourceCode);
  if (origin?.source === 'module') return IO_PACKAGES.has(origin.root) ? origin.root : null;
  if (origin) return IO_GLOBALS.has(origin.name) ? origin.name : null;
  const inner = unwrap(callee);
  if (inner.type === 'MemberExpression') return getIoOrigin(inner.object, context);
  return inner.type === 'Identifier' ? getClientOrigin(inner, context) : null;
}

/** Where the client comes from that a variable holds: `const pool = new Pool()`. */
function getClientOrigin(node: TSESTree.Identifier, context: File): string | null {
  const maker = followConst(node, context.sourceCode);
  if (maker.type !== 'NewExpression' && maker.type !== 'CallExpression') return null;
  const made = getIoOrigin(maker.callee, context);
  return made !== null && GIVES_DATA.has(made) ? null : made;
}

/**
 * The calls that the guarded code is about: the awaited, returned and resolved ones of a `try`; the one at the start of a promise
 * chain (`save()` in `save().then(…)`).
 */
export function getGuardedCalls(handler: ErrorHandler, context: File): TSESTree.CallExpression[] {
  if (handler.argument) {
    const start = getChainCall(handler.guarded);
    return start ? [start] : [];
  }
  const calls: TSESTree.CallExpression[] = [];
  for (const node of getOwnNodes(handler.guarded, context)) {
    const awaited = node.type === 'AwaitExpression' || node.type === 'ReturnStatement' ? node.argument : null;
    const start = awaited && getChainCall(awaited);
    if (start) calls.push(start);
  }
  return calls;
}

/**
 * The name of what can fail, as messages use it: that of the first call which does I/O, else of the first that is waited for;
 * `null` for none.
 */
export function getFailingName(handler: ErrorHandler, context: File): string | null {
  const calls = handler.argument
    ? []
    : getOwnCalls(handler.guarded, context).filter(call => call.type === 'CallExpression');
  const call = calls.find(own => isIoCall(own, context)) ?? getGuardedCalls(handler, context)[0];
  return (call && getCalleeNames(call.callee).slice(-2).join('.')) || null;
}

/** The call at which a chain of `.then()`, `.catch()` and `.finally()` begins; `null` where it begins at something else. */
export function getChainCall(node: TSESTree.Node): TSESTree.CallExpression | null {
  let inner = unwrap(node);
  while (inner.type === 'CallExpression') {
    const callee = unwrap(inner.callee);
    const key = callee.type === 'MemberExpression' ? getKeyName(callee) : null;
    if (callee.type !== 'MemberExpression' || key === null || !/^(?:then|catch|finally)$/u.test(key)) return inner;
    inner = unwrap(callee.object);
  }
  return inner.type === 'AwaitExpression' ? getChainCall(inner.argument) : null;
}

/** What is called, as words: `["user", "Store"]`-like paths are `["user", "store", "save"]`, the last name's own words last. */
export function getCalleeNames(node: TSESTree.Node): string[] {
  const inner = unwrap(node);
  if (inner.type === 'Identifier') return [inner.name];
  if (inner.type === 'CallExpression') return getCalleeNames(inner.callee);
  if (inner.type === 'NewExpression') return getCalleeNames(inner.callee);
  if (inner.type !== 'MemberExpression') return [];
  const key = getKeyName(inner);
  return [...getCalleeNames(inner.object), ...(key === null ? [] : [key])];
}

/** The write whose loss the handler hides, if any: `await db.save(x)`, `fs.writeFileSync(…)`, `return api.post(…)`. */
export function getWrite(handler: ErrorHandler, context: File): TSESTree.CallExpression | null {
  const guarded = getGuardedCalls(handler, context).find(isWrite);
  if (guarded || handler.argument) return guarded ?? null;
  return (
    getOwnCalls(handler.guarded, context)
      .filter(call => call.type === 'CallExpression')
      .find(call => isSyncWrite(call, context)) ?? null
  );
}

function isWrite({ callee }: TSESTree.CallExpression): boolean {
  const [first] = splitWords(getCalleeNames(callee).at(-1) ?? '');
  return first !== undefined && WRITE_WORDS.has(first);
}

/** `write*`, `append*`, `rename*` and `copy*Sync` of fs. */
function isSyncWrite({ callee }: TSESTree.CallExpression, { sourceCode }: File): boolean {
  const origin = getOrigin(callee, sourceCode);
  return (
    origin?.source === 'module' &&
    FS_PACKAGES.has(origin.root) &&
    /^(?:append|copy|cp|outputFile|outputJson|rename|write)\w*Sync$/u.test(origin.path.at(-1) ?? '')
  );
}

/** Whether nobody misses what the handler guards: the path of one of its calls, or the class around it, has a word such as `telemetry`. */
export function isBestEffort(handler: ErrorHandler, context: File): boolean {
  const names = getGuardedCalls(handler, context).flatMap(({ callee }) => getCalleeNames(callee));
  const className = getClassName(handler.node);
  return [...names, ...(className ? [className] : [])].flatMap(splitWords).some(word => BEST_EFFORT_WORDS.has(word));
}

function getClassName(node: TSESTree.Node): string | null {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (outer.type === 'ClassDeclaration' || outer.type === 'ClassExpression') return outer.id?.name ?? null;
  }
  return null;
}
