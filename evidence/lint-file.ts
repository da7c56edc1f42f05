import { Linter } from 'eslint';

import type { Level } from './lint-configs.ts';

/** When rules add more than this to a file, they are too slow for an editor. */
export const SLOW_MS = 2000;

/** Something that must not happen. */
export interface Problem {
  readonly kind: ProblemKind;
  /** The rules at fault, without prefix; empty when it cannot be told. */
  readonly rules: readonly string[];
  readonly level: Level;
  /** What happened, in one line. */
  readonly detail: string;
}

export type ProblemKind =
  | 'crash'
  | 'fix conflict'
  | 'hang'
  | 'slow'
  | 'unparsable fix'
  | 'unparsable suggestion'
  | 'unstable fix';

/** What linting a text gave. */
export interface LintOutcome {
  readonly messages: Linter.LintMessage[];
  readonly crashes: readonly Problem[];
  readonly milliseconds: number;
  /** What each rule took, by its id without prefix. */
  readonly ruleTimes: Readonly<Record<string, number>>;
}

/** Lints texts of one repository with one config. */
export interface FileLinter {
  /** Lints with all rules of the config, or only those given. A rule that crashes is left out, and the others run again. */
  readonly lint: (text: string, filename: string, only?: readonly string[]) => LintOutcome;
  /** Parses, without any rule. */
  readonly parse: (text: string, filename: string) => Linter.LintMessage[];
}

export function createFileLinter(config: Linter.Config[], { cwd, level }: { cwd: string; level: Level }): FileLinter {
  const linter = new Linter({ cwd });

  const lint = (text: string, filename: string, only?: readonly string[]): LintOutcome => {
    const crashed = new Set<string>();
    const crashes: Problem[] = [];
    for (;;) {
      const accepts = ({ ruleId }: { ruleId: string }): boolean => {
        const id = withoutPrefix(ruleId);
        return !crashed.has(id) && (only?.includes(id) ?? true);
      };
      const start = performance.now();
      const cpu = process.cpuUsage();
      try {
        // Only this method of ESLint's keeps times.
        const { messages } = linter.verifyAndFix(text, config, {
          filename,
          fix: false,
          ruleFilter: accepts,
          stats: true,
        } as Linter.FixOptions);
        const { system, user } = process.cpuUsage(cpu);
        // A busy machine takes longer, and other threads of this process work as well: the smaller one is the plugin's.
        const milliseconds = Math.min(performance.now() - start, (system + user) / 1000);
        return { messages: messages.filter(isReport), crashes, milliseconds, ruleTimes: getRuleTimes(linter) };
      } catch (error) {
        const rule = getCrashedRule(error);
        crashes.push({ kind: 'crash', rules: rule === null ? [] : [rule], level, detail: describeCrash(error) });
        if (rule === null || crashed.has(rule)) return { messages: [], crashes, milliseconds: 0, ruleTimes: {} };
        crashed.add(rule);
      }
    }
  };

  return { lint, parse: (text, filename) => lint(text, filename, []).messages };
}

export function withoutPrefix(ruleId: string): string {
  return ruleId.slice(ruleId.indexOf('/') + 1);
}

/** Neither a file outside the config nor one that ESLint has something else to say of. */
function isReport({ fatal, ruleId }: Linter.LintMessage): boolean {
  return fatal === true || ruleId !== null;
}

function getRuleTimes(linter: Linter): Record<string, number> {
  const [pass] = (linter.getTimes() as { passes: { rules?: Record<string, { total: number }> }[] }).passes;
  return Object.fromEntries(Object.entries(pass?.rules ?? {}).map(([id, { total }]) => [withoutPrefix(id), total]));
}

/** ESLint names the rule in the message it adds to; rules that fail on creation are named in another way. */
function getCrashedRule(error: unknown): string | null {
  const { groups } = /Rule: "(?<running>[^"]+)"|loading rule '(?<loading>[^']+)'/u.exec(String((error as Error).message)) ?? {};
  const id = groups?.['running'] ?? groups?.['loading'];
  return id === undefined ? null : withoutPrefix(id);
}

function describeCrash(error: unknown): string {
  const { message, stack = '' } = error as Error;
  const [reason] = String(message).split('\n');
  const line = /Occurred while linting .*:(?<line>\d+)$/mu.exec(message)?.groups?.['line'];
  const frame = /^\s+at (?<frame>.*)$/mu.exec(stack)?.groups?.['frame'];
  return `${reason}${line === undefined ? '' : ` (line ${line})`}${frame === undefined ? '' : `, at ${frame}`}`;
}
