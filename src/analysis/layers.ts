import { isAbsolute, relative, resolve, sep } from 'node:path';

import type { FileContext } from '../create-rule.ts';
import { UsageError } from '../errors.ts';
import { loadPicomatch } from '../lazy-dependencies.ts';
import { getSettings, type AdrSettings } from '../settings.ts';
import { getFileStats } from './file-stats.ts';

type Settings = NonNullable<AdrSettings['layers']>;

/** A layer of the project, as `settings.adr.layers` describes it. */
export interface Layer {
  readonly name: string;
  /** The names of the other layers that its files may import. */
  readonly mayImport: ReadonlySet<string>;
  /** Whether its files may import a package, by its name or the whole specifier. */
  readonly isAllowedPackage: (name: string, specifier: string) => boolean;
  readonly owns: (name: string, specifier: string) => boolean;
}

/** The layers of the project, foundation first. */
export interface Layers {
  readonly all: readonly Layer[];
  /** The layers that hold the file of a path: one, none, or by mistake several. */
  readonly getLayersOf: (path: string) => readonly Layer[];
}

/** By the list in the settings, which is the same object for every file of a configuration. */
const layersBySettings = new WeakMap<Settings, Map<string, Layers>>();

/**
 * The layers of the project that a file belongs to; `null` when none are configured.
 *
 * @throws {UsageError} when `settings.adr.root` is no folder.
 */
export function getLayers({ cwd, filename, settings }: FileContext): Layers | null {
  const { layers, root } = getSettings({ settings });
  if (!layers || layers.length === 0) return null;
  const folder = root === undefined ? cwd : resolve(cwd, root);
  let byFolder = layersBySettings.get(layers);
  if (!byFolder) layersBySettings.set(layers, (byFolder = new Map<string, Layers>()));
  let compiled = byFolder.get(folder);
  if (!compiled) {
    // Where the linted file itself is only a name, so may the folder be.
    if (root !== undefined && !isInside(folder, filename) && !getFileStats(folder)?.isDirectory()) {
      throw new UsageError(`settings.adr.root: expected a folder, but got ${JSON.stringify(root)}, which is ${folder}.`);
    }
    byFolder.set(folder, (compiled = compileLayers(layers, folder)));
  }
  return compiled;
}

function compileLayers(layers: Settings, root: string): Layers {
  const compiled = layers.map(({ files, mayImport, name, owns, packages }, index) => {
    const isOwned = createPackageTest(owns);
    const isListed = packages && createPackageTest(packages);
    return {
      layer: {
        name,
        mayImport: new Set(mayImport ?? layers.slice(0, index).map(lower => lower.name)),
        isAllowedPackage: (package_, specifier) => !isListed || isListed(package_, specifier) || isOwned(package_, specifier),
        owns: isOwned,
      } satisfies Layer,
      holds: createFileTest([files].flat()),
    };
  });
  const known = new Map<string, readonly Layer[]>();
  return {
    all: compiled.map(({ layer }) => layer),
    getLayersOf(path) {
      let found = known.get(path);
      if (!found) {
        const name = isInside(root, path) ? relative(root, path).split(sep).join('/') : null;
        known.set(path, (found = name === null ? [] : compiled.filter(({ holds }) => holds(name)).map(({ layer }) => layer)));
      }
      return found;
    },
  };
}

/** Whether a path matches: a glob with `!` takes out, and a folder stands for all that is in it. */
function createFileTest(globs: readonly string[]): (path: string) => boolean {
  const written = globs.map(glob => glob.replace(/^(!?)(?:\.\/)?/u, '$1').replace(/\/$/u, ''));
  const toGlobs = (glob: string): readonly string[] => (glob === '.' ? ['**'] : [glob, `${glob}/**`]);
  const included = written.filter(glob => !glob.startsWith('!')).flatMap(toGlobs);
  const excluded = written.filter(glob => glob.startsWith('!')).flatMap(glob => toGlobs(glob.slice(1)));
  return loadPicomatch()(included, { dot: true, ignore: excluded });
}

function createPackageTest(patterns: readonly string[]): (name: string, specifier: string) => boolean {
  const isMatch = loadPicomatch()([...patterns]);
  return (name, specifier) => isMatch(name) || isMatch(specifier);
}

function isInside(folder: string, path: string): boolean {
  const inside = relative(folder, path);
  return inside !== '' && !isAbsolute(inside) && inside !== '..' && !inside.startsWith(`..${sep}`);
}
