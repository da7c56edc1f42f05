import type { TSESTree } from '@typescript-eslint/utils';

import { unwrap } from '../ast/unwrap.ts';

/** How a test proves a condition: by holding (`true`), by failing (`false`), or not at all (`null`). */
export type Answer = boolean | null;

/** Answers for a test without `!`, `&&` and `||` around it. */
type Ask = (test: TSESTree.Node) => Answer;

/**
 * How a test proves a condition, through `!`, `&&`, `||` and comparisons with `true`, `false`, `null` and `undefined`; `ask`
 * answers for what is left.
 */
export function getAnswer(test: TSESTree.Node, ask: Ask): Answer {
  const node = unwrap(test);
  switch (node.type) {
    case 'UnaryExpression':
      return node.operator === '!' ? negate(getAnswer(node.argument, ask)) : ask(node);
    case 'LogicalExpression':
      return getLogicalAnswer(node, ask);
    case 'BinaryExpression':
      return getComparedAnswer(node, ask) ?? ask(node);
    default:
      return ask(node);
  }
}

/** Whether `node` stands in a branch that is only taken when the condition is met; `getGuard` answers for a whole test. */
export function isInBranch(node: TSESTree.Node, getGuard: Ask): boolean {
  for (let child = node; child.parent; child = child.parent) if (isBranch(child, child.parent, getGuard)) return true;
  return false;
}

function isBranch(child: TSESTree.Node, parent: TSESTree.Node, getGuard: Ask): boolean {
  switch (parent.type) {
    case 'ConditionalExpression':
    case 'IfStatement':
      if (child === parent.consequent) return getGuard(parent.test) === true;
      return child === parent.alternate && getGuard(parent.test) === false;
    case 'LogicalExpression':
      if (child !== parent.right || parent.operator === '??') return false;
      return getGuard(parent.left) === (parent.operator === '&&');
    default:
      return false;
  }
}

function getLogicalAnswer({ left, operator, right }: TSESTree.LogicalExpression, ask: Ask): Answer {
  const answers = [getAnswer(left, ask), getAnswer(right, ask)] as const;
  // `a && x` holds only where `a` does; `!a || x` fails only where `!a` does. Else both sides have to agree.
  const oneIsEnough = operator === '&&';
  if (operator !== '??' && answers.includes(oneIsEnough)) return oneIsEnough;
  return answers[0] === answers[1] ? answers[0] : null;
}

function getComparedAnswer({ left, operator, right }: TSESTree.BinaryExpression, ask: Ask): Answer {
  if (!/^[!=]==?$/u.test(operator)) return null;
  const [literal, test] = getTruth(left) === null ? [right, left] : [left, right];
  const truth = getTruth(literal);
  if (truth === null) return null;
  const answer = getAnswer(test, ask);
  return operator.startsWith('!') === truth ? negate(answer) : answer;
}

/** Whether a literal stands for truth: `true`, or `false`, `null` and `undefined`. */
function getTruth(node: TSESTree.Node): boolean | null {
  const inner = unwrap(node);
  if (inner.type === 'Identifier') return inner.name === 'undefined' ? false : null;
  if (inner.type !== 'Literal') return null;
  return inner.value === true ? true : inner.value === false || inner.raw === 'null' ? false : null;
}

function negate(answer: Answer): Answer {
  return answer === null ? null : !answer;
}
