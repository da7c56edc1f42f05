import type { Linter } from 'eslint';

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

function checkSuggestions(messages: readonly Linter.LintMessage[], { text, filename, level }: Source, linter: FileLinter): Problem[] {
  return messages.flatMap(({ line, ruleId, suggestions = [] }) =>
    suggestions.flatMap(({ desc, fix }) => {
      const complaint = getParseError(linter.parse(applyFixes(text, [fix]), filename));
      if (complaint === null) return [];
      return [
        { kind: 'unparsable suggestion' as const, rules: [withoutPrefix(ruleId!)], level, detail: `line ${line}, "${desc}": ${complaint}` },
      ];
    }),
  );
}
