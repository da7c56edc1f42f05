import type { TSESTree } from '@typescript-eslint/utils';

import { FileCache } from '../ast/file-cache.ts';
import { getKeyName, getLastName, getLiteralString } from '../ast/names.ts';
import { walk } from '../ast/walk.ts';
import type { FileContext } from '../create-rule.ts';
import { STORAGES, WRITERS } from '../knowledge/boundary-inputs.ts';
import { followConst, getBuiltinName, getConstantString, getLocalFunction, getOrigin } from './bindings.ts';

type SourceCode = FileContext['sourceCode'];

/** Whether a path is that of the own `package.json`: made of nothing but literals and the program's own places. */
export function isOwnFile(path: TSESTree.Node, sourceCode: SourceCode): boolean {
  const value = followConst(path, sourceCode);
  return /package\.json['"`]/u.test(sourceCode.getText(value)) && isOfProgram(value, sourceCode, 3);
}

const PLACES = /^(?:__dirname|import\.meta|process$|process\.cwd|path|url|URL|require|fs)/u;

function isOfProgram(value: TSESTree.Node, sourceCode: SourceCode, hops: number): boolean {
  return [...walk(value, sourceCode)].every(node => {
    if (node.type === 'MemberExpression') return !/^process\.(?:argv|env)/u.test(getBuiltinName(node, sourceCode) ?? '');
    return node.type !== 'Identifier' || isPlace(node, sourceCode, hops);
  });
}

function isPlace(node: TSESTree.Identifier, sourceCode: SourceCode, hops: number): boolean {
  if (node.parent.type === 'MemberExpression' && node.parent.property === node && !node.parent.computed) return true;
  if (node.parent.type === 'MetaProperty' || PLACES.test(getOrigin(node, sourceCode)?.name ?? '')) return true;
  const value = followConst(node, sourceCode);
  return value !== node && hops > 0 && isOfProgram(value, sourceCode, hops - 1);
}

const writtenKeys = new FileCache<ReadonlySet<string>>();

/** Whether the file also writes what it reads under that key, or into that path or member of the storage. */
export function isWrittenHere(key: TSESTree.Node, sourceCode: SourceCode): boolean {
  const keys = writtenKeys.getOrCompute(sourceCode, () => new Set([...walk(sourceCode.ast, sourceCode)].flatMap(getWrittenKey).map(written => getKeyText(written, sourceCode))));
  return keys.has(getKeyText(key, sourceCode));
}

function getWrittenKey(node: TSESTree.Node): readonly TSESTree.Node[] {
  if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') {
    return STORAGES.has(getLastName(node.left.object) ?? '') ? [node.left] : [];
  }
  if (node.type !== 'CallExpression' || !WRITERS.test(getLastName(node.callee) ?? '')) return [];
  return node.arguments.slice(0, 1);
}

/** Whether the file makes the text that it parses: `{ id: JSON.stringify(a) }` beside `JSON.parse(item.id)`. */
export function isWrittenAsText(member: TSESTree.MemberExpression, sourceCode: SourceCode): boolean {
  const key = getKeyName(member);
  if (key === null || !sourceCode.text.includes('JSON.stringify')) return false;
  return [...walk(sourceCode.ast, sourceCode)].some(
    node =>
      node.type === 'Property' &&
      getKeyName(node) === key &&
      node.value.type === 'CallExpression' &&
      getOrigin(node.value.callee, sourceCode)?.name === 'JSON.stringify',
  );
}

/**
 * The same text for keys that say the same: `'cart'`, `"cart"` and `localStorage.cart`, paths that end in the same file name, and
 * what one function of the file makes.
 */
function getKeyText(key: TSESTree.Node, sourceCode: SourceCode): string {
  const value = followConst(key, sourceCode);
  const name = value.type === 'MemberExpression' && STORAGES.has(getLastName(value.object) ?? '') ? getKeyName(value) : getLiteralString(value);
  if (name !== null) return `'${name}'`;
  if (value.type === 'CallExpression' && value.callee.type === 'Identifier' && getLocalFunction(value.callee, sourceCode)) {
    return sourceCode.getText(value.callee);
  }
  return sourceCode.getText(getFileName(value, sourceCode) ?? value).replaceAll(/["'`]/gu, "'");
}

/** The last part of a path that is joined, where it names a file; `package.json` is the name of many. */
function getFileName(path: TSESTree.Node, sourceCode: SourceCode): TSESTree.Node | null {
  if (path.type !== 'CallExpression' || !/^path\.(?:join|resolve)$/u.test(getOrigin(path.callee, sourceCode)?.name ?? '')) return null;
  const last = path.arguments.at(-1);
  const name = last ? getConstantString(last, sourceCode) : null;
  if (!last || name === 'package.json') return null;
  const isNamed = last.type === 'Identifier' ? /^[A-Z][\dA-Z_]+$/u.test(last.name) : name?.includes('.') === true;
  return isNamed ? last : null;
}
