import type { TSESTree } from '@typescript-eslint/utils';

import { getFunctionName } from '../../ast/names.ts';
import { unwrap, wrapped } from '../../ast/unwrap.ts';
import { splitWords } from '../../ast/words.ts';
import type { FileContext } from '../../create-rule.ts';
import { AGAIN_WORDS } from '../../knowledge/error-handling.ts';
import { canComplete } from '../control-flow.ts';
import { isDefault } from './default-values.ts';
import { getLogCall } from '../loggers.ts';
import { limitsAttempts } from './exemptions.ts';
import { awaits, getCalleeNames, getOwnNodes } from './guarded-code.ts';
import type { ErrorHandler } from './handlers.ts';
import type { HandlerPaths } from './paths.ts';
import { getFollowing, getOuterFunction } from './surroundings.ts';

/**
 * Whether what follows the `try` is reached where it gave no value and waits for something: another way to the same end
 * (`try { return await fromCache() } catch (e) { log(e) } return await fromNetwork()`).
 */
export function isFollowedByAttempt({ node }: ErrorHandler, context: FileContext): boolean {
  if (node.type !== 'CatchClause') return false;
  const { block } = node.parent;
  if (canComplete(block) && !getOwnNodes(block, context).some(inner => inner.type === 'ReturnStatement' && inner.argument)) return false;
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
  if (isNeverSettled(inner)) return true;
  if (inner.type !== 'CallExpression' || inner.arguments.length === 0) return false;
  return !isDefault(inner) && getLogCall(inner, context) === null;
}

/** Whether a handler tries again: `if (retries > 0) return push(retries - 1)` in `push`, or `this.scheduleFlush()`. */
export function triesAgain({ body, node: place }: ErrorHandler, context: FileContext): boolean {
  if (!body) return false;
  if (getOwnNodes(body.body, context).some(isLaterAttempt)) return true;
  const outer = getOuterFunction(place);
  const name = outer && getFunctionName(outer);
  if (name === null) return false;
  return getOwnNodes(body.body, context).some(
    node =>
      node.type === 'IfStatement' &&
      limitsAttempts(node.test, [], context) &&
      getOwnNodes(node.consequent, context).some(
        inner => inner.type === 'CallExpression' && getCalleeNames(inner.callee).at(-1)?.replace(/^#/u, '') === name.replace(/^#/u, ''),
      ),
  );
}

/** Whether a handler goes another way and keeps what it gives: `catch (e) { log(e); result = await start(task) }`. */
export function triesOtherwise({ body }: ErrorHandler, context: FileContext): boolean {
  if (body?.type !== 'CatchClause') return false;
  return getOwnNodes(body.body, context).some(node => {
    if (node.type !== 'AwaitExpression' || unwrap(node.argument).type !== 'CallExpression') return false;
    const { parent } = wrapped(node);
    return parent?.type === 'VariableDeclarator' || parent?.type === 'AssignmentExpression';
  });
}

/** `new Promise(() => {})`: whoever else is in the race decides. */
function isNeverSettled(node: TSESTree.Node): boolean {
  if (node.type !== 'NewExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'Promise') return false;
  const [start] = node.arguments;
  return start?.type === 'ArrowFunctionExpression' && start.body.type === 'BlockStatement' && start.body.body.length === 0;
}

/** Whether a handler ends where its `try` would have ended: `try { await browse(); open() } catch (e) { open(); log(e) }`. */
export function endsTheSame({ body, guarded }: ErrorHandler, { sourceCode }: FileContext): boolean {
  if (body?.type !== 'CatchClause' || guarded.type !== 'BlockStatement') return false;
  const last = guarded.body.at(-1);
  if (last?.type !== 'ExpressionStatement' || unwrap(last.expression).type !== 'CallExpression') return false;
  return body.body.body.some(statement => sourceCode.getText(statement) === sourceCode.getText(last));
}

function isLaterAttempt(node: TSESTree.Node): boolean {
  return node.type === 'CallExpression' && AGAIN_WORDS.has(splitWords(getCalleeNames(node.callee).at(-1) ?? '')[0] ?? '');
}
