import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isFunction, type FunctionNode } from '../ast/functions.ts';
import { Run } from './extraction/run.ts';
import { getStatementLists } from './extraction/statement-lists.ts';
import { getTraffic, type StatementTraffic } from './extraction/statement-traffic.ts';
import { getVariableUses } from './extraction/variable-uses.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** Statements that could be a function of their own. */
export interface ExtractableBlock {
  readonly startLine: number;
  readonly endLine: number;
  /** The variables that the function would take, in the order in which the block mentions them. */
  readonly inputs: readonly string[];
  /** The one variable that it would return, if any. */
  readonly output: string | null;
}

const MIN_LINES = 8;
const MAX_SHARE = 0.8;

/** How much less a block is worth: for each end that is amid a paragraph, when it would itself be too long, when nested functions spread it out. */
const AMID_PARAGRAPH = 0.7;
const TOO_LONG = 0.5;
const SPREAD_OUT = 0.5;
const MAX_SPREAD = 4;

/** Limits below this leave no room for a block that is worth extracting and within them. */
const MIN_LIMIT = 4 * MIN_LINES;

/** A bound on the runs that are tried, so that a function of many thousand lines costs no more than its report is worth. */
const MAX_STEPS = 200_000;

/**
 * The largest run of sibling statements of a function that could be a function of its own: at least 8 lines and at most 80 % of
 * the body, left by no `return`, `break`, `continue` or `yield`, reading at most five variables from outside and writing at most
 * one. What the run declares and later code uses is written, too; variables of the module and globals are neither. Where blank
 * lines or comments make paragraphs, whole paragraphs are preferred.
 *
 * @param lines the lines of the function that count, ascending.
 * @param limit the lines that a function may have: a block that would be too long again is only second best.
 * @returns `null` when there is none.
 */
export function findExtractableBlock(
  unit: FunctionNode | TSESTree.StaticBlock,
  { limit, lines }: { readonly lines: readonly number[]; readonly limit: number },
  sourceCode: SourceCode,
): ExtractableBlock | null {
  const body = getStatements(unit);
  if (body.length === 0) return null;
  const maxLines = countBetween(lines, body[0]!.loc.start.line, body.at(-1)!.loc.end.line) * MAX_SHARE;
  const search: Search = { best: null, bestScore: 0, limit: limit < MIN_LIMIT ? Infinity : limit, lines, maxLines, steps: 0 };
  const uses = getVariableUses(unit, sourceCode);
  for (const { isBound, statements } of getStatementLists(unit, sourceCode)) {
    if (!isPromising(countRun(search, statements[0]!, statements.at(-1)!), search)) continue;
    const list: List = { isBound, isBreak: getBreaks(statements), statements, traffic: getTraffic(statements, uses) };
    for (let first = 0; first < statements.length; first++) searchFrom(first, list, search);
  }
  return search.best;
}

function getStatements(unit: FunctionNode | TSESTree.StaticBlock): readonly TSESTree.Statement[] {
  if (!isFunction(unit)) return unit.body;
  return unit.body.type === 'BlockStatement' ? unit.body.body : [];
}

interface Search {
  readonly limit: number;
  readonly lines: readonly number[];
  readonly maxLines: number;
  best: ExtractableBlock | null;
  bestScore: number;
  steps: number;
}

interface List {
  readonly statements: readonly TSESTree.Statement[];
  readonly isBound: readonly boolean[];
  /** Of each statement, and of the list's end, whether a paragraph ends before it. */
  readonly isBreak: readonly boolean[];
  readonly traffic: readonly StatementTraffic[];
}

/** Whether a run of so many lines can be better than what is found already. */
function isPromising(size: number, { bestScore }: Search): boolean {
  return size >= MIN_LINES && size > bestScore;
}

function getBreaks(statements: readonly TSESTree.Statement[]): readonly boolean[] {
  const gaps = statements.map(({ loc }, index) => index === 0 || loc.start.line - statements[index - 1]!.loc.end.line > 1);
  // Without a single gap there are no paragraphs, and no place is worse than another.
  if (!gaps.includes(true, 1)) return [...gaps.map(() => true), true];
  return [...gaps.map((gap, index) => gap || isJump(statements[index]!)), true];
}

function isJump({ type }: TSESTree.Statement): boolean {
  return type === 'BreakStatement' || type === 'ContinueStatement' || type === 'ReturnStatement' || type === 'ThrowStatement';
}

/** Tries the runs that begin with one statement, from the shortest on, until one more statement could only make it worse. */
function searchFrom(first: number, { isBound, isBreak, statements, traffic }: List, search: Search): void {
  if (!isPromising(countRun(search, statements[first]!, statements.at(-1)!), search)) return;
  const run = new Run(first);
  for (let last = first; last < statements.length && search.steps++ < MAX_STEPS; last++) {
    if (isBound[last] || !run.add(traffic[last]!, last)) return;
    const size = countRun(search, statements[first]!, statements[last]!);
    if (size > search.maxLines) return;
    if (!isPromising(size, search) || !run.isSelfContained(last) || isSetUp(statements[last]!, traffic[last]!, last)) continue;
    const [startLine, endLine] = [statements[first]!.loc.start.line, statements[last]!.loc.end.line];
    const edges = [isBreak[first], isBreak[last + 1]].filter(isWhole => !isWhole).length;
    const score = getScore({ edges, size, span: endLine - startLine }, search);
    if (score <= search.bestScore) continue;
    search.bestScore = score;
    const [inputs, output] = [[...run.inputs].map(({ name }) => name), run.getOutput(last)?.name ?? null];
    search.best = { startLine, endLine, inputs, output };
  }
}

/** What a block is worth: its lines, or less. */
function getScore({ edges, size, span }: { edges: number; size: number; span: number }, { limit }: Search): number {
  const isTooLong = size > limit;
  const isSpreadOut = span > size * MAX_SPREAD;
  return Math.min(size, limit) * AMID_PARAGRAPH ** edges * (isTooLong ? TOO_LONG : 1) * (isSpreadOut ? SPREAD_OUT : 1);
}

/** Whether a statement only prepares a variable for what follows, so that nobody would move it away from there. */
function isSetUp(statement: TSESTree.Statement, { declares, mentions }: StatementTraffic, index: number): boolean {
  const isForOthers = declares.some(({ lastUse }) => lastUse > index) || mentions.some(({ isWrite }) => isWrite);
  return isForOthers && getAssignedValues(statement).every(isSimple);
}

function getAssignedValues(statement: TSESTree.Statement): readonly (TSESTree.Node | null)[] {
  if (statement.type === 'VariableDeclaration') return statement.declarations.map(({ init }) => init);
  const expression = statement.type === 'ExpressionStatement' ? statement.expression : null;
  return [expression?.type === 'AssignmentExpression' ? expression.right : statement];
}

function isSimple(node: TSESTree.Node | null): boolean {
  switch (node?.type) {
    case undefined:
    case 'Identifier':
    case 'Literal':
      return true;
    case 'ArrayExpression':
      return node.elements.length === 0;
    case 'ObjectExpression':
      return node.properties.length === 0;
    default:
      return false;
  }
}

/** The lines that count from the first through the last statement. */
function countRun({ lines }: Search, first: TSESTree.Statement, last: TSESTree.Statement): number {
  return countBetween(lines, first.loc.start.line, last.loc.end.line);
}

function countBetween(lines: readonly number[], start: number, end: number): number {
  return countBelow(lines, end + 1) - countBelow(lines, start);
}

/** How many of the ascending numbers are below a limit. */
function countBelow(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
