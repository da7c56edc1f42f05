import type { TSESTree } from '@typescript-eslint/utils';

import { getFunctionName } from '../../ast/names.ts';
import { unwrap } from '../../ast/unwrap.ts';
import type { FileContext } from '../../create-rule.ts';
import { canComplete } from '../control-flow.ts';
import { isDefault } from './default-values.ts';
import { getLogCall } from '../loggers.ts';
import { limitsAttempts } from './exemptions.ts';
import { awaits, getCalleeNames, getOwnNodes } from './guarded-code.ts';
import type { ErrorHandler } from './handlers.ts';
import type { HandlerPaths } from './paths.ts';
import { getFollowing, getOuterFunction } from './surroundings.ts';

/**
 * Whether what follows the `try` is reached by its handler alone and waits for something: another way to the same end
 * (`try { return await fromCache() } catch (e) { log(e) } return await fromNetwork()`).
 */
export function isFollowedByAttempt({ node }: ErrorHandler, context: FileContext): boolean {
  if (node.type !== 'CatchClause' || canComplete(node.parent.block)) return false;
  return getFollowing(node.parent).statements.some(statement => awaits(statement, context));
}

/** Whether a handler ends in a statement that waits for something whose own error nobody catches: `catch { await mkdir(path) }`. */
export function endsInAttempt({ body }: ErrorHandler, { ends }: HandlerPaths): boolean {
  const last = body?.type === 'CatchClause' ? body.body.body.at(-1) : undefined;
  return last?.type === 'ExpressionStatement' && last.expression.type === 'AwaitExpression' && ends.length === 1;
}

/** Whether a value is had in another way: `estimate(text)` where `count(text)` failed. A call without arguments makes a default. */
export function isAnotherWay(value: TSESTree.Node, context: FileContext): boolean {
  const inner = unwrap(value);
  if (inner.type !== 'CallExpression' || inner.arguments.length === 0) return false;
  return !isDefault(inner) && getLogCall(inner, context) === null;
}

/** Whether a handler tries again while there are attempts left: `if (retries > 0) return push(retries - 1)` in `push`. */
export function triesAgain({ body, node: place }: ErrorHandler, context: FileContext): boolean {
  const outer = getOuterFunction(place);
  const name = outer && getFunctionName(outer);
  if (!body || name === null) return false;
  return getOwnNodes(body.body, context).some(
    node =>
      node.type === 'IfStatement' &&
      limitsAttempts(node.test, [], context) &&
      getOwnNodes(node.consequent, context).some(
        inner => inner.type === 'CallExpression' && getCalleeNames(inner.callee).at(-1)?.replace(/^#/u, '') === name.replace(/^#/u, ''),
      ),
  );
}
