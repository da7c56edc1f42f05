import type { TSESTree } from '@typescript-eslint/utils';
import type ts from 'typescript';

import type { FileContext } from '../create-rule.ts';
import { getTypeServices } from './type-services.ts';

/**
 * Whether the types say that an expression is a promise: every part of its type has a method `then`.
 *
 * @returns `null` when the file has no types, or when they know nothing of the expression (`any`, `unknown`, unresolved).
 */
export function isPromise(node: TSESTree.Node, context: Pick<FileContext, 'sourceCode'>): boolean | null {
  const services = getTypeServices(context);
  if (!services) return null;
  const type = services.checker.getApparentType(services.checker.getNonNullableType(services.getType(node)));
  const { Any, Never, Unknown } = services.ts.TypeFlags;
  if (type.flags & (Any | Unknown | Never)) return null;
  const parts: readonly ts.Type[] = type.isUnion() ? type.types : [type];
  return parts.every(part => part.getProperty('then') !== undefined);
}
