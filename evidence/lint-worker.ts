import { loadPlugin } from './plugin.ts';
import type { FixResult, FixTask } from './tasks/fix-task.ts';
import type { LintResult, LintTask } from './tasks/lint-task.ts';
import type { ShrinkResult, ShrinkTask, TortureResult, TortureTask } from './tasks/torture-task.ts';

interface Work {
  fix: { task: FixTask; result: FixResult };
  lint: { task: LintTask; result: LintResult };
  shrink: { task: ShrinkTask; result: ShrinkResult };
  torture: { task: TortureTask; result: TortureResult };
}

/** What a worker can be asked, and what it answers. */
export type Task = Work[keyof Work]['task'];
export type TaskResult<T extends Task> = Work[T['kind']]['result'];

/** What a worker sends back. */
export type Answer = { readonly failure: string } | { readonly result: TaskResult<Task> };

/** What every worker is told once. */
export interface WorkerSetup {
  readonly plugin: string;
}

type Runner<Kind extends keyof Work> = (task: Work[Kind]['task']) => Work[Kind]['result'];

const { plugin: path } = JSON.parse(process.argv[2]!) as WorkerSetup;
const plugin = await loadPlugin(path);

/** Loaded when first asked for: a parser costs more time than a small task. */
const load: { readonly [Kind in keyof Work]: () => Promise<Runner<Kind>> } = {
  fix: async () => (await import('./tasks/fix-task.ts')).createFixTaskRunner(plugin),
  lint: async () => (await import('./tasks/lint-task.ts')).createLintTaskRunner(plugin),
  shrink: async () => (await import('./tasks/torture-task.ts')).createShrinkTaskRunner(plugin),
  torture: async () => (await import('./tasks/torture-task.ts')).createTortureTaskRunner(plugin),
};
const runners = new Map<keyof Work, Promise<Runner<keyof Work>>>();

process.on('message', (task: Task) => void answer(task));
process.send!('ready');

async function answer(task: Task): Promise<void> {
  try {
    const runner = runners.get(task.kind) ?? (load[task.kind]() as Promise<Runner<keyof Work>>);
    runners.set(task.kind, runner);
    process.send!({ result: (await runner)(task) } satisfies Answer);
  } catch (error) {
    // Rules that throw are part of the result: this is a mistake of the harness, and ends it.
    process.send!({ failure: (error as Error).stack ?? String(error) } satisfies Answer);
  }
}
