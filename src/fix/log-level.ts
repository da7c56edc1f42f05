import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import type { LogCall } from '../analysis/loggers.ts';
import { getKeyName } from '../ast/names.ts';
import { unwrap, wrapped } from '../ast/unwrap.ts';
import type { FileContext } from '../create-rule.ts';
import { removeImportFixes } from './imports.ts';

type Fix = TSESLint.ReportFixFunction;

/**
 * Removes a log call that is a statement of its own, with its line where nothing else stands on it, and the import of a logger that
 * nothing else uses.
 *
 * @returns `null` where the call is part of something else, the only statement of a branch, or holds a comment.
 */
export function getLogRemoval({ node }: LogCall, context: FileContext): Fix | null {
  const { sourceCode } = context;
  const statement = getOwnStatement(node);
  if (!statement || sourceCode.getCommentsInside(statement).length > 0) return null;
  return fixer => [fixer.removeRange(getRemovedRange(statement, sourceCode)), ...removeImportFixes(fixer, context, [node])];
}

function getOwnStatement(call: TSESTree.CallExpression): TSESTree.Statement | null {
  let node = wrapped(call);
  if (node.parent?.type === 'AwaitExpression' || node.parent?.type === 'UnaryExpression') node = wrapped(node.parent);
  const { parent } = node;
  if (parent?.type !== 'ExpressionStatement') return null;
  const list = parent.parent;
  // A branch that is left empty would be asked about next.
  if (list.type === 'BlockStatement') return list.body.length > 1 ? parent : null;
  return /^(?:Program|StaticBlock|SwitchCase)$/u.test(list.type) ? parent : null;
}

/** A statement with the rest of its line, or with the spaces in front of what follows it. */
function getRemovedRange({ loc, range }: TSESTree.Statement, { lines, text }: FileContext['sourceCode']): TSESTree.Range {
  const before = lines[loc.start.line - 1]!.slice(0, loc.start.column);
  const after = lines[loc.end.line - 1]!.slice(loc.end.column);
  if (before.trim() === '' && after.trim() === '') {
    const lineEnd = text.indexOf('\n', range[1]);
    return [range[0] - before.length, lineEnd < 0 ? range[1] : lineEnd + 1];
  }
  return [range[0], range[1] + (after.length - after.trimStart().length)];
}

/** Makes an error-level log call one of level `debug`; `null` for a method that was taken out of its logger. */
export function getLowerLevel({ level, node }: LogCall): Fix | null {
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression') return null;
  const [first] = node.arguments;
  // `logger.log("error", …)` states its level.
  const stated = getKeyName(callee) === 'log' && level !== 'log' && first?.type === 'Literal' ? first : callee.property;
  const text = stated.type === 'Literal' ? stated.raw.replace(/\w+/u, 'debug') : 'debug';
  return fixer => (stated.type === 'Literal' || !callee.computed ? fixer.replaceText(stated, text) : null);
}
