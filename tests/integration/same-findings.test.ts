import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { build } from '../support/build.ts';

const root = join(import.meta.dirname, '../..');

const LAYERS = [
  { name: 'util', files: ['src/types.ts', 'src/util'], owns: ['pino'] },
  { name: 'service', files: ['src/agents', 'src/clients', 'src/config', 'src/storage', 'src/pipeline.ts'] },
  { name: 'http', files: 'src/http', mayImport: ['util'], owns: ['express'] },
  { name: 'programs', files: ['src/cli.ts', 'src/server.ts'] },
];

interface Result {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly line: number; readonly column: number; readonly message: string }[];
}

let project: string;

beforeAll(() => {
  build();
  project = mkdtempSync(join(tmpdir(), 'adr-same-'));
  cpSync(join(root, 'examples/legacy-service'), project, { recursive: true, filter: path => !path.includes('node_modules') });
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  const plugin = JSON.stringify(pathToFileURL(join(root, 'dist/index.js')).href);
  const settings = `settings: { adr: { root: import.meta.dirname, layers: ${JSON.stringify(LAYERS)} } }`;
  writeFileSync(
    join(project, 'eslint.config.js'),
    `import adr from ${plugin};\nexport default [...adr.configs.strict, { ${settings}, plugins: { adr }, rules: { 'adr/layer-imports': 'error' } }];\n`,
  );
}, 120_000);

afterAll(() => rmSync(project, { recursive: true, force: true }));

/** What ESLint's command line finds, a line for each finding. */
function lint(...args: string[]): readonly string[] {
  const eslint = join(root, 'node_modules/eslint/bin/eslint.js');
  const run = spawnSync(process.execPath, [eslint, '--format', 'json', ...args], { cwd: project, encoding: 'utf8', maxBuffer: 1e8 });
  if (!run.stdout.startsWith('[')) throw new Error(run.stderr);
  return (JSON.parse(run.stdout) as Result[])
    .flatMap(({ filePath, messages }) => messages.map(({ column, line, message, ruleId }) => `${relative(project, filePath)}:${line}:${column} ${ruleId} ${message}`))
    .toSorted();
}

describe('the findings in the legacy service', () => {
  let plain: readonly string[];

  beforeAll(() => {
    plain = lint('.');
  });

  it('are of every phase, and of the layers', () => {
    const rules = new Set(plain.map(line => / adr\/(?<rule>\S+) /u.exec(line)?.groups?.['rule']));
    expect([...rules]).toEqual(expect.arrayContaining(['no-silent-catch', 'specific-catch', 'no-check-then-act', 'no-module-state', 'max-class-size', 'layer-imports']));
  });

  it('are the same in several threads', () => {
    expect(lint('.', '--concurrency', '2')).toEqual(plain);
  });

  it('are the same with a cache, when it is made and when it is used', () => {
    expect(lint('.', '--cache')).toEqual(plain);
    expect(lint('.', '--cache')).toEqual(plain);
  });

  it('are the same when two runs share the files', () => {
    const halves = [lint('src'), lint('scripts', 'tests', 'config', '--no-error-on-unmatched-pattern')];
    expect(halves.flat().toSorted()).toEqual(plain);
  });
});
