import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isFunction } from '../ast/functions.ts';
import { walk } from '../ast/walk.ts';
import type { FileContext } from '../create-rule.ts';
import { getUniqueName } from './unique-name.ts';

type SourceCode = FileContext['sourceCode'];

/** Gives each block its own names for what was waited for, so that fixes of one pass do not meet. */
export class WaitNames {
  readonly #taken: { readonly block: TSESTree.Node; readonly name: string }[] = [];

  /** `v`, or `v2`, `v3`… where that is taken, in the code or by an earlier fix of a block around or inside. */
  take(block: TSESTree.Node, at: TSESTree.Node, sourceCode: SourceCode): string {
    const near = new Set(this.#taken.filter(taken => isNested(taken.block, block)).map(({ name }) => name));
    const isTaken = (name: string): boolean => near.has(name) || getUniqueName(name, at, sourceCode) !== name;
    let name = 'v';
    for (let suffix = 2; isTaken(name); suffix++) name = `v${suffix}`;
    this.#taken.push({ block, name });
    return name;
  }
}

/**
 * Waits before the statement whose assignment waits now: `const v = await f(); x += v;`, in braces where there is no block.
 *
 * @returns `null` where the assignment is part of something else, waits more than once or only sometimes, or where something with
 *   effects of its own would move behind the wait.
 */
export function getWaitFirstFix(
  node: TSESTree.AssignmentExpression,
  waits: readonly TSESTree.Node[],
  names: WaitNames,
  sourceCode: SourceCode,
): TSESLint.ReportFixFunction | null {
  const { parent: statement } = node;
  const [wait] = waits;
  if (statement.type !== 'ExpressionStatement' || !wait || waits.length > 1) return null;
  if (!isAlwaysWaitedFor(wait, node) || hasEffectBefore(wait, node, sourceCode)) return null;
  const { parent: block } = statement;
  const isInBlock = block.type === 'BlockStatement';
  const name = names.take(isInBlock ? block : statement, statement, sourceCode);
  const declaration = `const ${name} = ${sourceCode.getText(wait)}; `;
  return fixer => [
    fixer.insertTextBefore(statement, isInBlock ? declaration : `{ ${declaration}`),
    fixer.replaceTextRange(getParenthesized(wait, sourceCode), name),
    ...(isInBlock ? [] : [fixer.insertTextAfter(statement, ' }')]),
  ];
}

/** Not behind `&&`, `||`, `??`, `?:` or an optional chain, nor in another assignment. */
function isAlwaysWaitedFor(wait: TSESTree.Node, node: TSESTree.Node): boolean {
  for (let outer = wait.parent; outer && outer !== node; outer = outer.parent) {
    if (/^(?:AssignmentExpression|ChainExpression|Class\w+|ConditionalExpression|LogicalExpression)$/u.test(outer.type)) return false;
  }
  return true;
}

/** Whether something is called, assigned or waited for before the wait, in the target or the operands left of it. */
function hasEffectBefore(wait: TSESTree.Node, { left, right }: TSESTree.AssignmentExpression, sourceCode: SourceCode): boolean {
  const before = [left, right].flatMap(side => walk(side, sourceCode, inner => !isFunction(inner) && inner !== wait));
  return before.some(({ range, type }) => range[1] <= wait.range[0] && EFFECTS.test(type));
}

const EFFECTS = /^(?:Assignment|Await|Call|Import|New|TaggedTemplate|Update|Yield)Expression$/u;

/** The node with the parentheses that are its own. */
function getParenthesized(node: TSESTree.Node, sourceCode: SourceCode): [number, number] {
  const before = sourceCode.getTokenBefore(node);
  const after = sourceCode.getTokenAfter(node);
  const { parent } = node;
  const isArgument = parent?.type === 'CallExpression' || parent?.type === 'NewExpression';
  if (isArgument || before?.value !== '(' || after?.value !== ')' || sourceCode.getCommentsBefore(node).length + sourceCode.getCommentsAfter(node).length > 0) {
    return [...node.range];
  }
  return [before.range[0], after.range[1]];
}

function isNested({ range: one }: TSESTree.Node, { range: other }: TSESTree.Node): boolean {
  return (one[0] <= other[0] && other[1] <= one[1]) || (other[0] <= one[0] && one[1] <= other[1]);
}
