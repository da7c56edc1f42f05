/** One step of the refactoring a code base goes through. */
export interface Phase {
  readonly number: number;
  readonly title: string;
  /** What holds once the phase is finished, in one line. */
  readonly promise: string;
}

/** The six refactor phases, in the order a code base goes through them. */
export const PHASES = {
  'fail-fast': { number: 1, title: 'Fail fast', promise: 'nothing fails silently, nothing ships open' },
  errors: { number: 2, title: 'Errors', promise: 'libraries raise helpful errors, programs exit' },
  state: { number: 3, title: 'State', promise: 'no hidden shared state, no races' },
  structure: { number: 4, title: 'Structure', promise: 'small units, clear layers' },
  resources: { number: 5, title: 'Resources', promise: 'memory, time and handles are bounded' },
  patterns: { number: 6, title: 'Patterns', promise: 'observable, resilient, documented' },
} as const satisfies Record<string, Phase>;

export type PhaseId = keyof typeof PHASES;

/** The phase ids in order; index `n - 1` is phase `n`. */
export const PHASE_IDS = Object.keys(PHASES) as readonly PhaseId[];
