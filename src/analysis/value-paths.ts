import type { TSESTree } from '@typescript-eslint/utils';

import { isFunction } from '../ast/functions.ts';
import { getKeyName } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import { walk } from '../ast/walk.ts';
import type { FileContext } from '../create-rule.ts';

type File = Pick<FileContext, 'sourceCode'>;

/** A name and what is read from it: `["result", "error", "message"]`. */
export type ValuePath = readonly string[];

/** The path that an expression is; `null` for everything but names, `this` and members by a known key. */
export function getValuePath(node: TSESTree.Node): ValuePath | null {
  const inner = unwrap(node);
  if (inner.type === 'Identifier') return [inner.name];
  if (inner.type === 'ThisExpression') return ['this'];
  const key = inner.type === 'MemberExpression' ? getKeyName(inner) : null;
  const object = inner.type === 'MemberExpression' && key !== null ? getValuePath(inner.object) : null;
  return object && [...object, key!];
}

/**
 * The paths of all values that an expression mentions, the longest of each, without those of nested functions: of
 * `{ id, text: error.message }` they are `id` and `error.message`. What is called is none, but what a method is called on is.
 */
export function getMentionedPaths(node: TSESTree.Node, { sourceCode }: File): readonly ValuePath[] {
  const inside = new Set<TSESTree.Node>();
  return walk(node, sourceCode, inner => !isFunction(inner)).flatMap(inner => {
    if (inside.has(inner) || isName(inner)) return [];
    const path = getValuePath(inner);
    if (!path) return [];
    for (const part of walk(inner, sourceCode)) inside.add(part);
    return isCallee(inner) ? (path.length > 1 ? [path.slice(0, -1)] : []) : [path];
  });
}

/** Whether a path is another or is read from it: `error.message` begins with `error`. */
export function beginsWith(path: ValuePath, start: ValuePath): boolean {
  return start.length <= path.length && start.every((name, index) => path[index] === name);
}

/** The key of a property, which is no value. */
function isName(node: TSESTree.Node): boolean {
  const { parent } = node;
  return parent?.type === 'Property' && !parent.computed && parent.key === node && parent.value !== node;
}

function isCallee(node: TSESTree.Node): boolean {
  const { parent } = node;
  return (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') && parent.callee === node;
}
