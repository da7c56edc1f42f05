import type { TSESTree } from '@typescript-eslint/utils';

import { isFunction } from '../../ast/functions.ts';
import type { FileContext } from '../../create-rule.ts';
import { EMPTY_REASON_WORDS, LENIENT_NAME, TYPING_NAME } from '../../knowledge/error-handling.ts';
import { describesFailure } from './descriptions.ts';
import type { ErrorHandler } from './handlers.ts';
import { getNearestNamedFunction } from './surroundings.ts';

type SourceCode = FileContext['sourceCode'];

const DIRECTIVE = new RegExp(
  String.raw`^[\s*]*(?:@ts-|biome-ignore|c8 |deno-lint|eslint|global |istanbul|jshint|jscpd|oxlint|prettier-ignore|stylelint` +
    String.raw`|tslint|v8 |webpack|#(?:region|endregion))`,
  'u',
);
const UNFINISHED = /\b(?:FIXME|HACK|TODO|XXX)\b/u;
const CODE = /^\s*(?:(?:await|const|if|let|return|throw|var|void)\b.*[;({]|[\w.$]+\(.*\);?|\}.*)\s*$/su;

/**
 * Whether the code says why a handler lets the error go: in a comment inside it, on its last line, directly above its statement or
 * first in a `try` of one statement, in the handler of a `try` around it, by the name of its function (`tryLoad`, `readOrNull`),
 * or in the description above that function.
 */
export function hasReason(handler: ErrorHandler, { sourceCode }: Pick<FileContext, 'sourceCode'>): boolean {
  const name = getNearestNamedFunction(handler.node)?.name;
  if (name !== undefined && (LENIENT_NAME.test(name) || TYPING_NAME.test(name))) return true;
  if (describesFailure(handler.node, sourceCode)) return true;
  return hasComment(handler.node, handler.argument, sourceCode) || isCoveredByOuterHandler(handler.node, sourceCode);
}

/** Whether a comment's text is a reason: two words or more that say more than that the error is ignored. */
export function isReason(text: string): boolean {
  const description = text.split(/\s-{2,}\s/u);
  const isDirective = DIRECTIVE.test(text);
  if (isDirective && description.length < 2) return false;
  const reason = isDirective ? description.slice(1).join(' ') : text;
  if (UNFINISHED.test(reason) || CODE.test(reason)) return false;
  const words = reason.toLowerCase().match(/\p{L}[\p{L}'’]*/gu) ?? [];
  return words.length >= 2 && words.some(word => !EMPTY_REASON_WORDS.has(word));
}

function hasComment(node: ErrorHandler['node'], argument: TSESTree.Node | null, sourceCode: SourceCode): boolean {
  const handler = argument ?? node;
  const statement = node.type === 'CatchClause' ? node.parent : getStatement(node);
  const comments = getCommentsAround(statement, handler.loc.end.line, sourceCode);
  return comments.some(comment => isAttached(comment, handler, statement, sourceCode) && isReason(comment.value));
}

/** The comments from what precedes a statement up to the end of a line; found by halving, as files may hold thousands. */
function getCommentsAround(statement: TSESTree.Node, lastLine: number, sourceCode: SourceCode): TSESTree.Comment[] {
  const comments = sourceCode.getAllComments();
  const from = sourceCode.getTokenBefore(statement)?.range[1] ?? 0;
  let first = 0;
  for (let end = comments.length; first < end; ) {
    const middle = (first + end) >> 1;
    if (comments[middle]!.range[0] < from) first = middle + 1;
    else end = middle;
  }
  let last = first;
  while (last < comments.length && comments[last]!.loc.start.line <= lastLine) last++;
  return comments.slice(first, last);
}

function isAttached(
  comment: TSESTree.Comment,
  handler: TSESTree.Node,
  statement: TSESTree.Node,
  sourceCode: SourceCode,
): boolean {
  const isInside = comment.range[0] >= handler.range[0] && comment.range[1] <= handler.range[1];
  if (isInside) return !isInNestedHandler(comment, handler, sourceCode);
  const isBehind = comment.range[0] >= handler.range[1] && comment.loc.start.line === handler.loc.end.line;
  return (
    isBehind ||
    isAbove(comment, statement, sourceCode) ||
    isFirstInTry(comment, statement) ||
    isAboveLink(comment, handler)
  );
}

/** A comment in a handler inside the handler speaks of that one. */
function isInNestedHandler(comment: TSESTree.Comment, handler: TSESTree.Node, sourceCode: SourceCode): boolean {
  const [start] = comment.range;
  for (let node = sourceCode.getNodeByRangeIndex(start); node && node !== handler; node = node.parent ?? null) {
    if (node.type === 'CatchClause') return true;
  }
  return false;
}

/** In the lines that end directly above the statement; comment lines in a row are one comment. */
function isAbove(comment: TSESTree.Comment, statement: TSESTree.Node, sourceCode: SourceCode): boolean {
  let { line } = statement.loc.start;
  for (const above of sourceCode.getCommentsBefore(statement).toReversed()) {
    if (above.loc.end.line < line - 1 || isTrailing(above, sourceCode)) return false;
    if (above === comment) return true;
    ({ line } = above.loc.start);
  }
  return false;
}

/** A comment behind another statement speaks of that one. */
function isTrailing(comment: TSESTree.Comment, sourceCode: SourceCode): boolean {
  const before = sourceCode.getTokenBefore(comment);
  return before !== null && before.value !== '{' && before.loc.end.line === comment.loc.start.line;
}

/** In a chain, on the line above `.catch(…)`. */
function isAboveLink(comment: TSESTree.Comment, handler: TSESTree.Node): boolean {
  if (handler.parent?.type !== 'CallExpression') return false;
  const { callee } = handler.parent;
  return (
    callee.type === 'MemberExpression' &&
    comment.range[0] >= callee.object.range[1] &&
    comment.range[1] <= handler.range[0]
  );
}

function isFirstInTry(comment: TSESTree.Comment, statement: TSESTree.Node): boolean {
  if (statement.type !== 'TryStatement') return false;
  const { block } = statement;
  const [first] = block.body;
  return (
    first !== undefined &&
    block.body.length === 1 &&
    comment.range[0] > block.range[0] &&
    comment.range[1] <= first.range[0]
  );
}

function getStatement(node: TSESTree.Node): TSESTree.Node {
  let statement = node;
  while (
    statement.parent &&
    !/Statement$|Declaration$|^(?:Property|PropertyDefinition|SwitchCase)$/u.test(statement.type)
  )
    statement = statement.parent;
  return statement;
}

function isCoveredByOuterHandler(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  for (
    let inner: TSESTree.Node = node, outer = node.parent;
    outer && !isFunction(outer);
    inner = outer, outer = outer.parent
  ) {
    if (outer.type === 'TryStatement' && outer.block === inner && outer.handler && outer !== node.parent) {
      if (hasComment(outer.handler, null, sourceCode)) return true;
    }
  }
  return false;
}
