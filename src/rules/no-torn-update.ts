import { getTearingWaits } from '../analysis/races/torn-updates.ts';
import { createRule } from '../create-rule.ts';
import { getWaitFirstFix, WaitNames } from '../fix/wait-first.ts';

type Options = [];
type MessageIds = 'tornUpdate';

export default createRule<Options, MessageIds>({
  name: 'no-torn-update',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow updates that read their target before a wait and write it after',
      phase: 'state',
      level: 'recommended',
      adr: 'ADR-306',
      breaking: 'none',
      effort: 5,
    },
    fixable: 'code',
    schema: [],
    messages: {
      tornUpdate: "'{{target}}' is read before the wait, and what others write to it meanwhile is lost. Wait first, then update it.",
    },
  },
  create(context) {
    const { sourceCode } = context;
    if (!sourceCode.text.includes('await')) return {};
    const names = new WaitNames();
    return {
      AssignmentExpression(node) {
        if (node.operator === '??=' || node.operator === '||=' || node.operator === '&&=') return;
        const waits = getTearingWaits(node, context);
        if (waits.length === 0) return;
        context.report({
          node,
          messageId: 'tornUpdate',
          data: { target: sourceCode.getText(node.left) },
          fix: getWaitFirstFix(node, waits, names, sourceCode),
        });
      },
    };
  },
});
