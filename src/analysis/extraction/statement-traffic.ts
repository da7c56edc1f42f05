import type { TSESTree } from '@typescript-eslint/utils';

import { findFrom } from './source-positions.ts';
import type { LocalVariable, VariableUse } from './variable-uses.ts';

/**
 * How one statement of a list shares variables with the code around it. Indexes are those of the list's statements; −1 stands
 * for what comes before the list, its length for what comes after.
 */
export interface StatementTraffic {
  /** What it declares for other statements. */
  readonly declares: readonly Declared[];
  /** What it mentions of others. */
  readonly mentions: readonly Mention[];
}

/** A variable that one statement declares and others mention. */
export interface Declared {
  readonly variable: LocalVariable;
  readonly firstUse: number;
  readonly lastUse: number;
}

/** What one statement does with a variable that another declares, or code outside of the list. */
export interface Mention {
  readonly variable: LocalVariable;
  readonly isRead: boolean;
  readonly isWrite: boolean;
  /** The statement is an assignment to it, so that no earlier value matters from there on. */
  readonly isReplaced: boolean;
  /** A function assigns to it at a time of its own, or a handler sees what is assigned before a failure: it cannot be handed over once. */
  readonly isShared: boolean;
  /** The statement that declares it. */
  readonly declaredAt: number;
  readonly firstUse: number;
  /** The statement up to which everything that mentions it has to stay together. */
  readonly reach: number;
}

/** What each statement of a list declares for others, and which variables of others it mentions. */
export function getTraffic(statements: readonly TSESTree.Statement[], uses: readonly VariableUse[]): readonly StatementTraffic[] {
  const list = new Places(statements);
  const traffic = statements.map(() => ({ declares: new Map<LocalVariable, Declared>(), mentions: new Map<LocalVariable, Mention>() }));
  const inList = list.getPart(uses);
  const seenByFallback = new Set(inList.filter(use => isSeenByFallback(use, uses, list)).map(({ variable }) => variable));
  for (const use of inList) {
    const { variable } = use;
    const index = list.indexOf(use.at);
    const declaredAt = list.indexOf(variable.declaredAt);
    const [firstUse, lastUse] = [list.indexOf(variable.firstAt), list.indexOf(variable.lastAt)];
    if (firstUse < declaredAt || lastUse > declaredAt) traffic[declaredAt]?.declares.set(variable, { variable, firstUse, lastUse });
    if (declaredAt === index) continue;
    const { mentions } = traffic[index]!;
    const isShared = variable.isWrittenNested || seenByFallback.has(variable);
    const reach = Math.max(isShared ? lastUse : -1, use.isNested ? list.indexOf(variable.lastWriteAt) : -1);
    const isReplaced = isAssignedBy(statements[index]!, use);
    const mention = { variable, isRead: use.isRead, isWrite: use.isWrite, isReplaced, isShared, declaredAt, firstUse, reach };
    mentions.set(variable, merge(mentions.get(variable), mention));
  }
  return traffic.map(({ declares, mentions }) => ({ declares: [...declares.values()], mentions: [...mentions.values()] }));
}

/** What a statement does with a variable, as of one more mention in it. */
function merge(known: Mention | undefined, next: Mention): Mention {
  if (!known) return next;
  return {
    ...next,
    isRead: known.isRead || next.isRead,
    isWrite: known.isWrite || next.isWrite,
    isReplaced: known.isReplaced && !next.isRead,
    reach: Math.max(known.reach, next.reach),
  };
}

/** Whether a handler or finalizer around the list reads what the use assigns. */
function isSeenByFallback({ fallbacks, variable }: VariableUse, uses: readonly VariableUse[], list: Places): boolean {
  const around = fallbacks.filter(({ range }) => list.indexOf(range[0]) === list.length);
  return around.some(({ range: [start, end] }) => getBetween(uses, start, end).some(use => use.variable === variable));
}

function isAssignedBy(statement: TSESTree.Statement, { at, isRead, isWrite }: VariableUse): boolean {
  const isAssignment = statement.type === 'ExpressionStatement' && statement.expression.type === 'AssignmentExpression';
  return isAssignment && isWrite && !isRead && statement.range[0] === at;
}

/** Finds the statement of a list in which a place in the code is. */
class Places {
  readonly length: number;
  readonly #starts: readonly { readonly at: number }[];
  readonly #end: number;

  constructor(statements: readonly TSESTree.Statement[]) {
    this.length = statements.length;
    this.#starts = statements.map(({ range }) => ({ at: range[0] }));
    this.#end = statements.at(-1)?.range[1] ?? 0;
  }

  indexOf(position: number): number {
    return position >= this.#end ? this.length : findFrom(this.#starts, position + 1) - 1;
  }

  getPart(uses: readonly VariableUse[]): readonly VariableUse[] {
    return getBetween(uses, this.#starts[0]?.at ?? 0, this.#end);
  }
}

function getBetween<Item extends { readonly at: number }>(items: readonly Item[], start: number, end: number): readonly Item[] {
  return items.slice(findFrom(items, start), findFrom(items, end));
}
