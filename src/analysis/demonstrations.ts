import { basename, relative, sep } from 'node:path';

import { splitWords } from '../ast/words.ts';
import type { FileContext } from '../create-rule.ts';
import { DEMONSTRATION_FOLDERS, DEMONSTRATION_WORDS, PROGRAM_FOLDERS } from '../knowledge/programs.ts';
import { getPackage } from './packages.ts';

/** Words of folders; Testcontainers starts what tests need. */
const TEST_WORDS = new Set(['test', 'testcontainers', 'testing', 'tests']);

type File = Pick<FileContext, 'cwd' | 'filename' | 'sourceCode'>;

/**
 * Whether a file only shows something or fills a developer's machine with it: below a folder such as `examples` of what is
 * linted, or named `seed-…`, `demo-…`, `bench-…`. Who lints an example by itself treats it as the project it is.
 */
export function isDemonstration(context: File): boolean {
  if (DEMONSTRATION_WORDS.has(splitWords(basename(context.filename))[0] ?? '')) return true;
  return getFolders(context).some(folder => DEMONSTRATION_FOLDERS.has(folder));
}

/** Whether a file helps tests, by a folder with that word in its name: `test-utils`. Folders of programs (`testing`) are none. */
export function isTestSupport(context: File): boolean {
  return getFolders(context).some(folder => !PROGRAM_FOLDERS.has(folder) && splitWords(folder).some(word => TEST_WORDS.has(word)));
}

/** The folders from the working directory, else from the package, to a file. */
function getFolders(context: File): readonly string[] {
  const { cwd, filename } = context;
  const path = relative(cwd, filename);
  const root = getPackage(context)?.directory;
  const inside = path.startsWith('..') ? root && relative(root, filename) : path;
  return inside?.split(sep).slice(0, -1) ?? [];
}
