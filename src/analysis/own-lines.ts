import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { FileCache } from '../ast/file-cache.ts';
import { getFunctionMember, isFunction, type FunctionNode } from '../ast/functions.ts';
import { findFrom, getBetween } from '../ast/ranges.ts';
import { getDataLiterals } from './data-literals.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;
type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** What has lines of its own: a function of any kind, a static block, a class. */
export type CodeUnit = ClassNode | FunctionNode | TSESTree.StaticBlock;

export interface CountOptions {
  /** Counts a literal that states data (see `getDataLiterals`) as the one line on which it begins. */
  readonly ignoreData?: boolean;
}

/**
 * The numbers, ascending, of the lines that hold a token of the function or static block outside nested functions and classes,
 * from its key or `function` keyword through its last brace. Of a class: the lines with a token outside nested classes.
 * Decorators, blank lines and comments never count; templates and JSX text count their lines that are not blank.
 *
 * The units of an outermost unit are measured at once.
 */
export function getOwnLines(unit: CodeUnit, sourceCode: SourceCode, { ignoreData = false }: CountOptions = {}): readonly number[] {
  return measureAround(unit, sourceCode, ignoreData).get(unit)?.lines ?? [];
}

/** The same lines, and with them those of every function and class inside. */
export function getTotalLines(unit: CodeUnit, sourceCode: SourceCode, { ignoreData = false }: CountOptions = {}): readonly number[] {
  const measures = measureAround(unit, sourceCode, ignoreData);
  const own = measures.get(unit);
  if (!own) return [];
  const lines = new Set<number>();
  const inside = [...measures.values()].filter(({ end, start }) => start >= own.start && end <= own.end);
  for (const measured of inside) for (const line of measured.lines) lines.add(line);
  return [...lines].sort((one, other) => one - other);
}

type Measures = ReadonlyMap<TSESTree.Node, Measure>;

/** A unit while its file is measured, and the result. */
interface Measure {
  /** Where it begins for what surrounds it: with its modifiers. */
  readonly start: number;
  /** Where it begins to count: at its key or keyword. */
  readonly head: number;
  readonly end: number;
  readonly isClass: boolean;
  readonly lines: number[];
  /** The innermost class around it. */
  outerClass: Measure | null;
  /** The end of the data literal that was begun last, and its first line. */
  dataEnd: number;
  dataLine: number;
  /** Whether nothing but closing tokens followed that literal so far. */
  isClosing: boolean;
  /** The end of the decorator that was begun last. */
  decoratorEnd: number;
}

/** A unit that stands in no other, with those inside, in source order and outer before inner. */
interface OutermostUnit {
  /** With key, modifiers and decorators. */
  readonly range: TSESTree.Range;
  readonly units: readonly CodeUnit[];
  /** Their measures, without and with `ignoreData`, once they are asked for. */
  readonly measures: [Measures | null, Measures | null];
}

const outermostByFile = new FileCache<readonly OutermostUnit[]>();

function measureAround(unit: CodeUnit, sourceCode: SourceCode, ignoreData: boolean): Measures {
  const all = outermostByFile.getOrCompute(sourceCode, () => collectUnits(sourceCode));
  const outermost = all[findFrom(all, unit.range[0] + 1) - 1];
  return outermost ? (outermost.measures[ignoreData ? 1 : 0] ??= measure(outermost, sourceCode, ignoreData)) : new Map();
}

function measure({ range, units }: OutermostUnit, sourceCode: SourceCode, ignoreData: boolean): Measures {
  const measures = units.map(unit => [unit, createMeasure(unit)] as const);
  const byUnit = new Map(measures.sort(([, one], [, other]) => one.start - other.start || other.end - one.end));
  countLines(byUnit, { data: ignoreData ? getBetween(getDataLiterals(sourceCode), range) : [], range, sourceCode });
  return byUnit;
}

