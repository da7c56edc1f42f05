import fs, { type Stats } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, isAbsolute, join, relative, resolve as resolvePath, sep } from 'node:path';

import type { TsConfigResult } from 'get-tsconfig';

import { loadGetTsconfig, loadResolver } from '../lazy-dependencies.ts';
import { OUTPUT_FOLDERS } from '../knowledge/programs.ts';
import { getSourceStems } from './compiled-paths.ts';
import { getFileStats } from './file-stats.ts';
import { createFreshCache } from './fresh-cache.ts';
import { findPackage, getPackageName, getProjectTsconfig, getWorkspacePackages, readTsconfig } from './packages.ts';

/** What a module specifier leads to. */
export type ResolvedModule =
  /** A module of the run time: of Node.js, or named by a scheme (`bun:`, `virtual:`, `https:`). */
  | { readonly kind: 'builtin' }
  /** A file of the project; with the name of the package, where the specifier names one of the workspace. */
  | { readonly kind: 'file'; readonly path: string; readonly packageName: string | null }
  /** A package that is installed, or that a `package.json` around lists. */
  | { readonly kind: 'package'; readonly packageName: string }
  /** Nothing is found; with the name that a bare specifier has. */
  | { readonly kind: 'unknown'; readonly packageName: string | null };

/** Which of the conditions in `exports` and `imports` apply. */
export type LoadStyle = 'import' | 'require';

/**
 * What a specifier in a file leads to, as the project resolves it: tsconfig `paths` (those of referenced projects included), the
 * `exports` and `imports` of packages with the tsconfig's custom conditions, `.js` for `.ts`, links of the workspace. A file that
 * is compiled, whether it was built yet or not, stands for its source; so does a package of the workspace that is not installed.
 *
 * Answers stay good for a moment, so that an editor sees files come and go.
 */
export function resolveModule(specifier: string, filename: string, style: LoadStyle): ResolvedModule {
  if (isBuiltin(specifier) || /^[a-z][\w+.-]+:/iu.test(specifier)) return { kind: 'builtin' };
  if (!isAbsolute(filename)) return unknown(specifier);
  const bare = specifier.replace(/\?.*$/u, '');
  const directory = dirname(filename);
  if (isPath(bare)) {
    const path = findAt(bare, directory) ?? resolve(bare, directory, style);
    return path === null ? unknown(specifier) : toTarget(path, null);
  }
  // Whatever is in one package leads to the same packages.
  const home = findPackage(directory)?.directory ?? directory;
  const { targets } = getSession();
  const key = `${style} ${bare} ${getProjectTsconfig(filename)?.path ?? ''} ${home}`;
  let target = targets.get(key);
  if (!target) targets.set(key, (target = findBare(bare, directory, style)));
  return target;
}

/**
 * The source file that a relative specifier, or one of tsconfig `paths`, leads to; `null` when there is none. What `exports`,
 * `imports` and links say is left to {@link resolveModule}.
 */
export function resolveLocalModule(specifier: string, filename: string): string | null {
  if (!isAbsolute(filename)) return null;
  return isPath(specifier) ? findAt(specifier, dirname(filename)) : findMapped(specifier, dirname(filename), findFile);
}

/** Relative or absolute. */
function isPath(specifier: string): boolean {
  return /^\.{1,2}(?:\/|$)/u.test(specifier) || isAbsolute(specifier);
}

/** The source file at a path; `./`, `..` and `a/` are folders, whatever file stands beside them. */
function findAt(specifier: string, directory: string): string | null {
  const path = resolvePath(directory, specifier);
  const isFolder = /(?:^|\/)\.{0,2}$/u.test(specifier);
  return isFolder ? findIndex(path) : findFile(path);
}

function findBare(specifier: string, directory: string, style: LoadStyle): ResolvedModule {
  const mapped = findMapped(specifier, directory, path => findFile(path) ?? resolve(path, directory, style));
  const name = specifier.startsWith('#') ? null : getPackageName(specifier);
  const home = name === null ? undefined : getWorkspacePackages(directory).get(name);
  if (mapped !== null) return toTarget(mapped, home === undefined ? null : name);
  const found = resolve(specifier, directory, style);
  if (found !== null) return toTarget(found, name);
  if (name === null) return unknown(specifier);
  if (home !== undefined) return { kind: 'file', path: findInWorkspace(specifier, name, home, style), packageName: name };
  return isListed(name, directory) ? { kind: 'package', packageName: name } : unknown(specifier);
}

