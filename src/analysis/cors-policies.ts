import type { TSESTree } from '@typescript-eslint/utils';

import { getKeyName, getLiteralString } from '../ast/names.ts';
import type { FileContext } from '../create-rule.ts';
import { MATCH_ALL } from '../knowledge/cors.ts';
import { followConst } from './bindings.ts';
import { allowsEveryOrigin } from './request-origin.ts';

type SourceCode = FileContext['sourceCode'];

/** How a CORS policy is open. */
export interface OpenPolicy {
  /** `any`: every origin, by `*`. `echo`: every origin, by its own name, which browsers accept with credentials. */
  readonly kind: 'any' | 'echo';
  readonly hasCredentials: boolean;
  /** The property that opens it; `null` where nothing states an origin. */
  readonly node: TSESTree.Property | null;
}

/**
 * How the options of a CORS middleware let every origin in; no options at all do, and so does `true`.
 *
 * @returns `null` for options that name origins or ask, and for those that the file does not show.
 */
export function getOpenPolicy(options: TSESTree.Node | null, sourceCode: SourceCode): OpenPolicy | null {
  const value = options && followConst(options, sourceCode);
  if (!value || isTrue(value) || (value.type === 'Identifier' && value.name === 'undefined')) return { kind: 'any', hasCredentials: false, node: null };
  if (value.type !== 'ObjectExpression') return null;
  const origin = getProperty(value, 'origin');
  const credentials = getProperty(value, 'credentials');
  const hasCredentials = credentials !== null && isTrue(followConst(credentials.value, sourceCode));
  if (!origin) {
    const isShown = value.properties.every(({ type }) => type === 'Property');
    return isShown ? { kind: 'any', hasCredentials, node: null } : null;
  }
  const kind = getOpenness(origin.value, sourceCode);
  return kind && { kind, hasCredentials, node: origin };
}

function getOpenness(node: TSESTree.Node, sourceCode: SourceCode): OpenPolicy['kind'] | null {
  const value = followConst(node, sourceCode);
  switch (value.type) {
    case 'Literal':
      if (value.value === '*') return 'any';
      return isTrue(value) || ('regex' in value && MATCH_ALL.has(value.regex.pattern)) ? 'echo' : null;
    case 'TemplateLiteral':
      return getLiteralString(value) === '*' ? 'any' : null;
    case 'Identifier':
      return value.name === 'undefined' ? 'any' : null;
    case 'ArrayExpression':
      return value.elements.map(element => element && getOpenness(element, sourceCode)).find(kind => kind !== null) ?? null;
    default:
      return allowsEveryOrigin(value, sourceCode) ? 'echo' : null;
  }
}

function isTrue(node: TSESTree.Node): boolean {
  if (node.type === 'Literal') return node.value === true;
  return node.type === 'UnaryExpression' && node.operator === '!' && node.argument.type === 'Literal' && node.argument.value === 0;
}

/** The last property of that name in an object. */
export function getProperty({ properties }: TSESTree.ObjectExpression, name: string): TSESTree.Property | null {
  const property = properties.findLast(item => item.type === 'Property' && getKeyName(item)?.toLowerCase() === name);
  return property?.type === 'Property' ? property : null;
}
