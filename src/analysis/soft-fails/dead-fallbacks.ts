import type { FileContext } from '../../create-rule.ts';
import { getProofOfPresence, type Proof } from '../../types/presence.ts';
import type { SoftFail } from '../soft-fails.ts';

/**
 * What proves that a fallback is never taken. Types of environment variables prove nothing: whoever declares them has never seen
 * the machine.
 */
export function getDeadFallback({ form, hasOther, node, reads: [read] }: SoftFail, context: FileContext): Proof | null {
  if (form !== 'logical' || node.type !== 'LogicalExpression' || hasOther || read!.kind === 'environment') return null;
  if (node.operator === '&&' || node.left.type === 'LogicalExpression') return null;
  return getProofOfPresence(node.left, node.operator, context);
}
