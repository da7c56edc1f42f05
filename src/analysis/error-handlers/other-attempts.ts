import type { FileContext } from '../../create-rule.ts';
import { canComplete } from '../control-flow.ts';
import { awaits } from './guarded-code.ts';
import type { ErrorHandler } from './handlers.ts';
import { getFollowing } from './surroundings.ts';

/**
 * Whether what follows the `try` is reached by its handler alone and waits for something: another way to the same end
 * (`try { return await fromCache() } catch (e) { log(e) } return await fromNetwork()`).
 */
export function isFollowedByAttempt({ node }: ErrorHandler, context: FileContext): boolean {
  if (node.type !== 'CatchClause' || canComplete(node.parent.block)) return false;
  return getFollowing(node.parent).statements.some(statement => awaits(statement, context));
}
