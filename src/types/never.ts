import type { TSESTree } from '@typescript-eslint/utils';

import type { FileContext } from '../create-rule.ts';
import { getTypeServices } from './type-services.ts';

/**
 * Whether the types say that control never comes back from a call: its result is `never`.
 *
 * @returns `null` when the file has no types, or when they know nothing of the callee.
 */
export function isTypedNever(call: TSESTree.CallExpression, context: Pick<FileContext, 'sourceCode'>): boolean | null {
  const services = getTypeServices(context);
  if (!services) return null;
  const { flags } = services.getType(call);
  if (flags & services.ts.TypeFlags.Any) return null;
  return (flags & services.ts.TypeFlags.Never) !== 0;
}
