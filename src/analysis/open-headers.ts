import type { TSESTree } from '@typescript-eslint/utils';

import { getEnclosingFunction } from '../ast/functions.ts';
import { getKeyName, getLastName } from '../ast/names.ts';
import { walk } from '../ast/walk.ts';
import type { FileContext } from '../create-rule.ts';
import { HEADER_SETTERS } from '../knowledge/cors.ts';
import { followConst, getConstantString } from './bindings.ts';
import { isOriginTested, isRequestOrigin } from './request-origin.ts';

type SourceCode = FileContext['sourceCode'];

/** A header with its value, however it is written. */
export interface HeaderValue {
  readonly value: TSESTree.Node;
  /** What a report stands on. */
  readonly node: TSESTree.Node;
}

/** An `Access-Control-Allow-Origin` that lets every origin in. */
export interface OpenHeader {
  readonly kind: 'any' | 'echo';
  readonly hasCredentials: boolean;
  readonly node: TSESTree.Node;
}

const ORIGIN = 'access-control-allow-origin';
const CREDENTIALS = 'access-control-allow-credentials';

/**
 * The open `Access-Control-Allow-Origin` that a node sets: a property, a pair, `{ key, value }`, an assignment or a call with the
 * name and then the value. Open is `*`, and the request's own origin unless something before compares it or asks about it.
 */
export function getOpenHeader(node: TSESTree.Node, sourceCode: SourceCode): OpenHeader | null {
  const header = getHeader(node, ORIGIN, sourceCode);
  if (!header) return null;
  const kind = getKind(header.value, sourceCode);
  return kind && { kind, hasCredentials: hasCredentials(node, sourceCode), node: header.node };
}

function getKind(value: TSESTree.Node, sourceCode: SourceCode): OpenHeader['kind'] | null {
  if (getConstantString(value, sourceCode) === '*') return 'any';
  return isRequestOrigin(value, sourceCode) && !isOriginTested(value, sourceCode) ? 'echo' : null;
}

function getHeader(node: TSESTree.Node, name: string, sourceCode: SourceCode): HeaderValue | null {
  switch (node.type) {
    case 'Property':
      return getPropertyHeader(node, name);
    case 'ArrayExpression': {
      const [key, value] = node.elements;
      return key && value && node.elements.length === 2 && isNamed(key, name, sourceCode) ? { value, node: value } : null;
    }
    case 'AssignmentExpression':
      return node.left.type === 'MemberExpression' && getKeyName(node.left)?.toLowerCase() === name ? { value: node.right, node: node.right } : null;
    case 'CallExpression':
      return getSetHeader(node, name, sourceCode);
    default:
      return null;
  }
}

function getPropertyHeader(node: TSESTree.Property, name: string): HeaderValue | null {
  if (node.parent.type !== 'ObjectExpression') return null;
  if (getKeyName(node)?.toLowerCase() === name) return { value: node.value, node };
  // Next's and Vercel's { key: name, value }.
  if (getKeyName(node) !== 'key' || node.value.type !== 'Literal' || String(node.value.value).toLowerCase() !== name) return null;
  const value = node.parent.properties.find(item => item.type === 'Property' && getKeyName(item) === 'value');
  return value?.type === 'Property' ? { value: value.value, node: value } : null;
}

function getSetHeader({ arguments: args, callee }: TSESTree.CallExpression, name: string, sourceCode: SourceCode): HeaderValue | null {
  if (!HEADER_SETTERS.has(getLastName(callee) ?? '')) return null;
  const index = args.findIndex(argument => isNamed(argument, name, sourceCode));
  const value = index < 0 ? undefined : args[index + 1];
  return value ? { value, node: value } : null;
}

function isNamed(node: TSESTree.Node, name: string, sourceCode: SourceCode): boolean {
  return getConstantString(node, sourceCode)?.toLowerCase() === name;
}

/** Whether the object, or the function, that sets the origin also allows credentials. */
function hasCredentials(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  const place = node.type === 'Property' ? node.parent : (getEnclosingFunction(node) ?? sourceCode.ast);
  for (const inner of walk(place, sourceCode)) {
    const header = getHeader(inner, CREDENTIALS, sourceCode);
    const value = header && followConst(header.value, sourceCode);
    if (value?.type === 'Literal' && String(value.value) === 'true') return true;
  }
  return false;
}
