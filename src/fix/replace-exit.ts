import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getLogCall, type LogCall } from '../analysis/loggers.ts';
import type { ProcessExit } from '../analysis/process-exits.ts';
import { getHandledSignal } from '../analysis/signal-handlers.ts';
import { isProcessVisible } from '../analysis/visible-process.ts';
import { getFunctionMember, isFunction, type FunctionNode } from '../ast/functions.ts';
import { unwrap, wrapped } from '../ast/unwrap.ts';
import { walk } from '../ast/walk.ts';
import type { FileContext } from '../create-rule.ts';
import { ERROR_LEVELS, EXITS_WITH_CODE } from '../knowledge/process-exits.ts';
import { importEditFixes, removeImportFixes } from './imports.ts';
import { getLogContent } from './log-content.ts';
import { getErrorConstruction } from './new-error.ts';

type SourceCode = FileContext['sourceCode'];
type CreateFix = (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[];

/**
 * Replaces an exit and the error-level log call right before it by a `throw` that carries the message. `null` where there is no
 * such call, its message cannot be carried exactly, or the exit is a success.
 */
export function getThrowFix(call: TSESTree.CallExpression, exit: ProcessExit, context: FileContext): CreateFix | null {
  const { sourceCode } = context;
  const statement = getExitStatement(call);
  if (!statement || isSuccess(exit) || isInFinally(statement)) return null;
  const logStatement = getPreviousStatement(statement);
  const logCall = logStatement && getErrorLog(logStatement, context);
  const content = logCall && getLogContent(logCall, statement, sourceCode);
  if (!content || hasComments([logStatement, statement], sourceCode)) return null;
  const { add, text } = getErrorConstruction(content, context, statement);
  return fixer => [
    ...replaceBoth(fixer, [logStatement, statement], `throw ${text}${getSemicolon(statement, sourceCode)}`, sourceCode),
    ...importEditFixes(fixer, context, { add, removed: [call, ...content.lost] }),
  ];
}

/**
 * Replaces an exit by `process.exitCode = n; return;`. `null` where the exit is no statement of its own in a function that
 * returns nothing, stands in a `finally` or in a signal handler, or `process` is something else there.
 */
export function getExitCodeFix(call: TSESTree.CallExpression, exit: ProcessExit, context: FileContext): CreateFix | null {
  const { sourceCode } = context;
  const statement = getExitStatement(call);
  if (statement?.type !== 'ExpressionStatement' || !takesCode(exit, sourceCode) || !canReturnNothing(statement, sourceCode)) return null;
  // After a handled signal nothing but an exit would end the process.
  if (getHandledSignal(call, sourceCode) !== undefined) return null;
  if (!isProcessVisible(statement, sourceCode) || hasComments([statement], sourceCode)) return null;
  const [code] = exit.arguments ?? [];
  const text = `process.exitCode = ${code ? sourceCode.getText(code) : '0'}; return`;
  const replacement = getList(statement) ? text + getSemicolon(statement, sourceCode) : `{ ${text}; }`;
  const lost = getRootName(call.callee) === 'process' ? [] : [call.callee, ...call.arguments.filter(argument => argument !== code)];
  return fixer => [fixer.replaceText(statement, replacement), ...removeImportFixes(fixer, context, lost)];
}

/** Whether the exit has at most a code, and without one, no other code of the file has set it before. */
function takesCode({ arguments: args, name }: ProcessExit, sourceCode: SourceCode): boolean {
  if (!EXITS_WITH_CODE.has(name) || !args || args.length > 1 || args[0]?.type === 'SpreadElement') return false;
  return args.length === 1 || !sourceCode.text.includes('exitCode');
}

/** The statement that does nothing but exit: `process.exit(1);` or `return process.exit(1);`. */
function getExitStatement(call: TSESTree.CallExpression): TSESTree.ExpressionStatement | TSESTree.ReturnStatement | null {
  const { parent } = wrapped(call);
  return parent?.type === 'ExpressionStatement' || parent?.type === 'ReturnStatement' ? parent : null;
}

function isSuccess({ arguments: args }: ProcessExit): boolean {
  const code = args?.[0] && unwrap(args[0]);
  return code?.type === 'Literal' && (code.value === 0 || code.value === '0');
}

function getPreviousStatement(statement: TSESTree.Statement): TSESTree.Statement | null {
  const list = getList(statement);
  return list?.[list.indexOf(statement) - 1] ?? null;
}

/** The statements among which a statement stands; `null` for the only statement of an `if` or a loop. */
function getList({ parent }: TSESTree.Statement): readonly TSESTree.Statement[] | null {
  if (parent.type === 'BlockStatement' || parent.type === 'StaticBlock' || parent.type === 'Program') return parent.body;
  return parent.type === 'SwitchCase' ? parent.consequent : null;
}

function getErrorLog(statement: TSESTree.Statement, context: FileContext): LogCall | null {
  if (statement.type !== 'ExpressionStatement') return null;
  const outer = unwrap(statement.expression);
  const expression = outer.type === 'AwaitExpression' ? unwrap(outer.argument) : outer;
  const logCall = expression.type === 'CallExpression' ? getLogCall(expression, context) : null;
  return logCall?.level && ERROR_LEVELS.has(logCall.level) ? logCall : null;
}

/** One statement in place of two; a comment between them stays. */
function replaceBoth(
  fixer: TSESLint.RuleFixer,
  [first, second]: readonly [TSESTree.Statement, TSESTree.Statement],
  text: string,
  sourceCode: SourceCode,
): TSESLint.RuleFix[] {
  const next = sourceCode.getTokenAfter(first, { includeComments: true });
  if (!next || next.range[0] >= second.range[0]) return [fixer.replaceTextRange([first.range[0], second.range[1]], text)];
  return [fixer.removeRange([first.range[0], next.range[0]]), fixer.replaceText(second, text)];
}

function hasComments(nodes: readonly TSESTree.Node[], sourceCode: SourceCode): boolean {
  return nodes.some(node => sourceCode.getCommentsInside(node).length > 0);
}

function getSemicolon(statement: TSESTree.Statement, sourceCode: SourceCode): string {
  return sourceCode.getText(statement).endsWith(';') ? ';' : '';
}

function returnsNothing(owner: FunctionNode, sourceCode: SourceCode): boolean {
  if (owner.body.type !== 'BlockStatement' || !isReturnTypeEmpty(owner)) return false;
  if (getFunctionMember(owner) && 'kind' in owner.parent && owner.parent.kind === 'get') return false;
  for (const node of walk(owner.body, sourceCode, inner => !isFunction(inner))) {
    if (node.type === 'ReturnStatement' && node.argument) return false;
  }
  return true;
}

/** Whether the declared type allows a bare `return`; a type that is not declared does. */
function isReturnTypeEmpty(owner: FunctionNode): boolean {
  const { parent } = owner;
  const variable = parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id : null;
  const type = variable?.typeAnnotation?.typeAnnotation;
  const declared = owner.returnType ?? (type?.type === 'TSFunctionType' ? type.returnType : undefined);
  return !declared || isEmptyType(declared.typeAnnotation);
}

function isEmptyType(type: TSESTree.TypeNode): boolean {
  if (type.type === 'TSTypeReference') {
    const [awaited] = type.typeArguments?.params ?? [];
    return type.typeName.type === 'Identifier' && type.typeName.name === 'Promise' && awaited !== undefined && isEmptyType(awaited);
  }
  return type.type === 'TSVoidKeyword' || type.type === 'TSUndefinedKeyword';
}

function isInFinally(statement: TSESTree.Node): boolean {
  for (let child = statement; child.parent && !isFunction(child); child = child.parent) {
    if (child.parent.type === 'TryStatement' && child.parent.finalizer === child) return true;
  }
  return false;
}

/** Whether a `return` without a value is legal there and the function has no other: not in a class body in it, nor in a `finally`. */
function canReturnNothing(statement: TSESTree.Node, sourceCode: SourceCode): boolean {
  let outer = statement.parent;
  while (outer && !isFunction(outer) && outer.type !== 'ClassBody') outer = outer.parent;
  return isFunction(outer) && returnsNothing(outer, sourceCode) && !isInFinally(statement);
}

function getRootName(callee: TSESTree.Node): string | null {
  let root = unwrap(callee);
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  return root.type === 'Identifier' ? root.name : null;
}