/** Every unit has a scope of its own, so that the tree need not be searched for them. */
function collectUnits({ scopeManager }: SourceCode): readonly OutermostUnit[] {
  const units = new Set<CodeUnit>();
  for (const { block } of scopeManager?.scopes ?? []) {
    if (isFunction(block) || isClass(block) || block.type === 'StaticBlock') units.add(block);
  }
  const inOrder = [...units].map(unit => ({ unit, range: getWholeRange(unit) })).sort((one, other) => one.range[0] - other.range[0]);
  const outermost: (OutermostUnit & { readonly units: CodeUnit[] })[] = [];
  for (const { range, unit } of inOrder) {
    const last = outermost.at(-1);
    if (last && range[0] < last.range[1]) last.units.push(unit);
    else outermost.push({ range, units: [unit], measures: [null, null] });
  }
  return outermost;
}

function getWholeRange(unit: CodeUnit): TSESTree.Range {
  const member = isFunction(unit) ? getFunctionMember(unit) : null;
  return (member ?? unit).range;
}

function isClass(node: TSESTree.Node): node is ClassNode {
  return node.type === 'ClassDeclaration' || node.type === 'ClassExpression';
}

function createMeasure(unit: CodeUnit): Measure {
  const member = isFunction(unit) ? getFunctionMember(unit) : null;
  const decorators = member && 'decorators' in member ? member.decorators : undefined;
  const start = decorators?.at(-1)?.range[1] ?? (member ?? unit).range[0];
  return {
    start,
    head: member && !member.computed ? member.key.range[0] : start,
    end: unit.range[1],
    isClass: isClass(unit),
    lines: [],
    outerClass: null,
    dataEnd: -1,
    dataLine: -1,
    isClosing: false,
    decoratorEnd: -1,
  };
}

interface Counted {
  readonly range: TSESTree.Range;
  readonly data: readonly TSESTree.Node[];
  readonly sourceCode: SourceCode;
}

/** Goes once through the tokens, the units and the data literals, all in source order, and gives each token to the innermost unit around it. */
function countLines(measures: Measures, { data, range, sourceCode }: Counted): void {
  const { tokens } = sourceCode.ast;
  const [first, end] = [findFrom(tokens, range[0]), findFrom(tokens, range[1])];
  const open: Measure[] = [];
  const pass = createPass(measures, data, open);
  // Most tokens change nothing: they are on a line that the one before them was counted for, before anything begins or ends.
  let [changesAt, countedLine] = [0, -1];
  for (let index = first; index < end; index++) {
    const token = tokens[index]!;
    const start = token.range[0];
    const { line } = token.loc.start;
    if (start < changesAt && line === countedLine && token.loc.end.line === line) continue;
    changesAt = pass(start);
    const unit = open.at(-1);
    if (unit && start >= unit.decoratorEnd && !isAroundComment(index, tokens)) countToken(token, unit, sourceCode);
    countedLine = unit && !isSettled(unit, line) ? -1 : line;
  }
}

/** Whether no further token of the line can change anything, unless a unit or literal begins or ends. */
function isSettled({ isClosing, lines }: Measure, line: number): boolean {
  return lines.at(-1) === line && !isClosing;
}

/** A function that ends and begins what ends and begins up to a position, and returns where that changes next. */
function createPass(measures: Measures, data: readonly TSESTree.Node[], open: Measure[]): (position: number) => number {
  const passUnits = createCursor([...measures.values()], ({ start }) => start, unit => openUnit(unit, open));
  const passData = createCursor(data, ({ range }) => range[0], literal => beginData(literal, open));
  const passDecorators = createCursor(getDecorators(measures), ({ range }) => range[0], decorator => beginDecorator(decorator, open));
  return position => {
    while (open.length > 0 && open.at(-1)!.end <= position) open.pop();
    const next = Math.min(passUnits(position), passData(position), passDecorators(position));
    return Math.min(next, open.at(-1)?.end ?? next);
  };
}

/**
 * A function that calls `begin`, once each, for the items that begin up to a position, and returns where the next one begins. The
 * items are in source order.
 */
