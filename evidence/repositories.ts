import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';

import { UsageError } from '../src/errors.ts';

/** A checked-out repository. */
export interface Repository {
  readonly directory: string;
  /** `owner/name`. */
  readonly name: string;
  readonly commit: string;
}

/**
 * Which repository and commit a directory is: by its git remote, else by its own name (`owner+name`).
 *
 * @throws {UsageError} when there is no such directory.
 */
export function getRepository(path: string): Repository {
  const directory = resolve(path);
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) throw new UsageError(`There is no directory ${path}.`);
  const commit = git(directory, 'rev-parse', 'HEAD') ?? 'unknown';
  return { directory, name: getRemoteName(directory) ?? basename(directory).replace('+', '/'), commit };
}

function getRemoteName(directory: string): string | null {
  const url = git(directory, 'config', '--get', 'remote.origin.url');
  return url?.match(/[/:](?<name>[^/:]+\/[^/]+?)(?:\.git)?\/?$/u)?.groups?.['name'] ?? null;
}

function git(directory: string, ...args: string[]): string | null {
  const run = (each: readonly string[]): string =>
    execFileSync('git', ['-C', directory, ...each], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    // Only a repository's own folder: one around it says nothing about this directory.
    return run(['rev-parse', '--show-prefix']) === '' ? run(args) || null : null;
  } catch {
    // No git, no repository or no such value: the caller has another source.
    return null;
  }
}

/** The files below a directory that the filter accepts, as sorted paths relative to it with forward slashes. */
export function listFiles(directory: string, accepts: (path: string) => boolean): string[] {
  const paths: string[] = [];
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.name === 'node_modules' || entry.name === '.git') continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) visit(path);
      else if (entry.isFile()) paths.push(relative(directory, path).split(sep).join('/'));
    }
  };
  visit(directory);
  return paths.filter(accepts).toSorted();
}
