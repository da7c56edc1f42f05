import type { TSESTree } from '@typescript-eslint/utils';

import { hasWithin, Places } from './source-positions.ts';
import type { Mention, StatementTraffic } from './statement-traffic.ts';
import type { LocalVariable, Unit } from './variable-uses.ts';

/** A loop around a list of statements. */
interface Loop {
  readonly range: TSESTree.Range;
  /** What is declared from here on is another variable in each round. */
  readonly freshFrom: number;
}

/** A run of statements of a list, by the indexes of its first and last. */
export interface RunPart {
  readonly first: number;
  readonly last: number;
  /** It reads the value that the variable has before it. */
  readonly isRead: boolean;
}

/** Says of the variables of a list of statements whether they have values before some of the statements, and whether these matter after them. */
export class ListSurroundings {
  readonly #statements: readonly TSESTree.Statement[];
  readonly #mentions = new Map<LocalVariable, { readonly index: number; readonly mention: Mention }[]>();
  readonly #list: Places;
  readonly #readBeyond = new Map<LocalVariable, boolean>();
  readonly #loops: readonly Loop[];
  /** Code that does not run when the list does: the branches that are not taken. */
  readonly #alternatives: readonly TSESTree.Range[];
  /** An error may lead control from the list to elsewhere in the function. */
  readonly #isGuarded: boolean;
  readonly #unit: Unit;
  /** The statements that a `break` or `continue` may leave. */
  #leaving: readonly number[] | null = null;

  constructor(statements: readonly TSESTree.Statement[], traffic: readonly StatementTraffic[], unit: Unit) {
    this.#statements = statements;
    this.#unit = unit;
    this.#list = new Places(statements);
    const around = getAncestors(statements[0]!, unit.node);
    this.#loops = around.flatMap(outer => getLoop(outer) ?? []);
    this.#alternatives = around.flatMap(outer => getAlternative(outer) ?? []);
    this.#isGuarded = around.some(({ type }) => type === 'TryStatement');
    for (const [index, { mentions }] of traffic.entries()) for (const mention of mentions) this.#note(mention, index);
  }

  #note(mention: Mention, index: number): void {
    const known = this.#mentions.get(mention.variable);
    if (known) known.push({ index, mention });
    else this.#mentions.set(mention.variable, [{ index, mention }]);
  }

  /** Whether a variable may have a value before one of the statements. */
  hasValueBefore(variable: LocalVariable, index: number): boolean {
    if (variable.isInitialized || this.#isCarried(variable)) return true;
    const start = this.#statements[index]!.range[0];
    return variable.writes.some(at => at < start && !this.#alternatives.some(range => isWithin(at, range)));
  }

  /** Whether a variable keeps its value from one round of a loop around the list to the next. */
  #isCarried(variable: LocalVariable): boolean {
    return this.#loops.some(loop => isCarriedBy(loop, variable));
  }

  /** Whether code outside of the list may read what is assigned to a variable in the list. */
  isReadBeyond(variable: LocalVariable): boolean {
    let isRead = this.#readBeyond.get(variable);
    if (isRead === undefined) {
      const isReadBelow = this.#list.indexOf(variable.reads.at(-1) ?? -1) === this.#list.length;
      isRead = !variable.isOwn || isReadBelow || this.#isReadInNextRound(variable, [this.#statements[0]!.range[0], this.#statements.at(-1)!.range[1]]);
      this.#readBeyond.set(variable, isRead);
    }
    return isRead;
  }

  /** Whether code outside of a run of statements may read what is assigned to a variable in the run. */
  isReadAfter(variable: LocalVariable, { first, isRead, last }: RunPart): boolean {
    const [start, end] = [this.#statements[first]!.range[0], this.#statements[last]!.range[1]];
    if (!variable.isOwn || variable.firstNestedReadAt < start) return true;
    const next = this.#findNext(variable, last);
    if (next) return next.isExposed;
    return this.isReadBeyond(variable) || (isRead && this.#isCarried(variable)) || this.#isReadInNextRound(variable, [start, end]);
  }

  /** The next statement of the list that surely reads a variable, or assigns to it before anything can read it. */
  #findNext(variable: LocalVariable, last: number): Mention | null {
    this.#leaving ??= this.#findLeaving();
    const firstLeaving = this.#leaving.find(index => index > last) ?? Infinity;
    const next = this.#mentions.get(variable)?.find(({ index, mention }) => {
      const isReplaced = mention.isAssigned && index <= firstLeaving && !this.#isGuarded;
      return index > last && (mention.isExposed || isReplaced);
    });
    return next?.mention ?? null;
  }

  #findLeaving(): readonly number[] {
    const localJumps = this.#unit.jumps.filter(({ isLocal }) => isLocal);
    return this.#statements.flatMap((statement, index) => (hasWithin(localJumps, statement) ? [index] : []));
  }

  /** Whether a variable is read in a loop around the list, outside of the given part of it. */
  #isReadInNextRound(variable: LocalVariable, part: TSESTree.Range): boolean {
    const loops = this.#loops.filter(loop => isCarriedBy(loop, variable));
    return loops.some(({ range }) => variable.reads.some(at => isWithin(at, range) && !isWithin(at, part)));
  }
}

function getAncestors(node: TSESTree.Node, root: TSESTree.Node): readonly TSESTree.Node[] {
  const ancestors: TSESTree.Node[] = [];
  for (let outer = node.parent; outer && outer !== root; outer = outer.parent) ancestors.push(outer);
  return ancestors;
}

/** The branch before an `else` in which the list is. */
function getAlternative({ parent, range }: TSESTree.Node): readonly TSESTree.Range[] | null {
  return parent?.type === 'IfStatement' && parent.alternate?.range[0] === range[0] ? [parent.consequent.range] : null;
}

function isWithin(position: number, [start, end]: TSESTree.Range): boolean {
  return position >= start && position < end;
}

function getLoop(node: TSESTree.Node): Loop | null {
  switch (node.type) {
    case 'ForStatement':
      return { range: node.range, freshFrom: node.body.range[0] };
    case 'DoWhileStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
      return { range: node.range, freshFrom: node.range[0] };
    default:
      return null;
  }
}

function isCarriedBy({ freshFrom, range }: Loop, { declaredAt, isHoisted }: LocalVariable): boolean {
  return isHoisted || declaredAt < freshFrom || declaredAt > range[1];
}
