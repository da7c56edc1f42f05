import { UsageError } from '../../src/errors.ts';
import { parseArguments, parseCount, requirePaths } from '../arguments.ts';
import { lintRepositories } from '../collect.ts';
import { LEVELS } from '../lint-configs.ts';
import { loadPlugin, selectRules } from '../plugin.ts';
import { getRepository } from '../repositories.ts';
import { paint, type Terminal } from '../terminal.ts';
import { getPlaceKey, readVerdicts, type Verdict, writeVerdicts } from '../verdicts.ts';

export const usage = 'recheck <rule> <dir…> [--prune]';

/** Says which judged reports a rule still makes, and with `--prune` drops the verdicts on those it does not. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { positionals, values } = parseArguments(args, {
    prune: { type: 'boolean', default: false },
    jobs: { type: 'string' },
    plugin: { type: 'string' },
    verdicts: { type: 'string' },
  });
  const [asked = '', ...directories] = positionals;
  const repositories = requirePaths(directories, usage).map(getRepository);
  const [rule = ''] = selectRules(await loadPlugin(values.plugin), [asked]);
  const verdicts = readVerdicts(rule, values.verdicts);
  if (verdicts.length === 0) throw new UsageError(`There are no verdicts on ${rule}.`);

  // A line number means something at its own commit only.
  const isHere = ({ commit, repo }: Verdict): boolean => repositories.some(each => each.name === repo && each.commit === commit);
  const here = verdicts.filter(isHere);
  const judged = new Set(here.map(({ path, repo }) => `${repo} ${path}`));
  const files = await lintRepositories(
    repositories,
    {
      plugin: values.plugin,
      rules: [rule],
      levels: LEVELS,
      fixes: false,
      jobs: parseCount('jobs', values.jobs),
      accepts: (path, { name }) => judged.has(`${name} ${path}`),
    },
    terminal,
  );
  const reported = new Set(
    files.flatMap(({ path, reports, repository }) => reports.map(({ level, line }) => getPlaceKey({ repo: repository.name, path, line, level }))),
  );
  const gone = here.filter(verdict => !reported.has(getPlaceKey(verdict)));
  const lost = gone.filter(({ verdict }) => verdict);

  terminal.print(`${here.length - gone.length} of ${here.length} judged reports are still made; ${verdicts.length - here.length} verdicts are on other commits or repositories.`);
  terminal.print(`${gone.length - lost.length} wrong reports are gone.`);
  for (const verdict of gone.filter(each => !each.verdict)) terminal.print(formatVerdict(verdict));
  if (lost.length > 0) terminal.print(paint(['red', 'bold'], `LOST: ${lost.length} reports that were judged right are no longer made.`));
  for (const verdict of lost) terminal.print(paint('red', formatVerdict(verdict)));

  if (values.prune && gone.length > 0) {
    const kept = verdicts.filter(verdict => !gone.includes(verdict));
    writeVerdicts(rule, kept, values.verdicts);
    terminal.print(`Dropped ${gone.length} verdicts; ${kept.length} remain.`);
  }
  return 0;
}

function formatVerdict({ level, line, path, repo, why }: Verdict): string {
  return `  ${repo} ${path}:${line} (${level}) ${why}`;
}
