import type { TSESTree } from '@typescript-eslint/utils';
import type ts from 'typescript';

import type { FileContext } from '../create-rule.ts';
import { getTypeServices } from './type-services.ts';

/**
 * Whether the types say that a value is one of a known set of words: numbers, truth values, string literals, members of enums.
 *
 * @returns `false` as well where there are no types.
 */
export function isTypedWord(node: TSESTree.Node, context: Pick<FileContext, 'sourceCode'>): boolean {
  const services = getTypeServices(context);
  if (!services) return false;
  const { BigIntLike, BooleanLike, EnumLike, Null, NumberLike, StringLiteral, Undefined } = services.ts.TypeFlags;
  const type = services.getType(node);
  const parts: readonly ts.Type[] = type.isUnion() ? type.types : [type];
  return parts.every(({ flags }) => flags & (BigIntLike | BooleanLike | EnumLike | Null | NumberLike | StringLiteral | Undefined));
}
