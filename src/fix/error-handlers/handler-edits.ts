import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import type { ErrorHandler } from '../../analysis/error-handlers/handlers.ts';
import { isFunction } from '../../ast/functions.ts';
import { getIndentation, getTextStyle } from '../text-style.ts';
import { getUniqueName } from '../unique-name.ts';

type Fixer = TSESLint.RuleFixer;
type Fix = TSESLint.RuleFix;
type SourceCode = Readonly<TSESLint.SourceCode>;

/** A name for the error inside a handler, and the edit that binds it where nothing does yet. */
export interface ErrorBinding {
  readonly name: string;
  readonly bind: (fixer: Fixer) => Fix[];
}

/**
 * The name that a handler has for its error, or can get.
 *
 * @returns `null` where the error is taken apart by a pattern, and for handlers that stand elsewhere.
 */
export function getErrorBinding(handler: ErrorHandler, sourceCode: SourceCode): ErrorBinding | null {
  const { body, parameter } = handler;
  if (!body || !isInPlace(handler)) return null;
  if (parameter) return parameter.type === 'Identifier' ? { bind: () => [], name: parameter.name } : null;
  const name = getUniqueName('error', body.body, sourceCode);
  if (body.type === 'CatchClause')
    return { bind: fixer => [fixer.insertTextAfter(sourceCode.getFirstToken(body)!, ` (${name})`)], name };
  if (body.params.length > 0) return null;
  const open = sourceCode.getTokenBefore(getListEnd(body, sourceCode));
  return open ? { bind: fixer => [fixer.insertTextAfter(open, name)], name } : null;
}

/** A clause, or a function written where it is given to `.catch()`; a function from elsewhere may have other callers. */
export function isInPlace({ argument, body }: ErrorHandler): boolean {
  return body !== null && (argument === null || argument === body);
}

/** The `)` of an empty parameter list. */
function getListEnd(node: TSESTree.Node, sourceCode: SourceCode): TSESTree.Token {
  return sourceCode.getFirstToken(node, token => token.value === ')')!;
}

/**
 * Puts a statement, given without its semicolon, in front of all others in a handler; an arrow's expression becomes a block that
 * returns it. Comments at the start stay behind the brace, those of an empty block before the statement.
 */
export function insertFirst(
  fixer: Fixer,
  body: NonNullable<ErrorHandler['body']>,
  statement: string,
  sourceCode: SourceCode,
): Fix[] {
  const block = body.body;
  if (block.type !== 'BlockStatement') return wrapExpression(fixer, block, statement, sourceCode);
  const [first] = block.body;
  if (!first) return [insertIntoEmpty(fixer, block, statement, sourceCode)];
  const { line } = block.loc.start;
  if (first.loc.start.line === line) return [fixer.insertTextBefore(first, `${statement}; `)];
  const next = sourceCode.getCommentsBefore(first).find(comment => comment.loc.start.line > line) ?? first;
  const { semicolon } = getTextStyle(sourceCode);
  return [fixer.insertTextBefore(next, `${statement}${semicolon}\n${getIndentation(next, sourceCode)}`)];
}

/** The only statement of a block, behind its comments. */
function insertIntoEmpty(fixer: Fixer, block: TSESTree.BlockStatement, statement: string, sourceCode: SourceCode): Fix {
  const close = sourceCode.getLastToken(block)!;
  const last = sourceCode.getTokenBefore(close, { includeComments: true })!;
  const range: TSESTree.Range = [last.range[1], close.range[0]];
  if (block.loc.start.line === block.loc.end.line) return fixer.replaceTextRange(range, ` ${statement}; `);
  const indentation = getIndentation(close, sourceCode);
  const { indent, semicolon } = getTextStyle(sourceCode);
  return fixer.replaceTextRange(range, `\n${indentation}${indent}${statement}${semicolon}\n${indentation}`);
}

/** `() => null` becomes `() => { …; return null; }`. */
function wrapExpression(
  fixer: Fixer,
  expression: TSESTree.Expression,
  statement: string,
  sourceCode: SourceCode,
): Fix[] {
  const arrow = getArrow(expression);
  const start = sourceCode.getTokenBefore(expression, token => token.value === '=>');
  if (!arrow || !start) return [];
  const first = sourceCode.getTokenAfter(start)!;
  return [fixer.insertTextBefore(first, `{ ${statement}; return `), fixer.insertTextAfterRange(arrow.range, '; }')];
}

function getArrow(expression: TSESTree.Node): TSESTree.ArrowFunctionExpression | null {
  let outer = expression.parent;
  while (outer && !isFunction(outer)) outer = outer.parent;
  return outer?.type === 'ArrowFunctionExpression' ? outer : null;
}

/** Replaces the value that an arrow gives back by a statement. */
export function replaceArrowBody(
  fixer: Fixer,
  expression: TSESTree.Expression,
  statement: string,
  sourceCode: SourceCode,
): Fix[] {
  const arrow = getArrow(expression);
  const start = arrow && sourceCode.getTokenBefore(expression, token => token.value === '=>');
  if (!start) return [];
  return [fixer.replaceTextRange([sourceCode.getTokenAfter(start)!.range[0], arrow.range[1]], `{ ${statement} }`)];
}

/** `throw error;` in the style of the file. */
export function renderThrow(name: string, sourceCode: SourceCode): string {
  return `throw ${name}${getTextStyle(sourceCode).semicolon}`;
}
