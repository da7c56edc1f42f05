import type { TSESTree } from '@typescript-eslint/utils';

import { getBuiltinName } from '../analysis/bindings.ts';
import { isEntryCode } from '../analysis/entry-files.ts';
import {
  getBuiltInError,
  getDelivery,
  getLeadingText,
  getLocalClass,
  getMadeError,
  getMessage,
  getPlainBase,
  getSuperCalls,
  isCaughtUnseen,
  isVacuous,
  type Construction,
} from '../analysis/error-constructions.ts';
import { declaresProjectError, getLackingFields, isAllowedError, isProjectError, type ErrorClass } from '../analysis/project-errors.ts';
import { isThrownLiteral } from '../analysis/thrown-literals.ts';
import type { ClassNode } from '../ast/classes.ts';
import { getEnclosingFunctions } from '../ast/functions.ts';
import { getFunctionName, getLastName } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import { createRule } from '../create-rule.ts';
import { getErrorReplacement } from '../fix/new-error.ts';
import { THROWN_NO_ERRORS } from '../knowledge/errors.ts';
import { getSettings } from '../settings.ts';

type Options = [{ requireClass: boolean; allowMessagePatterns: readonly string[] }];
type MessageIds = 'missingField' | 'notAnError' | 'useClass' | 'vacuous' | 'wrongClass';

export default createRule<Options, MessageIds>({
  name: 'helpful-error',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Require errors to say what went wrong and how to fix it',
      phase: 'errors',
      level: 'recommended',
      adr: 'ADR-203',
      breaking: 'low',
      effort: 10,
      strict: [{ requireClass: true }],
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          requireClass: {
            type: 'boolean',
            description: 'Report classes other than that of `settings.adr.errorClass`, and its required fields that are missing or empty.',
          },
          allowMessagePatterns: {
            type: 'array',
            description: 'Regular expressions for messages of errors that only a programmer sees; a given list replaces the default.',
            items: { type: 'string', format: 'regex' },
            uniqueItems: true,
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ requireClass: false, allowMessagePatterns: ['^(invariant|unreachable|assert)'] }],
    messages: {
      vacuous: 'This error does not say what went wrong. Name what failed, with which value, and what to do about it.',
      notAnError: 'What is thrown here is no error: it has no stack, and no handler can tell it from others. Throw an error.',
      wrongClass: "'{{name}}' does not ask for what a user needs to fix it. Throw a '{{errorClass}}'.",
      missingField: "This '{{errorClass}}' lacks {{fields}}. Say it.",
      useClass: "Throw a '{{errorClass}}' with this message.",
    },
  },
  create(context, [{ allowMessagePatterns, requireClass }]) {
    const { errorClass } = getSettings(context);
    const required = requireClass && errorClass && !declaresProjectError(errorClass, context) ? errorClass : null;
    const allowed = allowMessagePatterns.map(pattern => new RegExp(pattern, 'iu'));

    function isAllowedMessage(message: TSESTree.Node | null | undefined): boolean {
      const { text } = message ? getLeadingText(message, context.sourceCode) : { text: '' };
      return text !== '' && allowed.some(pattern => pattern.test(text));
    }

    function reportVacuous(node: Construction, builtin: string): void {
      const message = getMessage(node.arguments, builtin);
      if (message === undefined || !isVacuous(message, context) || isAllowedMessage(message)) return;
      context.report({ node: message ?? node, messageId: 'vacuous' });
    }

    function isWrongClass(node: Construction, own: ErrorClass): boolean {
      if (node.type === 'CallExpression' && getBuiltInError(node.callee, context) === null) return false;
      const name = getBuiltinName(node.callee, context.sourceCode);
      if ((name !== null && THROWN_NO_ERRORS.has(name)) || getLastName(node.callee) === null) return false;
      const isExempt = isAllowedError(node.callee, own, context) || isAllowedMessage(node.arguments[0]);
      return !isExempt && !isInAssertion(node) && !isEntryCode(node, context);
    }

    function reportConstruction(node: Construction): void {
      const delivery = getDelivery(node, context);
      if (required && (delivery === 'thrown' || delivery === 'rejected') && isWrongClass(node, required)) {
        const data = { name: getLastName(unwrap(node.callee)), errorClass: required.name };
        const fix = getErrorReplacement(node, context);
        context.report({ node, messageId: 'wrongClass', data, suggest: fix ? [{ messageId: 'useClass', data, fix }] : [] });
        return;
      }
      const builtin = delivery && getMadeError(node, context);
      if (builtin && !(delivery === 'thrown' && isCaughtUnseen(node, context))) reportVacuous(node, builtin);
    }

    function reportFields(node: TSESTree.NewExpression, own: ErrorClass): void {
      if (!isProjectError(node.callee, own, context)) return;
      const lacking = getLackingFields(node, own, context);
      if (lacking.length === 0) return;
      const data = { errorClass: own.name, fields: lacking.map(({ name }) => `'${name}'`).join(' and ') };
      const [only] = lacking;
      context.report({ node: (lacking.length === 1 ? only?.node : null) ?? node, messageId: 'missingField', data });
    }

    function reportSuper(node: ClassNode): void {
      const local = node.superClass && getLocalClass(node.superClass, context);
      const base = local ? getPlainBase(local, context) : node.superClass && getBuiltInError(node.superClass, context);
      if (base) for (const call of getSuperCalls(node, context)) reportVacuous(call, base);
    }

    return {
      CallExpression(node) {
        if (getBuiltInError(node.callee, context) !== null) reportConstruction(node);
      },
      NewExpression(node) {
        reportConstruction(node);
        if (required) reportFields(node, required);
      },
      ThrowStatement(node) {
        if (!isThrownLiteral(node.argument, context) || isCaughtUnseen(node, context)) return;
        context.report({ node: node.argument, messageId: 'notAnError' });
      },
      ClassDeclaration: reportSuper,
      ClassExpression: reportSuper,
    };
  },
});

/** Whether a function around it is there to assert something: `asserts value is T`, `assertOpen`, `invariant`. */
function isInAssertion(node: TSESTree.Node): boolean {
  return [...getEnclosingFunctions(node)].some(outer => {
    const type = outer.returnType?.typeAnnotation;
    const isTyped = type?.type === 'TSTypePredicate' && type.asserts;
    return isTyped || /^(?:assert|invariant)(?![a-z])/u.test(getFunctionName(outer) ?? '');
  });
}
