import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { isErrno } from '../errors.js';
import { decodeJson, unwrap, type Schema } from '../schema.js';

/**
 * What a file holds; `undefined` where there is none.
 *
 * @throws {HelpfulError} when it holds something else. A damaged file is not an empty one.
 */
export async function readJsonFile<T>(schema: Schema<T>, file: string): Promise<T | undefined> {
  let json: string;
  try {
    json = await readFile(file, 'utf8');
  } catch (error) {
    if (!isErrno(error, 'ENOENT')) throw error;
    return undefined;
  }
  return unwrap(decodeJson(schema, json), {
    whatWentWrong: `${file} is damaged:`,
    howToFix: 'Correct it, restore it from a backup, or move it away to begin with a new one.',
  });
}

/** Replaces the file in one step, so that nobody reads half of it. */
export async function writeJsonFile(file: string, value: unknown): Promise<void> {
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, JSON.stringify(value, null, 2));
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
