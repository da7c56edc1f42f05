import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import type { Load } from './module-loads.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** Where new import statements go: after something (each then starts a line) or before it (each then ends one). */
export interface ImportPosition {
  readonly index: number;
  readonly side: 'after' | 'before';
}

/** Comments that speak about the file, not about the statement below them. */
const ABOUT_THE_FILE = new RegExp(
  [
    String.raw`@(?:author|copyright|file|fileoverview|flow|license|module|overview|packageDocumentation|ts-check|ts-nocheck)\b`,
    'copyright|licen[cs]e|SPDX',
    String.raw`^\s*(?:eslint(?!-disable-next-line)|globals?|jshint|istanbul|c8|v8|jsx)\b`,
  ].join('|'),
  'iu',
);

/**
 * After the last of the imports that stay; in a file without any, after the directives, else behind the hash-bang and the
 * comments at the head of the file, but before those that belong to the first statement.
 */
export function getImportPosition(imports: readonly Load[], sourceCode: SourceCode): ImportPosition {
  const { body } = sourceCode.ast;
  const last = getLastOfHead(imports, sourceCode.ast);
  const directive = body.findLast(statement => 'directive' in statement && statement.directive !== undefined);
  const previous = last ?? directive;
  return previous ? { index: getEndWithComment(previous, sourceCode), side: 'after' } : getHeadPosition(sourceCode);
}

/** The last import declaration wherever it stands; of `require`s, the last before anything else happens. */
function getLastOfHead(imports: readonly Load[], { body }: TSESTree.Program): TSESTree.ProgramStatement | null {
  const statements = new Set(imports.map(({ statement }) => statement));
  const declared = body.findLast(statement => statements.has(statement) && statement.type !== 'VariableDeclaration');
  if (declared) return declared;
  let last: TSESTree.ProgramStatement | null = null;
  for (const statement of body) {
    if (statements.has(statement)) last = statement;
    else if (!('directive' in statement && statement.directive !== undefined)) break;
  }
  return last;
}

/** The end of a statement and of the comment behind it, when nothing else follows on that line. */
function getEndWithComment(statement: TSESTree.ProgramStatement, sourceCode: SourceCode): number {
  const last = getLastOwnToken(statement, sourceCode);
  const comment = sourceCode.getTokenAfter(last, { includeComments: true });
  const isTrailing = comment && isComment(comment) && comment.loc.start.line === last.loc.end.line;
  if (!isTrailing) return last.range[1];
  const next = sourceCode.getTokenAfter(comment, { includeComments: true });
  return next && next.loc.start.line === comment.loc.end.line ? last.range[1] : comment.range[1];
}

/** The last token of a statement, but not a semicolon that stands before the next: `;[a].map(f)`. */
function getLastOwnToken(statement: TSESTree.ProgramStatement, sourceCode: SourceCode): TSESTree.Token {
  const last = sourceCode.getLastToken(statement)!;
  const previous = sourceCode.getTokenBefore(last);
  return last.value === ';' && previous && previous.loc.end.line < last.loc.start.line ? previous : last;
}

function getHeadPosition(sourceCode: SourceCode): ImportPosition {
  const [first] = sourceCode.ast.body;
  if (!first) return { index: sourceCode.text.length, side: 'after' };
  // Decorators may stand in front of the statement that they belong to: `@a export class B {}`.
  const token = sourceCode.ast.tokens[0]!;
  let [index] = token.range;
  let { line } = token.loc.start;
  for (const comment of sourceCode.getCommentsBefore(token).toReversed()) {
    const isAttached = comment.loc.end.line >= line - 1 && !isShebang(comment) && !ABOUT_THE_FILE.test(comment.value);
    if (!isAttached) break;
    [index] = comment.range;
    ({ line } = comment.loc.start);
  }
  return { index, side: 'before' };
}

function isShebang({ type }: TSESTree.Comment): boolean {
  return (type as string) === 'Shebang';
}

function isComment({ type }: TSESTree.Token): boolean {
  return type === 'Block' || type === 'Line';
}

/**
 * What to remove so that a statement is gone: with its line where it stands alone on it, and with the blank line behind it
 * where one stands before it too or the file begins with it; otherwise the statement and the spaces behind it.
 */
export function getStatementRange(statement: TSESTree.ProgramStatement, sourceCode: SourceCode): TSESTree.Range {
  const { text } = sourceCode;
  let [start] = statement.range;
  let [, end] = getLastOwnToken(statement, sourceCode).range;
  while (text[end] === ' ' || text[end] === '\t') end++;
  const lineStart = getLineStart(start, text);
  const isAlone = text.slice(lineStart, start).trim() === '' && (end === text.length || isLineBreak(text, end));
  if (!isAlone) return [start, end];
  start = lineStart;
  end = skipLineBreak(text, end);
  const opensBlock = start === 0 || /\n[ \t]*\r?\n$/u.test(text.slice(Math.max(0, start - 200), start));
  return opensBlock && isLineBreak(text, end) ? [start, skipLineBreak(text, end)] : [start, end];
}

function getLineStart(index: number, text: string): number {
  return text.lastIndexOf('\n', index - 1) + 1;
}

function isLineBreak(text: string, index: number): boolean {
  return text[index] === '\n' || (text[index] === '\r' && text[index + 1] === '\n');
}

function skipLineBreak(text: string, index: number): number {
  if (text[index] === '\r' && text[index + 1] === '\n') return index + 2;
  return text[index] === '\n' ? index + 1 : index;
}
