import type { TSESTree } from '@typescript-eslint/utils';

import { getKeyName } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import { walk } from '../ast/walk.ts';
import { splitWords } from '../ast/words.ts';
import type { FileContext } from '../create-rule.ts';
import { isOneOf } from '../types/exhaustive.ts';
import { getFixedValue } from './dispatch-values.ts';
import { isSameExpression } from './equal-expressions.ts';

type File = Pick<FileContext, 'sourceCode'>;
type Path = TSESTree.Identifier | TSESTree.MemberExpression;

/** One case of a dispatch: the values for which it is taken. */
export interface Arm {
  readonly node: TSESTree.IfStatement | TSESTree.SwitchCase;
  readonly values: readonly TSESTree.Node[];
  readonly keys: readonly string[];
}

/** Code that asks which of several fixed values one expression has. */
export interface Dispatch {
  readonly node: TSESTree.IfStatement | TSESTree.SwitchStatement;
  /** The expression, where it is asked first. */
  readonly discriminant: Path;
  readonly arms: readonly Arm[];
  /** Whether the compiler sees to it that every value has its arm. */
  readonly isExhaustive: boolean;
}

/**
 * The longest run of neighbouring arms of an `if … else if` chain that compare one expression with fixed values; the first of
 * several. A name or a member chain is compared with `===` or `==`, in either order, `||` of such is one arm. How many there are
 * of something (`length`, `size`) is no kind, nor are the punctuation marks and character codes that a scanner reads.
 *
 * @returns `null` when no two neighbours do, and for an `if` that is itself the `else` of another.
 */
export function getChain(node: TSESTree.IfStatement, context: File): Dispatch | null {
  if (node.alternate?.type !== 'IfStatement' || isElse(node)) return null;
  const branches = getBranches(node);
  const [longest] = getRuns(branches, context).sort((one, other) => other.arms.length - one.arms.length);
  if (!longest || longest.arms.length < 2 || longest.arms.every(isOfCharacters)) return null;
  const fallback = branches.at(-1)!.alternate;
  return { node, ...longest, isExhaustive: fallback !== null && checksForNever([fallback], context) };
}

function getBranches(node: TSESTree.IfStatement): readonly TSESTree.IfStatement[] {
  const branches = [node];
  for (let next = node.alternate; next?.type === 'IfStatement'; next = next.alternate) branches.push(next);
  return branches;
}

interface Run {
  readonly discriminant: Path;
  readonly arms: Arm[];
}

/** The neighbouring branches that ask one expression, in source order. */
function getRuns(branches: readonly TSESTree.IfStatement[], context: File): Run[] {
  const runs: Run[] = [];
  let isOpen = false;
  for (const node of branches) {
    const comparison = getComparison(node.test, context);
    const current = isOpen ? runs.at(-1) : undefined;
    isOpen = comparison !== null;
    if (!comparison) continue;
    const { discriminant, keys, values } = comparison;
    const arm = { node, keys, values };
    if (current && isSameExpression(current.discriminant, discriminant, context.sourceCode)) current.arms.push(arm);
    else runs.push({ discriminant, arms: [arm] });
  }
  return runs;
}

/** A `switch` over a name or a member chain with two or more arms, all of fixed values; `null` for every other. */
export function getSwitch(node: TSESTree.SwitchStatement, context: File): Dispatch | null {
  const discriminant = unwrap(node.discriminant);
  const arms = isPath(discriminant) ? getCases(node, context) : [];
  if (!isPath(discriminant) || arms.length < 2) return null;
  const fallback = node.cases.find(({ test }) => test === null);
  const isExhaustive =
    (fallback !== undefined && checksForNever(fallback.consequent, context)) ||
    isOneOf(node.discriminant, arms.flatMap(({ values }) => values), context);
  return { node, discriminant, arms, isExhaustive };
}

/** The cases of a `switch`, those that share their statements as one; none when one of them is no fixed value. */
function getCases({ cases }: TSESTree.SwitchStatement, context: File): readonly Arm[] {
  const arms: Arm[] = [];
  let values: TSESTree.Expression[] = [];
  for (const node of cases) {
    if (node.test) values.push(node.test);
    if (node.consequent.length === 0 && node !== cases.at(-1)) continue;
    const keys = values.map(value => getFixedValue(value, context)).filter(key => key !== null);
    if (keys.length < values.length) return [];
    if (values.length > 0) arms.push({ node, values, keys });
    values = [];
  }
  return arms;
}

function isElse({ parent, ...node }: TSESTree.IfStatement): boolean {
  return parent.type === 'IfStatement' && parent.alternate?.range[0] === node.range[0];
}

/** `"`, `\\t`, `0x22`. */
const CHARACTER = /^(?:"(?:[^\p{L}\p{N}]|\\.|\\u[\da-f]{4})"|0x[\da-f]+)$/iu;

function isOfCharacters({ keys }: Arm): boolean {
  return keys.every(key => CHARACTER.test(key));
}

interface Comparison {
  readonly discriminant: Path;
  readonly values: readonly TSESTree.Node[];
  readonly keys: readonly string[];
}

/** `a === 'x'`, `'x' === a`, and `||` of such of one expression. */
function getComparison(test: TSESTree.Expression, context: File): Comparison | null {
  const inner = unwrap(test);
  if (inner.type === 'LogicalExpression' && inner.operator === '||') {
    const left = getComparison(inner.left, context);
    const right = left && getComparison(inner.right, context);
    if (!right || !isSameExpression(left.discriminant, right.discriminant, context.sourceCode)) return null;
    return { discriminant: left.discriminant, values: [...left.values, ...right.values], keys: [...left.keys, ...right.keys] };
  }
  if (inner.type !== 'BinaryExpression' || (inner.operator !== '===' && inner.operator !== '==')) return null;
  return getSides(inner.left, inner.right, context) ?? getSides(inner.right, inner.left, context);
}

function getSides(discriminant: TSESTree.Node, value: TSESTree.Node, context: File): Comparison | null {
  const path = unwrap(discriminant);
  const key = isPath(path) && getFixedValue(path, context) === null ? getFixedValue(value, context) : null;
  return key === null ? null : { discriminant: path as Path, values: [value], keys: [key] };
}

const COUNTS = new Set(['length', 'size']);

function isPath(node: TSESTree.Node): node is Path {
  return node.type === 'Identifier' || (node.type === 'MemberExpression' && !COUNTS.has(getKeyName(node) ?? ''));
}

/** What functions are called that only a forgotten case reaches: `assertNever`, `exhaustiveCheck`, `UnreachableCaseError`. */
const NEVER_WORDS = new Set(['exhaustive', 'exhausted', 'never', 'unreachable']);

/** Whether statements let the compiler find a forgotten case: `const x: never = a`, `a satisfies never`, `assertNever(a)`. */
function checksForNever(statements: readonly TSESTree.Node[], { sourceCode }: File): boolean {
  return statements.some(statement =>
    walk(statement, sourceCode).some(node => {
      if (node.type === 'TSNeverKeyword') return true;
      if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false;
      const callee = unwrap(node.callee);
      const name = callee.type === 'MemberExpression' ? getKeyName(callee) : callee.type === 'Identifier' ? callee.name : null;
      return name !== null && node.arguments.length > 0 && splitWords(name).some(word => NEVER_WORDS.has(word));
    }),
  );
}
