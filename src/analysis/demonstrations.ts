import { basename, relative, sep } from 'node:path';

import { splitWords } from '../ast/words.ts';
import type { FileContext } from '../create-rule.ts';
import { DEMONSTRATION_FOLDERS, DEMONSTRATION_WORDS } from '../knowledge/programs.ts';
import { getPackage } from './packages.ts';

/**
 * Whether a file only shows something or fills a developer's machine with it: below a folder such as `examples` of its package, or
 * named `seed-…`, `demo-…`, `bench-…`. An example with a package of its own is a project like any other.
 */
export function isDemonstration(context: Pick<FileContext, 'filename' | 'sourceCode'>): boolean {
  if (DEMONSTRATION_WORDS.has(splitWords(basename(context.filename))[0] ?? '')) return true;
  const root = getPackage(context)?.directory;
  const folders = root === undefined ? [] : relative(root, context.filename).split(sep);
  return folders.slice(0, -1).some(folder => DEMONSTRATION_FOLDERS.has(folder));
}
