import type { TSESTree } from '@typescript-eslint/utils';

import { isEntryCode, isProgramCode } from '../analysis/entry-files.ts';
import { getFileUpdates } from '../analysis/races/file-updates.ts';
import { getEnclosingFunctions } from '../ast/functions.ts';
import { getFunctionNames } from '../ast/function-names.ts';
import { getLastName } from '../ast/names.ts';
import { createRule } from '../create-rule.ts';

type Options = [{ atomicWriters: string[] }];
type MessageIds = 'unlockedUpdate';

export default createRule<Options, MessageIds>({
  name: 'no-unlocked-file-update',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow reading, changing and writing a file without a lock or an atomic replacement',
      phase: 'state',
      level: 'strict',
      adr: 'ADR-305',
      breaking: 'low',
      effort: 30,
    },
    schema: [
      {
        type: 'object',
        properties: {
          atomicWriters: {
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
            description: 'Names of functions that replace a file in one step, or that only one caller enters at a time.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ atomicWriters: [] }],
    messages: {
      unlockedUpdate:
        "What others write to the file between '{{read}}' in line {{line}} and '{{write}}' is lost, and a reader may meet half of it. Take a lock, and write to a temporary file that is renamed.",
    },
  },
  create(context, [{ atomicWriters }]) {
    const isAtomic = ({ callee }: TSESTree.CallExpression): boolean => {
      if (atomicWriters.length === 0) return false;
      const around = [...getEnclosingFunctions(callee)].flatMap(getFunctionNames);
      return [getLastName(callee), ...around].some(name => name !== null && atomicWriters.includes(name));
    };
    return {
      'Program:exit'() {
        for (const { read, write } of getFileUpdates(context)) {
          if (isAtomic(write.node) || isProgramCode(context) || isEntryCode(write.node, context)) continue;
          context.report({
            node: write.node,
            messageId: 'unlockedUpdate',
            data: { line: String(read.node.loc.start.line), read: read.name, write: write.name },
          });
        }
      },
    };
  },
});
