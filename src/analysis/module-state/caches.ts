import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getLastName, getKeyName } from '../../ast/names.ts';
import { wrapped } from '../../ast/unwrap.ts';
import { walk } from '../../ast/walk.ts';
import { splitWords } from '../../ast/words.ts';
import { isSameExpression } from '../equal-expressions.ts';
import { getOutermostFunction } from '../load-time.ts';
import type { ModuleState } from '../module-state.ts';
import type { Write } from '../writes.ts';
import { isSetBack } from './absence.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

const EXPIRY_WORDS = new Set(['age', 'expiration', 'expire', 'expired', 'expires', 'expiry', 'now', 'stale', 'ttl']);
const CACHE_WORDS = new Set(['cache', 'cached', 'memo', 'memoized']);
const LOOKUPS = new Set(['get', 'has', 'find', 'findIndex', 'includes', 'indexOf', 'some']);

/**
 * Whether the state only remembers what can be found out again: each value is stored after the same key was looked up in the
 * function, or in a function that compares an expiry; taking values out is free. A single value is one by its name, too.
 */
export function isCache(state: ModuleState, writes: readonly Write[], sourceCode: SourceCode): boolean {
  if (state.held === null && splitWords(state.name).some(word => CACHE_WORDS.has(word))) return true;
  return writes.every(write => isRemoval(write, state) || followsLookup(write, state, sourceCode) || comparesExpiry(write, state, sourceCode));
}

function isRemoval(write: Write, state: ModuleState): boolean {
  return isSetBack(write, state) || ['delete', 'pop', 'shift', 'splice'].includes(write.operator);
}

function followsLookup(write: Write, state: ModuleState, sourceCode: SourceCode): boolean {
  const key = getWrittenKey(write);
  const owner = key && getOutermostFunction(write.node);
  if (!owner) return false;
  return state.reads.some(read => {
    if (read.range[0] >= write.node.range[0] || getOutermostFunction(read) !== owner) return false;
    const known = getLookedUpKey(read);
    return known !== null && isSameExpression(known, key, sourceCode);
  });
}

/** The key under which `map.set(key, …)`, `set.add(key)`, `list.push(key)` or `object[key] = …` stores. */
function getWrittenKey({ kind, node, path, target }: Write): TSESTree.Node | null {
  if (kind === 'method' && node.type === 'CallExpression') return path.length === 0 ? (node.arguments[0] ?? null) : null;
  return kind === 'assignment' && path.length === 1 && target.type === 'MemberExpression' ? target.property : null;
}

/** The key that `map.get(key)`, `list.includes(key)`, `object[key]` or `key in object` asks for. */
function getLookedUpKey(read: TSESTree.Node): TSESTree.Node | null {
  const value = wrapped(read);
  const { parent } = value;
  if (parent?.type === 'BinaryExpression') return parent.operator === 'in' && parent.right === value ? parent.left : null;
  return parent?.type === 'MemberExpression' && parent.object === value ? getMemberKey(parent) : null;
}

function getMemberKey(member: TSESTree.MemberExpression): TSESTree.Node | null {
  const callee = wrapped(member);
  if (callee.parent?.type !== 'CallExpression' || callee.parent.callee !== callee) return member.property;
  return LOOKUPS.has(getKeyName(member) ?? '') ? (callee.parent.arguments[0] ?? null) : null;
}

/** `Date.now() - fetchedAt < TTL`, `cached.expiresAt > now`, in a function that reads what it stores. */
function comparesExpiry({ node }: Write, { reads }: ModuleState, sourceCode: SourceCode): boolean {
  const owner = getOutermostFunction(node);
  if (!owner || !reads.some(read => getOutermostFunction(read) === owner)) return false;
  return walk(owner.body, sourceCode).some(
    inner => inner.type === 'BinaryExpression' && /^[<>]=?$/u.test(inner.operator) && [inner.left, inner.right].some(side => speaksOfExpiry(side)),
  );
}

function speaksOfExpiry(node: TSESTree.Node): boolean {
  if (node.type === 'BinaryExpression') return speaksOfExpiry(node.left) || speaksOfExpiry(node.right);
  const name = getLastName(node.type === 'CallExpression' ? node.callee : node);
  return name !== null && splitWords(name).some(word => EXPIRY_WORDS.has(word));
}
