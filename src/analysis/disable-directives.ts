import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { FileCache } from '../ast/file-cache.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A comment that switches rules off for some lines. */
export interface DisableDirective {
  /** The rules it names; `null` when it names none and switches off all. */
  readonly rules: readonly string[] | null;
  /** What stands after `--`; `null` when nothing does. */
  readonly reason: string | null;
  /** The first and the last line it covers. */
  readonly lines: readonly [number, number];
}

const DIRECTIVE = /^\s*eslint-(?<kind>disable-next-line|disable-line|disable|enable)(?:\s+(?<rest>[^]*))?$/u;
const REASON = /(?:^|\s)-{2,}\s/u;

const directivesByFile = new FileCache<readonly DisableDirective[]>();

/** Every comment of the file that switches rules off, in source order; `eslint-enable` ends what it names. */
export function getDisableDirectives(sourceCode: SourceCode): readonly DisableDirective[] {
  return directivesByFile.getOrCompute(sourceCode, () => sourceCode.text.includes('eslint-disable') ? collectDirectives(sourceCode) : []);
}

/** The directives that switch off one of the rules for a line; those without a list of rules switch off all. */
export function findDirectives(line: number, rules: readonly string[], sourceCode: SourceCode): readonly DisableDirective[] {
  return getDisableDirectives(sourceCode).filter(
    ({ lines: [first, last], rules: disabled }) => first <= line && line <= last && (disabled?.some(rule => rules.includes(rule)) ?? true),
  );
}

function collectDirectives(sourceCode: SourceCode): DisableDirective[] {
  const directives: DisableDirective[] = [];
  for (const comment of sourceCode.getAllComments()) {
    const { kind, rest = '' } = DIRECTIVE.exec(comment.value)?.groups ?? {};
    if (!kind) continue;
    const [list = '', ...reasons] = rest.split(REASON);
    const named = list.split(',').flatMap(rule => rule.trim() || []);
    const rules = named.length === 0 ? null : named;
    if (kind === 'enable') endDirectives(directives, rules, comment.loc.start.line);
    else directives.push({ rules, reason: reasons.join(' ').trim() || null, lines: getLines(kind, comment) });
  }
  return directives;
}

function getLines(kind: string, { loc: { start, end } }: TSESTree.Comment): [number, number] {
  if (kind === 'disable-line') return [start.line, end.line];
  return kind === 'disable-next-line' ? [end.line + 1, end.line + 1] : [start.line, Infinity];
}

/** Ends the open ones; of one that names more rules than are enabled again, the rest stays off. */
function endDirectives(directives: DisableDirective[], enabled: readonly string[] | null, line: number): void {
  for (const [index, directive] of [...directives.entries()]) {
    if (directive.lines[1] !== Infinity) continue;
    const { lines, rules } = directive;
    const ended = enabled && rules ? rules.filter(rule => enabled.includes(rule)) : rules;
    const kept = enabled && rules ? rules.filter(rule => !enabled.includes(rule)) : [];
    if (enabled && (!rules || ended?.length === 0)) continue;
    directives[index] = { ...directive, rules: ended, lines: [lines[0], line] };
    if (kept.length > 0) directives.push({ ...directive, rules: kept });
  }
}
