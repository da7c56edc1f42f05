import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

import settings from '../examples/hardened-service/adr-settings.json' with { type: 'json' };
import service from '../examples/hardened-service/package.json' with { type: 'json' };
import plugin from '../src/index.ts';
import { RULE_DOCS } from '../src/rules/index.ts';

const ROOT = join(import.meta.dirname, '..');
const SERVICE = join(ROOT, 'examples/hardened-service');

/** A mistake for each rule of phases 1 and 2. */
const MISTAKES = `
  import { exec } from 'node:child_process';
  import cors from 'cors';
  import { app } from './http/app.js';
  import { log } from './log.js';
  import { save } from './storage.js';

  export const secret = process.env.JWT_SECRET ?? 'changeme';
  export async function store(batch) {
    try {
      await save(batch);
    } catch {}
  }
  export const read = file => exec(\`pdftotext \${file} -\`);
  export const login = { user: 'planner', password: 'pl4nner-Pa55-2021x' };
  export function stop() {
    process.exit(1);
  }
  app.use(cors());
  export const upstream = { host: 'upstream', rejectUnauthorized: false };
  export const getOrder = async (request) => (await request.json()) as Order;
  /** @deprecated Use {@link getOrder}. */
  export function loadOrder() {
    return getOrder('Invalid');
  }
  export function check(order) {
    if (!order.id) throw new Error('Invalid order');
  }
  export async function send(order) {
    try {
      await save(order);
    } catch (error) {
      log.error(error);
      throw error;
    }
  }
  export async function fetchOrder(id) {
    try {
      return await save(id);
    } catch (error) {
      if (error.code === 'ENOENT') return null;
    }
  }
  export function sum(order) {
    try {
      let total = 0;
      ${Array.from({ length: 14 }, (_, index) => `total += order.items[${index}].price;`).join(' ')}
      return total;
    } catch (error) {
      return report(error);
    }
  }
`;

/** Runs Node in the service; the output where it failed, `null` where it did not. */
function getFailure(...args: string[]): string | null {
  const { status, stderr, stdout } = spawnSync(process.execPath, args, { cwd: SERVICE, encoding: 'utf8' });
  return status === 0 ? null : stdout + stderr;
}

describe('examples/hardened-service', () => {
  const eslint = new ESLint({
    cwd: SERVICE,
    overrideConfigFile: true,
    overrideConfig: [...plugin.configs['strict/phase-2'], { settings: { adr: settings } }],
  });

  it('has finished phases 1 and 2', { timeout: 60_000 }, async () => {
    const results = await eslint.lintFiles(['.']);
    const findings = results.flatMap(({ filePath, messages }) =>
      messages.map(({ line, message, ruleId }) => `${filePath.slice(SERVICE.length + 1)}:${line} ${ruleId ?? ''} ${message}`),
    );
    expect(findings).toEqual([]);
    expect(results.length).toBeGreaterThan(40);
  });

  it('would not have, with such mistakes', async () => {
    const [result] = await eslint.lintText(MISTAKES, { filePath: join(SERVICE, 'src/mistakes.ts') });
    const found = new Set(result?.messages.map(({ ruleId }) => ruleId));
    const made = Object.entries(RULE_DOCS).filter(([, { phase }]) => phase === 'fail-fast' || phase === 'errors');
    expect([...found].toSorted()).toEqual(expect.arrayContaining(made.map(([rule]) => `adr/${rule}`)));
  });

  it('compiles', { timeout: 60_000 }, () => {
    expect(getFailure(join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', '.')).toBeNull();
  });

  it('passes its own tests', { timeout: 60_000 }, () => {
    const [, ...args] = service.scripts.test.split(' ');
    expect(getFailure(...args)).toBeNull();
  });
});
