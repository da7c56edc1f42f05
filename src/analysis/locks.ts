import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { FileCache } from '../ast/file-cache.ts';
import { getEnclosingFunctions } from '../ast/functions.ts';
import { getKeyName } from '../ast/names.ts';
import { isWithin } from '../ast/ranges.ts';
import { unwrap } from '../ast/unwrap.ts';
import { walkFile } from '../ast/walk.ts';
import { splitWords } from '../ast/words.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** Words of calls and receivers that let one caller in at a time. Sources: the rule catalogue; async-mutex, async-lock, proper-lockfile. */
const LOCK_WORDS = new Set(['acquire', 'exclusive', 'lock', 'lockfile', 'locks', 'mutex', 'mutexes', 'semaphore', 'semaphores']);

const callsByFile = new FileCache<readonly TSESTree.CallExpression[]>();

/**
 * Whether code runs behind a lock: a function around it, or given with it to a call, calls something with a word such as `lock`,
 * `mutex`, `semaphore`, `runExclusive` or `acquire` in its name or its receiver's.
 */
export function isBehindLock(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  const calls = getLockCalls(sourceCode);
  if (calls.length === 0) return false;
  const functions = [...getEnclosingFunctions(node)];
  return calls.some(call => isWithin(node, call) || functions.some(outer => isWithin(call, outer) && call.range[0] < node.range[0]));
}

function getLockCalls(sourceCode: SourceCode): readonly TSESTree.CallExpression[] {
  return callsByFile.getOrCompute(sourceCode, () => {
    if (!/lock|mutex|semaphore|exclusive|acquire/iu.test(sourceCode.text)) return [];
    return walkFile(sourceCode).filter(node => node.type === 'CallExpression').filter(({ callee }) => isLock(callee));
  });
}

function isLock(callee: TSESTree.Node): boolean {
  for (let node = unwrap(callee); ; ) {
    const name = node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? getKeyName(node) : null;
    if (name !== null && splitWords(name).some(word => LOCK_WORDS.has(word))) return true;
    if (node.type === 'MemberExpression') node = unwrap(node.object);
    else if (node.type === 'CallExpression') node = unwrap(node.callee);
    else return false;
  }
}
