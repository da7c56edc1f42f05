import { execFileSync } from 'node:child_process';

import { report, type Bench, type Findings } from '../bench.ts';
import type { Cost } from '../clock.ts';
import { formatNumber, formatRatio, renderTable } from '../markdown.ts';
import { getPeerUrl, loadPeers } from '../peers.ts';
import { loadPlugin, PLUGIN_URL } from '../plugin.ts';
import { medianOf, ratio } from '../statistics.ts';

const MAX_MS = 40;
const RUNS_PER_ROUND = 5;

const EMPTY = 'empty module';
const OWN = 'eslint-plugin-adr';

/** Imports a module and prints the microseconds of CPU time that the process has taken by then. */
const SCRIPT = `
  await import(process.argv[1]);
  const { system, user } = process.cpuUsage();
  process.stdout.write(String(system + user));
`;

/** What a process that imports the plugin takes over one that imports an empty module, beside the peers. */
export async function measureImports({ rounds }: Bench): Promise<Findings> {
  await Promise.all([loadPlugin(), loadPeers()]);
  const modules: [name: string, url: string][] = [
    [EMPTY, new URL('../empty-module.js', import.meta.url).href],
    [OWN, PLUGIN_URL.href],
    ['eslint-plugin-unicorn', getPeerUrl('eslint-plugin-unicorn')],
    ['typescript-eslint', import.meta.resolve('typescript-eslint')],
    ['eslint-plugin-sonarjs', getPeerUrl('eslint-plugin-sonarjs')],
  ];

  const runs = Array.from({ length: rounds * RUNS_PER_ROUND }, (_, run) => {
    report(`import ${run + 1} of ${rounds * RUNS_PER_ROUND}`);
    return new Map(modules.map(([name, url]) => [name, importInProcess(url)]));
  });
  const over = (name: string, kind: keyof Cost): number => medianOf(runs, run => run.get(name)![kind] - run.get(EMPTY)![kind]);

  const rows = modules.slice(1).map(([name]) => {
    const against = formatRatio(ratio(over(name, 'wall'), over(OWN, 'wall')));
    return [name, against, formatNumber(over(name, 'wall')), formatNumber(over(name, 'cpu'))];
  });
  const empty = `${formatNumber(medianOf(runs, run => run.get(EMPTY)!.wall))} ms`;
  return {
    verdicts: [{ id: 'import', limit: `under ${MAX_MS} ms`, measured: `${formatNumber(over(OWN, 'wall'))} ms`, used: over(OWN, 'wall') / MAX_MS }],
    markdown: [
      `Medians of ${runs.length} processes each, in turns; the process with the empty module takes ${empty}.`,
      renderTable(['Module', 'Against ours', 'Wall ms over empty', 'CPU ms over empty'], rows),
    ].join('\n\n'),
  };
}

function importInProcess(url: string): Cost {
  const start = performance.now();
  const cpu = execFileSync(process.execPath, ['--input-type=module', '--eval', SCRIPT, url], { encoding: 'utf8' });
  return { cpu: Number(cpu) / 1000, wall: performance.now() - start };
}
