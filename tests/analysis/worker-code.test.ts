import { describe, expect, it } from 'vitest';

import { isWorkerCode } from '../../src/analysis/worker-code.ts';
import { find, parse } from '../support/parse.ts';

/** Whether the call of `probe` is worker code. */
function ask(code: string, filename = 'file.ts'): boolean {
  const file = parse(code, { filename });
  return isWorkerCode(find(file, 'CallExpression', ({ callee }) => callee.type === 'Identifier' && callee.name === 'probe'), file);
}

const THREADS = "import { isMainThread, Worker } from 'node:worker_threads';";

describe('isWorkerCode', () => {
  it.each([
    ['probe()', 'src/worker.ts'],
    ['probe()', 'src/pool-child.js'],
    ['probe()', 'src/sandboxRunner.ts'],
    ['process.send!(1); probe()', 'src/a.ts'],
    ['const { send } = process; probe()', 'src/a.ts'],
    ['if (process.connected) process.disconnect(); probe()', 'src/a.ts'],
    ["import { parentPort } from 'worker_threads'; probe()", 'src/a.ts'],
    ["const { workerData } = require('worker_threads'); probe()", 'src/a.ts'],
    ["import * as threads from 'worker_threads'; f(threads.workerData); probe()", 'src/a.ts'],
    [`${THREADS} if (!isMainThread) { probe(); }`, 'src/a.ts'],
    [`${THREADS} if (!isMainThread && ready) { probe(); }`, 'src/a.ts'],
    [`${THREADS} if (isMainThread === false) { probe(); }`, 'src/a.ts'],
    [`${THREADS} if (isMainThread) {} else { probe(); }`, 'src/a.ts'],
    [`${THREADS} isMainThread || probe();`, 'src/a.ts'],
    [`${THREADS} !isMainThread && probe();`, 'src/a.ts'],
    [`${THREADS} isMainThread ? f() : probe();`, 'src/a.ts'],
    [`${THREADS} function f() { if (isMainThread) { g(); return; } probe(); }`, 'src/a.ts'],
    [`${THREADS} function f() { if (isMainThread) throw new Error(); { probe(); } }`, 'src/a.ts'],
  ])('holds in %s of %s', (code, filename) => expect(ask(code, filename)).toBe(true));

  it.each([
    ['probe()', 'src/children.ts'],
    ['probe()', 'src/worker/pool.ts'],
    ['socket.send(1); probe()', 'src/a.ts'],
    ['function f(process) { process.send(1); } probe()', 'src/a.ts'],
    ["import { parentPort, Worker } from 'worker_threads'; probe()", 'src/a.ts'],
    ["import { parentPort } from './threads.js'; probe()", 'src/a.ts'],
    [`${THREADS} if (isMainThread) { probe(); }`, 'src/a.ts'],
    [`${THREADS} if (!isMainThread) {} else { probe(); }`, 'src/a.ts'],
    [`${THREADS} if (!isMainThread || ready) { probe(); }`, 'src/a.ts'],
    [`${THREADS} function f() { if (isMainThread) g(); probe(); }`, 'src/a.ts'],
    [`${THREADS} function f() { probe(); if (isMainThread) return; }`, 'src/a.ts'],
    ['function f(isMainThread) { if (!isMainThread) probe(); }', 'src/a.ts'],
  ])('does not hold in %s of %s', (code, filename) => expect(ask(code, filename)).toBe(false));
});
