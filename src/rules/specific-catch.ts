import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getDeciderName } from '../analysis/error-handlers/access-functions.ts';
import { getErrorHandler, getHandlerHead, type ErrorHandler } from '../analysis/error-handlers/handlers.ts';
import { getVerdict, type HandlerPolicy } from '../analysis/error-handlers/verdict.ts';
import { createRule, type FileContext } from '../create-rule.ts';
import { getGuard } from '../fix/error-handlers/guard.ts';
import { getRethrow } from '../fix/error-handlers/rethrow.ts';

type Options = [{ logging: 'does-not-handle' | 'handles'; allowLoopBoundary: boolean; allowReason: boolean }];
type MessageIds = 'failOpen' | 'guard' | 'logOnly' | 'missingRethrow' | 'rethrow';
type Suggestion = TSESLint.SuggestionReportDescriptor<MessageIds>;

export default createRule<Options, MessageIds>({
  name: 'specific-catch',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require handlers to let go of the errors they do not know',
      phase: 'errors',
      level: 'recommended',
      adr: 'ADR-202',
      breaking: 'medium',
      effort: 20,
      strict: [{ logging: 'does-not-handle', allowReason: false }],
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          logging: {
            type: 'string',
            enum: ['handles', 'does-not-handle'],
            description: 'Whether logging an error is handling it.',
          },
          allowLoopBoundary: {
            type: 'boolean',
            description: 'Whether a loop may log the error of one item and go on with the next.',
          },
          allowReason: {
            type: 'boolean',
            description:
              'Whether a comment, or a function name such as `tryLoad`, that says why excuses a missing rethrow.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ logging: 'handles', allowLoopBoundary: true, allowReason: true }],
    messages: {
      failOpen: "'{{name}}' allows what it could not check. Answer with a denial, or let the error escape.",
      missingRethrow: '{{problem}} Throw what the handler does not know.',
      logOnly:
        'This handler logs errors that it does not know and goes on as if nothing had happened. Handle the errors you know and throw all others.',
      guard: 'Handle only {{expected}} and throw all others.',
      rethrow: 'Throw the other errors.',
    },
  },
  create(context, [options]) {
    const policy: HandlerPolicy = {
      ...options,
      asksFor: ['failOpen', 'missingRethrow', 'logOnly'],
      everyPath: options.logging === 'does-not-handle',
      signals: 'account',
    };

    function report(node: TSESTree.CallExpression | TSESTree.CatchClause): void {
      const handler = getErrorHandler(node, context);
      if (!handler) return;
      const verdict = getVerdict(handler, policy, context);
      if (verdict.kind === 'fine') return;
      const loc = getHandlerHead(handler, context);
      if (verdict.kind === 'failOpen') {
        context.report({ loc, messageId: 'failOpen', data: { name: getDeciderName(node) } });
      } else if (verdict.kind === 'missingRethrow') {
        const problem = verdict.isInverted ? INVERTED : INCOMPLETE;
        context.report({
          loc,
          messageId: 'missingRethrow',
          data: { problem },
          suggest: verdict.isInverted ? [] : getCompletions(handler, context),
        });
      } else if (verdict.kind === 'logOnly') {
        context.report({ loc, messageId: 'logOnly', suggest: getGuards(handler, context) });
      }
    }

    return { CallExpression: report, CatchClause: report };
  },
});

const INCOMPLETE = 'This handler tests for some errors and lets all others disappear.';
const INVERTED = 'This handler throws the errors that it tests for and lets all others disappear.';

function getCompletions(handler: ErrorHandler, context: FileContext): Suggestion[] {
  const fix = getRethrow(handler, context);
  return fix ? [{ messageId: 'rethrow', fix }] : [];
}

function getGuards(handler: ErrorHandler, context: FileContext): Suggestion[] {
  const guard = getGuard(handler, context);
  return guard ? [{ messageId: 'guard', data: { expected: guard.expected }, fix: guard.fix }] : [];
}
