import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';

import type { TsConfigResult } from 'get-tsconfig';

import { FileCache } from '../ast/file-cache.ts';
import type { FileContext } from '../create-rule.ts';
import { readOptionalFile, readOptionalFolder } from '../disk.ts';
import { loadGetTsconfig, loadPicomatch } from '../lazy-dependencies.ts';
import { getFileStats } from './file-stats.ts';
import { createFreshCache } from './fresh-cache.ts';

/** The parts of a `package.json` that rules take evidence from; everything may be missing or of a wrong type in real files. */
export interface PackageManifest {
  readonly name?: string;
  readonly type?: 'commonjs' | 'module';
  readonly main?: string;
  readonly bin?: string | Readonly<Record<string, string>>;
  readonly browser?: unknown;
  readonly exports?: unknown;
  readonly keywords?: readonly string[];
  readonly scripts?: Readonly<Record<string, string>>;
  readonly engines?: Readonly<Record<string, string>>;
  readonly workspaces?: readonly string[] | { readonly packages?: readonly string[] };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface Package {
  readonly directory: string;
  readonly manifest: PackageManifest;
}

/** Directories a workspace glob never reaches into. */
const SKIPPED_DIRECTORIES = new Set(['node_modules', '.git', 'dist']);
const MAX_WORKSPACE_DEPTH = 5;

const packagesByFile = new FileCache<Package | null>();
// eslint-disable-next-line adr/no-module-state -- a cache keyed by path and version: the linted files share it, and none can tell
const manifests = new Map<string, { readonly version: string; readonly manifest: PackageManifest | null }>();
const workspacePackages = createFreshCache<ReadonlyMap<string, string>>();
const workspacePackagesByRoot = createFreshCache<ReadonlyMap<string, string>>();
const tsconfigFolders = createFreshCache<string | null>();
const tsconfigs = createFreshCache<TsConfigResult | null>();
const repositoryRoots = createFreshCache<string | null>();

/** The nearest `package.json` at or above the linted file; `null` for text without a path and outside of any package. */
export function getPackage({ filename, sourceCode }: Pick<FileContext, 'filename' | 'sourceCode'>): Package | null {
  return packagesByFile.getOrCompute(sourceCode, () => isAbsolute(filename) ? findPackage(dirname(filename)) : null);
}

const DEPENDENCY_KINDS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;

/**
 * Whether the linted file's package lists `name` among its dependencies of any kind. What the root of a workspace lists serves
 * its tools, and says nothing of one package.
 */
export function dependsOn(name: string, context: Pick<FileContext, 'filename' | 'sourceCode'>): boolean {
  const manifest = getPackage(context)?.manifest;
  return DEPENDENCY_KINDS.some(kind => Object.hasOwn(manifest?.[kind] ?? {}, name));
}

/**
 * Whether a module specifier names the project's own code: relative, `#…`, mapped by tsconfig `paths` to a place outside
 * `node_modules`, or a package of this workspace.
 */
export function isOurs(specifier: string, context: Pick<FileContext, 'filename' | 'sourceCode'>): boolean {
  if (/^(?:\.{1,2}(?:\/|$)|#|\/)/u.test(specifier)) return true;
  if (!isAbsolute(context.filename) || specifier.startsWith('node:')) return false;
  return isMappedByPaths(specifier, context.filename) || getWorkspacePackages(dirname(context.filename)).has(getPackageName(specifier));
}

/** The package that a bare specifier names: `@scope/name` for `@scope/name/deep`. */
export function getPackageName(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** The tsconfig that governs a file, read afresh when it is older than a moment; `null` when there is none or it is broken. */
export function getProjectTsconfig(filename: string): TsConfigResult | null {
  const directory = dirname(filename);
  const home = tsconfigFolders(directory, () => findAbove(directory, candidate => TSCONFIG_NAMES.some(name => isFile(join(candidate, name)))));
  return home === null ? null : readTsconfig(home);
}

const TSCONFIG_NAMES = ['tsconfig.json', 'jsconfig.json'];

/** A tsconfig by its path, or by the folder that it is in; `null` when there is none or it is broken. */
export function readTsconfig(file: string): TsConfigResult | null {
  return tsconfigs(file, () => {
    const path = [file, ...TSCONFIG_NAMES.map(name => join(file, name))].find(isFile);
    if (path === undefined) return null;
    try {
      return { path, config: loadGetTsconfig().parseTsconfig(path) };
    } catch {
      // A tsconfig that cannot be read is TypeScript's to complain about; without it there simply are no paths.
      return null;
    }
  });
}

function isFile(path: string): boolean {
  return getFileStats(path)?.isFile() === true;
}

/** The directory at or above the linted file that holds `.git`; without one the working directory, else the folder around the package. */
export function getRepositoryRoot({ cwd, filename, sourceCode }: Pick<FileContext, 'cwd' | 'filename' | 'sourceCode'>): string | null {
  if (!isAbsolute(filename)) return null;
  const root = repositoryRoots(dirname(filename), () => findAbove(dirname(filename), directory => exists(join(directory, '.git'))));
  if (root) return root;
  if (!relative(cwd, filename).startsWith('..')) return cwd;
  const nearest = getPackage({ filename, sourceCode });
  return nearest && dirname(nearest.directory);
}

function isMappedByPaths(specifier: string, filename: string): boolean {
  const tsconfig = getProjectTsconfig(filename);
  if (!tsconfig?.config.compilerOptions?.paths) return false;
  const own = (loadGetTsconfig().createPathsMatcher(tsconfig)?.(specifier) ?? []).filter(path => !path.includes(`${sep}node_modules${sep}`));
  return own.some(path => exists(path) || exists(dirname(path)));
}

/** The nearest `package.json` at or above a directory. */
export function findPackage(start: string): Package | null {
  const directory = findAbove(start, candidate => readManifest(candidate) !== null);
  return directory === null ? null : { directory, manifest: readManifest(directory)! };
}

function findAbove(start: string, accepts: (directory: string) => boolean): string | null {
  for (let directory = start; ; directory = dirname(directory)) {
    if (accepts(directory)) return directory;
    if (dirname(directory) === directory) return null;
  }
}

/** Read again only when the file has changed, so that the same object stands for the same text. */
function readManifest(directory: string): PackageManifest | null {
  const path = join(directory, 'package.json');
  const stats = getFileStats(path);
  if (!stats?.isFile()) return null;
  const version = `${stats.ino}:${stats.mtimeMs}:${stats.size}`;
  const known = manifests.get(path);
  if (known?.version === version) return known.manifest;
  const manifest = parseManifest(path);
  manifests.set(path, { version, manifest });
  return manifest;
}

function parseManifest(path: string): PackageManifest | null {
  const text = readOptionalFile(path);
  const manifest = text === null ? null : parseJson(text);
  return typeof manifest === 'object' && manifest !== null ? manifest : null;
}

/** `undefined` for what is no JSON: a broken manifest is no evidence of anything. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The directory of each package of the workspace around a directory, by its name, whether it is installed or not. */
export function getWorkspacePackages(directory: string): ReadonlyMap<string, string> {
  return workspacePackages(directory, () => {
    const root = findWorkspaceRoot(directory);
    return root ? workspacePackagesByRoot(root.directory, () => readWorkspacePackages(root.directory, root.patterns)) : new Map<string, string>();
  });
}

function findWorkspaceRoot(start: string): { directory: string; patterns: readonly string[] } | null {
  for (let directory = start; ; directory = dirname(directory)) {
    const patterns = readWorkspacePatterns(directory);
    if (patterns) return { directory, patterns };
    if (dirname(directory) === directory) return null;
  }
}

/** What `pnpm-workspace.yaml` lists, which pnpm alone goes by, else `workspaces`. */
function readWorkspacePatterns(directory: string): readonly string[] | null {
  const text = readOptionalFile(join(directory, 'pnpm-workspace.yaml'));
  if (text !== null && /^packages:/mu.test(text)) {
    const lines = text.split(/^packages:/mu)[1]?.split(/^\S/mu)[0] ?? '';
    return [...lines.matchAll(/^\s*-\s*["']?([^"'#\n]+?)["']?\s*(?:#.*)?$/gmu)].map(([, pattern]) => pattern!);
  }
  const declared = readManifest(directory)?.workspaces;
  const patterns = declared && 'packages' in declared ? declared.packages : declared;
  if (Array.isArray(patterns)) return patterns as readonly string[];
  return text === null ? null : [];
}

function readWorkspacePackages(root: string, patterns: readonly string[]): ReadonlyMap<string, string> {
  const excluded = patterns.filter(pattern => pattern.startsWith('!')).map(pattern => pattern.slice(1));
  const isExcluded = excluded.length > 0 ? loadPicomatch()(excluded) : () => false;
  const packages = new Map<string, string>();
  const ownName = readManifest(root)?.name;
  if (ownName) packages.set(ownName, root);
  for (const pattern of patterns) {
    if (pattern.startsWith('!')) continue;
    const segments = pattern.replace(/^\.\/|\/$/gu, '').split('/');
    for (const directory of findDirectories(root, segments, MAX_WORKSPACE_DEPTH)) {
      const name = readManifest(directory)?.name;
      if (name && !isExcluded(relative(root, directory).split(sep).join('/'))) packages.set(name, directory);
    }
  }
  return packages;
}

/** The directories that the segments of a glob lead to: only folders on the way are opened. */
function* findDirectories(directory: string, [segment, ...rest]: readonly string[], depth: number): Generator<string> {
  if (segment === undefined) {
    yield directory;
  } else if (segment === '**') {
    yield* findDirectories(directory, rest, depth);
    if (depth > 1) for (const inner of listDirectories(directory)) yield* findDirectories(inner, [segment, ...rest], depth - 1);
  } else if (/[*?[\]{}()!+@]/u.test(segment)) {
    const isNamed = loadPicomatch()(segment);
    for (const inner of listDirectories(directory)) if (isNamed(basename(inner))) yield* findDirectories(inner, rest, depth);
  } else {
    yield* findDirectories(join(directory, segment), rest, depth);
  }
}

function listDirectories(parent: string): readonly string[] {
  const folders = readOptionalFolder(parent).filter(entry => entry.isDirectory() && !SKIPPED_DIRECTORIES.has(entry.name));
  return folders.map(({ name }) => join(parent, name));
}

function exists(path: string): boolean {
  return getFileStats(path) !== null;
}
