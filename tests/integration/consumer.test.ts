import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { build } from '../support/build.ts';

const root = join(import.meta.dirname, '../..');
const ESLINT_VERSIONS = process.env['ESLINT_VERSIONS']?.split(' ') ?? ['9.22.0', '10.15.0'];

const CODE = {
  'package.json': '{ "type": "module", "private": true }',
  'src/stop.ts': 'export function stop(code: number): never {\n  process.exit(code);\n}\n',
  'src/stop.js': 'export function stop(code) {\n  process.exit(code);\n}\n',
  'src/stop.test.ts': 'process.exit(1 as number);\n',
};

const CONFIGS = {
  'eslint.config.js': `import adr from 'eslint-plugin-adr';\nexport default [...adr.configs.recommended];\n`,
  'eslint.config.mjs': `import { defineConfig } from 'eslint/config';\nimport adr from 'eslint-plugin-adr';\nexport default defineConfig({ plugins: { adr }, extends: ['adr/recommended'] });\n`,
  'eslint.config.cjs': `const adr = require('eslint-plugin-adr');\nmodule.exports = [...adr.adopt({ enforce: 2, preview: 3 })];\n`,
  'eslint.config.ts': `import { defineConfig } from 'eslint/config';\nimport adr from 'eslint-plugin-adr';\nexport default defineConfig({ extends: [adr.configs.strict] }, adr.adopt({ level: 'strict', enforce: 2 }));\n`,
};

let tarball: string;
let scratch: string;

/** Runs npm without its own environment, as a user would. */
function npm(cwd: string, ...args: string[]): string {
  return execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd, encoding: 'utf8' });
}

function write(directory: string, files: Record<string, string>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
}

beforeAll(() => {
  build();
  scratch = mkdtempSync(join(tmpdir(), 'adr-consumer-'));
  tarball = join(scratch, npm(root, 'pack', '--pack-destination', scratch, '--json').match(/"filename": "(?<name>[^"]+)"/u)!.groups!['name']!);
}, 120_000);

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe.each(ESLINT_VERSIONS)('the packed plugin under ESLint %s', version => {
  let project: string;

  beforeAll(() => {
    project = join(scratch, `eslint-${version}`);
    write(project, CODE);
    npm(project, 'install', tarball, `eslint@${version}`, 'typescript@6.0.3', 'jiti@2.7.0');
  }, 180_000);

  /** What the real command line prints, as JSON results. */
  function lint(config: string, content: string): { file: string; rules: (string | null)[] }[] {
    write(project, { [config]: content });
    try {
      const run = spawnSync('npx', ['eslint', '--format', 'json', '--config', config, 'src'], { cwd: project, encoding: 'utf8' });
      if (!run.stdout.startsWith('[')) throw new Error(run.stderr);
      const results = JSON.parse(run.stdout) as { filePath: string; messages: { ruleId: string | null }[] }[];
      return results
        .map(({ filePath, messages }) => ({ file: filePath.slice(project.length + 1), rules: messages.map(({ ruleId }) => ruleId) }))
        .toSorted((a, b) => a.file.localeCompare(b.file));
    } finally {
      rmSync(join(project, config));
    }
  }

  it.each(Object.entries(CONFIGS))('lints from %s', (config, content) => {
    expect(lint(config, content)).toEqual([
      { file: 'src/stop.js', rules: ['adr/no-exit-in-lib'] },
      { file: 'src/stop.test.ts', rules: [] },
      { file: 'src/stop.ts', rules: ['adr/no-exit-in-lib'] },
    ]);
  });

  it('answers a wrong setting with one line that names it', () => {
    write(project, {
      'eslint.config.js': `import adr from 'eslint-plugin-adr';\nexport default [...adr.configs.recommended, { settings: { adr: { entryFile: [] } } }];\n`,
    });
    const { status, stderr } = spawnSync('npx', ['eslint', 'src'], { cwd: project, encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toMatch(/settings\.adr\.entryFile: unknown key; known are /u);
    expect(stderr).not.toMatch(/^\s+at /mu);
  });

  it('answers a wrong adopt() with one line that names it', () => {
    write(project, { 'eslint.config.js': `import adr from 'eslint-plugin-adr';\nexport default adr.adopt({ enforce: 9 });\n` });
    const { status, stderr } = spawnSync('npx', ['eslint', 'src'], { cwd: project, encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toContain('adopt().enforce: expected a phase from 0 to 6, but got 9.');
    expect(stderr).not.toMatch(/^\s+at /mu);
  });

  it('has types that a typed config accepts', () => {
    write(project, {
      'typed.config.ts': CONFIGS['eslint.config.ts'],
      'typed.config.cts': `import adr = require('eslint-plugin-adr');\nconst configs = adr.adopt({ enforce: 1 });\nexport = configs;\n`,
      'tsconfig.json': '{ "compilerOptions": { "strict": true, "noEmit": true, "module": "nodenext", "target": "es2023", "types": [] }, "files": ["typed.config.ts", "typed.config.cts"] }',
    });
    const { status, stdout } = spawnSync('npx', ['tsc', '-p', '.'], { cwd: project, encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });
});
