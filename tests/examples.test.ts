import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

import settings from '../examples/hardened-service/adr-settings.json' with { type: 'json' };
import service from '../examples/hardened-service/package.json' with { type: 'json' };
import plugin from '../src/index.ts';

const ROOT = join(import.meta.dirname, '..');
const SERVICE = join(ROOT, 'examples/hardened-service');
const LEGACY = join(ROOT, 'examples/legacy-service');

/** What nobody has written down there: the layers that its folders suggest. */
const LEGACY_SETTINGS = {
  layers: [
    { name: 'util', files: ['src/types.ts', 'src/util/**'], owns: ['pino'] },
    { name: 'config', files: 'src/config/**' },
    { name: 'clients', files: ['src/agents/**', 'src/clients/**', 'src/storage/**'], mayImport: ['util'] },
    { name: 'service', files: 'src/pipeline.ts' },
    { name: 'http', files: 'src/http/**', mayImport: ['util', 'service'], owns: ['express'] },
    { name: 'programs', files: ['src/cli.ts', 'src/server.ts'] },
  ],
};

/** How far the hardened service is. */
const PHASES_DONE = 4;

/** A mistake for each rule of phases 1 to 4, in the layer of the utilities. */
const MISTAKES = `
  import { exec } from 'node:child_process';
  import { existsSync, mkdirSync } from 'node:fs';
  import { readFile, writeFile } from 'node:fs/promises';
  import cors from 'cors';
  import { app } from '../http/app.js';
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
    } catch {
      return { error: 'The order could not be read' };
    }
  }

  let lastOrder;
  export function remember(order) {
    lastOrder = order.id;
  }
  export const getLast = () => lastOrder;
  cors.defaults.origin = 'https://console.example';
  export function silence() {
    log.level = 'silent';
  }
  export function prepare(folder) {
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
  }
  export async function addOrder(file, order) {
    const orders = JSON.parse(await readFile(file, 'utf8'));
    orders.push(order);
    await writeFile(file, JSON.stringify(orders));
  }
  export class Totals {
    total = 0;
    async add(order) {
      this.total += await save(order);
    }
    #format(amount) {
      return amount.toFixed(2);
    }
    get text() {
      return this.#format(this.total);
    }
    ${Array.from({ length: 20 }, (_, index) => `part${index}() { return this.total / ${index + 1}; }`).join('\n    ')}
  }
  export function hostOf(provider) {
    if (provider === 'scan') return 'scan.example';
    else if (provider === 'edi') return 'edi.example';
    else if (provider === 'mail') return 'mail.example';
    else if (provider === 'fax') return 'fax.example';
    return 'documents.example';
  }
  app.get('/orders/:id', async (req, res) => {
    res.json(await readFile(req.params.id, 'utf8'));
  });
  export function sumOf(lines) {
    const rows = lines.filter(line => line.isOpen);
    const amounts = rows.map(row => row.price);
    log.debug(rows);
    const total = amounts.reduce((a, b) => a + b, 0);
    return total.toFixed(2);
  }
  export function sumOfCredits(credits) {
    const rows = credits.filter(credit => credit.isOpen);
    const amounts = rows.map(row => row.price);
    log.debug(rows);
    const total = amounts.reduce((a, b) => a + b, 0);
    return total.toFixed(2);
  }
  export function printAll(order) {
    ${Array.from({ length: 60 }, (_, index) => `console.log(order.items[${index}]);`).join('\n    ')}
  }
`;

/** Runs Node in the service; the output where it failed, `null` where it did not. */
function getFailure(...args: string[]): string | null {
  const { status, stderr, stdout } = spawnSync(process.execPath, args, { cwd: SERVICE, encoding: 'utf8' });
  return status === 0 ? null : stdout + stderr;
}

/** The project's own rules that the configuration turns on for a file. */
async function getRules(eslint: ESLint, file: string): Promise<string[]> {
  const { rules } = (await eslint.calculateConfigForFile(file)) as { readonly rules: Readonly<Record<string, readonly [number]>> };
  return Object.keys(rules).filter(name => name.startsWith('adr/') && rules[name]![0] > 0).toSorted();
}

describe('examples/hardened-service', () => {
  const eslint = new ESLint({
    cwd: SERVICE,
    overrideConfigFile: true,
    overrideConfig: [...plugin.configs[`strict/phase-${PHASES_DONE}`], { settings: { adr: settings } }],
  });

  it(`has finished the phases 1 to ${PHASES_DONE}`, { timeout: 60_000 }, async () => {
    const results = await eslint.lintFiles(['.']);
    const findings = results.flatMap(({ filePath, messages }) =>
      messages.map(({ line, message, ruleId }) => `${filePath.slice(SERVICE.length + 1)}:${line} ${ruleId ?? ''} ${message}`),
    );
    expect(findings).toEqual([]);
    expect(results.length).toBeGreaterThan(40);
  });

  it('would not have, with such mistakes', async () => {
    const file = join(SERVICE, 'src/util/mistakes.ts');
    const [result] = await eslint.lintText(MISTAKES, { filePath: file });
    const found = new Set(result?.messages.map(({ ruleId }) => ruleId));
    const rules = await getRules(eslint, file);
    expect(rules.filter(name => !found.has(name))).toEqual([]);
    expect(rules.length).toBeGreaterThan(25);
  });

  it('compiles', { timeout: 60_000 }, () => {
    expect(getFailure(join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', '.')).toBeNull();
  });

  it('passes its own tests', { timeout: 60_000 }, () => {
    const [, ...args] = service.scripts.test.split(' ');
    expect(getFailure(...args)).toBeNull();
  });
});

describe('examples/legacy-service', () => {
  const eslint = new ESLint({ cwd: LEGACY, overrideConfigFile: true, overrideConfig: [...plugin.configs[`strict/phase-${PHASES_DONE}`], { settings: { adr: LEGACY_SETTINGS } }] });

  it(`has a finding for each rule of the phases 1 to ${PHASES_DONE}`, { timeout: 60_000 }, async () => {
    const results = await eslint.lintFiles(['.']);
    const found = new Set(results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId)));
    const rules = await getRules(eslint, join(LEGACY, 'src/pipeline.ts'));
    expect(rules.filter(name => !found.has(name))).toEqual([]);
  });
});
