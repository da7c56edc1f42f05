import type { TSESTree } from '@typescript-eslint/utils';

import { getBetween, Places } from './source-positions.ts';
import { getPathUse, type PathUse } from './variable-paths.ts';
import type { LocalVariable, Unit, VariableUse } from './variable-uses.ts';

/**
 * How one statement of a list shares variables with the code around it. Indexes are those of the list's statements; −1 stands
 * for what comes before the list, its length for what comes after.
 */
export interface StatementTraffic {
  /** What it declares for other statements. */
  readonly declares: readonly Declared[];
  /** What it mentions of others. */
  readonly mentions: readonly Mention[];
  /** It is a single expression or declaration. */
  readonly isStep: boolean;
}

/** A variable that one statement declares and others mention. */
export interface Declared {
  readonly variable: LocalVariable;
  readonly firstUse: number;
  readonly lastUse: number;
}

/** What one statement does with a variable that another declares, or code outside of the list. */
export interface Mention extends PathUse {
  readonly variable: LocalVariable;
  readonly isWrite: boolean;
  /** A function assigns to it at a time of its own, or a handler sees what is assigned before a failure: it cannot be handed over once. */
  readonly isShared: boolean;
  /** The statement that declares it. */
  readonly declaredAt: number;
  readonly firstUse: number;
  /** The statement up to which everything that mentions it has to stay together. */
  readonly reach: number;
}

/** What each statement of a list declares for others, and which variables of others it mentions. */
export function getTraffic(statements: readonly TSESTree.Statement[], unit: Unit): readonly StatementTraffic[] {
  const list = new Places(statements);
  const inList = list.getPart(unit.uses);
  const seenByFallback = new Set(inList.filter(use => isSeenByFallback(use, unit.uses, list)).map(({ variable }) => variable));
  const traffic = statements.map(() => ({ declares: new Map<LocalVariable, Declared>(), uses: new Map<LocalVariable, VariableUse[]>() }));
  for (const use of inList) {
    const { variable } = use;
    const [index, declaredAt] = [list.indexOf(use.at), list.indexOf(variable.declaredAt)];
    const [firstUse, lastUse] = [list.indexOf(variable.firstAt), list.indexOf(variable.lastAt)];
    if (firstUse < declaredAt || lastUse > declaredAt) traffic[declaredAt]?.declares.set(variable, { variable, firstUse, lastUse });
    if (declaredAt === index) continue;
    const { uses } = traffic[index]!;
    const known = uses.get(variable);
    if (known) known.push(use);
    else uses.set(variable, [use]);
  }
  return traffic.map(({ declares, uses }, index) => ({
    declares: [...declares.values()],
    mentions: [...uses].map(([variable, own]) =>
      createMention(variable, own, { isSeen: seenByFallback.has(variable), list, use: getPathUse(statements[index]!, own, unit) }),
    ),
    isStep: statements[index]!.type === 'ExpressionStatement' || statements[index]!.type === 'VariableDeclaration',
  }));
}

interface Around {
  readonly list: Places;
  readonly use: PathUse;
  /** A handler sees what is assigned before a failure. */
  readonly isSeen: boolean;
}

function createMention(variable: LocalVariable, uses: readonly VariableUse[], { isSeen, list, use }: Around): Mention {
  const isShared = variable.isWrittenNested || isSeen;
  const isNested = uses.some(use => use.isNested);
  return {
    variable,
    isExposed: use.isExposed,
    isAssigned: use.isAssigned,
    isWrite: uses.some(({ isWrite }) => isWrite),
    isShared,
    declaredAt: list.indexOf(variable.declaredAt),
    firstUse: list.indexOf(variable.firstAt),
    reach: Math.max(isShared ? list.indexOf(variable.lastAt) : -1, isNested ? list.indexOf(variable.writes.at(-1) ?? -1) : -1),
  };
}

/** Whether a handler or finalizer around the list reads what the use assigns. */
function isSeenByFallback({ fallbacks, variable }: VariableUse, uses: readonly VariableUse[], list: Places): boolean {
  const around = fallbacks.filter(({ range }) => list.indexOf(range[0]) === list.length);
  return around.some(({ range: [start, end] }) => getBetween(uses, start, end).some(use => use.variable === variable));
}
