import type { Declared, Mention, StatementTraffic } from './statement-traffic.ts';
import type { LocalVariable } from './variable-uses.ts';

const MAX_INPUTS = 5;
const MAX_OUTPUTS = 1;

/** What goes into and out of a growing run of statements. */
export class Run {
  readonly inputs = new Set<LocalVariable>();
  /** Variables from outside that the run assigns. */
  readonly #writes = new Set<LocalVariable>();
  /** Those that it assigns before it reads them. */
  readonly #replaced = new Set<LocalVariable>();
  readonly #declared: Declared[] = [];
  /** How many variables of the run later code uses, and how many of these each of the next statements is the last to use. */
  #usedLater = 0;
  readonly #lastUses = new Map<number, number>();
  /** What the run has declared or assigned so far. */
  readonly #made = new Set<LocalVariable>();
  #endsLoose = false;
  /** The index up to which the run has to reach so that nothing is cut apart that must stay together. */
  #reach = 0;
  readonly #first: number;

  constructor(first: number) {
    this.#first = first;
  }

  /** Adds the next statement. Says whether a run with it, or any longer one, can still be extracted. */
  add({ declares, mentions }: StatementTraffic, index: number): boolean {
    this.#endsLoose = index > this.#first && isOutput({ declares, mentions }, index) && !mentions.some(({ variable }) => this.#made.has(variable));
    this.#usedLater -= this.#lastUses.get(index) ?? 0;
    for (const declared of declares) this.#addDeclared(declared, index);
    for (const mention of mentions) this.#addMention(mention, index);
    const isCutOff = declares.some(({ firstUse }) => firstUse < this.#first) || mentions.some(({ firstUse, isShared }) => isShared && firstUse < this.#first);
    return !isCutOff && this.inputs.size <= MAX_INPUTS && this.#writes.size <= MAX_OUTPUTS;
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

  #addMention({ declaredAt, isRead, isReplaced, isWrite, reach, variable }: Mention, index: number): void {
    this.#reach = Math.max(this.#reach, reach);
    if (declaredAt >= this.#first && declaredAt <= index) return;
    if (isReplaced && !this.inputs.has(variable)) this.#replaced.add(variable);
    if (isRead && !this.#replaced.has(variable)) this.inputs.add(variable);
    if (!isWrite) return;
    this.#writes.add(variable);
    this.#made.add(variable);
  }

  /**
   * Whether the run, up to the statement added last, hands on no more than one variable, and does not end with a statement that
   * makes a variable for what follows without anything of the run: nobody would move that away from there.
   */
  isSelfContained(last: number): boolean {
    return !this.#endsLoose && this.#reach <= last && this.#writes.size + this.#usedLater <= MAX_OUTPUTS;
  }

  getOutput(last: number): LocalVariable | null {
    const [written = null] = this.#writes;
    return written ?? this.#declared.find(({ lastUse }) => lastUse > last)?.variable ?? null;
  }
}

/** Whether a statement makes a variable that later statements use, or assigns one from outside. */
function isOutput({ declares, mentions }: StatementTraffic, index: number): boolean {
  return declares.some(({ lastUse }) => lastUse > index) || mentions.some(({ isWrite }) => isWrite);
}
