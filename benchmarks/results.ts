import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

import type { Findings } from './bench.ts';
import { renderVerdicts } from './budgets.ts';
import { emptyBlocks, readBlock, replaceBlock } from './markdown.ts';

/** The results of the project; another file takes its prose from here. */
export const RESULTS = join(import.meta.dirname, 'RESULTS.md');

/** The results file with what the sections found between its markers. @throws {UsageError} when a marker is missing. */
export function fillResults(document: string, sections: ReadonlyMap<string, Findings>): string {
  let filled = document;
  for (const [name, { markdown }] of sections) filled = replaceBlock(filled, name, `${describeMachine()} ${markdown}`);
  const verdicts = [...sections.values()].flatMap(section => section.verdicts);
  return replaceBlock(filled, 'budgets', renderVerdicts(verdicts, readBlock(document, 'budgets')));
}

/** The results file as it is; one that is not there yet has the prose of the project's and no figures. */
export function readResults(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : emptyBlocks(readFileSync(RESULTS, 'utf8'));
}

export function writeResults(path: string, document: string): void {
  writeFileSync(path, document);
}

function describeMachine(): string {
  return `${availableParallelism()} cores, Node ${process.versions.node}, ${process.platform} ${process.arch}.`;
}
