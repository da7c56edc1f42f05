import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getFailingName } from '../analysis/error-handlers/guarded-code.ts';
import { getErrorHandler, getHandlerHead, type ErrorHandler } from '../analysis/error-handlers/handlers.ts';
import { getVerdict, type HandlerPolicy, type Verdict } from '../analysis/error-handlers/verdict.ts';
import { createRule, type FileContext } from '../create-rule.ts';
import { getGuard } from '../fix/error-handlers/guard.ts';
import { getLogCompletion, getLogInsertion } from '../fix/error-handlers/logging.ts';
import { getThrowInsteadOfDefault } from '../fix/error-handlers/rethrow.ts';

type Options = [{ everyPath: boolean; signals: 'account' | 'lostError'; allowReason: boolean }];
type MessageIds = 'addError' | 'guard' | 'logError' | 'lostError' | 'swallowedFailure' | 'throwError';
type Suggestion = TSESLint.SuggestionReportDescriptor<MessageIds>;

export default createRule<Options, MessageIds>({
  name: 'no-silent-catch',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow error handlers that let an error disappear without a trace',
      phase: 'fail-fast',
      level: 'recommended',
      adr: 'ADR-102',
      breaking: 'medium',
      effort: 15,
      strict: [{ everyPath: true, signals: 'lostError', allowReason: false }],
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          everyPath: {
            type: 'boolean',
            description: 'Whether every path of every handler has to account for the error.',
          },
          signals: {
            type: 'string',
            enum: ['account', 'lostError'],
            description: 'What a signal without the error is: a toast, a status, a flag.',
          },
          allowReason: {
            type: 'boolean',
            description: 'Whether a comment, or a function name such as `tryLoad`, that says why excuses a handler.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ everyPath: false, signals: 'account', allowReason: true }],
    messages: {
      lostError:
        'This handler {{makes}} the failure without the error, so nobody learns what went wrong. Pass the error along.',
      swallowedFailure:
        'The error of {{source}} disappears{{where}}. Log it, throw it, hand it on, or handle only the errors you know.',
      addError: 'Add the error to the log call.',
      logError: 'Log the error with `{{logger}}`.',
      guard: 'Handle only {{expected}} and throw all others.',
      throwError: 'Throw the error instead of returning a default.',
    },
  },
  create(context, [options]) {
    const policy: HandlerPolicy = { ...options, allowLoopBoundary: true, asksFor: ['lostError', 'silent'], logging: 'handles' };

    function report(node: TSESTree.CallExpression | TSESTree.CatchClause): void {
      const handler = getErrorHandler(node, context);
      if (!handler) return;
      const verdict = getVerdict(handler, policy, context);
      if (verdict.kind === 'fine') return;
      const loc = getHandlerHead(handler, context);
      if (verdict.kind === 'lostError') {
        const verb = verdict.isLogged ? 'logs' : 'signals';
        const makes = verdict.isPartly ? `on some path ${verb}` : verb;
        context.report({
          loc,
          messageId: 'lostError',
          data: { makes },
          suggest: getSuggestions(handler, verdict, options.everyPath, context),
        });
      } else if (verdict.kind === 'silent') {
        const data = {
          source: getSource(handler, context),
          where: verdict.isPartly ? ' on some path through its handler' : '',
        };
        context.report({
          loc,
          messageId: 'swallowedFailure',
          data,
          suggest: getSuggestions(handler, verdict, options.everyPath, context),
        });
      }
    }

    return { CallExpression: report, CatchClause: report };
  },
});

/** What fails, as the message names it: the call that the handler is about. */
function getSource(handler: ErrorHandler, context: FileContext): string {
  const name = getFailingName(handler, context);
  return name === null ? 'the guarded code' : `\`${name}\``;
}

function getSuggestions(
  handler: ErrorHandler,
  verdict: Verdict,
  everyPath: boolean,
  context: FileContext,
): Suggestion[] {
  const suggestions: Suggestion[] = [];
  const log = verdict.kind === 'lostError' ? verdict.log : null;
  const completion = log && getLogCompletion(log, handler, context);
  const insertion = log ? null : getLogInsertion(handler, context);
  const guard = getGuard(handler, context);
  const endsOnce = verdict.kind === 'silent' && (!everyPath || verdict.ends.length === 1);
  const thrown = endsOnce ? getThrowInsteadOfDefault(handler, context) : null;
  if (completion) suggestions.push({ messageId: 'addError', fix: completion });
  if (insertion) suggestions.push({ messageId: 'logError', data: { logger: insertion.logger }, fix: insertion.fix });
  if (guard) suggestions.push({ messageId: 'guard', data: { expected: guard.expected }, fix: guard.fix });
  if (thrown) suggestions.push({ messageId: 'throwError', fix: thrown });
  return suggestions;
}
