import type { Linter, Rule } from 'eslint';

/** As many as ESLint makes. */
const MAX_PASSES = 10;
const BOM = '\uFEFF';

/** Text with the fixes of one pass. */
export function applyFixes(source: string, fixes: readonly Rule.Fix[]): string {
  return mergeFixes(source, fixes).text;
}

/** The fixes of one pass, merged as ESLint does: in order of their ranges, without those that touch an earlier one. */
function mergeFixes(source: string, fixes: readonly Rule.Fix[]): { text: string; applied: number } {
  const bom = source.startsWith(BOM) ? BOM : '';
  const text = source.slice(bom.length);
  let output = bom;
  let last = Number.NEGATIVE_INFINITY;
  let applied = 0;
  for (const { range, text: inserted } of fixes.toSorted((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1])) {
    const [start, end] = range;
    if (last >= start || start > end) continue;
    if ((start < 0 && end >= 0) || (start === 0 && inserted.startsWith(BOM))) output = '';
    output += text.slice(Math.max(0, last), Math.max(0, start)) + inserted;
    last = end;
    applied++;
  }
  return { text: output + text.slice(Math.max(0, last)), applied };
}

/** How a run of all fixes ended. */
export interface FixRun {
  readonly outcome: 'stable' | 'unparsable' | 'unstable';
  readonly output: string;
  /** How many fixes were applied. */
  readonly count: number;
  /** Where it is unparsable: the text and the messages of the pass that broke it, and the parser's complaint. */
  readonly broken?: { readonly before: string; readonly messages: readonly Linter.LintMessage[]; readonly complaint: string };
}

/**
 * Applies fixes pass after pass, as `eslint --fix` does, until a pass has none. It is unstable when the last pass that ESLint
 * makes still changes something: a second run would change the file again.
 */
export function runFixes(
  source: string,
  first: readonly Linter.LintMessage[],
  lint: (text: string) => readonly Linter.LintMessage[],
): FixRun {
  let text = source;
  let messages = first;
  let count = 0;
  for (let pass = 0; pass <= MAX_PASSES; pass++) {
    const fixes = getFixes(messages);
    if (fixes.length === 0) return { outcome: 'stable', output: text, count };
    if (pass === MAX_PASSES) break;
    const before = text;
    const merged = mergeFixes(before, fixes);
    ({ text } = merged);
    count += merged.applied;
    const next = lint(text);
    const complaint = getParseError(next);
    if (complaint !== null) return { outcome: 'unparsable', output: text, count, broken: { before, messages, complaint } };
    if (text === before) break;
    messages = next;
  }
  return { outcome: 'unstable', output: text, count };
}

export function getFixes(messages: readonly Linter.LintMessage[]): Rule.Fix[] {
  return messages.flatMap(({ fix }) => (fix ? [fix] : []));
}

/** The parser's complaint in one line, or null when the file was parsed. */
export function getParseError(messages: readonly Linter.LintMessage[]): string | null {
  const fatal = messages.find(message => message.fatal);
  return fatal ? `${fatal.line}:${fatal.column} ${fatal.message.split('\n')[0]}` : null;
}
