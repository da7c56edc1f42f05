import { describe, expect, it } from 'vitest';

import { getHandledSignal, isBehindGracefulStop } from '../../src/analysis/signal-handlers.ts';
import { find, parse } from '../support/parse.ts';

function probe(code: string) {
  const file = parse(code);
  return { node: find(file, 'CallExpression', ({ callee }) => callee.type === 'Identifier' && callee.name === 'probe'), ...file };
}

describe('getHandledSignal', () => {
  it.each([
    ["process.on('SIGINT', () => probe())", 'SIGINT'],
    ["process.once('SIGTERM', function () { later(() => probe()); })", 'SIGTERM'],
    ["process.addListener('SIGINT', leave); function leave() { probe(); }", 'SIGINT'],
    ["process.prependListener('SIGINT', leave); const leave = () => probe();", 'SIGINT'],
    ["import proc from 'node:process'; proc.on('SIGINT', () => probe())", 'SIGINT'],
    ["import { on } from 'node:process'; on('SIGINT', () => probe())", 'SIGINT'],
    ["Deno.addSignalListener('SIGINT', () => probe())", 'SIGINT'],
    ["for (const signal of ['SIGINT']) process.on(signal, () => probe());", null],
    ["process.on('SIGINT', leave.bind(null, 1)); function leave() { probe(); }", 'SIGINT'],
    ["process.on('SIGINT', () => { void stop(); }); async function stop() { probe(); }", 'SIGINT'],
    ["class A { start() { process.on('SIGINT', this.leave); } leave() { probe(); } }", 'SIGINT'],
    ["class A { start() { process.on('SIGINT', () => this.leave()); } leave = () => { probe(); }; }", 'SIGINT'],
    ["class A { start() { process.on('SIGINT', this.#leave); } #leave() { probe(); } }", 'SIGINT'],
    ["process.on('exit', () => probe())", undefined],
    ["emitter.on('SIGINT', () => probe())", undefined],
    ["function f(process) { process.on('SIGINT', () => probe()); }", undefined],
    ["process.on('SIGINT', leave); function other() { probe(); }", undefined],
    ["process.on('SIGINT')", undefined],
  ])('answers for %s with %s', (code, signal) => {
    const { node, sourceCode } = probe(`${code}; probe.x; f(); ${code.includes('probe()') ? '' : 'probe()'}`);
    expect(getHandledSignal(node, sourceCode)).toBe(signal);
  });
});

describe('isBehindGracefulStop', () => {
  const on = (handler: string, rest = ''): string => `process.on('SIGINT', ${handler}); ${rest}`;
  it.each([
    on('async () => { await server.close(); probe(); }'),
    on('async () => { await Promise.all([a.stop(), b.drain()]); probe(); }'),
    on('async () => { await client.$disconnect(); probe(); }'),
    on('async () => { await shutDown(); probe(); }'),
    on('async () => { try { await pool.close(); } finally { probe(); } }'),
    on('() => server.close(() => probe())'),
    on('() => stop().then(() => probe())'),
    on('() => stop().catch(log).finally(() => probe())'),
    on('async () => { setTimeout(() => probe(), 100); await server.close(); }'),
    on('() => leave()', 'async function leave() { await server.close(); probe(); }'),
    on('() => shutdown()', 'async function shutdown() { await Promise.all(jobs); probe(); }'),
  ])('holds in %s', code => {
    const { node, sourceCode } = probe(code);
    expect(isBehindGracefulStop(node, sourceCode)).toBe(true);
  });

  it.each([
    on('() => probe()'),
    on('() => { server.close(); probe(); }'),
    on('async () => { await flush(); probe(); }'),
    on('async () => { probe(); await server.close(); }'),
    on('() => { flush(() => probe()); }'),
    on('() => flush().then(() => probe())'),
    on('async () => { await enclose(); probe(); }'),
    on('() => shutdown()', 'function shutdown() { probe(); }'),
  ])('does not hold in %s', code => {
    const { node, sourceCode } = probe(code);
    expect(isBehindGracefulStop(node, sourceCode)).toBe(false);
  });
});