function unknown(specifier: string): ResolvedModule {
  // `@/x` and `~/x` are aliases that only a bundler knows.
  const isName = /^(?:@[\w-][\w.-]*\/)?[\w-][\w.-]*(?:\/|$)/u.test(specifier);
  return { kind: 'unknown', packageName: isName ? getPackageName(specifier) : null };
}

const PACKAGE_FOLDER = `${sep}node_modules${sep}`;

/** A path as what it stands for: the package that it is installed as, or a file of the project in its source form. */
function toTarget(path: string, packageName: string | null): ResolvedModule {
  const installed = path.lastIndexOf(PACKAGE_FOLDER);
  if (installed === -1) return { kind: 'file', path: toSource(path), packageName };
  const inside = path.slice(installed + PACKAGE_FOLDER.length).split(sep).join('/');
  return { kind: 'package', packageName: packageName ?? getPackageName(inside) };
}

/** A package of the workspace that no link leads to: what its own `exports` or `main` says, else its `package.json`, which stands for all of it. */
function findInWorkspace(specifier: string, name: string, home: string, style: LoadStyle): string {
  const found = resolve(specifier, home, style) ?? resolve(join(home, specifier.slice(name.length)), home, style);
  return found === null || found.includes(PACKAGE_FOLDER) ? join(home, 'package.json') : toSource(found);
}

const DEPENDENCY_KINDS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;

/** Whether a `package.json` at or above a directory lists the package, or its types. */
function isListed(name: string, directory: string): boolean {
  const names = [name, `@types/${name.replace(/^@([^/]+)\//u, '$1__')}`];
  for (let home = findPackage(directory); home; home = findPackage(dirname(home.directory))) {
    const { manifest } = home;
    if (DEPENDENCY_KINDS.some(kind => names.some(listed => Object.hasOwn(manifest[kind] ?? {}, listed)))) return true;
    if (dirname(home.directory) === home.directory) break;
  }
  return false;
}

type PathMatcher = (specifier: string) => string[];

const matchersByTsconfig = createFreshCache<readonly PathMatcher[]>();

/** Where tsconfig `paths` or `baseUrl` lead: the first place in which something is found. */
function findMapped(specifier: string, directory: string, find: (path: string) => string | null): string | null {
  const tsconfig = getProjectTsconfig(join(directory, 'index.ts'));
  if (!tsconfig) return null;
  for (const matches of matchersByTsconfig(tsconfig.path, () => getPathMatchers(tsconfig))) {
    for (const candidate of matches(specifier)) {
      const found = find(candidate);
      if (found !== null) return found;
    }
  }
  return null;
}

/** The mappings of a tsconfig, and of the projects that it references, as one that only lists them does. */
function getPathMatchers(tsconfig: TsConfigResult): readonly PathMatcher[] {
  const { createPathsMatcher } = loadGetTsconfig();
  const referenced = (tsconfig.config.references ?? []).map(({ path }) => readTsconfig(join(dirname(tsconfig.path), path)));
  return [tsconfig, ...referenced].map(config => config && createPathsMatcher(config)).filter(matcher => matcher !== null);
}

const SOURCE_EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.mjs', '.cjs', '.jsx'];

/** A source file by its path as an import writes it: with the extension of what it compiles to, without one, or as a folder. */
function findFile(path: string): string | null {
  const [, stem, prefix, suffix] = /^(.+)\.([cm]?)js(x?)$/u.exec(path) ?? [];
  if (stem !== undefined) {
    const source = [`${stem}.${prefix!}ts${suffix!}`, ...(prefix === '' && suffix === '' ? [`${stem}.tsx`] : []), path].find(isFile);
    if (source !== undefined) return source;
  } else if (/\.\w+$/u.test(path) && isFile(path)) {
    return path;
  }
  // `./parser` beside a folder `parser` is the file.
  for (const extension of SOURCE_EXTENSIONS) if (isFile(path + extension)) return path + extension;
  return findIndex(path);
}

