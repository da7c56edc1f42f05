import type { TSESTree } from '@typescript-eslint/utils';

import { unwrap } from '../../ast/unwrap.ts';
import type { FileContext } from '../../create-rule.ts';
import type { ErrorFlow } from './error-flow.ts';

/**
 * Whether a test only asks if there is somebody to hand the error to, who then gets it: `if (cb) cb(e)`,
 * `logger && logger.error(e)`, `if (typeof done === "function") done(e)`.
 */
export function testsOnlyItsReceiver(
  test: TSESTree.Node,
  branch: TSESTree.Node,
  flow: ErrorFlow,
  { sourceCode }: Pick<FileContext, 'sourceCode'>,
): boolean {
  const getPath = (node: TSESTree.Node): string => sourceCode.getText(node).replaceAll('?.', '.');
  const receivers = getTestedReceivers(test).map(getPath);
  const call = getFirstCall(branch);
  if (receivers.length === 0 || !call?.arguments.some(flow.carries)) return false;
  const callee = getPath(call.callee);
  return receivers.every(
    receiver => callee === receiver || callee.startsWith(`${receiver}.`) || callee.startsWith(`${receiver}[`),
  );
}

function getFirstCall(branch: TSESTree.Node): TSESTree.CallExpression | null {
  const statement = branch.type === 'BlockStatement' ? branch.body[0] : branch;
  if (!statement) return null;
  const inner = unwrap(statement.type === 'ExpressionStatement' ? statement.expression : statement);
  const call = inner.type === 'AwaitExpression' || inner.type === 'UnaryExpression' ? unwrap(inner.argument) : inner;
  return call.type === 'CallExpression' ? call : null;
}

function getTestedReceivers(test: TSESTree.Node): TSESTree.Node[] {
  const inner = unwrap(test);
  if (inner.type === 'Identifier' || inner.type === 'MemberExpression') return [inner];
  if (inner.type === 'LogicalExpression' && inner.operator === '&&') {
    return [...getTestedReceivers(inner.left), ...getTestedReceivers(inner.right)];
  }
  if (inner.type !== 'BinaryExpression' || !/^[!=]==?$/u.test(inner.operator)) return [];
  const left = unwrap(inner.left);
  return getTestedReceivers(left.type === 'UnaryExpression' && left.operator === 'typeof' ? left.argument : left);
}
