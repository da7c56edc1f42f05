import type { TSESLint } from '@typescript-eslint/utils';

import { getCanonicalText, getOutline, getStatements } from '../analysis/canonical-functions.ts';
import { getOwnLines } from '../analysis/own-lines.ts';
import { getFunctionHead, isFunction, type FunctionNode } from '../ast/functions.ts';
import { getFunctionName } from '../ast/names.ts';
import { createRule } from '../create-rule.ts';

type Options = [{ minLines: number; minStatements: number }];
type MessageIds = 'duplicateFunction';

export default createRule<Options, MessageIds>({
  name: 'no-duplicate-function',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Disallow two functions of a file that do the same',
      phase: 'structure',
      level: 'strict',
      adr: 'ADR-407',
      breaking: 'none',
      effort: 10,
    },
    schema: [
      {
        type: 'object',
        properties: {
          minLines: { type: 'integer', minimum: 1, description: 'The own lines from which on a function counts.' },
          minStatements: { type: 'integer', minimum: 1, description: 'The statements directly in its body from which on a function counts.' },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ minLines: 5, minStatements: 3 }],
    messages: {
      duplicateFunction: '{{name}} does the same as {{first}} in line {{line}}. Keep one of the two, and call it from both places.',
    },
  },
  create(context, [limits]) {
    const { sourceCode } = context;

    return {
      Program() {
        for (const [duplicate, first] of findDuplicates(sourceCode, limits)) {
          const data = { name: describe(duplicate), first: describe(first), line: first.loc.start.line };
          context.report({ loc: getFunctionHead(duplicate, sourceCode), messageId: 'duplicateFunction', data });
        }
      },
    };
  },
});

type SourceCode = Readonly<TSESLint.SourceCode>;

/** Each function that does the same as an earlier one, with that one. What stands in a duplicate is a duplicate with it. */
function findDuplicates(sourceCode: SourceCode, limits: Options[0]): ReadonlyMap<FunctionNode, FunctionNode> {
  const duplicates = new Map<FunctionNode, FunctionNode>();
  const firsts = new Map<string, FunctionNode>();
  let end = -1;
  for (const node of getLookalikes(sourceCode, limits)) {
    if (node.range[1] <= end || getOwnLines(node, sourceCode).length < limits.minLines) continue;
    const text = getCanonicalText(node, sourceCode);
    if (text === null) continue;
    const first = firsts.get(text);
    if (!first) {
      firsts.set(text, node);
      continue;
    }
    duplicates.set(node, first);
    end = node.range[1];
  }
  return duplicates;
}

/** The functions of a size that counts whose outline another one has, too: in source order, outer before inner. */
function getLookalikes({ scopeManager }: SourceCode, { minLines, minStatements }: Options[0]): readonly FunctionNode[] {
  const outlines = new Map<FunctionNode, string>();
  const counts = new Map<string, number>();
  for (const { block } of scopeManager?.scopes ?? []) {
    if (!isFunction(block) || outlines.has(block) || block.loc.end.line - block.loc.start.line + 1 < minLines) continue;
    if (getStatements(block).length < minStatements) continue;
    const outline = getOutline(block);
    outlines.set(block, outline);
    counts.set(outline, (counts.get(outline) ?? 0) + 1);
  }
  const lookalikes = [...outlines.keys()].filter(node => counts.get(outlines.get(node)!)! > 1);
  return lookalikes.sort((one, other) => one.range[0] - other.range[0]);
}

function describe(node: FunctionNode): string {
  const name = getFunctionName(node);
  return name === null ? 'the function' : `'${name}'`;
}