/** The `index` of a folder, unless a `package.json` in it may say otherwise. */
function findIndex(path: string): string | null {
  if (!getFileStats(path)?.isDirectory() || isFile(join(path, 'package.json'))) return null;
  const index = SOURCE_EXTENSIONS.find(extension => isFile(join(path, `index${extension}`)));
  return index === undefined ? null : join(path, `index${index}`);
}

function isFile(path: string): boolean {
  return getFileStats(path)?.isFile() === true;
}

/** How the resolver finds a file: its path, or `null`. */
type Resolver = (directory: string, specifier: string) => string | null;

/** All that is known of the disk, given up as a whole: memory stays small, and nothing stays wrong. */
interface Session {
  readonly targets: Map<string, ResolvedModule>;
  readonly resolvers: Map<string, Resolver>;
  readonly fileSystem: InstanceType<ReturnType<typeof loadResolver>['CachedInputFileSystem']>;
}

const sessions = createFreshCache<Session>();

function getSession(): Session {
  return sessions('', () => ({
    targets: new Map(),
    resolvers: new Map(),
    fileSystem: new (loadResolver().CachedInputFileSystem)({ ...fs, statSync: statWithSources } as unknown as typeof fs, Infinity),
  }));
}

function resolve(specifier: string, directory: string, style: LoadStyle): string | null {
  const { resolvers } = getSession();
  const custom: readonly string[] = getProjectTsconfig(join(directory, 'index.ts'))?.config.compilerOptions?.customConditions ?? [];
  const key = [style, ...custom].join(' ');
  let resolver = resolvers.get(key);
  if (!resolver) resolvers.set(key, (resolver = createResolver([style, ...custom])));
  return resolver(directory, specifier);
}

const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json', '.vue', '.svelte', '.d.ts'];

function createResolver(conditions: readonly string[]): Resolver {
  const resolver = loadResolver().ResolverFactory.createResolver({
    fileSystem: getSession().fileSystem,
    useSyncFileSystemCalls: true,
    conditionNames: [...conditions, 'node', 'module-sync', 'default'],
    extensions: EXTENSIONS,
    // What is written in an import is what TypeScript will make of the file.
    extensionAlias: { '.js': ['.ts', '.tsx', '.js', '.jsx', '.d.ts'], '.jsx': ['.tsx', '.jsx'], '.mjs': ['.mts', '.mjs'], '.cjs': ['.cts', '.cjs'] },
    mainFields: ['module', 'main'],
  });
  return (directory, specifier) => {
    let path: string | null = null;
    resolver.resolve({}, directory, specifier, {}, (_error: unknown, found?: string | false) => {
      path = typeof found === 'string' ? found : null;
    });
    return path;
  };
}

const MISSING = Object.assign(new Error('No such file.'), { code: 'ENOENT' });

/** What the disk knows of a path; of one that is not built yet, what it knows of its source. */
function statWithSources(path: string): Stats {
  const stats = getFileStats(path) ?? (isOutput(path) ? getFileStats(findSource(path) ?? path) : null);
  if (!stats) throw MISSING;
  return stats;
}

const COMPILED = /\.[cm]?jsx?$/u;

function isOutput(path: string): boolean {
  return COMPILED.test(path) && path.split(sep).some(segment => OUTPUT_FOLDERS.has(segment));
}

/** The source of a file in the folder that its package is compiled to; any other file is its own source. */
function toSource(path: string): string {
  if (!isOutput(path)) return path;
  const home = findPackage(dirname(path));
  const [first] = home ? relative(home.directory, path).split(sep) : [];
  return OUTPUT_FOLDERS.has(first ?? '') ? (findSource(path) ?? path) : path;
}

function findSource(path: string): string | null {
  const home = findPackage(dirname(path));
  if (!home) return null;
  const stems = getSourceStems(path, home.directory, getProjectTsconfig(join(home.directory, 'index.ts')));
  const sources = stems.filter(stem => !path.startsWith(`${stem}.`)).flatMap(stem => EXTENSIONS.map(extension => stem + extension));
  return sources.find(source => getFileStats(source)?.isFile()) ?? null;
}
