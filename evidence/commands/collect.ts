import { UsageError } from '../../src/errors.ts';
import { parseArguments, parseCount, requirePaths } from '../arguments.ts';
import { lintRepositories } from '../collect.ts';
import { LEVELS } from '../lint-configs.ts';
import { loadPlugin, selectRules } from '../plugin.ts';
import { getRepository } from '../repositories.ts';
import { saveReports } from '../saved-reports.ts';
import type { Terminal } from '../terminal.ts';

export const usage = 'collect <dir…> --out reports.json [--rule id]… [--jobs n]';

/** Lints repositories once at both levels and keeps the reports, for `sample --reports` to draw from. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { positionals, values } = parseArguments(args, {
    rule: { type: 'string', multiple: true, default: [] },
    out: { type: 'string' },
    jobs: { type: 'string' },
    plugin: { type: 'string' },
  });
  const repositories = requirePaths(positionals, usage).map(getRepository);
  if (values.out === undefined) throw new UsageError('--out: required, the file that keeps the reports.');
  const rules = selectRules(await loadPlugin(values.plugin), values.rule);
  const collection = { plugin: values.plugin, rules, levels: LEVELS, fixes: false, jobs: parseCount('jobs', values.jobs) };
  const files = await lintRepositories(repositories, collection, terminal);
  saveReports(files, values.out);
  terminal.print(`Kept ${files.reduce((total, { reports }) => total + reports.length, 0)} reports in ${values.out}.`);
  return 0;
}
