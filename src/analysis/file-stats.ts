import { statSync, type Stats } from 'node:fs';

import { isDiskError } from '../disk.ts';

/** What the disk knows of a path; `null` when there is nothing, and below something that is no folder (`README.md/0.ts`, as processors call it). */
export function getFileStats(path: string): Stats | null {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? null;
  } catch (error) {
    // Not a folder on the way, or not for us to read: either way there is nothing to learn.
    if (isDiskError(error)) return null;
    throw error;
  }
}
