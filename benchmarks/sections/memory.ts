import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { describeRun, report, type Bench, type Findings } from '../bench.ts';
import type { SourceFile } from '../corpus.ts';
import { formatCount, formatRatio, renderTable } from '../markdown.ts';
import { medianOf, ratio } from '../statistics.ts';

const WANTED_LINES = 300_000;
const MAX_RATIO = 1.1;

/** What a process is told to lint. */
export interface MemoryOrder {
  readonly set: 'bare' | 'strict';
  readonly files: readonly SourceFile[];
}

/** The peak memory of a process that lints everything with our strict rules, over one that runs ESLint bare. */
export async function measureMemory(bench: Bench): Promise<Findings> {
  const files = await bench.select(WANTED_LINES);
  const rounds: Record<MemoryOrder['set'], number>[] = [];
  for (let round = 0; round < bench.rounds; round += 1) {
    report(`memory, round ${round + 1} of ${bench.rounds}`);
    rounds.push({ bare: await getPeak({ set: 'bare', files }), strict: await getPeak({ set: 'strict', files }) });
  }

  const peak = medianOf(rounds, ({ bare, strict }) => ratio(strict, bare));
  const rows = [
    ['bare run', formatRatio(1), formatCount(medianOf(rounds, ({ bare }) => bare))],
    ['adr strict', formatRatio(peak), formatCount(medianOf(rounds, ({ strict }) => strict))],
  ];
  return {
    verdicts: [{ id: 'memory', limit: `at most ${formatRatio(MAX_RATIO)}`, measured: formatRatio(peak), used: peak / MAX_RATIO }],
    markdown: [describeRun(bench, files), renderTable(['Process', 'Peak by a bare run', 'Peak MB'], rows)].join('\n\n'),
  };
}

/** The most memory that a fresh process held while it linted, in megabytes. */
async function getPeak(order: MemoryOrder): Promise<number> {
  const child = fork(join(import.meta.dirname, '../memory-process.ts'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  child.send(order);
  const exited = once(child, 'exit');
  const [peak] = (await Promise.race([once(child, 'message'), exited])) as [number];
  const [code] = (await exited) as [number | null];
  if (code !== 0) throw new Error(`The process that lints for the memory section ended with exit code ${code}.`);
  return peak / 1024;
}
