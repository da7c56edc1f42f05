import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { runTasks } from '../../evidence/pool.ts';
import type { LintTask } from '../../evidence/tasks/lint-task.ts';
import { createFolder, PLUGIN } from './support/harness.ts';

describe('runTasks', { timeout: 120_000 }, () => {
  const createTasks = (files: Record<string, string>, rules: string[]) => {
    const directory = createFolder({ ...files, 'plugin.mjs': PLUGIN });
    const tasks = Object.keys(files).map((path): LintTask => ({ kind: 'lint', directory, path, levels: ['S'], rules, fixes: false }));
    return { tasks, plugin: join(directory, 'plugin.mjs') };
  };

  it('ends a task that hangs and goes on with the others', async () => {
    const { plugin, tasks } = createTasks({ 'a.js': 'x;', 'b.js': 'hang;', 'c.js': 'x;' }, ['hang']);
    const settled = await runTasks(tasks, { plugin, jobs: 1, hangAfter: 5000 });
    expect(settled.map(({ status, task }) => [task.path, status])).toEqual([
      ['a.js', 'done'],
      ['b.js', 'hung'],
      ['c.js', 'done'],
    ]);
  });

  it('survives the end of a process', async () => {
    const { plugin, tasks } = createTasks({ 'a.js': 'exit;', 'b.js': 'x;' }, ['exit']);
    const settled = await runTasks(tasks, { plugin, jobs: 1 });
    expect(settled.map(({ status }) => status)).toEqual(['died', 'done']);
  });

  it('begins no task after the deadline', async () => {
    const { plugin, tasks } = createTasks({ 'a.js': 'x;' }, ['calm']);
    expect(await runTasks(tasks, { plugin, deadline: 0 })).toEqual([{ task: tasks[0], status: 'skipped' }]);
  });

  it('tells how far it is', async () => {
    const { plugin, tasks } = createTasks({ 'a.js': 'x;', 'b.js': 'x;' }, ['calm']);
    const seen: [number, number][] = [];
    await runTasks(tasks, { plugin, onSettled: (...progress) => seen.push(progress) });
    expect(seen).toEqual([
      [1, 2],
      [2, 2],
    ]);
  });
});
