import { basename } from 'node:path';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { FileCache } from '../ast/file-cache.ts';
import { splitWords } from '../ast/words.ts';
import type { FileContext } from '../create-rule.ts';
import { CHILD_MEMBERS, THREAD_MEMBERS, WORKER_WORDS } from '../knowledge/process-exits.ts';
import { getBuiltinName, isBuiltinNamed } from './bindings.ts';
import { canComplete } from './control-flow.ts';
import { getAnswer, isInBranch, type Answer } from './guards.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

const workerFiles = new FileCache<boolean>();

/**
 * Whether `node` runs in a process or thread that exists for this code: the file is a worker's (by the words of its name, by
 * talking to its parent process, or by taking what only a thread is given), or `node` only runs off the main thread.
 */
export function isWorkerCode(node: TSESTree.Node, context: FileContext): boolean {
  const { sourceCode } = context;
  const isWorker = workerFiles.getOrCompute(sourceCode, () => isWorkerFile(context));
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
    for (const { identifiers } of variables) identifiers.forEach(add);
    for (const { identifier } of references) {
      if (identifier.parent.type === 'MemberExpression' && identifier.parent.object === identifier) add(identifier.parent);
    }
  }
  return names;
}

/** Whether `node` stands in a branch that the main thread does not take, or behind one that it does not come back from. */
function isOffMainThread(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  // A thread other than the main one is proven where `isMainThread` fails.
  const getGuard = (test: TSESTree.Node): Answer => getAnswer(test, inner => (isThreadTest(inner, sourceCode) ? false : null));
  if (isInBranch(node, getGuard)) return true;
  for (let child = node; child.parent; child = child.parent) {
    const { parent } = child;
    if (parent.type !== 'BlockStatement' && parent.type !== 'Program') continue;
    const before = parent.body.filter(statement => statement.range[1] <= child.range[0]);
    if (before.some(statement => statement.type === 'IfStatement' && isLeft(statement, getGuard))) return true;
  }
  return false;
}

/** `if (isMainThread) return;` */
function isLeft({ consequent, test }: TSESTree.IfStatement, getGuard: (test: TSESTree.Node) => Answer): boolean {
  return getGuard(test) === false && !canComplete(consequent);
}

function isThreadTest(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return false;
  return isBuiltinNamed(node, 'worker_threads.isMainThread', sourceCode);
}
