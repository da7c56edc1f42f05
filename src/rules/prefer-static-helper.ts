import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import type { ClassNode } from '../analysis/class-members.ts';
import { getConversions, getRequired, type Conversion } from '../analysis/static-helpers/conversion.ts';
import { getStaticHelpers, mayNeedNoThis, type StaticHelper } from '../analysis/static-helpers.ts';
import { getStaticMethods } from '../analysis/static-helpers/public-methods.ts';
import { createRule } from '../create-rule.ts';
import { groupOverlapping, makeStatic } from '../fix/make-static.ts';

type Options = [{ fixPrivate: boolean; genericHelpers: boolean; visibility: 'all' | 'private' }];
type MessageIds = 'callsOnlyHelpers' | 'makeStatic' | 'methodNeedsNoThis' | 'namesTypeParameter' | 'needsNoThis';

export default createRule<Options, MessageIds>({
  name: 'prefer-static-helper',
  meta: {
    type: 'suggestion',
    docs: {
      description: "Require private methods that do not use 'this' to be static",
      phase: 'structure',
      level: 'recommended',
      adr: 'ADR-402',
      breaking: 'low',
      effort: 5,
      strict: [{ genericHelpers: true, visibility: 'all' }],
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          fixPrivate: {
            type: 'boolean',
            description: 'Fix TypeScript `private` methods like `#private` ones, instead of offering a suggestion.',
          },
          genericHelpers: {
            type: 'boolean',
            description: 'Report helpers whose types name a type parameter of the class, too.',
          },
          visibility: {
            type: 'string',
            enum: ['private', 'all'],
            description: 'Whether only private methods are reported, or public and protected ones, too.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ fixPrivate: false, genericHelpers: false, visibility: 'private' }],
    messages: {
      needsNoThis: "'{{name}}' needs no 'this': make it static, so that a reader sees that it works on its arguments alone.",
      callsOnlyHelpers: "'{{name}}' uses 'this' only to call {{helpers}}, where no 'this' is needed: make them static together.",
      namesTypeParameter: "'{{name}}' needs no 'this', but its types name '{{parameter}}' of the class: give it a type parameter of its own and make it static.",
      methodNeedsNoThis: "'{{name}}' needs no instance: make it static or a function of the module, and change its callers.",
      makeStatic: "Make '{{name}}' static and call it on '{{className}}'.",
    },
  },
  create(context, [{ fixPrivate, genericHelpers, visibility }]) {
    const { sourceCode } = context;

    function reportHelpers(node: ClassNode): void {
      const isAll = visibility === 'all';
      if (!node.body.body.some(element => isCandidate(element, isAll, sourceCode))) return;
      const helpers = getStaticHelpers(node, context, { namesTypeParameters: genericHelpers });
      // A `private` method may be reached by name from elsewhere, as tests like to do: there the decision is the reader's.
      const fixable = getConversions(node, helpers, context, ({ member }) => fixPrivate || member.visibility === '#private');
      const possible = fixable.size === helpers.size ? fixable : getConversions(node, helpers, context, () => true);
      const groups = groupOverlapping(fixable, sourceCode);
      for (const [member, helper] of helpers) {
        const group = groups.get(member);
        const suggested = group || member.visibility === '#private' ? undefined : possible.get(member);
        context.report({
          node: helper.implementation.key,
          ...describe(helper),
          fix: group ? fixer => makeStatic(fixer, group, sourceCode) : null,
          suggest: suggested ? [createSuggestion(suggested, getRequired(suggested, possible))] : null,
        });
      }
      for (const { implementation, member } of isAll ? getStaticMethods(node, helpers, context) : []) {
        context.report({ node: implementation.key, messageId: 'methodNeedsNoThis', data: { name: member.name! } });
      }
    }

    function createSuggestion({ className, helper }: Conversion, required: readonly Conversion[]): TSESLint.SuggestionReportDescriptor<MessageIds> {
      return {
        messageId: 'makeStatic',
        data: { name: helper.member.name!, className },
        fix: fixer => makeStatic(fixer, required, sourceCode),
      };
    }

    return { ClassDeclaration: reportHelpers, ClassExpression: reportHelpers };
  },
});

/** What costs little to see, before the file is searched for uses. */
function isCandidate(element: TSESTree.ClassElement, isAll: boolean, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  if (element.type !== 'MethodDefinition' || element.kind !== 'method' || element.static) return false;
  const isVisible = isAll || element.key.type === 'PrivateIdentifier' || element.accessibility === 'private';
  return isVisible && mayNeedNoThis(element, sourceCode);
}

function describe({ calls, member, typeParameter }: StaticHelper): { messageId: MessageIds; data: Record<string, string> } {
  const name = member.name!;
  if (typeParameter !== null) return { messageId: 'namesTypeParameter', data: { name, parameter: typeParameter } };
  if (calls.length === 0) return { messageId: 'needsNoThis', data: { name } };
  return { messageId: 'callsOnlyHelpers', data: { name, helpers: calls.map(called => `'${called.name}'`).join(' and ') } };
}
