import type { Linter, Rule } from 'eslint';

import { applyFixes, getFixes, getParseError, runFixes } from './fixes.ts';
import { groupBy } from './grouping.ts';
import type { Level } from './lint-configs.ts';
import { type FileLinter, type Problem, withoutPrefix } from './lint-file.ts';

interface Source {
  readonly text: string;
  readonly filename: string;
  readonly level: Level;
}

/**
 * Whether the fixes and suggestions of a file's messages hold: each rule's fixes give code that parses and stays as it is, all
 * rules' fixes together do too, and so does each suggestion.
 */
export function checkFixes(messages: readonly Linter.LintMessage[], source: Source, linter: FileLinter): Problem[] {
  const fixable = messages.filter(({ fix }) => fix);
  const byRule = groupBy(fixable, ({ ruleId }) => withoutPrefix(ruleId!));
  const single = [...byRule].flatMap(([rule, own]) => checkRuns([rule], own, source, linter));
  const together = byRule.size > 1 && single.length === 0 ? checkTogether(fixable, source, linter) : [];
  return [...single, ...together, ...checkSuggestions(messages, source, linter)];
}

function checkRuns(rules: readonly string[], messages: readonly Linter.LintMessage[], source: Source, linter: FileLinter): Problem[] {
  const { text, filename, level } = source;
  const run = runFixes(text, messages, code => linter.lint(code, filename, rules).messages);
  const [first] = messages;
  if (run.outcome === 'unparsable') {
    return [{ kind: 'unparsable fix', rules, level, detail: `from line ${first?.line}: ${run.broken?.complaint}` }];
  }
  if (run.outcome === 'unstable') {
    return [{ kind: 'unstable fix', rules, level, detail: `from line ${first?.line}: still changes after ten passes` }];
  }
  return [];
}

/** Fixes that are right alone can still break each other in one pass. */
function checkTogether(messages: readonly Linter.LintMessage[], source: Source, linter: FileLinter): Problem[] {
  const { text, filename, level } = source;
  const rules = [...new Set(messages.map(({ ruleId }) => withoutPrefix(ruleId!)))];
  const run = runFixes(text, messages, code => linter.lint(code, filename, rules).messages);
  if (run.outcome === 'stable') return [];
  if (!run.broken) return [{ kind: 'unstable fix', rules, level, detail: 'these rules undo each other' }];
  const { before, complaint, messages: last } = run.broken;
  const culprits = findConflict(before, last, code => getParseError(linter.parse(code, filename)) !== null) ?? rules;
  return [{ kind: 'fix conflict', rules: culprits, level, detail: complaint }];
}

/** The first two rules whose fixes of one pass, merged, cannot be parsed. */
function findConflict(text: string, messages: readonly Linter.LintMessage[], isBroken: (code: string) => boolean): string[] | null {
  const byRule = [...groupBy(messages, ({ ruleId }) => withoutPrefix(ruleId!))];
  const pairs = byRule.flatMap(([a, ofA], index) => byRule.slice(index + 1).map(([b, ofB]) => ({ rules: [a, b], both: [...ofA, ...ofB] })));
  return pairs.find(({ both }) => isBroken(applyFixes(text, getFixes(both))))?.rules ?? null;
}

/** Above this many characters to parse, suggestions are tried together first. */
const MAX_PARSED = 20_000_000;

interface Trial {
  readonly fix: Rule.Fix;
  readonly report: (complaint: string) => Problem;
}

function checkSuggestions(messages: readonly Linter.LintMessage[], { text, filename, level }: Source, linter: FileLinter): Problem[] {
  const trials = messages.flatMap(({ line, ruleId, suggestions = [] }) =>
    suggestions.map(({ desc, fix }): Trial => {
      const rules = [withoutPrefix(ruleId!)];
      return { fix, report: complaint => ({ kind: 'unparsable suggestion', rules, level, detail: `line ${line}, "${desc}": ${complaint}` }) };
    }),
  );
  const getComplaint = (fixes: readonly Rule.Fix[]): string | null => getParseError(linter.parse(applyFixes(text, fixes), filename));
  const batches = text.length * trials.length > MAX_PARSED ? splitBatches(trials) : trials.map(trial => [trial]);
  return batches.flatMap(batch => findBroken(batch, getComplaint));
}

/** Trials that do not touch each other may be tried in one parse. */
function splitBatches(trials: readonly Trial[]): Trial[][] {
  const batches: { end: number; trials: Trial[] }[] = [];
  for (const trial of trials.toSorted((a, b) => a.fix.range[0] - b.fix.range[0])) {
    const [start, end] = trial.fix.range;
    const batch = batches.find(each => each.end < start);
    if (batch) Object.assign(batch, { end, trials: [...batch.trials, trial] });
    else batches.push({ end, trials: [trial] });
  }
  return batches.map(batch => batch.trials);
}

/** The problems of a batch: none when it parses as a whole, else those of its halves. */
function findBroken(batch: readonly Trial[], getComplaint: (fixes: readonly Rule.Fix[]) => string | null): Problem[] {
  const complaint = getComplaint(batch.map(({ fix }) => fix));
  if (complaint === null) return [];
  const [only] = batch;
  if (batch.length === 1) return [only!.report(complaint)];
  const middle = Math.ceil(batch.length / 2);
  return [batch.slice(0, middle), batch.slice(middle)].flatMap(half => findBroken(half, getComplaint));
}
