import { existsSync, mkdirSync } from "node:fs";
import { access, copyFile, mkdir, open, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import config from "../config/index.js";
import type { Batch, BatchContent, BatchItem } from "../types.js";
import { checksum } from "../util/checksum.cjs";
import { isErrno } from "../util/errors.js";
import { parseJson, stableStringify } from "../util/format.js";
import { logger } from "../util/logger.js";
import { forgetBatches, recordBatch } from "./state-file.js";

export type ItemType = "json" | "xml" | "pdf" | "csv" | "txt" | "bin" | "unknown";
export type SaveResult = { batchId: string; files: string[]; skipped: string[] };

export class BatchSaver {
  constructor(private readonly root: string, private readonly archiveFolder?: string) {}

  async save(batch: Batch): Promise<SaveResult> {
    const directory = this.directoryOf(batch.id);
    if (!existsSync(directory)) {
      mkdirSync(directory, { recursive: true });
    }
    const result: SaveResult = { batchId: batch.id, files: [], skipped: [] };

    for (const item of batch.items) {
      const type = this.detectType(item);
      if (type === "unknown" || this.isEmpty(item.content)) {
        logger.warn(`batch ${batch.id}: ${item.name} is not stored, type ${type}`);
        result.skipped.push(item.id);
        continue;
      }
      const file = path.join(directory, this.fileName(item, type));
      try {
        await this.writeItem(file, item.content);
        result.files.push(path.basename(file));
      } catch (error) {
        if (isErrno(error, "ENOSPC")) {
          logger.fatal({ err: error, root: this.root }, "disk is full");
          process.exit(1);
        }
        logger.error({ err: error, file }, "item could not be written");
        result.skipped.push(item.id);
      }
    }

    await this.writeManifest(directory, batch, result);
    await this.archive(directory, result);
    try {
      const savedAt = new Date().toISOString();
      await recordBatch(this.root, { batchId: batch.id, files: result.files.length, savedAt });
    } catch {
      logger.error("state file not updated for batch " + batch.id);
    }
    logger.info(`batch ${batch.id} saved with ${result.files.length} files`);
    return result;
  }

  async list(): Promise<string[]> {
    let names: string[] = [];
    try {
      names = await readdir(this.root);
    } catch (error) {
      logger.debug({ err: error }, "no batches yet");
    }
    const found = await Promise.all(names.map((name) => this.exists(path.join(this.root, name, "manifest.json"))));
    return names.filter((_name, index) => found[index]).sort();
  }

  async readManifest(batchId: string): Promise<Record<string, unknown> | undefined> {
    const file = path.join(this.directoryOf(batchId), "manifest.json");
    try {
      return JSON.parse(await readFile(file, "utf8")) as Record<string, unknown>;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    }
    return {};
  }

  async remove(batchId: string): Promise<boolean> {
    const directory = this.directoryOf(batchId);
    if (!(await this.exists(directory))) return false;
    await rm(directory, { recursive: true, force: true });
    await forgetBatches(this.root, [batchId]);
    return true;
  }

  async olderThan(days: number): Promise<string[]> {
    const result: string[] = [];
    for (const batchId of await this.list()) {
      try {
        const info = await stat(this.directoryOf(batchId));
        if (Date.now() - info.mtimeMs > days * 24 * 60 * 60 * 1000) result.push(batchId);
      } catch (error) {
        // removed by a purge that runs at the same time
        if (!isErrno(error, "ENOENT")) throw error;
      }
    }
    return result;
  }

  private directoryOf(batchId: string): string {
    return path.join(this.root, this.slug(batchId));
  }

  private detectType(item: BatchItem): ItemType {
    const { content } = item;
    const extension = path.extname(item.name).slice(1).toLowerCase();
    if (extension === "json") return "json";
    else if (extension === "xml") return "xml";
    else if (extension === "pdf") return "pdf";
    else if (extension === "csv") return "csv";
    else if (extension === "txt") return "txt";
    if (Buffer.isBuffer(content)) return content.subarray(0, 4).equals(Buffer.from("%PDF")) ? "pdf" : "bin";
    return typeof content === "string" ? this.detectText(content.trim()) : "json";
  }

  private detectText(content: string): ItemType {
    if (content.startsWith("<")) return "xml";
    if (content === "") return "unknown";
    return parseJson(content) === null ? "txt" : "json";
  }

  private isEmpty(content: BatchContent): boolean {
    return typeof content === "string" ? content.trim() === "" : Object.keys(content).length === 0;
  }

  private slug(text: string): string {
    const plain = text.normalize("NFKD").replace(/[^\w.-]+/g, "-");
    return plain.replace(/^[-.]+|-+$/g, "").toLowerCase();
  }

  private fileName(item: BatchItem, type: ItemType): string {
    return `${item.id}-${this.slug(path.parse(item.name).name)}.${type}`;
  }

  private async writeItem(file: string, content: BatchContent): Promise<void> {
    const text = typeof content === "string" ? content : stableStringify(content);
    const data = Buffer.isBuffer(content) ? content : Buffer.from(`${text}\n`);
    const handle = await open(file, "w");
    try {
      await handle.writeFile(data);
    } finally {
      await handle.close();
    }
  }

  private async writeManifest(directory: string, batch: Batch, result: SaveResult): Promise<void> {
    const entries: Array<{ file: string; size: number; checksum: string }> = [];
    for (const file of result.files) {
      const data = await readFile(path.join(directory, file));
      entries.push({ file, size: data.length, checksum: checksum(data) });
    }
    const manifest = { batchId: batch.id, orderId: batch.orderId, provider: batch.provider, entries };
    try {
      await writeFile(path.join(directory, "manifest.json"), JSON.stringify(manifest, null, 2));
    } catch {}
  }

  private async archive(directory: string, result: SaveResult): Promise<void> {
    const folder = this.archiveFolder ?? config.storage?.archive;
    if (!folder) return;
    const target = path.resolve(this.root, folder, path.basename(directory));
    try {
      await mkdir(target, { recursive: true });
      for (const file of result.files) {
        await copyFile(path.join(directory, file), path.join(target, file));
      }
    } catch {
      // the archive is a second copy, the nightly job fills its gaps
    }
  }

  private async exists(file: string): Promise<boolean> {
    try {
      await access(file);
      return true;
    } catch {
      return false;
    }
  }
}

export async function purgeBatches(saver: BatchSaver, root: string, days: number): Promise<number> {
  const batchIds = await saver.olderThan(days);
  for (const batchId of batchIds) {
    await rm(path.join(root, batchId), { recursive: true, force: true });
  }
  return forgetBatches(root, batchIds);
}

/**
 * Writes a single document as its own batch.
 * @deprecated
 */
export function saveDocument(saver: BatchSaver, orderId: string, item: BatchItem): Promise<SaveResult> {
  return saver.save({ id: `${orderId}-${item.id}`, orderId, provider: "unknown", items: [item] });
}
