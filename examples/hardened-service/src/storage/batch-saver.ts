import { copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { HelpfulError, isErrno } from '../errors.js';
import { manifest, type Batch, type BatchContent, type BatchItem, type Manifest } from '../types.js';
import { checksum, stableStringify } from '../util/format.js';
import { readJsonFile, writeJsonFile } from '../util/json-file.js';
import { logger } from '../util/logger.js';
import { detectType, isEmpty } from './item-type.js';
import { StateFile } from './state-file.js';

export type SaveResult = { readonly batchId: string; readonly files: readonly string[]; readonly skipped: readonly string[] };

const MANIFEST = 'manifest.json';
const MS_PER_DAY = 24 * 60 * 60 * 1000;

export class BatchSaver {
  readonly state: StateFile;
  readonly #root: string;
  readonly #archive: string | undefined;

  constructor({ archive, root }: { readonly root: string; readonly archive?: string | undefined }) {
    this.#root = path.resolve(root);
    this.#archive = archive === undefined ? undefined : path.resolve(root, archive);
    this.state = new StateFile(this.#root);
  }

  /**
   * Writes a batch. Items that are empty or cannot have their name are skipped, and listed.
   *
   * @throws {HelpfulError} when anything else goes wrong: only a batch with manifest, archive and state counts as saved.
   */
  async save(batch: Batch): Promise<SaveResult> {
    const directory = this.#directoryOf(batch.id);
    await mkdir(directory, { recursive: true });
    const names = await Promise.all(batch.items.map(item => saveItem(directory, item)));
    const files = names.filter(name => name !== undefined);
    const skipped = batch.items.filter((_, index) => names[index] === undefined).map(({ id }) => id);

    await writeManifest(directory, batch, files);
    await this.#copyToArchive(directory, files);
    await this.state.record({ batchId: batch.id, files: files.length, savedAt: new Date().toISOString() });
    logger.info({ batchId: batch.id, files: files.length, skipped }, 'batch saved');
    return { batchId: batch.id, files, skipped };
  }

  /** The folders that hold a batch. */
  async list(): Promise<string[]> {
    const folders = await this.#readFolders();
    const found = await Promise.all(folders.map(async folder => (await getAge(path.join(this.#root, folder, MANIFEST))) !== undefined));
    return folders.filter((_, index) => found[index]).sort();
  }

  /** @throws {HelpfulError} when the manifest is damaged. */
  async readManifest(batchId: string): Promise<Manifest | undefined> {
    return readJsonFile(manifest, path.join(this.#directoryOf(batchId), MANIFEST));
  }

  /** `false` when there is no such batch. */
  async remove(batchId: string): Promise<boolean> {
    try {
      await rm(this.#directoryOf(batchId), { recursive: true });
    } catch (error) {
      if (!isErrno(error, 'ENOENT')) throw error;
      return false;
    }
    await this.state.forget([batchId]);
    return true;
  }

  /** Removes what is older, and answers how many batches of the state file that were. */
  async purge(days: number): Promise<number> {
    const folders = await this.list();
    const ages = await Promise.all(folders.map(folder => getAge(path.join(this.#root, folder))));
    const old = folders.filter((_, index) => (ages[index] ?? 0) > days * MS_PER_DAY);
    const batchIds = await Promise.all(old.map(async folder => (await this.readManifest(folder))?.batchId));
    await Promise.all(old.map(folder => rm(path.join(this.#root, folder), { recursive: true, force: true })));
    return this.state.forget(batchIds.filter(batchId => batchId !== undefined));
  }

  #directoryOf(batchId: string): string {
    return path.join(this.#root, toSlug(batchId));
  }

  async #readFolders(): Promise<string[]> {
    try {
      const entries = await readdir(this.#root, { withFileTypes: true });
      return entries.filter(entry => entry.isDirectory()).map(({ name }) => name);
    } catch (error) {
      if (!isErrno(error, 'ENOENT')) throw error;
      return [];
    }
  }

  async #copyToArchive(directory: string, files: readonly string[]): Promise<void> {
    if (this.#archive === undefined) return;
    const target = path.join(this.#archive, path.basename(directory));
    await mkdir(target, { recursive: true });
    await Promise.all(files.map(file => copyFile(path.join(directory, file), path.join(target, file))));
  }
}

/**
 * Writes a single document as its own batch.
 *
 * @deprecated since 4.0, use {@link BatchSaver.save}, which takes all documents of an order at once.
 */
export function saveDocument(saver: BatchSaver, orderId: string, item: BatchItem): Promise<SaveResult> {
  process.emitWarning('saveDocument is deprecated. Use BatchSaver.save.', 'DeprecationWarning');
  return saver.save({ id: `${orderId}-${item.id}`, orderId, provider: 'unknown', items: [item] });
}

/** The name of the written file, or `undefined` when the item is skipped. */
async function saveItem(directory: string, item: BatchItem): Promise<string | undefined> {
  if (isEmpty(item.content)) {
    logger.warn({ itemId: item.id }, 'item is empty and not stored');
    return undefined;
  }
  const name = `${item.id}-${toSlug(path.parse(item.name).name)}.${detectType(item)}`;
  try {
    await writeFile(path.join(directory, name), toBytes(item.content));
    return name;
  } catch (error) {
    if (isErrno(error, 'ENOSPC')) {
      throw new HelpfulError({
        whatWentWrong: `The disk of ${directory} is full.`,
        howToFix: 'Run order-documents purge, or give the volume more room, then retry the order.',
        cause: error,
      });
    }
    if (!isErrno(error, 'ENAMETOOLONG')) throw error;
    logger.warn({ err: error, itemId: item.id }, 'item has too long a name and is not stored');
    return undefined;
  }
}

async function writeManifest(directory: string, batch: Batch, files: readonly string[]): Promise<void> {
  const entries = await Promise.all(
    files.map(async file => {
      const data = await readFile(path.join(directory, file));
      return { file, size: data.length, checksum: checksum(data) };
    }),
  );
  await writeJsonFile(path.join(directory, MANIFEST), { batchId: batch.id, orderId: batch.orderId, provider: batch.provider, entries });
}

/** Milliseconds since a file or folder was changed; `undefined` where there is none, as after a purge at the same time. */
async function getAge(file: string): Promise<number | undefined> {
  try {
    return Date.now() - (await stat(file)).mtimeMs;
  } catch (error) {
    if (!isErrno(error, 'ENOENT')) throw error;
    return undefined;
  }
}

function toBytes(content: BatchContent): Buffer {
  if (Buffer.isBuffer(content)) return content;
  return Buffer.from(`${typeof content === 'string' ? content : stableStringify(content)}\n`);
}

function toSlug(text: string): string {
  const plain = text.normalize('NFKD').replace(/[^\w.-]+/g, '-');
  return plain.replace(/^[-.]+|-+$/g, '').toLowerCase();
}
