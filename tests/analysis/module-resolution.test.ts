import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, describe, expect, it, vi } from 'vitest';

import { resolveLocalModule, resolveModule } from '../../src/analysis/module-resolution.ts';
import { createTemporaryFolder, type TemporaryFolder } from '../support/temporary-files.ts';

const package_ = (name: string, rest: object = {}): object => ({ name, ...rest });

/** Where specifiers in a file of a folder lead: paths from that folder, packages and the rest by name. */
const resolveAll = (folder: TemporaryFolder, file: string, specifiers: readonly string[], style: 'import' | 'require' = 'import'): string[] =>
  specifiers.map(specifier => {
    const target = resolveModule(specifier, join(folder.path, file), style);
    if (target.kind === 'file') return target.path.slice(folder.path.length + 1);
    return target.kind === 'package' ? `package ${target.packageName}` : target.kind;
  });

afterEach(() => {
  vi.useRealTimers();
});

describe('resolveModule', () => {
  it('takes the extension of what a file compiles to, none, or a folder', () => {
    using folder = createTemporaryFolder({ 'a.ts': '', 'b.tsx': '', 'c.mts': '', 'd.cts': '', 'e.js': '', 'f/index.ts': '', 'f.ts': '', 'g/index.js': '', 'h.json': '{}' });
    const specifiers = ['./a.js', './a', './a.ts', './b.js', './b.jsx', './c.mjs', './d.cjs', './e.js', './e', './f', './f/', './g', './h.json', './missing', './missing.js'];
    expect(resolveAll(folder, 'x.ts', specifiers)).toEqual([
      ...['a.ts', 'a.ts', 'a.ts', 'b.tsx', 'b.tsx', 'c.mts', 'd.cts', 'e.js', 'e.js', 'f.ts', 'f/index.ts', 'g/index.js', 'h.json'],
      ...['unknown', 'unknown'],
    ]);
    expect(resolveAll(folder, 'f/x.ts', ['.', './', '..', '../f'])).toEqual(['f/index.ts', 'f/index.ts', 'unknown', 'f.ts']);
  });

  it('prefers the source that stands beside its output', () => {
    using folder = createTemporaryFolder({ 'a.ts': '', 'a.js': '' });
    expect(resolveAll(folder, 'x.ts', ['./a.js'])).toEqual(['a.ts']);
  });

  it('follows `main` in the package.json of a folder', () => {
    using folder = createTemporaryFolder({ 'a/package.json': { main: 'lib.js' }, 'a/lib.js': '', 'a/index.js': '' });
    expect(resolveAll(folder, 'x.ts', ['./a'])).toEqual(['a/lib.js']);
  });

  it('follows `paths` and `baseUrl`, inherited ones, and those of referenced projects', () => {
    using folder = createTemporaryFolder({
      'base.json': { compilerOptions: { paths: { '~/*': ['./src/*', './gen/*'] } } },
      'tsconfig.json': { extends: './base.json', references: [{ path: './tsconfig.app.json' }, { path: './lib' }, { path: './gone' }] },
      'tsconfig.app.json': { compilerOptions: { baseUrl: '.', paths: { '@app/*': ['src/app/*'] } } },
      'lib/tsconfig.json': { compilerOptions: { paths: { '@lib': ['./main.ts'] } } },
      'lib/main.ts': '',
      'src/a.ts': '',
      'gen/b.ts': '',
      'src/app/c.tsx': '',
    });
    expect(resolveAll(folder, 'src/x.ts', ['~/a', '~/b.js', '@app/c', '@lib', 'src/a', '~/none'])).toEqual(['src/a.ts', 'gen/b.ts', 'src/app/c.tsx', 'lib/main.ts', 'src/a.ts', 'unknown']);
  });

  it('reads a jsconfig, and does without a broken one', () => {
    using folder = createTemporaryFolder({ 'jsconfig.json': { compilerOptions: { paths: { '~/*': ['./src/*'] } } }, 'src/a.js': '', 'broken/tsconfig.json': '{' });
    expect(resolveAll(folder, 'src/x.js', ['~/a'])).toEqual(['src/a.js']);
    expect(resolveAll(folder, 'broken/x.js', ['~/a', '../src/a.js'])).toEqual(['unknown', 'src/a.js']);
  });

  it('follows `imports`, with the conditions of the tsconfig and of the way of loading', () => {
    using folder = createTemporaryFolder({
      'package.json': package_('own', {
        exports: { '.': './src/a.ts' },
        imports: { '#a': './src/a.ts', '#b': { source: './src/b.ts', default: './elsewhere.js' }, '#c': { require: './src/c.cjs', import: './src/c.mjs' }, '#zod': 'zod' },
      }),
      'tsconfig.json': { compilerOptions: { customConditions: ['source'] } },
      'src/a.ts': '',
      'src/b.ts': '',
      'src/c.cjs': '',
      'src/c.mjs': '',
      'node_modules/zod/package.json': package_('zod', { main: 'zod.js' }),
      'node_modules/zod/zod.js': '',
    });
    expect(resolveAll(folder, 'src/x.ts', ['#a', '#b', '#c', '#zod', '#d', 'own'])).toEqual(['src/a.ts', 'src/b.ts', 'src/c.mjs', 'package zod', 'unknown', 'src/a.ts']);
    expect(resolveAll(folder, 'src/x.ts', ['#c'], 'require')).toEqual(['src/c.cjs']);
  });

  it('finds the source of what is compiled, built or not', () => {
    const files = {
      'package.json': { name: 'root', workspaces: ['packages/*'], imports: { '#x': './dist/esm/x.js' } },
      'tsconfig.json': { compilerOptions: { outDir: 'dist' } },
      'src/x.ts': '',
      'packages/a/package.json': package_('a', { exports: { '.': { types: './dist/index.d.ts', import: './dist/index.js' }, './deep/*': './lib/deep/*.js' } }),
      'packages/a/src/index.ts': '',
      'packages/a/src/deep/b.ts': '',
      'packages/c/package.json': package_('c', { main: './dist/bundle.cjs' }),
      'packages/d/package.json': package_('d', { main: './dist/index.js' }),
      'packages/d/index.ts': '',
      'src/lib/y.js': '',
      'src/y.js': '',
    };
    using folder = createTemporaryFolder(files);
    const specifiers = ['a', 'a/deep/b', 'a/none', 'c', 'd', '#x', './lib/y.js', 'root'];
    const expected = ['packages/a/src/index.ts', 'packages/a/src/deep/b.ts', 'packages/a/package.json', 'packages/c/package.json', 'packages/d/index.ts', 'src/x.ts', 'src/lib/y.js', 'package.json'];
    expect(resolveAll(folder, 'src/z.ts', specifiers)).toEqual(expected);
    using built = createTemporaryFolder({ ...files, 'packages/a/dist/index.js': '', 'packages/a/lib/deep/b.js': '', 'packages/d/dist/index.js': '', 'dist/esm/x.js': '' });
    expect(resolveAll(built, 'src/z.ts', specifiers)).toEqual(expected);
  });

  it('goes through the links of the workspace, by the name of the package', () => {
    using folder = createTemporaryFolder({ 'package.json': { workspaces: ['packages/*'] }, 'packages/a/package.json': package_('a', { main: 'a.js' }), 'packages/a/a.js': '', 'node_modules/.keep': '' });
    symlinkSync(join(folder.path, 'packages/a'), join(folder.path, 'node_modules/a'), 'dir');
    expect(resolveModule('a', join(folder.path, 'x.ts'), 'import')).toEqual({ kind: 'file', path: join(folder.path, 'packages/a/a.js'), packageName: 'a' });
  });

  it('knows a package that is installed or listed, here or above', () => {
    using folder = createTemporaryFolder({
      'package.json': { devDependencies: { above: '1', '@types/typed': '1', '@types/scope__typed': '1' } },
      'a/package.json': { dependencies: { '@scope/listed': '1' }, peerDependencies: { peer: '1' }, optionalDependencies: { maybe: '1' } },
      'a/node_modules/here/package.json': package_('here', { main: 'x.js' }),
      'a/node_modules/here/x.js': '',
    });
    expect(resolveAll(folder, 'a/src/x.ts', ['here', 'here/x.js', '@scope/listed/deep', 'peer', 'maybe', 'above', 'typed', '@scope/typed', 'nobody', '@/a', '~/a'])).toEqual([
      ...['package here', 'package here', 'package @scope/listed', 'package peer', 'package maybe', 'package above', 'package typed', 'package @scope/typed'],
      ...['unknown', 'unknown', 'unknown'],
    ]);
  });

  it('names what a bare specifier would be, though nothing is found', () => {
    const names = ['nobody/deep', '@scope/nobody/deep', '@/x', '~/x', './x', '#x'].map(specifier => {
      const target = resolveModule(specifier, '/nowhere/at/all.ts', 'import');
      return target.kind === 'unknown' ? target.packageName : target;
    });
    expect(names).toEqual(['nobody', '@scope/nobody', null, null, null, null]);
  });

  it('leaves the modules of run times alone', () => {
    const kinds = ['fs', 'node:test', 'fs/promises', 'bun:sqlite', 'https://x/y.js', 'virtual:x'].map(specifier => resolveModule(specifier, '/a/b.ts', 'import').kind);
    expect(new Set(kinds)).toEqual(new Set(['builtin']));
  });

  it('ignores a query', () => {
    using folder = createTemporaryFolder({ 'a.ts': '' });
    expect(resolveAll(folder, 'x.ts', ['./a.ts?raw', './a?url'])).toEqual(['a.ts', 'a.ts']);
  });

  it('sees files, packages and mappings come and go, after a moment', () => {
    vi.useFakeTimers();
    using folder = createTemporaryFolder({ 'package.json': {}, 'tsconfig.json': {}, 'src/a.ts': '', 'src/b.ts': '' });
    expect(resolveAll(folder, 'src/x.ts', ['./c.js', '~/a', 'zod', './b.js'])).toEqual(['unknown', 'unknown', 'unknown', 'src/b.ts']);
    folder.write({ 'src/c.ts': '', 'tsconfig.json': { compilerOptions: { paths: { '~/*': ['./src/*'] } } }, 'node_modules/zod/package.json': package_('zod'), 'node_modules/zod/index.js': '' });
    rmSync(join(folder.path, 'src/b.ts'));
    vi.advanceTimersByTime(6_000);
    expect(resolveAll(folder, 'src/x.ts', ['./c.js', '~/a', 'zod', './b.js'])).toEqual(['src/c.ts', 'src/a.ts', 'package zod', 'unknown']);
  });
});

describe('resolveLocalModule', () => {
  it('follows paths and relative specifiers only', () => {
    using folder = createTemporaryFolder({
      'package.json': { imports: { '#a': './a.ts' } },
      'tsconfig.json': { compilerOptions: { paths: { '~/*': ['./*'] } } },
      'a.ts': '',
      'data.json': '{}',
    });
    const found = ['./a.js', '~/a', '#a', 'zod', './missing'].map(specifier => resolveLocalModule(specifier, join(folder.path, 'x.ts')));
    expect(found).toEqual([join(folder.path, 'a.ts'), join(folder.path, 'a.ts'), null, null, null]);
    expect(resolveLocalModule('./a', 'x.ts')).toBeNull();
  });
});