function createCursor<Item>(items: readonly Item[], getStart: (item: Item) => number, begin: (item: Item) => void): (position: number) => number {
  let [next, nextAt] = [0, -1];
  return position => {
    if (position < nextAt) return nextAt;
    for (let item = items[next]; item !== undefined && getStart(item) <= position; item = items[++next]) begin(item);
    const item = items[next];
    nextAt = item === undefined ? Infinity : getStart(item);
    return nextAt;
  };
}

/** A token counts for none of its lines within data, but for the first line of the data, nor where it only closes data. */
function countToken(token: TSESTree.Token, unit: Measure, sourceCode: SourceCode): void {
  const { end, start } = token.loc;
  if (token.range[0] < unit.dataEnd) {
    if (start.line === unit.dataLine) countLine(start.line, token, unit);
    return;
  }
  unit.isClosing &&= token.type === 'Punctuator' && CLOSING.has(token.value);
  if (unit.isClosing) return;
  if (start.line === end.line) countLine(start.line, token, unit);
  else for (const line of getLinesOf(token, sourceCode)) countLine(line, token, unit);
}

/** Counts a line, once, for the unit that a token is in, and for the class around it. */
function countLine(line: number, token: TSESTree.Token, { head, lines, outerClass }: Measure): void {
  if (token.range[0] >= head && lines.at(-1) !== line) lines.push(line);
  if (outerClass && outerClass.lines.at(-1) !== line) outerClass.lines.push(line);
}

function openUnit(unit: Measure, open: Measure[]): void {
  const outer = open.at(-1);
  if (outer) {
    if (unit.start >= outer.decoratorEnd) unit.outerClass = outer.isClass ? outer : outer.outerClass;
    if (unit.start >= outer.dataEnd) outer.isClosing = false;
  }
  // A class within a class is apart.
  if (unit.isClass) unit.outerClass = null;
  open.push(unit);
}

/** Notes a literal in the unit that it belongs to, unless it is part of one that has begun there already. */
function beginData({ loc, range: [start, end] }: TSESTree.Node, open: readonly Measure[]): void {
  const unit = open.findLast(candidate => candidate.end >= end);
  if (!unit || start < unit.dataEnd) return;
  unit.dataEnd = end;
  unit.dataLine = loc.start.line;
  unit.isClosing = true;
}

function beginDecorator({ range }: TSESTree.Node, open: readonly Measure[]): void {
  const decorated = open.at(-1);
  if (decorated) decorated.decoratorEnd = Math.max(decorated.decoratorEnd, range[1]);
}

const CLOSING = new Set([')', ',', ';']);

/** The lines of a token of several, blank ones left out. */
function getLinesOf({ loc: { end, start } }: TSESTree.Token, sourceCode: SourceCode): readonly number[] {
  const lines: number[] = [];
  for (let { line } = start; line <= end.line; line++) {
    const text = sourceCode.lines[line - 1] ?? '';
    const part = text.slice(line === start.line ? start.column : 0, line === end.line ? end.column : text.length);
    if (part.trim() !== '') lines.push(line);
  }
  return lines;
}

/** The braces of `{/* … *\/}` among JSX children only hold a comment. */
function isAroundComment(index: number, tokens: readonly TSESTree.Token[]): boolean {
  const { value } = tokens[index]!;
  const first = value === '{' ? index : index - 1;
  return (
    (value === '{' || value === '}') &&
    tokens[first]?.value === '{' &&
    tokens[first + 1]?.value === '}' &&
    tokens[first - 1]?.type === 'JSXText' &&
    tokens[first + 2]?.type === 'JSXText'
  );
}

/** The decorators of classes, their members and parameters, in source order. */
function getDecorators(measures: Measures): readonly TSESTree.Node[] {
  const decorated = [...measures.keys()].flatMap((unit): readonly TSESTree.Node[] => {
    if (isFunction(unit)) return unit.params;
    return isClass(unit) ? [unit, ...unit.body.body] : [];
  });
  // What parsers other than TypeScript's make has no decorators at all.
  const decorators = decorated.flatMap(node => ('decorators' in node ? (node.decorators as TSESTree.Decorator[] | undefined) : undefined) ?? []);
  return decorators.sort((one, other) => one.range[0] - other.range[0]);
}
