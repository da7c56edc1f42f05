import { dirname, resolve, sep } from 'node:path';

import type { TsConfigResult } from 'get-tsconfig';

import { readOptionalFile } from '../../disk.ts';
import { getSourceStems } from '../compiled-paths.ts';
import { getFileStats } from '../file-stats.ts';
import { createFreshCache } from '../fresh-cache.ts';
import { getProjectTsconfig, type Package, type PackageManifest } from '../packages.ts';
import { getStartedPaths } from './script-commands.ts';

const SOURCE_EXTENSION = /\.[cm]?[jt]sx?$/u;
const EXTENSIONS = ['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts', '.jsx', '.tsx'];

/** What loads an own module: with `from` or for its effect, in the first group, or called, in the second. */
const LOADS = new RegExp(
  [
    String.raw`\b(?:import|export)\s+(?:[\w*{}\s,$]+\s+from\s+)?["'](\.[^"']*)["']`,
    String.raw`\b(?:import|require)\s*\(\s*["'](\.[^"']*)["']`,
  ].join('|'),
  'gu',
);

/** A program that does no more than load another file has at most so many lines of code. */
const MAX_STUB_LINES = 25;
const MAX_STUB_SIZE = 4_096;

/** By manifest, which is another object once the file has changed. */
const entriesByManifest = new WeakMap<PackageManifest, (tsconfig: string, compute: () => ReadonlySet<string>) => ReadonlySet<string>>();

/** Whether the package names the file, or what it is compiled to, as a program: in `bin` (or loaded by a thin stub there) or in a script. */
export function isPackageEntry(filename: string, { directory, manifest }: Package): boolean {
  const tsconfig = getProjectTsconfig(filename);
  let cache = entriesByManifest.get(manifest);
  if (!cache) entriesByManifest.set(manifest, (cache = createFreshCache()));
  const entries = cache(tsconfig?.path ?? '', () => collectEntries({ directory, manifest }, tsconfig));
  const path = filename.replace(SOURCE_EXTENSION, '');
  return entries.has(path) || (path.endsWith(`${sep}index`) && entries.has(dirname(path)));
}

/** The absolute paths, without extension, of files and folders that are started. */
function collectEntries({ directory, manifest }: Package, tsconfig: TsConfigResult | null): ReadonlySet<string> {
  const entries = new Set<string>();
  const add = (path: string): string[] => {
    const target = resolve(directory, path);
    const isPackageItself = target === directory && typeof manifest.main === 'string';
    const sources = getSourceStems(isPackageItself ? resolve(directory, manifest.main) : target, directory, tsconfig);
    for (const source of sources) entries.add(source);
    return sources;
  };
  for (const path of getBinPaths(manifest.bin)) {
    for (const stub of add(path)) for (const target of getStubTargets(stub)) add(target);
  }
  for (const script of Object.values(manifest.scripts ?? {})) {
    if (typeof script !== 'string') continue;
    for (const path of getStartedPaths(script)) add(path);
  }
  return entries;
}

function getBinPaths(bin: unknown): string[] {
  const paths = typeof bin === 'object' && bin !== null ? Object.values(bin) : [bin];
  return paths.filter(path => typeof path === 'string');
}

/** The file that a thin stub loads: the one own module it names, else those that it loads only for their effect. */
function getStubTargets(stub: string): string[] {
  const path = EXTENSIONS.map(extension => stub + extension).find(isSmallFile);
  if (!path) return [];
  const code = (readOptionalFile(path) ?? '').replace(/\/\*[^]*?\*\//gu, '').replace(/^\s*\/\/.*$/gmu, '');
  if (code.split('\n').filter(line => line.trim() !== '').length > MAX_STUB_LINES) return [];
  const loads = [...code.matchAll(LOADS)];
  const specifiers = new Set(loads.map(([, from, called]) => from ?? called!));
  const forEffect = loads.filter(([text, from]) => !from || !/\sfrom\s/u.test(text)).map(([, from, called]) => from ?? called!);
  return (specifiers.size === 1 ? [...specifiers] : forEffect).map(specifier => resolve(dirname(path), specifier));
}

function isSmallFile(path: string): boolean {
  const stats = getFileStats(path);
  return stats?.isFile() === true && stats.size <= MAX_STUB_SIZE;
}
