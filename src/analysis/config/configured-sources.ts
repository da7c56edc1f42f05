import { relative, resolve, dirname } from 'node:path';

import type { FileContext } from '../../create-rule.ts';
import { loadPicomatch } from '../../lazy-dependencies.ts';
import { getSettings, type AdrSettings } from '../../settings.ts';

type ConfiguredSource = AdrSettings['configSources'][number];

/** What a name stands for, as far as `settings.adr.configSources` are concerned. */
interface Candidate {
  /** The name: of the export where it is imported, else of the binding or member. */
  readonly name: string;
  /** Where it is imported from. */
  readonly specifier?: string;
}

/** Whether the settings say that a binding, member or import holds configuration. */
export function isConfiguredObject({ name, specifier }: Candidate, context: FileContext): boolean {
  return getSettings(context).configSources.some(source => {
    if (source.call !== undefined) return false;
    if (source.module !== undefined && (specifier === undefined || !isModule(source.module, specifier, context))) return false;
    return source.name === undefined ? source.module !== undefined : source.name === name;
  });
}

/** Whether the settings say that calls of a function read configuration. */
export function isConfiguredCall({ name, specifier }: Candidate, context: FileContext): boolean {
  return getSettings(context).configSources.some(
    source => source.call === name && (source.module === undefined || (specifier !== undefined && isModule(source.module, specifier, context))),
  );
}

/** The words by which a file can mention a configured source. */
export function getConfiguredWords(context: FileContext): readonly string[] {
  return getSettings(context).configSources.flatMap(({ call, name }: ConfiguredSource) => call ?? name ?? []);
}

/** By the specifier as written, or by the path it leads to from the working directory; an extension need not be given. */
function isModule(glob: string, specifier: string, { cwd, filename }: FileContext): boolean {
  const paths = [specifier, specifier.replace(/^(?:\.{1,2}\/)+/u, '')];
  if (/^\.{1,2}\//u.test(specifier)) paths.push(relative(cwd, resolve(dirname(filename), specifier)).replaceAll('\\', '/'));
  const isMatch = loadPicomatch()(glob.replace(/^\.\//u, ''));
  return paths.some(path => isMatch(path) || isMatch(path.replace(/^\.\//u, '')) || isMatch(path.replace(/\.[cm]?[jt]sx?$/u, '')));
}
