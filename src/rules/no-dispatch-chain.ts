import type { TSESTree } from '@typescript-eslint/utils';

import { getChain, getSwitch, type Dispatch } from '../analysis/dispatches.ts';
import { findRepeatedDispatches } from '../analysis/repeated-dispatches.ts';
import { getFunctionName } from '../ast/names.ts';
import { createRule } from '../create-rule.ts';
import { getTableFix } from '../fix/dispatch-table.ts';

type Options = [{ min: number }];
type MessageIds = 'dispatchChain' | 'repeatedDispatch' | 'useTable';

export default createRule<Options, MessageIds>({
  name: 'no-dispatch-chain',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Disallow chains of comparisons where a table of values or functions says the same',
      phase: 'structure',
      level: 'strict',
      adr: 'ADR-404',
      breaking: 'none',
      effort: 20,
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          min: { type: 'integer', minimum: 2, description: 'The arms from which on a chain is reported.' },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ min: 4 }],
    messages: {
      dispatchChain: '`{{discriminant}}` is compared with {{count}} values, one after the other. Put what differs into a table with a key per value.',
      repeatedDispatch: '`{{discriminant}}` decides here again, as in {{others}}. Give each kind one place that holds all it does: an object or a function per kind.',
      useTable: "Look the value up in a table '{{name}}'.",
    },
  },
  create(context, [{ min }]) {
    const { sourceCode } = context;
    const members: Dispatch[] = [];

    function collect(dispatch: Dispatch | null): void {
      if (dispatch && !dispatch.isExhaustive && dispatch.discriminant.type === 'MemberExpression') members.push(dispatch);
    }

    function reportChain(chain: Dispatch): void {
      const { arms, discriminant } = chain;
      const table = getTableFix(chain, context);
      context.report({
        node: (arms[0]!.node as TSESTree.IfStatement).test,
        messageId: 'dispatchChain',
        data: { discriminant: sourceCode.getText(discriminant), count: arms.length },
        suggest: table ? [{ messageId: 'useTable', data: { name: table.name }, fix: table.fix }] : null,
      });
    }

    return {
      IfStatement(node) {
        if (node.alternate?.type !== 'IfStatement') return;
        const chain = getChain(node, context);
        collect(chain);
        if (chain && !chain.isExhaustive && chain.arms.length >= min) reportChain(chain);
      },
      SwitchStatement(node) {
        if (node.discriminant.type !== 'Identifier') collect(getSwitch(node, context));
      },
      'Program:exit'() {
        for (const { others, third } of findRepeatedDispatches(members, context)) {
          context.report({
            node: getPlace(third),
            messageId: 'repeatedDispatch',
            data: { discriminant: sourceCode.getText(third.discriminant), others: others.map(describeFunction).join(' and ') },
          });
        }
      },
    };
  },
});

function getPlace({ arms, node }: Dispatch): TSESTree.Node {
  return node.type === 'SwitchStatement' ? node.discriminant : (arms[0]!.node as TSESTree.IfStatement).test;
}

function describeFunction({ owner }: { readonly owner: Parameters<typeof getFunctionName>[0] }): string {
  const name = getFunctionName(owner);
  return name === null ? `the function in line ${owner.loc.start.line}` : `'${name}' (line ${owner.loc.start.line})`;
}
