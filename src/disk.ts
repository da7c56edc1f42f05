import { readdirSync, readFileSync, type Dirent } from 'node:fs';

/** The text of a file that a project may have; `null` when the disk does not give it: missing, a folder, not ours to read. */
export function readOptionalFile(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isDiskError(error)) return null;
    throw error;
  }
}

/** What a folder holds; nothing when the disk does not give it. */
export function readOptionalFolder(path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (isDiskError(error)) return [];
    throw error;
  }
}

/** Whether the operating system refused something: Node marks such errors by the call that failed. */
export function isDiskError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
