import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import { build } from './support/build.ts';

const root = join(import.meta.dirname, '..');

/** What a fresh Node process prints that runs the script in the project's root. */
const run = (script: string, ...flags: string[]): string =>
  execFileSync(process.execPath, [...flags, '--input-type=module', '-e', script], { cwd: root, encoding: 'utf8' }).trim();

/** Prints which files the process has loaded, CommonJS and ESM. */
const LOADED = `
  import { createRequire } from 'node:module';
  const loaded = Object.keys(createRequire('${root}/package.json').cache).filter(path => /node_modules.(typescript|@typescript-eslint.typescript-estree)./.test(path));
  console.log(loaded.length);
`;

describe('importing the built plugin', () => {
  beforeAll(build);

  it('does not load typescript', () => {
    expect(run(`import './dist/index.js'; ${LOADED}`)).toBe('0');
  });

  it('loads a rule when it is asked for, and no other', () => {
    const script = `
      import { createRequire } from 'node:module';
      import adr from './dist/index.js';
      const count = () => Object.keys(createRequire('${root}/package.json').cache).filter(path => /dist.rules.(?!index)/.test(path)).length;
      const before = count();
      adr.rules['no-silent-catch'].meta;
      console.log(before, count());
    `;
    expect(run(script)).toBe('0 1');
  });

  it('loads typescript when the first TypeScript file is parsed', () => {
    const parse = `import adr from './dist/index.js'; adr.configs.strict[0].languageOptions.parser.parseForESLint('let a: string');`;
    expect(Number(run(`${parse} ${LOADED}`))).toBeGreaterThan(0);
  });

  it('is the plugin itself for require()', () => {
    const script = `
      import { createRequire } from 'node:module';
      import adr from './dist/index.js';
      console.log(createRequire('${root}/')('./dist/index.js') === adr, adr.meta.namespace);
    `;
    expect(run(script)).toBe('true adr');
  });
});
