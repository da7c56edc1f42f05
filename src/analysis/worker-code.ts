import { basename } from 'node:path';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { unwrap } from '../ast/unwrap.ts';
import { splitWords } from '../ast/words.ts';
import type { FileContext } from '../create-rule.ts';
import { CHILD_MEMBERS, THREAD_MEMBERS, WORKER_WORDS } from '../knowledge/process-exits.ts';
import { canComplete } from './control-flow.ts';
import { getBuiltinName, isBuiltinNamed } from './bindings.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

const workerFiles = new WeakMap<SourceCode, boolean>();

/**
 * Whether `node` runs in a process or thread that exists for this code: the file is a worker's (by the words of its name, by
 * talking to its parent process, or by taking what only a thread is given), or `node` only runs off the main thread.
 */
export function isWorkerCode(node: TSESTree.Node, context: FileContext): boolean {
  const { sourceCode } = context;
  let isWorker = workerFiles.get(sourceCode);
  if (isWorker === undefined) workerFiles.set(sourceCode, (isWorker = isWorkerFile(context)));
  return isWorker || (sourceCode.text.includes('isMainThread') && isOffMainThread(node, sourceCode));
}

function isWorkerFile({ filename, sourceCode }: FileContext): boolean {
  if (splitWords(basename(filename).replace(/\.\w+$/u, '')).some(word => WORKER_WORDS.has(word))) return true;
  if (!/\b(?:channel|connected|disconnect|parentPort|send|workerData)\b/u.test(sourceCode.text)) return false;
  const used = getUsedBuiltins(sourceCode);
  if (CHILD_MEMBERS.some(name => used.has(name))) return true;
  return THREAD_MEMBERS.some(name => used.has(name)) && !used.has('worker_threads.Worker');
}

/** The names of the globals and built-ins that the file imports, or reads as `object.member`. */
function getUsedBuiltins(sourceCode: SourceCode): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (node: TSESTree.Node): void => {
    const name = getBuiltinName(node, sourceCode);
    if (name !== null) names.add(name);
  };
  for (const { references, variables } of sourceCode.scopeManager?.scopes ?? []) {
    for (const { identifiers } of variables) for (const identifier of identifiers) if (identifier.type === 'Identifier') add(identifier);
    for (const { identifier } of references) {
      if (identifier.parent.type === 'MemberExpression' && identifier.parent.object === identifier) add(identifier.parent);
    }
  }
  return names;
}

/** Whether `node` stands in a branch that the main thread does not take, or behind one that it does not come back from. */
function isOffMainThread(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  for (let child = node; child.parent; child = child.parent) {
    const { parent } = child;
    if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') {
      if (child === parent.consequent && getThread(parent.test, sourceCode) === 'worker') return true;
      if (child === parent.alternate && getThread(parent.test, sourceCode) === 'main') return true;
    } else if (parent.type === 'LogicalExpression' && child === parent.right) {
      if (getThread(parent.left, sourceCode) === (parent.operator === '&&' ? 'worker' : 'main')) return true;
    } else if ((parent.type === 'BlockStatement' || parent.type === 'Program') && isBehindReturn(child, parent.body, sourceCode)) {
      return true;
    }
  }
  return false;
}

function isBehindReturn(child: TSESTree.Node, statements: readonly TSESTree.ProgramStatement[], sourceCode: SourceCode): boolean {
  return statements.some(
    statement =>
      statement.type === 'IfStatement' &&
      statement.range[1] <= child.range[0] &&
      getThread(statement.test, sourceCode) === 'main' &&
      !canComplete(statement.consequent),
  );
}

/** Which thread runs on when the test holds. */
function getThread(test: TSESTree.Node, sourceCode: SourceCode): 'main' | 'worker' | null {
  const node = unwrap(test);
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    const inner = getThread(node.argument, sourceCode);
    return inner && (inner === 'main' ? 'worker' : 'main');
  }
  if (node.type === 'LogicalExpression' && node.operator === '&&') {
    return [node.left, node.right].some(side => getThread(side, sourceCode) === 'worker') ? 'worker' : null;
  }
  if (node.type === 'BinaryExpression' && (node.operator === '===' || node.operator === '!==')) {
    const value = unwrap(node.right);
    if (value.type !== 'Literal' || typeof value.value !== 'boolean' || getThread(node.left, sourceCode) !== 'main') return null;
    return value.value === (node.operator === '===') ? 'main' : 'worker';
  }
  const isThreadTest = node.type === 'Identifier' || node.type === 'MemberExpression';
  return isThreadTest && isBuiltinNamed(node, 'worker_threads.isMainThread', sourceCode) ? 'main' : null;
}
