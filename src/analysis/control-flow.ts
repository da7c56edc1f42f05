import type { TSESTree } from '@typescript-eslint/utils';

import { unwrap } from '../ast/unwrap.ts';
import type { FunctionNode } from '../ast/functions.ts';

/** How control can leave a statement; `break` and `continue` carry their label, if any. */
export type Completion = 'normal' | 'return' | 'throw' | `break:${string}` | `continue:${string}`;

const NORMAL: ReadonlySet<Completion> = new Set<Completion>(['normal']);

/** Decides of an expression whether control never comes back from it, as from `process.exit()`. */
export type NeverReturns = (expression: TSESTree.Expression) => boolean;

/**
 * The ways in which control can leave a statement, on the statement's own syntax: conditions are taken to go either way, except
 * literally constant loop tests. Any expression may throw, so `throw` only stands for `throw` statements and for expressions of
 * which `neverReturns` says that control does not come back.
 *
 * Takes statements and blocks; declarations complete normally.
 */
export function getCompletions(node: TSESTree.Statement, neverReturns: NeverReturns = () => false): ReadonlySet<Completion> {
  const of = (statement: TSESTree.Statement): ReadonlySet<Completion> => getCompletions(statement, neverReturns);
  switch (node.type) {
    case 'ReturnStatement':
      return new Set<Completion>([node.argument && neverReturns(node.argument) ? 'throw' : 'return']);
    case 'ThrowStatement':
      return new Set<Completion>(['throw']);
    case 'BreakStatement':
      return new Set<Completion>([`break:${node.label?.name ?? ''}`]);
    case 'ContinueStatement':
      return new Set<Completion>([`continue:${node.label?.name ?? ''}`]);
    case 'ExpressionStatement':
      return new Set<Completion>([neverReturns(node.expression) ? 'throw' : 'normal']);
    case 'BlockStatement':
      return sequence(node.body, of);
    case 'IfStatement':
      return union(of(node.consequent), node.alternate ? of(node.alternate) : NORMAL);
    case 'LabeledStatement':
      return absorb(of(node.body), [`break:${node.label.name}`, `continue:${node.label.name}`]);
    case 'WithStatement':
      return of(node.body);
    case 'SwitchStatement':
      return getSwitchCompletions(node, of);
    case 'TryStatement':
      return getTryCompletions(node, of);
    case 'DoWhileStatement':
    case 'ForStatement':
    case 'WhileStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
      return getLoopCompletions(node, of);
    default:
      return NORMAL;
  }
}

/** Whether control can reach what stands after the statement. */
export function canComplete(node: TSESTree.Statement, neverReturns?: NeverReturns): boolean {
  return getCompletions(node, neverReturns).has('normal');
}

/** Whether every path through a function ends in a `throw` (or in an expression that never returns); an expression body only by `neverReturns`. */
export function alwaysThrows({ body }: FunctionNode, neverReturns: NeverReturns = () => false): boolean {
  if (body.type !== 'BlockStatement') return neverReturns(body);
  const completions = getCompletions(body, neverReturns);
  return completions.size === 1 && completions.has('throw');
}

type CompletionsOf = (statement: TSESTree.Statement) => ReadonlySet<Completion>;

function sequence(statements: readonly TSESTree.Statement[], of: CompletionsOf): ReadonlySet<Completion> {
  const completions = new Set<Completion>();
  for (const statement of statements) {
    const own = of(statement);
    for (const completion of own) if (completion !== 'normal') completions.add(completion);
    if (!own.has('normal')) return completions;
  }
  return completions.add('normal');
}

function getSwitchCompletions({ cases }: TSESTree.SwitchStatement, of: CompletionsOf): ReadonlySet<Completion> {
  const completions = new Set<Completion>();
  cases.forEach(({ consequent }, index) => {
    const own = sequence(consequent, of);
    const isLast = index === cases.length - 1;
    for (const completion of own) if (completion !== 'normal' || isLast) completions.add(completion);
  });
  if (!cases.some(({ test }) => test === null)) completions.add('normal');
  return absorb(completions, ['break:']);
}

function getTryCompletions({ block, finalizer, handler }: TSESTree.TryStatement, of: CompletionsOf): ReadonlySet<Completion> {
  const body = of(block);
  const guarded = handler ? union(without(body, 'throw'), of(handler.body)) : body;
  if (!finalizer) return guarded;
  const last = of(finalizer);
  return last.has('normal') ? union(guarded, without(last, 'normal')) : last;
}

type Loop =
  | TSESTree.DoWhileStatement
  | TSESTree.ForInStatement
  | TSESTree.ForOfStatement
  | TSESTree.ForStatement
  | TSESTree.WhileStatement;

function getLoopCompletions(node: Loop, of: CompletionsOf): ReadonlySet<Completion> {
  const body = of(node.body);
  const isEndless =
    node.type !== 'ForInStatement' && node.type !== 'ForOfStatement' && (node.test ? isConstantlyTrue(node.test) : node.type === 'ForStatement');
  const ends = body.has('break:') || !isEndless;
  const inside = without(absorb(body, ['continue:', 'break:']), 'normal');
  const runsToItsTest = node.type !== 'DoWhileStatement' || body.has('normal') || body.has('continue:') || body.has('break:');
  return ends && runsToItsTest ? union(inside, NORMAL) : inside;
}

function isConstantlyTrue(test: TSESTree.Expression): boolean {
  const inner = unwrap(test);
  return inner.type === 'Literal' && Boolean(inner.value);
}

function absorb(completions: ReadonlySet<Completion>, own: readonly Completion[]): ReadonlySet<Completion> {
  return new Set([...completions].map(completion => (own.includes(completion) ? 'normal' : completion)));
}

function without(completions: ReadonlySet<Completion>, gone: Completion): ReadonlySet<Completion> {
  return new Set([...completions].filter(completion => completion !== gone));
}

function union(...sets: readonly ReadonlySet<Completion>[]): ReadonlySet<Completion> {
  return new Set(sets.flatMap(set => [...set]));
}
