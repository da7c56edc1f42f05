import type { TSESTree } from '@typescript-eslint/utils';

import type { FunctionNode } from '../../ast/functions.ts';
import type { FileContext } from '../../create-rule.ts';
import { DESCRIBED_ANSWER, DESCRIBED_FAILURE, DESCRIBED_LENIENCE } from '../../knowledge/error-handling.ts';
import { getNearestNamedFunction, getOuterFunction } from './surroundings.ts';

type SourceCode = FileContext['sourceCode'];

/**
 * Whether the comment directly above the function that a handler stands in says what the function answers when it fails: "Returns
 * `null` on any error". A handler in a callback is none of the function's own.
 */
export function describesFailure(handler: TSESTree.Node, sourceCode: SourceCode): boolean {
  const named = getNearestNamedFunction(handler);
  if (!named || named.node !== getOuterFunction(handler)) return false;
  const sentences = getDescription(named.node, sourceCode).split(/(?<=[.!?;])\s+/u);
  return sentences.some(
    sentence =>
      DESCRIBED_LENIENCE.test(sentence) || (DESCRIBED_FAILURE.test(sentence) && DESCRIBED_ANSWER.test(sentence)),
  );
}

/** The text directly above a function and what it says of the value returned, without its other tags. */
function getDescription(node: FunctionNode, sourceCode: SourceCode): string {
  const lines: string[] = [];
  const declared = getDeclared(node);
  let { line } = declared.loc.start;
  for (const comment of sourceCode.getCommentsBefore(declared).toReversed()) {
    if (comment.loc.end.line < line - 1) break;
    lines.unshift(comment.value);
    ({ line } = comment.loc.start);
  }
  const [text = '', ...tags] = lines
    .join(' ')
    .replaceAll(/[\s*]+/gu, ' ')
    .split(/(?<=^| )@(?=[a-z])/u);
  return [text, ...tags.filter(tag => tag.startsWith('return'))].join('. ');
}

/** What a function's description stands above: its declaration, member or property, exported or not. */
function getDeclared(node: FunctionNode): TSESTree.Node {
  let declared: TSESTree.Node = node;
  while (
    declared.parent &&
    !/^(?:(?:Function|Variable)Declaration|MethodDefinition|Property|PropertyDefinition|ExpressionStatement)$/u.test(
      declared.type,
    )
  )
    declared = declared.parent;
  return /^Export/u.test(declared.parent?.type ?? '') ? declared.parent! : declared;
}
