import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isFunction, type FunctionNode } from '../ast/functions.ts';
import { ListSurroundings } from './extraction/list-surroundings.ts';
import { Run } from './extraction/run.ts';
import { getStatementLists } from './extraction/statement-lists.ts';
import { getTraffic, type StatementTraffic } from './extraction/statement-traffic.ts';
import { getUnit } from './extraction/variable-uses.ts';

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

/** How much less a block is worth when one of its ends is amid a paragraph. */
const AMID_PARAGRAPH = 0.7;
/** … when it would itself be too long. */
const TOO_LONG = 0.5;

/** Nested functions that spread a block over so many times the lines it has make it no block for a reader. */
const MAX_SPREAD = 4;

/** Limits below this leave no room for a block that is worth extracting and within them. */
const MIN_LIMIT = 4 * MIN_LINES;

/** A bound on the runs that are tried, so that a function of many thousand lines costs no more than its report is worth. */
const MAX_STEPS = 200_000;

/**
 * The largest run of sibling statements of a function that could be a function of its own: at least 8 lines and at most 80 % of
 * the body, left by no `return`, `break`, `continue` or `yield`, that would take at most five variables and return at most one. It
 * takes what it reads, or hands back, on some path before it assigns it; it returns what it declares or assigns and later code
 * reads. Variables of the module and globals are neither. A single expression is no such run. Where blank lines or comments make
 * paragraphs, whole paragraphs are preferred.
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
  const search: Search = { best: null, bestScore: 0, limit: limit < MIN_LIMIT ? Infinity : limit, maxLines, steps: 0 };
  const facts = getUnit(unit, sourceCode);
  for (const { isBound, statements } of getStatementLists(facts)) {
    const count = createCount(statements, lines);
    if (!isPromising(count(0, statements.length - 1), search)) continue;
    const traffic = getTraffic(statements, facts);
    const around = new ListSurroundings(statements, traffic, facts);
    const list: List = { around, count, isBound, isBreak: getBreaks(statements), statements, traffic };
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
  readonly maxLines: number;
  best: ExtractableBlock | null;
  bestScore: number;
  steps: number;
}

interface List {
  /** The lines that count from one statement through another. */
  readonly count: (first: number, last: number) => number;
  readonly statements: readonly TSESTree.Statement[];
  readonly isBound: readonly boolean[];
  /** Of each statement, and of the list's end, whether a paragraph ends before it. */
  readonly isBreak: readonly boolean[];
  readonly traffic: readonly StatementTraffic[];
  readonly around: ListSurroundings;
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
function searchFrom(first: number, list: List, search: Search): void {
  const { around, count, isBound, statements, traffic } = list;
  if (!isPromising(count(first, statements.length - 1), search)) return;
  const run = new Run(first, around);
  for (let last = first; last < statements.length && search.steps++ < MAX_STEPS; last++) {
    if (isBound[last] || !run.add(traffic[last]!, last)) return;
    const size = count(first, last);
    if (size > search.maxLines) return;
    const score = isPromising(size, search) ? getScore(first, last, list, { limit: search.limit, size }) : 0;
    const signature = score > search.bestScore ? run.getSignature(last) : null;
    if (!signature) continue;
    search.bestScore = score;
    search.best = {
      startLine: statements[first]!.loc.start.line,
      endLine: statements[last]!.loc.end.line,
      inputs: signature.inputs.map(({ name }) => name),
      output: signature.output?.name ?? null,
    };
  }
}

/** What a run is worth as a function: its lines, or less, or nothing. */
function getScore(first: number, last: number, { isBreak, statements }: List, { limit, size }: { limit: number; size: number }): number {
  const span = statements[last]!.loc.end.line - statements[first]!.loc.start.line;
  const isOneStep = first === last && isSimple(statements[first]!);
  if (isOneStep || span > size * MAX_SPREAD) return 0;
  const worth = Math.min(size, limit) * (size > limit ? TOO_LONG : 1);
  return worth * (isBreak[first] ? 1 : AMID_PARAGRAPH) * (isBreak[last + 1] ? 1 : AMID_PARAGRAPH);
}

/** Whether a statement is a single step, over however many lines it is written. */
function isSimple({ type }: TSESTree.Statement): boolean {
  return type === 'ExpressionStatement' || type === 'ThrowStatement' || type === 'VariableDeclaration';
}

function createCount(statements: readonly TSESTree.Statement[], lines: readonly number[]): List['count'] {
  const before = statements.map(({ loc }) => countBelow(lines, loc.start.line));
  const through = statements.map(({ loc }) => countBelow(lines, loc.end.line + 1));
  return (first, last) => through[last]! - before[first]!;
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
