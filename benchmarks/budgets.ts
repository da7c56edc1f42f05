import { renderTable } from './markdown.ts';

/** The budgets of the design, in the order in which the results list them. */
export const BUDGETS = {
  share: 'All own rules of `strict` together, of a whole run',
  sonarjs: 'All own rules of `strict`, against `sonarjs` recommended',
  unicorn: 'All own rules of `strict`, against `unicorn` recommended',
  rules: "Each rule, against a peer's rule for the same job",
  tenfold: '10 × the lines',
  hundredfold: '100 × the lines',
  longFile: 'One 20,000-line file, against the same lines in normal files',
  import: 'Importing the plugin, over an empty module',
  memory: 'Peak memory, over a bare run',
} as const;

type BudgetId = keyof typeof BUDGETS;

export interface Verdict {
  readonly id: BudgetId;
  /** What is allowed: `at most 15 %`. */
  readonly limit: string;
  readonly measured: string;
  /** What was measured by what is allowed: up to 1 is met. */
  readonly used: number;
}

/** The budget table, with what an earlier run said of the budgets that this one did not look at. */
export function renderVerdicts(verdicts: readonly Verdict[], earlier: string): string {
  const rows = new Map(readRows(earlier).map(row => [row[0], row]));
  for (const verdict of verdicts) rows.set(BUDGETS[verdict.id], toRow(verdict));
  const known = Object.values(BUDGETS).map(name => rows.get(name));
  return renderTable(['Budget', 'Limit', 'Measured', 'Of the limit', 'Verdict'], known.filter(row => row !== undefined), { text: [0, 1, 4] });
}

export function isMet({ used }: Pick<Verdict, 'used'>): boolean {
  return used <= 1;
}

function toRow(verdict: Verdict): readonly string[] {
  const { id, limit, measured, used } = verdict;
  return [BUDGETS[id], limit, measured, `${(used * 100).toFixed(0)} %`, isMet(verdict) ? 'met' : '**missed**'];
}

function readRows(table: string): (readonly string[])[] {
  const lines = table.split('\n').filter(line => line.startsWith('| '));
  return lines.slice(2).map(line => line.slice('| '.length, -' |'.length).split(' | '));
}
