import type { TSESTree } from '@typescript-eslint/utils';

import { getEnclosingFunction, isFunction } from '../../ast/functions.ts';
import { getKeyName, getLastName, getLiteralString } from '../../ast/names.ts';
import { isWithin } from '../../ast/ranges.ts';
import { unwrap, wrapped } from '../../ast/unwrap.ts';
import { walk } from '../../ast/walk.ts';
import { splitWords } from '../../ast/words.ts';
import type { FileContext } from '../../create-rule.ts';
import { followConst } from '../bindings.ts';
import { isSameExpression } from '../equal-expressions.ts';
import { getFileCalls, type FileCall } from '../file-calls.ts';
import { isBehindLock } from '../locks.ts';
import { isMadeFrom } from '../value-sources.ts';
import { isReachedFrom } from '../waits.ts';

type SourceCode = FileContext['sourceCode'];

/** A write whose content was made from what the same file held before. */
export interface FileUpdate {
  readonly read: FileCall;
  readonly write: FileCall;
}

/** Functions that hand out what a file holds; streams and directory listings are none. */
const READERS = /^(?:Bun\.file\(\)\.(?:arrayBuffer|bytes|json|text)|readFile|readJSON|readJson|readTextFile)$/u;

/**
 * The updates of files by reading, changing and writing them under one path, in one function (its callbacks of the read and `.then`
 * included), without a lock. Temporary files, project configuration and build products are left out, and so is what merely compares with
 * the old content.
 */
export function getFileUpdates(context: FileContext): readonly FileUpdate[] {
  const { sourceCode } = context;
  const calls = getFileCalls(sourceCode);
  const reads = calls.filter(({ name }) => READERS.test(name));
  if (reads.length === 0) return [];
  return calls.flatMap(write => {
    const content = write.effect === 'write' && !isAppending(write) ? getContent(write) : undefined;
    const path = write.paths[0]!;
    if (!content || isOfOneOwner(path, sourceCode) || isBehindLock(write.node, sourceCode)) return [];
    const read = reads.find(
      candidate => isInReach(candidate, write) && isSameExpression(candidate.paths[0]!, path, sourceCode) && isMadeFrom(content, candidate.node, sourceCode),
    );
    return read ? [{ read, write }] : [];
  });
}

/** The new content: the first argument after the path. */
function getContent({ rest: [content] }: FileCall): TSESTree.Node | undefined {
  return content && !isFunction(content) ? content : undefined;
}

function isAppending({ rest }: FileCall): boolean {
  return rest.some(options => {
    if (options.type !== 'ObjectExpression') return false;
    return options.properties.some(property => {
      if (property.type !== 'Property') return false;
      const key = getKeyName(property);
      if (key === 'append') return unwrap(property.value).type === 'Literal';
      return /^flags?$/u.test(key ?? '') && /^a/u.test(getLiteralString(property.value) ?? '');
    });
  });
}

/** A path, through variables, of a file that nobody else writes meanwhile. */
function isOfOneOwner(path: TSESTree.Node, sourceCode: SourceCode): boolean {
  return walk(path, sourceCode).some(node => {
    if (isOwned(node)) return true;
    if (node.type !== 'Identifier') return false;
    const value = followConst(node, sourceCode);
    return value !== node && walk(value, sourceCode).some(isOwned);
  });
}

/** A name such as `tmpDir` or `buildDirectory`, or the file name of a project's configuration. */
function isOwned(node: TSESTree.Node): boolean {
  if (node.type !== 'Identifier') return PROJECT_CONFIGURATION.test(getLiteralString(node) ?? '');
  const words = splitWords(node.name);
  return TEMPORARY.has(words[0] ?? '') || (FOLDER.has(words.at(-1) ?? '') && words.some(word => BUILT.has(word)));
}

const TEMPORARY = new Set(['temp', 'temporary', 'tmp', 'tmpdir']);

/** Names of folders that one build fills: `buildDirectory`, `outDir`, `distFolder`. */
const BUILT = new Set(['build', 'dist', 'out', 'output']);
const FOLDER = new Set(['dir', 'directory', 'folder']);

/** What package managers and TypeScript read and only a person's tools edit. Sources: docs.npmjs.com (package.json), typescriptlang.org (tsconfig.json). */
const PROJECT_CONFIGURATION = /(?:^|\/)(?:package|[jt]sconfig(?:\.[\w-]+)*)\.json$/u;

/** Whether a write follows a read in its function, or in a callback of it. */
function isInReach({ node: read }: FileCall, { node: write }: FileCall): boolean {
  const owner = getEnclosingFunction(read);
  for (let inner = getEnclosingFunction(write); inner !== owner; inner = getEnclosingFunction(inner)) {
    if (!inner || !isCallbackOf(inner, read)) return false;
  }
  return isWithin(write, read) || isWithin(read, write) || isReachedFrom(read, write);
}

/** `readFile(path, (error, text) => …)`, `readFile(path).then(text => …)`. */
function isCallbackOf(callback: TSESTree.Node, read: TSESTree.Node): boolean {
  const { parent: call } = wrapped(callback);
  if (call?.type !== 'CallExpression') return false;
  if (call === read) return true;
  if (!/^(?:catch|finally|then)$/u.test(getLastName(call.callee) ?? '')) return false;
  return isWithin(read, call.callee);
}
