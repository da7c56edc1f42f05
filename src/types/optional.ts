import type { TSESTree } from '@typescript-eslint/utils';
import type ts from 'typescript';

import type { FileContext } from '../create-rule.ts';
import { getTypeServices, hasStrictNullChecks, type TypeServices } from './type-services.ts';

/**
 * Whether a member that an expression reads, or one on the way to it, is declared as one that may be missing.
 *
 * @returns `false` as well where there are no types.
 */
export function isTypedOptional(node: TSESTree.Node, context: Pick<FileContext, 'sourceCode'>): boolean {
  const services = getTypeServices(context);
  if (!services || !hasStrictNullChecks(services)) return false;
  for (let member = node; member.type === 'MemberExpression'; member = member.object) {
    if (member.computed || member.property.type !== 'Identifier') return false;
    const symbol = services.getType(member.object).getNonNullableType().getProperty(member.property.name);
    if (symbol && isOptional(symbol, services)) return true;
    if (member.object.type === 'ChainExpression' || member.object.type === 'TSNonNullExpression') return false;
  }
  return false;
}

function isOptional(symbol: ts.Symbol, { checker, ts: { SymbolFlags, TypeFlags } }: TypeServices): boolean {
  if (symbol.flags & SymbolFlags.Optional) return true;
  const type = checker.getTypeOfSymbol(symbol);
  return type.isUnion() && type.types.some(({ flags }) => flags & (TypeFlags.Undefined | TypeFlags.Null));
}
