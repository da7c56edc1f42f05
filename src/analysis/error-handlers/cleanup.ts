import type { TSESTree } from '@typescript-eslint/utils';

import { getLiteralString } from '../../ast/names.ts';
import { unwrap } from '../../ast/unwrap.ts';
import { splitWords } from '../../ast/words.ts';
import type { FileContext } from '../../create-rule.ts';
import { CLEANUP_WORDS } from '../../knowledge/error-handling.ts';
import { getCalleeNames } from './guarded-code.ts';
import type { ErrorHandler } from './handlers.ts';
import { getValueUse } from './value-use.ts';

type File = Pick<FileContext, 'sourceCode'>;

/**
 * Whether the guarded code only releases something, so that its failure changes nothing: a `try` of that one call, or a promise
 * of it, whose value nobody uses. A `const` before the call may name what is released.
 */
export function isCleanup(handler: ErrorHandler, { sourceCode }: File): boolean {
  if (handler.argument) return getValueUse(handler.node, sourceCode) !== 'used' && isCleanupExpression(handler.guarded);
  const { body } = handler.guarded as TSESTree.BlockStatement;
  const last = body.at(-1);
  return last !== undefined && body.slice(0, -1).every(namesValue) && isCleanupStatement(last, sourceCode);
}

/** `const lock = this.lock;`, `const lock = await pending;`: nothing else is called. */
function namesValue(statement: TSESTree.Statement): boolean {
  return (
    statement.type === 'VariableDeclaration' &&
    statement.declarations.every(({ init }) => init !== null && isName(init))
  );
}

function isName(node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  if (inner.type === 'AwaitExpression') return isName(inner.argument);
  if (inner.type === 'MemberExpression') return !inner.computed && isName(inner.object);
  return inner.type === 'Identifier' || inner.type === 'ThisExpression';
}

/** Whether a statement only releases something: one clean-up call, also awaited, behind a guard or as a block of its own. */
export function isCleanupStatement(statement: TSESTree.Statement, sourceCode: File['sourceCode']): boolean {
  switch (statement.type) {
    case 'ExpressionStatement':
      return isCleanupExpression(statement.expression);
    case 'BlockStatement':
      return statement.body.length === 1 && isCleanupStatement(statement.body[0]!, sourceCode);
    case 'IfStatement':
      return !statement.alternate && isCleanupStatement(statement.consequent, sourceCode);
    case 'ReturnStatement':
      return statement.argument !== null && isCleanupExpression(statement.argument);
    default:
      return false;
  }
}

function isCleanupExpression(node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  switch (inner.type) {
    case 'AwaitExpression':
      return isCleanupExpression(inner.argument);
    case 'UnaryExpression':
      return inner.operator === 'void' && isCleanupExpression(inner.argument);
    case 'LogicalExpression':
      return isCleanupExpression(inner.right);
    case 'ConditionalExpression':
      return isCleanupExpression(inner.consequent) || isCleanupExpression(inner.alternate);
    case 'CallExpression':
      return isCleanupCall(inner);
    default:
      return false;
  }
}

function isCleanupCall(node: TSESTree.CallExpression): boolean {
  const names = getCalledNames(node.callee);
  const name = names.at(-1) ?? '';
  const [first] = node.arguments;
  if (names.join('.') === 'Promise.resolve' || /^(?:then|catch|finally)$/u.test(name)) {
    const callee = unwrap(node.callee);
    if (name === 'resolve') return first !== undefined && isCleanupExpression(first);
    return callee.type === 'MemberExpression' && isCleanupExpression(callee.object);
  }
  const [word = ''] = splitWords(name);
  if (CLEANUP_WORDS.has(word) || name.startsWith('removeListener') || name === 'removeAllListeners') return true;
  return node.arguments.some(argument => /^\s*rollback/iu.test(getLiteralString(argument) ?? ''));
}

/** The names of what is called: of `release` in `release.call(lock)`. */
function getCalledNames(callee: TSESTree.Node): string[] {
  const names = getCalleeNames(callee);
  return names.length > 1 && /^(?:apply|call)$/u.test(names.at(-1)!) ? names.slice(0, -1) : names;
}
