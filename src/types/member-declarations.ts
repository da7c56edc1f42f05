import type { TSESTree } from '@typescript-eslint/utils';
import type ts from 'typescript';

import type { FileContext } from '../create-rule.ts';
import { getTypeServices, type TypeServices } from './type-services.ts';

/**
 * Whether the types say that a property name (`m` of `a.m`, `"m"` of `a["m"]`) means one of these declarations.
 *
 * @returns `null` without types, for `any`, and where it means other declarations, too, as on a union.
 */
export function isDeclaredBy(
  property: TSESTree.Node,
  declarations: readonly TSESTree.Node[],
  context: Pick<FileContext, 'sourceCode'>,
): boolean | null {
  const services = getTypeServices(context);
  const found = services ? (getSymbol(property, services)?.declarations ?? []) : [];
  if (!services || found.length === 0) return null;
  const wanted = new Set<ts.Node>(declarations.map(services.getNode));
  const own = found.filter(declaration => wanted.has(declaration)).length;
  return own === 0 ? false : own === found.length || null;
}

/** At the name in `{ m } = a`, the checker would answer with the variable that it declares. */
function getSymbol(property: TSESTree.Node, { checker, getNode, getType }: TypeServices): ts.Symbol | undefined {
  const pattern = property.parent?.type === 'Property' ? property.parent.parent : null;
  if (pattern?.type !== 'ObjectPattern') return checker.getSymbolAtLocation(getNode(property));
  return property.type === 'Identifier' ? getType(pattern).getProperty(property.name) : undefined;
}
