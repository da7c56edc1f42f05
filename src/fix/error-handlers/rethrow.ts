import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isDefault, isUndefined } from '../../analysis/error-handlers/default-values.ts';
import { getErrorFlow } from '../../analysis/error-handlers/error-flow.ts';
import type { ErrorHandler } from '../../analysis/error-handlers/handlers.ts';
import { getSides } from '../../analysis/error-handlers/known-errors.ts';
import { canComplete } from '../../analysis/control-flow.ts';
import type { FileContext } from '../../create-rule.ts';
import { getIndentation, getTextStyle } from '../text-style.ts';
import { getErrorBinding, renderThrow, replaceArrowBody } from './handler-edits.ts';

type Fix = TSESLint.ReportFixFunction;

/**
 * Throws the error where a handler's last statement returns a default.
 *
 * @returns `null` where the handler ends otherwise, or has no name for the error and can get none.
 */
export function getThrowInsteadOfDefault(handler: ErrorHandler, { sourceCode }: FileContext): Fix | null {
  const binding = getErrorBinding(handler, sourceCode);
  const body = handler.body?.body;
  if (!binding || !body) return null;
  const statement = renderThrow(binding.name, sourceCode);
  if (body.type !== 'BlockStatement') {
    return isDefault(body)
      ? fixer => [...binding.bind(fixer), ...replaceArrowBody(fixer, body, `throw ${binding.name};`, sourceCode)]
      : null;
  }
  const last = body.body.at(-1);
  if (last?.type !== 'ReturnStatement' || !(isUndefined(last.argument) || isDefault(last.argument!))) return null;
  return fixer => [...binding.bind(fixer), fixer.replaceText(last, statement)];
}

/**
 * Completes a handler that tests for some errors and loses the others: `else { throw error; }` behind the last test, or a `throw` in
 * place of the default behind a branch that leaves.
 *
 * @returns `null` where the handler's last statements are of another shape.
 */
export function getRethrow(handler: ErrorHandler, context: FileContext): Fix | null {
  const { sourceCode } = context;
  const binding = getErrorBinding(handler, sourceCode);
  const body = handler.body?.body;
  if (!binding || body?.type !== 'BlockStatement') return null;
  const last = body.body.at(-1);
  const statement = renderThrow(binding.name, sourceCode);
  switch (last?.type) {
    case 'SwitchStatement':
      return completeSwitch(last, statement, sourceCode);
    case 'IfStatement':
      return completeIf(last, statement, handler, context);
    case 'ReturnStatement':
      return followsLeavingBranch(last, handler, context) ? replaceReturnedDefault(last, statement) : null;
    default:
      return null;
  }
}

/** Whether the statement directly before is a branch for known errors that leaves. */
function followsLeavingBranch(node: TSESTree.Statement, handler: ErrorHandler, context: FileContext): boolean {
  const { body } = node.parent as TSESTree.BlockStatement;
  const branch = body[body.indexOf(node) - 1];
  if (branch?.type !== 'IfStatement' || branch.alternate || canComplete(branch.consequent)) return false;
  return isForKnown(branch, handler, context);
}

/** Adds the `else`, or the `throw` behind a branch that leaves anyway. */
function completeIf(
  node: TSESTree.IfStatement,
  statement: string,
  handler: ErrorHandler,
  context: FileContext,
): Fix | null {
  const { sourceCode } = context;
  const last = getLastBranch(node);
  if (!isForKnown(node, handler, context)) return null;
  if (last.alternate) return replaceReturnedDefault(last.alternate, statement);
  const indentation = getIndentation(node, sourceCode);
  const leaves = last === node && !canComplete(node.consequent);
  if (leaves) return fixer => fixer.insertTextAfter(node, `\n${indentation}${statement}`);
  if (last.consequent.type !== 'BlockStatement') return null;
  const { indent } = getTextStyle(sourceCode);
  return fixer => fixer.insertTextAfter(last, ` else {\n${indentation}${indent}${statement}\n${indentation}}`);
}

function getLastBranch(node: TSESTree.IfStatement): TSESTree.IfStatement {
  return node.alternate?.type === 'IfStatement' ? getLastBranch(node.alternate) : node;
}

/** `else { return null; }`: the default gives way to the error. */
function replaceReturnedDefault(alternate: TSESTree.Statement, statement: string): Fix | null {
  const last = alternate.type === 'BlockStatement' ? alternate.body.at(-1) : alternate;
  if (last?.type !== 'ReturnStatement' || !(isUndefined(last.argument) || isDefault(last.argument!))) return null;
  return fixer => fixer.replaceText(last, statement);
}

/** Adds the `default`, or throws in the one that returns a value. */
function completeSwitch(
  node: TSESTree.SwitchStatement,
  statement: string,
  sourceCode: FileContext['sourceCode'],
): Fix | null {
  const last = node.cases.at(-1);
  const end = last?.consequent.at(-1);
  if (!last || !end) return null;
  if (last.test === null) return replaceReturnedDefault(end, statement);
  if (node.cases.some(({ test }) => test === null) || canComplete(end)) return null;
  const indentation = getIndentation(last, sourceCode);
  return fixer =>
    fixer.insertTextAfter(
      last,
      `\n${indentation}default:\n${indentation}${getTextStyle(sourceCode).indent}${statement}`,
    );
}

/** Whether each test of an `if … else if` chain asks for a known error. */
function isForKnown(node: TSESTree.IfStatement, handler: ErrorHandler, context: FileContext): boolean {
  const { carries } = getErrorFlow(handler.parameter, handler.body!, context);
  for (let branch: TSESTree.Statement | null = node; branch?.type === 'IfStatement'; branch = branch.alternate) {
    if (getSides(branch.test, carries, context).whenTrue !== 'known') return false;
  }
  return true;
}
