import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const FIX_SAFETY = join(import.meta.dirname, 'fix-safety.md');

/** What became of a repository that our fixes ran over. */
export interface FixSafety {
  readonly repo: string;
  readonly commit: string;
  /** The rules that ran, or null for all of the level. */
  readonly rules: readonly string[] | null;
  readonly level: string;
  readonly files: number;
  readonly fixes: number;
  readonly unparsable: number;
  readonly unstable: number;
  /** How many errors the project's own compiler has before and after; null where it does not run. */
  readonly typeErrors: { readonly before: number; readonly after: number } | null;
  /** The project's own tests, which pass before; null where there are none to run. */
  readonly tests: { readonly command: string; readonly pass: boolean } | null;
}

const HEAD = `# Fix safety

What became of real projects after all our fixes: \`npm run evidence -- fix-safety <dir> --test "<command>"\` on a copy. Tests pass before.

| repository | commit | rules | files changed | fixes | parse | stable | type errors | tests after |
| :-- | :-- | :-- | --: | --: | :-- | :-- | :-- | :-- |
`;

/** Whether the fixes did no harm. */
export function isSafe({ tests, typeErrors, unparsable, unstable }: FixSafety): boolean {
  return unparsable === 0 && unstable === 0 && (!typeErrors || typeErrors.after <= typeErrors.before) && tests?.pass !== false;
}

/** Adds a row to the table, in place of an earlier one of the same repository, commit and rules. */
export function recordFixSafety(safety: FixSafety, file: string = FIX_SAFETY): void {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : HEAD;
  const row = formatRow(safety);
  const key = getKey(row);
  const lines = text.trimEnd().split('\n').filter(line => getKey(line) !== key);
  writeFileSync(file, `${[...lines, row].join('\n')}\n`);
}

function formatRow({ commit, files, fixes, level, repo, rules, tests, typeErrors, unparsable, unstable }: FixSafety): string {
  const cells = [
    repo,
    commit.slice(0, 10),
    rules?.join(', ') ?? `all of ${level}`,
    String(files),
    String(fixes),
    unparsable === 0 ? 'yes' : `not ${unparsable}`,
    unstable === 0 ? 'yes' : `not ${unstable}`,
    typeErrors ? `${typeErrors.before} → ${typeErrors.after}` : 'not checked',
    tests ? `${tests.pass ? 'pass' : 'FAIL'}: \`${tests.command.replaceAll('|', '\\|')}\`` : 'none run',
  ];
  return `| ${cells.join(' | ')} |`;
}

function getKey(row: string): string | null {
  return row.startsWith('| ') ? row.split(' | ').slice(0, 3).join(' | ') : null;
}
