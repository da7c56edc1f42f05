import { loadPlugin } from './plugin.ts';
import { createLintTaskRunner, type LintResult, type LintTask } from './tasks/lint-task.ts';

/** What a worker can be asked, and what it answers. */
export type Task = LintTask;
export type TaskResult<T extends Task> = T extends LintTask ? LintResult : never;

/** What every worker is told once. */
export interface WorkerSetup {
  readonly plugin: string;
}

const { plugin: path } = JSON.parse(process.argv[2]!) as WorkerSetup;
const plugin = await loadPlugin(path);
const runLintTask = createLintTaskRunner(plugin);

process.on('message', (task: Task) => {
  process.send!(runLintTask(task));
});
process.send!('ready');
