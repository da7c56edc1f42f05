import type { ListSurroundings } from './list-surroundings.ts';
import type { Declared, Mention, StatementTraffic } from './statement-traffic.ts';
import type { LocalVariable } from './variable-uses.ts';

const MAX_INPUTS = 5;
const MAX_OUTPUTS = 1;

/** The variables that a run of statements would take and return as a function. */
export interface Signature {
  /** In the order in which the run mentions them. */
  readonly inputs: readonly LocalVariable[];
  readonly output: LocalVariable | null;
}

/** What goes into and out of a growing run of statements. */
export class Run {
  readonly #inputs = new Set<LocalVariable>();
  /** Variables from outside that the run assigns, each with how it first mentions them. */
  readonly #writes = new Map<LocalVariable, Mention>();
  /** How many of these code outside of the list reads, so that no longer run can keep them to itself. */
  #lastingWrites = 0;
  /** Those that it has assigned on every path. */
  readonly #replaced = new Set<LocalVariable>();
  readonly #declared: Declared[] = [];
  /** How many variables of the run later code uses, and how many of these each of the next statements is the last to use. */
  #usedLater = 0;
  readonly #lastUses = new Map<number, number>();
  /** What the run has declared or assigned so far. */
  readonly #made = new Set<LocalVariable>();
  /** The first statement, and what it declares or assigns. */
  #begin: { readonly statement: StatementTraffic; readonly made: ReadonlySet<LocalVariable> } | null = null;
  #beginIsUsed = false;
  #end: StatementTraffic | null = null;
  #endUsesRun = false;
  /** The index up to which the run has to reach so that nothing is cut apart that must stay together. */
  #reach = 0;
  readonly #first: number;
  readonly #around: ListSurroundings;

  constructor(first: number, around: ListSurroundings) {
    this.#first = first;
    this.#around = around;
  }

  /** Adds the next statement. Says whether a run with it, or any longer one, can still be extracted. */
  add(statement: StatementTraffic, index: number): boolean {
    const { declares, mentions } = statement;
    this.#addEnd(statement);
    this.#usedLater -= this.#lastUses.get(index) ?? 0;
    for (const declared of declares) this.#addDeclared(declared, index);
    for (const mention of mentions) this.#addMention(mention, index);
    const isCutOff = declares.some(({ firstUse }) => firstUse < this.#first) || mentions.some(({ firstUse, isShared }) => isShared && firstUse < this.#first);
    return !isCutOff && this.#inputs.size <= MAX_INPUTS && this.#lastingWrites <= MAX_OUTPUTS;
  }

  #addEnd(statement: StatementTraffic): void {
    this.#beginIsUsed ||= this.#begin !== null && uses(statement, this.#begin.made);
    this.#begin ??= { statement, made: getMade(statement) };
    this.#end = statement;
    this.#endUsesRun = uses(statement, this.#made);
  }

  #addDeclared(declared: Declared, index: number): void {
    const { lastUse, variable } = declared;
    this.#made.add(variable);
    if (lastUse <= index) return;
    this.#declared.push(declared);
    this.#usedLater++;
    this.#lastUses.set(lastUse, (this.#lastUses.get(lastUse) ?? 0) + 1);
    if (!variable.isDeclaredValue) this.#reach = Math.max(this.#reach, lastUse);
  }

  #addMention(mention: Mention, index: number): void {
    const { declaredAt, variable } = mention;
    this.#reach = Math.max(this.#reach, mention.reach);
    if (declaredAt >= this.#first && declaredAt <= index) return;
    if (mention.isExposed && !this.#replaced.has(variable) && this.#around.hasValueBefore(variable, this.#first)) this.#inputs.add(variable);
    if (mention.isAssigned) this.#replaced.add(variable);
    if (!mention.isWrite || this.#writes.has(variable)) return;
    this.#writes.set(variable, mention);
    this.#made.add(variable);
    if (this.#around.isReadBeyond(variable)) this.#lastingWrites++;
  }

  /**
   * What the run, up to the statement added last, would be as a function.
   *
   * @returns `null` when it cannot be one: it would return more than one variable, or it begins or ends with a statement that makes
   *   a variable for what follows and has nothing to do with the rest of the run. Nobody would move that away from there.
   */
  getSignature(last: number): Signature | null {
    if (this.#reach > last || this.#usedLater > MAX_OUTPUTS) return null;
    const written = this.#getHandedOn(last);
    if (written.length + this.#usedLater > MAX_OUTPUTS || this.#isLoose(last)) return null;
    // Where the run does not assign it, the function returns what it was given.
    const kept = written.filter(({ variable }) => !this.#replaced.has(variable) && this.#around.hasValueBefore(variable, this.#first));
    const inputs = [...new Set([...this.#inputs, ...kept.map(({ variable }) => variable)])];
    const output = written[0] ?? this.#declared.find(({ lastUse }) => lastUse > last);
    return inputs.length > MAX_INPUTS ? null : { inputs, output: output?.variable ?? null };
  }

  /** The variables from outside that the run assigns for later code: all, or enough to know that they are too many. */
  #getHandedOn(last: number): readonly Mention[] {
    const handedOn: Mention[] = [];
    for (const mention of this.#writes.values()) {
      if (this.#isReadAfter(mention.variable, last)) handedOn.push(mention);
      if (handedOn.length > MAX_OUTPUTS) break;
    }
    return handedOn;
  }

  #isReadAfter(variable: LocalVariable, last: number): boolean {
    return this.#around.isReadAfter(variable, { first: this.#first, last, isRead: this.#inputs.has(variable) });
  }

  #isLoose(last: number): boolean {
    if (!this.#begin || !this.#end || this.#begin.statement === this.#end) return false;
    const isOutput = ({ declares, mentions }: StatementTraffic): boolean =>
      declares.some(({ lastUse }) => lastUse > last) || mentions.some(({ isWrite, variable }) => isWrite && this.#isReadAfter(variable, last));
    return (this.#begin.statement.isStep && !this.#beginIsUsed && isOutput(this.#begin.statement)) || (!this.#endUsesRun && isOutput(this.#end));
  }
}

/** What a statement declares or assigns. */
function getMade({ declares, mentions }: StatementTraffic): ReadonlySet<LocalVariable> {
  const made = new Set<LocalVariable>();
  for (const { variable } of declares) made.add(variable);
  for (const { isWrite, variable } of mentions) if (isWrite) made.add(variable);
  return made;
}

function uses({ mentions }: StatementTraffic, variables: ReadonlySet<LocalVariable>): boolean {
  return variables.size > 0 && mentions.some(({ variable }) => variables.has(variable));
}
