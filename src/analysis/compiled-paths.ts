import { dirname, join, relative, resolve, sep } from 'node:path';

import type { TsConfigResult } from 'get-tsconfig';

import { FORMAT_FOLDERS, OUTPUT_FOLDERS } from '../knowledge/programs.ts';

const SOURCE_EXTENSION = /\.[cm]?[jt]sx?$/u;

/**
 * The paths, without extension, that a file of a package may have as source: itself, and what compiles to it, by the folders of
 * tsconfig and those that compilers write to by convention.
 */
export function getSourceStems(path: string, directory: string, tsconfig: TsConfigResult | null): string[] {
  const target = path.replace(SOURCE_EXTENSION, '');
  const sources = new Set([target]);
  const { outDir, rootDir } = tsconfig?.config.compilerOptions ?? {};
  if (tsconfig && outDir) {
    const base = dirname(tsconfig.path);
    const inside = relative(resolve(base, outDir), target);
    const roots = rootDir ? [rootDir] : ['.', 'src'];
    if (!inside.startsWith('..')) for (const root of roots) sources.add(resolve(base, root, inside));
  }
  const segments = relative(directory, target).split(sep);
  const index = segments.findIndex(segment => OUTPUT_FOLDERS.has(segment));
  if (index !== -1) {
    const before = segments.slice(0, index);
    const after = segments.slice(FORMAT_FOLDERS.has(segments[index + 1] ?? '') ? index + 2 : index + 1);
    sources.add(join(directory, ...before, 'src', ...after));
    if (after.length > 0) sources.add(join(directory, ...before, ...after));
  }
  return [...sources];
}
