import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What a piece of work took, in milliseconds. */
export interface Cost {
  /** Of all threads of the process, user and system: garbage collection and compilation included, other processes not. */
  readonly cpu: number;
  readonly wall: number;
}

export const NO_COST: Cost = { cpu: 0, wall: 0 };

let collectGarbage: (() => void) | undefined;

/** Measures `work`. The garbage of whatever ran before is collected first: each pays for its own. */
export async function measure(work: () => Promise<void> | void): Promise<Cost> {
  collectGarbage ??= exposeGarbageCollector();
  collectGarbage();
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work();
  const wall = performance.now() - start;
  const { system, user } = process.cpuUsage(cpu);
  return { cpu: (system + user) / 1000, wall };
}

export function addCosts(a: Cost, b: Cost): Cost {
  return { cpu: a.cpu + b.cpu, wall: a.wall + b.wall };
}

function exposeGarbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
