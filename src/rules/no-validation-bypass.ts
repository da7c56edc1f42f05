import type { TSESTree } from '@typescript-eslint/utils';

import { getProcessStart, getProcessTexts, mayStartProcesses } from '../analysis/child-processes.ts';
import { isBehindNonProductionTest } from '../analysis/non-production.ts';
import { getDeclaredMember, getDeclaredParameters, type Declaration } from '../analysis/validation-bypasses/declarations.ts';
import { getFlag, getOptionKey, isRefused } from '../analysis/validation-bypasses/flags.ts';
import { getBypassInCommand, getBypassingScripts, isJson } from '../analysis/validation-bypasses/package-scripts.ts';
import { getUse, isPartOfData, type Use } from '../analysis/validation-bypasses/uses.ts';
import { getKeyName } from '../ast/names.ts';
import type { FunctionNode } from '../ast/functions.ts';
import { createRule } from '../create-rule.ts';
import { loadPicomatch } from '../lazy-dependencies.ts';

type Allowed = string | { readonly name: string; readonly reason: string };
type Options = [{ allow: readonly Allowed[]; declarations: boolean }];
type MessageIds = 'bypassDeclared' | 'bypassFlag' | 'bypassUsed' | 'checkOff';

export default createRule<Options, MessageIds>({
  name: 'no-validation-bypass',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow switches that turn validation or verification off',
      phase: 'fail-fast',
      level: 'recommended',
      adr: 'ADR-103',
      breaking: 'medium',
      effort: 20,
      strict: [{ declarations: true }],
      languages: ['js/js', 'json/json'],
    },
    schema: [
      {
        type: 'object',
        properties: {
          allow: {
            type: 'array',
            description: 'Names of options and flags, exact or as globs, that may switch a check off, each with a reason if there is one.',
            items: {
              anyOf: [
                { type: 'string' },
                {
                  type: 'object',
                  properties: { name: { type: 'string' }, reason: { type: 'string' } },
                  required: ['name', 'reason'],
                  additionalProperties: false,
                },
              ],
            },
          },
          declarations: {
            type: 'boolean',
            description: 'Report parameters, fields and members of types that let others leave a check out, too.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ allow: [], declarations: false }],
    messages: {
      bypassUsed: "'{{name}}' leaves a check out. Remove the switch, and mend what does not pass the check.",
      checkOff: "'{{name}}' is set so that nothing is checked. Leave the check on, and mend what does not pass it.",
      bypassFlag: "'{{name}}' leaves a check out for whoever runs this. Remove it, and mend what does not pass the check.",
      bypassDeclared: "'{{name}}' lets callers leave a check out. Remove the switch: what is not checked for one caller is not checked.",
    },
  },
  create(context, [{ allow, declarations }]) {
    const isListed = createMatcher(allow);
    const isAllowed = (name: string): boolean => isListed(name) || isPartOfData(name, context);
    const report = (node: TSESTree.Node, messageId: MessageIds, name: string): void => {
      if (!isAllowed(name)) context.report({ node, messageId, data: { name } });
    };

    if (isJson(context)) {
      for (const { flag, loc } of getBypassingScripts(context)) {
        if (!isListed(flag)) context.report({ loc, messageId: 'bypassFlag', data: { name: flag } });
      }
      return {};
    }

    const { sourceCode } = context;
    const declared = new Set<string>();
    const passedOn: Use[] = [];
    const inCommands = new Set<TSESTree.Node>();

    function reportUse(use: Use | null): void {
      if (!use || isBehindNonProductionTest(use.node, sourceCode)) return;
      if (use.isPassedOn && declarations) passedOn.push(use);
      else report(use.node, use.kind === 'check' ? 'checkOff' : 'bypassUsed', use.name);
    }

    function reportDeclared(found: Declaration | null): void {
      if (!found || isBehindNonProductionTest(found.node, sourceCode)) return;
      declared.add(getPlainName(found.name));
      if (!isAllowed(found.name)) context.report({ loc: getNameLocation(found.node), messageId: 'bypassDeclared', data: { name: found.name } });
    }

    function reportParameters(node: FunctionNode): void {
      for (const found of getDeclaredParameters(node, sourceCode)) reportDeclared(found);
    }

    function reportFlag(node: TSESTree.Literal): void {
      const flag = typeof node.value === 'string' ? getFlag(node.value) : null;
      if (flag !== null && !inCommands.has(node)) reportFlagAt(node, flag);
      const key = getOptionKey(node);
      if (key) reportFlagAt(key, node.value as string);
    }

    function reportFlagAt(node: TSESTree.Node, name: string): void {
      if (!isBehindNonProductionTest(node, sourceCode) && !isRefused(node, context)) report(node, 'bypassFlag', name);
    }

    function reportCommand(node: TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.TaggedTemplateExpression): void {
      const start = getProcessStart(node, sourceCode);
      if (!start || isBehindNonProductionTest(node, sourceCode)) return;
      for (const text of getProcessTexts(start, sourceCode)) {
        const bypass = getCommandBypass(text);
        if (bypass === null || inCommands.has(text)) continue;
        inCommands.add(text);
        report(text, 'bypassFlag', bypass);
      }
    }

    return {
      AssignmentExpression: node => reportUse(getUse(node, context)),
      Property(node) {
        const key = getOptionKey(node);
        if (key) reportFlagAt(key, getKeyName(node)!);
        else reportUse(getUse(node, context));
        if (!key && declarations) reportDeclared(getDeclaredMember(node));
      },
      Literal: reportFlag,
      ...(mayStartProcesses(sourceCode) && { CallExpression: reportCommand, NewExpression: reportCommand, TaggedTemplateExpression: reportCommand }),
      ...(declarations && {
        ArrowFunctionExpression: reportParameters,
        FunctionDeclaration: reportParameters,
        FunctionExpression: reportParameters,
        'AccessorProperty, PropertyDefinition, TSAbstractAccessorProperty, TSAbstractPropertyDefinition, TSPropertySignature'(
          node: TSESTree.AccessorProperty | TSESTree.PropertyDefinition | TSESTree.TSAbstractPropertyDefinition | TSESTree.TSPropertySignature,
        ) {
          reportDeclared(getDeclaredMember(node));
        },
        'Program:exit'() {
          for (const use of passedOn) if (!declared.has(getPlainName(use.name))) report(use.node, 'bypassUsed', use.name);
        },
      }),
    };
  },
});

function createMatcher(allow: readonly Allowed[]): (name: string) => boolean {
  if (allow.length === 0) return () => false;
  const matches = loadPicomatch()(allow.map(entry => (typeof entry === 'string' ? entry : entry.name)));
  return name => matches(name) || matches(name.replace(/^--/u, ''));
}

/** What leaves a check out in the text that a process is started with; templates and concatenations by their parts. */
function getCommandBypass(text: TSESTree.Node): string | null {
  switch (text.type) {
    case 'Literal':
      return typeof text.value === 'string' ? getBypassInCommand(text.value) : null;
    case 'TemplateLiteral':
      return text.quasis.map(({ value: { raw } }) => getBypassInCommand(raw)).find(Boolean) ?? null;
    case 'BinaryExpression':
      return getCommandBypass(text.left) ?? getCommandBypass(text.right);
    default:
      return null;
  }
}

/** The name itself, without the type that follows it. */
function getNameLocation(node: TSESTree.Node): TSESTree.SourceLocation {
  const { end, start } = node.loc;
  return { start, end: node.type === 'Identifier' ? { ...start, column: start.column + node.name.length } : end };
}

function getPlainName(name: string): string {
  return name.replace(/^#/u, '');
}
