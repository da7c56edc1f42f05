import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { FileCache } from '../ast/file-cache.ts';
import { getKeyName, getLiteralString } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import { walkFile } from '../ast/walk.ts';
import { BUN_FILE_METHODS, FILE_FUNCTIONS, FILE_MODULES, type FileEffect } from '../knowledge/file-system.ts';
import { followConst, getOrigin } from './bindings.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A call of a file system function. */
export interface FileCall {
  readonly node: TSESTree.CallExpression;
  /** The function's name without `Sync`: `readFile`, `Bun.file().text`. */
  readonly name: string;
  readonly effect: FileEffect;
  /** The paths that the effect is about, as they are written. */
  readonly paths: readonly TSESTree.Node[];
  /** The arguments after the path: contents, options, callback. */
  readonly rest: readonly TSESTree.CallExpressionArgument[];
}

const callsByFile = new FileCache<readonly FileCall[]>();

/** Every call of the file that is one of the file system's, in source order. */
export function getFileCalls(sourceCode: SourceCode): readonly FileCall[] {
  return callsByFile.getOrCompute(sourceCode, () => collectFileCalls(sourceCode));
}

/**
 * What a call does to a file: functions of `fs`, `fs/promises`, fs-extra, graceful-fs, Bun and Deno, under whatever name they came in,
 * promisified too.
 *
 * @returns `null` for every other call, and where a path is missing or spread.
 */
export function getFileCall(node: TSESTree.CallExpression, sourceCode: SourceCode): FileCall | null {
  const ofBun = getBunFileCall(node, sourceCode);
  if (ofBun) return ofBun;
  const name = getFileFunctionName(node.callee, sourceCode);
  const known = name === null ? undefined : FILE_FUNCTIONS.get(name);
  if (name === null || !known) return null;
  const paths = known.paths.map(index => node.arguments[index]).filter(path => path !== undefined);
  if (paths.length < known.paths.length || node.arguments.some(({ type }) => type === 'SpreadElement')) return null;
  const rest = node.arguments.slice(Math.max(...known.paths) + 1);
  const effect = name === 'open' && isReadOnly(rest[0]) ? 'read' : known.effect;
  return { node, name, effect, paths: paths.map(path => getBunPath(path, sourceCode) ?? path), rest };
}

function collectFileCalls(sourceCode: SourceCode): readonly FileCall[] {
  if (!/\b(?:fs|fs-extra|graceful-fs|Bun|Deno)\b/u.test(sourceCode.text)) return [];
  const calls: FileCall[] = [];
  for (const node of walkFile(sourceCode)) {
    const call = node.type === 'CallExpression' ? getFileCall(node, sourceCode) : null;
    if (call) calls.push(call);
  }
  return calls.sort((one, other) => one.node.range[0] - other.node.range[0]);
}

function getFileFunctionName(callee: TSESTree.Node, sourceCode: SourceCode): string | null {
  const origin = getOrigin(getPromisified(callee, sourceCode) ?? callee, sourceCode);
  if (!origin) return null;
  const path = origin.source === 'module' && origin.path[0] === 'promises' ? origin.path.slice(1) : origin.path;
  const [name] = path;
  if (path.length !== 1 || name === undefined || !isFileModule(origin)) return null;
  if (origin.name === 'Bun.write') return 'writeFile';
  return name.endsWith('Sync') ? name.slice(0, -'Sync'.length) : name;
}

function isFileModule({ root, source }: { readonly root: string; readonly source: string }): boolean {
  return source === 'global' ? root === 'Deno' || root === 'Bun' : FILE_MODULES.test(root);
}

/** The function that `promisify(f)` was made of. */
function getPromisified(callee: TSESTree.Node, sourceCode: SourceCode): TSESTree.Node | null {
  const made = followConst(callee, sourceCode);
  if (made.type !== 'CallExpression' || !made.arguments[0]) return null;
  return getOrigin(made.callee, sourceCode)?.name === 'util.promisify' ? made.arguments[0] : null;
}

function getBunFileCall(node: TSESTree.CallExpression, sourceCode: SourceCode): FileCall | null {
  const callee = unwrap(node.callee);
  const key = callee.type === 'MemberExpression' ? getKeyName(callee) : null;
  const effect = key === null ? undefined : BUN_FILE_METHODS.get(key);
  const path = effect && callee.type === 'MemberExpression' ? getBunPath(callee.object, sourceCode) : null;
  return path && effect ? { node, name: `Bun.file().${key!}`, effect, paths: [path], rest: node.arguments } : null;
}

/** The path of `Bun.file(path)`, through a `const` too. */
function getBunPath(node: TSESTree.Node, sourceCode: SourceCode): TSESTree.Node | null {
  if (!sourceCode.text.includes('Bun')) return null;
  const made = followConst(node, sourceCode);
  if (made.type !== 'CallExpression' || getOrigin(made.callee, sourceCode)?.name !== 'Bun.file') return null;
  return made.arguments[0] ?? null;
}

/** `open(path)` and `open(path, 'r')`; Deno's options say `write` or `create` where they write. */
function isReadOnly(flags: TSESTree.Node | undefined): boolean {
  const inner = flags && unwrap(flags);
  if (inner?.type === 'ObjectExpression') {
    return !inner.properties.some(property => property.type !== 'Property' || /^(?:append|create|createNew|flags|truncate|write)$/u.test(getKeyName(property) ?? ''));
  }
  const text = inner ? getLiteralString(inner) : 'r';
  return text === 'r' || text === 'rs' || inner?.type === 'ArrowFunctionExpression' || inner?.type === 'FunctionExpression';
}
