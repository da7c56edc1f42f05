import { basename, relative, sep } from 'node:path';

import { splitWords } from '../ast/words.ts';
import type { FileContext } from '../create-rule.ts';
import { DEMONSTRATION_FOLDERS, DEMONSTRATION_WORDS } from '../knowledge/programs.ts';
import { getRepositoryRoot } from './packages.ts';

/**
 * Whether a file only shows something or fills a developer's machine with it: below a folder such as `examples` in the
 * repository, or named `seed-…`, `demo-…`, `bench-…`.
 */
export function isDemonstration(context: Pick<FileContext, 'cwd' | 'filename' | 'sourceCode'>): boolean {
  if (DEMONSTRATION_WORDS.has(splitWords(basename(context.filename))[0] ?? '')) return true;
  const root = getRepositoryRoot(context);
  const folders = root === null ? context.filename.split(/[\\/]/u) : relative(root, context.filename).split(sep);
  return folders.slice(0, -1).some(folder => DEMONSTRATION_FOLDERS.has(folder));
}
