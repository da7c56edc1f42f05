import type { TSESTree } from '@typescript-eslint/utils';
import type ts from 'typescript';

import type { FileContext } from '../create-rule.ts';
import { getTypeServices, hasStrictNullChecks } from './type-services.ts';

/**
 * Whether the types say that a value is always a string or an object such as a `URL`, never `undefined`, `null` or anything.
 *
 * @returns `null` where there are no types, or types without strict null checks.
 */
export function isDefinite(node: TSESTree.Node, context: Pick<FileContext, 'sourceCode'>): boolean | null {
  const services = getTypeServices(context);
  if (!services || !hasStrictNullChecks(services)) return null;
  const { Object: ObjectType, StringLike } = services.ts.TypeFlags;
  const type = services.getType(node);
  const parts: readonly ts.Type[] = type.isUnion() ? type.types : [type];
  return parts.every(({ flags }) => flags & (ObjectType | StringLike));
}
