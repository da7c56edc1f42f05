import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { Answer, Task, TaskResult, WorkerSetup } from './lint-worker.ts';

const WORKER = join(import.meta.dirname, 'lint-worker.ts');
const LOADER = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** A task that takes longer than this hangs, however busy the machine is; its process is ended and replaced. */
const HANG_MS = 180_000;

/** How a task ended: with its result, not within the limit, with the end of its process, or not begun in time. */
export type Settled<T extends Task> = { readonly task: T } & (
  | { readonly status: 'died' | 'hung' | 'skipped' }
  | { readonly status: 'done'; readonly result: TaskResult<T> }
);

interface PoolOptions extends WorkerSetup {
  readonly jobs?: number | undefined;
  readonly hangAfter?: number;
  /** No task begins after this time, in milliseconds since 1970. */
  readonly deadline?: number;
  readonly onSettled?: (settled: number, total: number) => void;
}

/**
 * Runs tasks in parallel. Each worker is a process of its own, so that an endless loop or a full heap takes down nothing but
 * its own task. The answers are in the order of the tasks, whoever finished first.
 */
export async function runTasks<T extends Task>(
  tasks: readonly T[],
  { deadline = Number.POSITIVE_INFINITY, hangAfter = HANG_MS, jobs = availableParallelism(), onSettled, plugin }: PoolOptions,
): Promise<Settled<T>[]> {
  if (tasks.length === 0) return [];
  const settled = tasks.map((task): Settled<T> => ({ task, status: 'skipped' }));
  let next = 0;
  let count = 0;

  const work = async (): Promise<void> => {
    let worker = await startWorker({ plugin });
    while (next < tasks.length && Date.now() < deadline) {
      const index = next++;
      const answer = await ask(worker, tasks[index]!, hangAfter);
      settled[index] = answer;
      onSettled?.(++count, tasks.length);
      if (answer.status !== 'done' && next < tasks.length) worker = await startWorker({ plugin });
    }
    worker.kill();
  };
  await Promise.all(Array.from({ length: Math.min(jobs, tasks.length) }, work));
  return settled;
}

function startWorker(setup: WorkerSetup): Promise<ChildProcess> {
  const worker = fork(WORKER, [JSON.stringify(setup)], { execArgv: ['--import', LOADER], serialization: 'advanced' });
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve(worker));
    worker.once('exit', code => reject(new Error(`A lint worker ended with exit code ${code} before its first task.`)));
  });
}

function ask<T extends Task>(worker: ChildProcess, task: T, limit: number): Promise<Settled<T>> {
  return new Promise((resolve, reject) => {
    const settle = (answer: Settled<T>): void => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('exit', onExit);
      resolve(answer);
    };
    const onMessage = (answer: Answer): void => {
      if ('failure' in answer) reject(new Error(`A lint worker failed on ${JSON.stringify(task)}: ${answer.failure}`));
      else settle({ task, status: 'done', result: answer.result });
    };
    const onExit = (): void => settle({ task, status: 'died' });
    const timer = setTimeout(() => {
      settle({ task, status: 'hung' });
      worker.kill('SIGKILL');
    }, limit);
    worker.once('message', onMessage).once('exit', onExit);
    worker.send(task);
  });
}
