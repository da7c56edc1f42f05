import { join } from 'node:path';

import { describe, expect, it, vi } from 'vitest';

import { createFreshCache } from '../../src/analysis/fresh-cache.ts';
import { dependsOn, getPackage, getProjectTsconfig, getRepositoryRoot, isOurs } from '../../src/analysis/packages.ts';
import { parse } from '../support/parse.ts';
import { createTemporaryFolder } from '../support/temporary-files.ts';

describe('getPackage', () => {
  it('finds the nearest package.json', () => {
    using folder = createTemporaryFolder({ 'package.json': { name: 'root' }, 'packages/a/package.json': { name: 'a' } });
    expect(getPackage(parse('', { filename: join(folder.path, 'packages/a/src/b.ts') }))?.manifest.name).toBe('a');
    expect(getPackage(parse('', { filename: join(folder.path, 'packages/b.ts') }))?.manifest.name).toBe('root');
  });

  it('passes over a broken one', () => {
    using folder = createTemporaryFolder({ 'package.json': { name: 'root' }, 'a/package.json': '{' });
    expect(getPackage(parse('', { filename: join(folder.path, 'a/b.ts') }))?.manifest.name).toBe('root');
  });

  it('sees a change at once', () => {
    using folder = createTemporaryFolder({ 'package.json': { name: 'before' } });
    const filename = join(folder.path, 'a.ts');
    expect(getPackage(parse('', { filename }))?.manifest.name).toBe('before');
    folder.write({ 'package.json': { name: 'afterwards' } });
    expect(getPackage(parse('', { filename }))?.manifest.name).toBe('afterwards');
  });

  it('knows none for text without a path', () => {
    expect(getPackage(parse('', { filename: 'file.ts' }))).toBeNull();
  });
});

describe('dependsOn', () => {
  it('looks at every kind of dependency', () => {
    using folder = createTemporaryFolder({ 'package.json': { dependencies: { a: '1' }, devDependencies: { b: '1' }, peerDependencies: { c: '1' } } });
    const file = parse('', { filename: join(folder.path, 'a.ts') });
    expect(['a', 'b', 'c', 'd'].map(name => dependsOn(name, file))).toEqual([true, true, true, false]);
  });

  it('does not look at a package around, be it the root of the workspace', () => {
    using folder = createTemporaryFolder({ 'package.json': { workspaces: ['a'], dependencies: { around: '1' } }, 'a/package.json': {} });
    expect(dependsOn('around', parse('', { filename: join(folder.path, 'a/b.ts') }))).toBe(false);
  });
});

describe('isOurs', () => {
  it('knows own paths, mapped paths and packages of the workspace', () => {
    using folder = createTemporaryFolder({
      'package.json': { name: 'root', workspaces: ['packages/*'] },
      'packages/a/package.json': { name: '@x/a' },
      'src/lib/b.ts': '',
      'tsconfig.json': { compilerOptions: { paths: { '@lib/*': ['./src/lib/*'] } } },
    });
    const file = parse('', { filename: join(folder.path, 'src/c.ts') });
    const ours = ['./b', '../b.js', '#b', '@x/a', '@x/a/deep', '@lib/b', 'root'];
    const theirs = ['node:fs', 'fs', 'pkg', '@x/b', '@other/a'];
    expect(ours.map(specifier => isOurs(specifier, file))).toEqual(ours.map(() => true));
    expect(theirs.map(specifier => isOurs(specifier, file))).toEqual(theirs.map(() => false));
  });

  it('reads the workspace of pnpm', () => {
    using folder = createTemporaryFolder({
      'package.json': {},
      'pnpm-workspace.yaml': 'packages:\n  - "libs/*" # ours\n  - "!libs/old"\ncatalog:\n  - "x"\n',
      'libs/a/package.json': { name: 'a' },
      'libs/old/package.json': { name: 'old' },
    });
    const file = parse('', { filename: join(folder.path, 'libs/a/b.ts') });
    expect(['a', 'old'].map(name => isOurs(name, file))).toEqual([true, false]);
  });

  it('follows globs through folders, and leaves out what the last segment does not name', () => {
    const manifest = (name: string): Record<string, string> => ({ name });
    using folder = createTemporaryFolder({
      'package.json': { workspaces: ['apps/web', 'libs/**', './tools/*/plugin-*/'] },
      'apps/web/package.json': manifest('web'),
      'apps/api/package.json': manifest('api'),
      'libs/a/deep/package.json': manifest('deep'),
      'libs/a/node_modules/b/package.json': manifest('installed'),
      'tools/x/plugin-y/package.json': manifest('plugin'),
      'tools/x/other/package.json': manifest('other'),
    });
    const file = parse('', { filename: join(folder.path, 'apps/web/src/b.ts') });
    const names = ['web', 'api', 'deep', 'installed', 'plugin', 'other'];
    expect(names.filter(name => isOurs(name, file))).toEqual(['web', 'deep', 'plugin']);
  });
});

describe('getProjectTsconfig', () => {
  it('finds the nearest, and none that is broken', () => {
    using folder = createTemporaryFolder({ 'tsconfig.json': { compilerOptions: { outDir: 'x' } }, 'broken/tsconfig.json': '{ "extends": "./gone.json" }' });
    expect(getProjectTsconfig(join(folder.path, 'src/a.ts'))?.config.compilerOptions?.outDir).toBe('./x');
    expect(getProjectTsconfig(join(folder.path, 'broken/a.ts'))).toBeNull();
  });
});

describe('getRepositoryRoot', () => {
  it('is the folder with .git, a file in a worktree', () => {
    using folder = createTemporaryFolder({ 'a/.git': 'gitdir: x', 'a/b/package.json': {} });
    expect(getRepositoryRoot(parse('', { filename: join(folder.path, 'a/b/c/d.ts') }))).toBe(join(folder.path, 'a'));
  });

  it('is the working directory without one, else the folder around the package', () => {
    using folder = createTemporaryFolder({ 'a/b/package.json': {} });
    const file = parse('', { filename: join(folder.path, 'a/b/c/d.ts') });
    expect(getRepositoryRoot({ ...file, cwd: folder.path })).toBe(folder.path);
    expect(getRepositoryRoot({ ...file, cwd: '/elsewhere' })).toBe(join(folder.path, 'a'));
  });
});

describe('createFreshCache', () => {
  it('asks again after a moment', () => {
    vi.useFakeTimers();
    try {
      const cache = createFreshCache<number>();
      let count = 0;
      const ask = (key: string): number => cache(key, () => ++count);
      expect([ask('a'), ask('a'), ask('b')]).toEqual([1, 1, 2]);
      vi.advanceTimersByTime(6_000);
      expect(ask('a')).toBe(3);
    } finally {
      vi.useRealTimers();
    }
  });
});
