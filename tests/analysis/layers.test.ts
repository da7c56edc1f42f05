import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { getLayers } from '../../src/analysis/layers.ts';
import { parse } from '../support/parse.ts';
import { createTemporaryFolder } from '../support/temporary-files.ts';

const read = (layers: readonly object[], rest: object = { root: '/project' }) => getLayers(parse('', { filename: '/project/src/a.ts', settings: { adr: { layers, ...rest } } }));

/** The names of the layers that hold each path. */
const hold = (layers: readonly object[], paths: readonly string[], rest?: object): string[] =>
  paths.map(path => read(layers, rest)!.getLayersOf(path).map(({ name }) => name).join('+'));

describe('getLayers', () => {
  it('knows none where none are configured', () => {
    expect(read([])).toBeNull();
    expect(getLayers(parse('', { filename: '/project/a.ts' }))).toBeNull();
  });

  it('compiles a configuration once', () => {
    const layers = [{ name: 'a', files: 'a' }];
    expect(read(layers)).not.toBe(read([...layers]));
    const settings = { adr: { layers } };
    expect(getLayers(parse('', { filename: '/b.ts', settings }))).toBe(getLayers(parse('', { filename: '/c.ts', settings })));
  });

  it('takes globs, folders, several of them, and takes out', () => {
    const layers = [
      { name: 'globs', files: ['./lib/**/*.ts', 'other/?.js', '!lib/generated/**', '!lib/old'] },
      { name: 'folder', files: 'src/a' },
      { name: 'slash', files: 'src/b/' },
      { name: 'braces', files: 'src/{c,d}/**' },
      { name: 'hidden', files: '.tools' },
    ];
    const paths = ['lib/x/y.ts', 'lib/x.js', 'other/x.js', 'other/xy.js', 'lib/generated/a.ts', 'lib/old/a.ts', 'src/a/b/c.ts', 'src/ab.ts', 'src/b/x.tsx', 'src/d/x.ts', '.tools/.x/a.ts'];
    expect(hold(layers, paths.map(path => `/project/${path}`))).toEqual(['globs', '', 'globs', '', '', '', 'folder', '', 'slash', 'braces', 'hidden']);
  });

  it('finds every layer that holds a file', () => {
    expect(hold([{ name: 'a', files: 'src' }, { name: 'b', files: '**/*.ts' }], ['/project/src/a.ts'])).toEqual(['a+b']);
  });

  it('starts from the root, which may be relative, or the working directory', () => {
    const layers = [{ name: 'a', files: 'src/**' }, { name: 'all', files: '.' }];
    expect(hold(layers.slice(0, 1), ['/project/src/a.ts', '/src/a.ts', '/project/../src/a.ts'])).toEqual(['a', '', '']);
    expect(hold(layers.slice(0, 1), ['/project/src/a.ts', '/src/a.ts'], {})).toEqual(['', 'a']);
    expect(hold(layers.slice(0, 1), ['/project/src/a.ts'], { root: 'project' })).toEqual(['a']);
    expect(hold(layers.slice(1), ['/project/x/y.ts', '/x.ts', '/project'])).toEqual(['all', '', '']);
  });

  it('says what a layer may import', () => {
    const [a, b, c, d] = read([
      { name: 'a', files: 'a' },
      { name: 'b', files: 'b', packages: ['zod', '@scope/*'], owns: ['pg', 'x/deep/*'] },
      { name: 'c', files: 'c' },
      { name: 'd', files: 'd', mayImport: ['b'], packages: [] },
    ])!.all;
    expect([a, b, c, d].map(layer => [...layer!.mayImport])).toEqual([[], ['a'], ['a', 'b'], ['b']]);
    expect(['zod', '@scope/x', 'pg', 'other'].map(name => b!.isAllowedPackage(name, name))).toEqual([true, true, true, false]);
    expect([a!.isAllowedPackage('any', 'any'), d!.isAllowedPackage('any', 'any')]).toEqual([true, false]);
    expect([b!.owns('pg', 'pg/lib'), b!.owns('x', 'x/deep/y'), b!.owns('x', 'x')]).toEqual([true, true, false]);
  });

  it('insists on a root that exists', () => {
    using folder = createTemporaryFolder({ 'a.ts': '' });
    const context = (root: string) => parse('', { filename: join(folder.path, 'a.ts'), settings: { adr: { root, layers: [{ name: 'a', files: 'a' }] } } });
    expect(getLayers(context(folder.path))).not.toBeNull();
    expect(() => getLayers(context(join(folder.path, 'gone')))).toThrow(/^settings\.adr\.root: expected a folder, but got ".*gone", which is .*gone\.$/u);
    expect(() => getLayers(context(join(folder.path, 'a.ts')))).toThrow(/^settings\.adr\.root: expected a folder/u);
  });
});
