import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';

import picomatch from 'picomatch';

import { BUILD_CONFIG_FILES, GENERATED_FILES, SOURCE_FILES, TEST_FILES } from '../src/configs/files.ts';
import { UsageError } from '../src/errors.ts';
import { countLines, shuffle, sumLines, takeLines } from './selection.ts';

/** A checkout, as the results name it. */
export interface Repository {
  /** Where it lies; never printed. */
  readonly root: string;
  /** `owner/name@commit`, or the folder's name where git knows neither. */
  readonly label: string;
}

export interface SourceFile {
  readonly repository: Repository;
  readonly path: string;
  readonly lines: number;
}

export interface LoadedFile extends SourceFile {
  readonly text: string;
}

/** Folders that hold no source of the project itself. */
const SKIPPED_FOLDERS = new Set(['node_modules', '.git']);

/** What is larger was written by no hand. */
const MAX_BYTES = 1_000_000;

/** The mix of the files depends on it alone: two runs on the same checkouts measure the same files. */
const SEED = 20_110_917;

const isSource = picomatch(SOURCE_FILES, { dot: true });
const isIgnored = picomatch([...TEST_FILES, ...BUILD_CONFIG_FILES, ...GENERATED_FILES], { dot: true });

/** What the folder is a checkout of: by its remote, else by its name, where `owner+name` means `owner/name`. */
export function getRepository(folder: string): Repository {
  const root = resolve(folder);
  const remote = /[/:]([^/:]+\/[^/]+?)(?:\.git)?$/u.exec(git(root, 'remote', 'get-url', 'origin') ?? '');
  const isCheckout = git(root, 'rev-parse', '--show-prefix') === '';
  const name = (isCheckout && remote?.[1]) || basename(root).replace('+', '/');
  const commit = isCheckout ? git(root, 'rev-parse', 'HEAD') : null;
  return { root, label: commit ? `${name}@${commit.slice(0, 10)}` : name };
}

function git(folder: string, ...args: readonly string[]): string | null {
  try {
    return execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    // Not a checkout, no such remote, or no git: the folder's name says enough.
    return null;
  }
}

/**
 * Selects a fair mix of the files that the plugin's configs apply to: as many as make up the lines, of those that `accepts`
 * agrees to (all that parse, say). A smaller selection is the beginning of a larger one.
 *
 * @throws {UsageError} when there is none.
 */
export function createSelection(
  repositories: readonly Repository[],
  accepts: (file: LoadedFile) => Promise<boolean>,
): (lines: number) => Promise<SourceFile[]> {
  const candidates = shuffle(repositories.flatMap(findSources), SEED).values();
  const taken: SourceFile[] = [];
  return async wanted => {
    let lines = sumLines(taken);
    while (lines < wanted) {
      const { done, value } = candidates.next();
      if (done) break;
      const { text, ...file } = loadFile({ ...value, lines: 0 });
      if (file.lines === 0 || !(await accepts({ ...file, text }))) continue;
      taken.push(file);
      lines += file.lines;
    }
    if (taken.length === 0) throw new UsageError('The folders hold no source file that the configs apply to.');
    return takeLines(taken, wanted);
  };
}

function findSources(repository: Repository): Pick<SourceFile, 'path' | 'repository'>[] {
  return findFiles(repository.root)
    .filter(path => {
      const inside = relative(repository.root, path);
      return isSource(inside) && !isIgnored(inside) && statSync(path).size <= MAX_BYTES;
    })
    .map(path => ({ repository, path }));
}

function findFiles(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap(entry => {
    if (entry.isFile()) return [join(folder, entry.name)];
    return entry.isDirectory() && !SKIPPED_FOLDERS.has(entry.name) ? findFiles(join(folder, entry.name)) : [];
  });
}

export function loadFile(file: SourceFile): LoadedFile {
  const text = readFileSync(file.path, 'utf8');
  return { ...file, text, lines: countLines(text) };
}

/** Which repositories the files are from, each with its lines: `owner/name@commit (12,345)`. */
export function describeCorpus(files: readonly SourceFile[]): string {
  const labels = [...new Set(files.map(({ repository }) => repository.label))].toSorted();
  const linesOf = (label: string): number => sumLines(files.filter(({ repository }) => repository.label === label));
  return labels.map(label => `${label} (${linesOf(label).toLocaleString('en-US')})`).join(', ');
}
