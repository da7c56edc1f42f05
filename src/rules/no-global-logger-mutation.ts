import type { TSESTree } from '@typescript-eslint/utils';

import { isEntryCode, isProgramCode } from '../analysis/entry-files.ts';
import { getCallChanges, getLoggerChanges, type LoggerChange } from '../analysis/shared-loggers.ts';
import { usesTestHooks } from '../analysis/test-suites.ts';
import { getFunctionNames } from '../ast/function-names.ts';
import { getEnclosingFunctions } from '../ast/functions.ts';
import { getKeyName } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import { createRule, type FileContext } from '../create-rule.ts';
import { getChildLoggerFix } from '../fix/child-logger.ts';
import { loadPicomatch } from '../lazy-dependencies.ts';

type Options = [{ allowIn: readonly string[] }];
type MessageIds = 'changesLogger' | 'useChild';

export default createRule<Options, MessageIds>({
  name: 'no-global-logger-mutation',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow changing a logger that other code uses, too',
      phase: 'state',
      level: 'recommended',
      adr: 'ADR-303',
      breaking: 'low',
      effort: 10,
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          allowIn: {
            type: 'array',
            description: 'Functions that set up logging, by name, glob or `Class.method`; a given list replaces the default.',
            items: { type: 'string' },
            uniqueItems: true,
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [
      { allowIn: ['setupLogger', 'createLogger', 'configureLogging', 'initLogger*', 'set*Log*Level', 'enable*Log*', 'configure*Log*'] },
    ],
    messages: {
      changesLogger: "'{{logger}}' is shared: this changes what all other code logs, too. Leave it to the function that sets up logging, or use a child logger.",
      useChild: 'Use a child logger with that level in the rest of the block.',
    },
  },
  create(context, [{ allowIn }]) {
    const { sourceCode } = context;
    if (!/log|consola|signale|winston/iu.test(sourceCode.text) && Object.keys(context.settings).length === 0) return {};
    let isAllowedName: ((name: string) => boolean) | undefined;

    function isAllowed(node: TSESTree.Node): boolean {
      const match = (isAllowedName ??= loadPicomatch()([...allowIn]));
      return [...getEnclosingFunctions(node)].some(outer => getFunctionNames(outer).some(name => match(name))) || isEntryCode(node, context);
    }

    function report(change: LoggerChange): void {
      const { node, root } = change.write;
      if (isAllowed(node) || usesTestHooks(sourceCode) || isChosenByUser(change, context)) return;
      const fix = getChildLoggerFix(change, context);
      context.report({
        node,
        messageId: 'changesLogger',
        data: { logger: sourceCode.getText(root) },
        suggest: fix ? [{ messageId: 'useChild', fix }] : [],
      });
    }

    return {
      CallExpression(node) {
        for (const change of getCallChanges(node, context)) report(change);
      },
      'Program:exit'() {
        for (const change of getLoggerChanges(context)) report(change);
      },
    };
  },
});

/** A program applies what its user asks for: `logger.level = options.logLevel` in its folders, `args.logLevel` anywhere. */
function isChosenByUser({ write: { path, value } }: LoggerChange, context: FileContext): boolean {
  const source = value && unwrap(value);
  if (path.length !== 1 || !/level$/iu.test(path[0] ?? '') || source?.type !== 'MemberExpression') return false;
  if (!/^log_?level$/iu.test(getKeyName(source) ?? '')) return false;
  const holder = unwrap(source.object);
  return (holder.type === 'Identifier' && /^arg[sv]$/u.test(holder.name)) || isProgramCode(context);
}
