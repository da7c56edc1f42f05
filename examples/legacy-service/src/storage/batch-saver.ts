import { existsSync, mkdirSync } from "node:fs";
import { access, copyFile, mkdir, open, readdir, readFile, rm, stat, unlink, writeFile } from "node:fs/promises";
import path from "node:path";
import config from "../config/index.js";
import type { Batch, BatchContent, BatchItem } from "../types.js";
import { checksum } from "../util/checksum.cjs";
import { isErrno } from "../util/errors.js";
import { formatBytes } from "../util/format.js";
import { stableStringify } from "../util/json.js";
import { logger } from "../util/logger.js";
import { forgetBatches, recordBatch } from "./state-file.js";

export type ItemType = "json" | "jsonl" | "xml" | "pdf" | "csv" | "text" | "binary" | "unknown";

export interface SaveResult {
  batchId: string;
  files: string[];
  skipped: string[];
  bytes: number;
}

export interface BatchSaverOptions {
  archive?: string;
  keepEmpty?: boolean;
}

export class BatchSaver {
  constructor(
    private readonly root: string,
    private readonly options: BatchSaverOptions = {},
  ) {}

  async save(batch: Batch): Promise<SaveResult> {
    const directory = this.directoryOf(batch.id);
    if (!existsSync(directory)) {
      mkdirSync(directory, { recursive: true });
    }
    const result: SaveResult = { batchId: batch.id, files: [], skipped: [], bytes: 0 };

    for (const item of batch.items) {
      const type = this.detectType(item);
      if (type === "unknown" || (this.isEmpty(item.content) && !this.options.keepEmpty)) {
        logger.warn(`batch ${batch.id}: ${item.name} is not stored, type ${type}`);
        result.skipped.push(item.id);
        continue;
      }
      const file = path.join(directory, this.fileName(item, type));
      try {
        const bytes = await this.writeItem(file, item, type);
        result.bytes += bytes;
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
      await recordBatch(this.root, {
        batchId: batch.id,
        orderId: batch.orderId,
        files: result.files.length,
        savedAt: new Date().toISOString(),
      });
    } catch {
      logger.error("state file not updated for batch " + batch.id);
    }
    logger.info(`batch ${batch.id} saved (${formatBytes(result.bytes)})`);
    return result;
  }

  async list(): Promise<string[]> {
    let names: string[] = [];
    try {
      names = await readdir(this.root);
    } catch (error) {
      logger.debug({ err: error }, "no batches yet");
    }
    const batches: string[] = [];
    for (const name of names) {
      if (await this.isBatch(name)) {
        batches.push(name);
      }
    }
    return batches.sort();
  }

  async readManifest(batchId: string): Promise<Record<string, unknown> | undefined> {
    const file = path.join(this.directoryOf(batchId), "manifest.json");
    try {
      return JSON.parse(await readFile(file, "utf8")) as Record<string, unknown>;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") {
        return undefined;
      }
    }
    return {};
  }

  async remove(batchId: string): Promise<boolean> {
    const directory = this.directoryOf(batchId);
    if (!(await this.exists(directory))) {
      return false;
    }
    await rm(directory, { recursive: true, force: true });
    await forgetBatches(this.root, [batchId]);
    return true;
  }

  async removeLock(batchId: string): Promise<void> {
    const lock = path.join(this.directoryOf(batchId), ".lock");
    if (existsSync(lock)) {
      await unlink(lock);
    }
  }

  async olderThan(days: number, now = Date.now()): Promise<string[]> {
    const result: string[] = [];
    for (const batchId of await this.list()) {
      try {
        const info = await stat(this.directoryOf(batchId));
        if (now - info.mtimeMs > days * 24 * 60 * 60 * 1000) {
          result.push(batchId);
        }
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
    const extension = this.extensionOf(item.name);
    if (extension === "json") {
      return "json";
    } else if (extension === "jsonl") {
      return "jsonl";
    } else if (extension === "xml") {
      return "xml";
    } else if (extension === "pdf") {
      return "pdf";
    } else if (extension === "csv") {
      return "csv";
    } else if (extension === "txt") {
      return "text";
    }
    if (Buffer.isBuffer(content)) {
      return content.subarray(0, 4).toString("latin1") === "%PDF" ? "pdf" : "binary";
    } else if (Array.isArray(content)) {
      return "jsonl";
    } else if (typeof content === "object") {
      return "json";
    }
    return this.detectText(content);
  }

  private detectText(content: string): ItemType {
    const start = content.trimStart();
    if (start.startsWith("{") || start.startsWith("[")) {
      return this.parses(content) ? "json" : "text";
    }
    if (start.startsWith("<")) {
      return "xml";
    }
    return start === "" ? "unknown" : "text";
  }

  private parses(content: string): boolean {
    try {
      JSON.parse(content);
      return true;
    } catch {
      return false;
    }
  }

  private extensionOf(name: string): string {
    return path.extname(name).slice(1).toLowerCase();
  }

  private isEmpty(content: BatchContent): boolean {
    return typeof content === "string" || Buffer.isBuffer(content) || Array.isArray(content)
      ? content.length === 0
      : Object.keys(content).length === 0;
  }

  private slug(text: string): string {
    return text
      .normalize("NFKD")
      .replace(/[^\w.-]+/g, "-")
      .replace(/^[-.]+|-+$/g, "")
      .toLowerCase();
  }

  private fileName(item: BatchItem, type: ItemType): string {
    const base = this.slug(path.basename(item.name, path.extname(item.name)));
    return `${item.id}-${base}.${type === "text" ? "txt" : type === "binary" ? "bin" : type}`;
  }

  private serialize(content: BatchContent, type: ItemType): Buffer {
    if (Buffer.isBuffer(content)) {
      return content;
    }
    if (typeof content === "string") {
      return Buffer.from(content.endsWith("\n") ? content : `${content}\n`);
    }
    if (type === "jsonl" && Array.isArray(content)) {
      return Buffer.from(content.map((entry) => `${stableStringify(entry)}\n`).join(""));
    }
    return Buffer.from(`${stableStringify(content)}\n`);
  }

  private async writeItem(file: string, item: BatchItem, type: ItemType): Promise<number> {
    const data = this.serialize(item.content, type);
    const handle = await open(file, "w");
    try {
      await handle.writeFile(data);
    } finally {
      await handle.close();
    }
    return data.length;
  }

  private async writeManifest(directory: string, batch: Batch, result: SaveResult): Promise<void> {
    const entries: Array<{ file: string; size: number; checksum: string }> = [];
    for (const file of result.files) {
      const data = await readFile(path.join(directory, file));
      entries.push({ file, size: data.length, checksum: checksum(data) });
    }
    try {
      await writeFile(
        path.join(directory, "manifest.json"),
        JSON.stringify({ batchId: batch.id, orderId: batch.orderId, provider: batch.provider, entries }, null, 2),
      );
    } catch {}
  }

  private async archive(directory: string, result: SaveResult): Promise<void> {
    const folder = this.options.archive ?? config.storage?.archive;
    if (!folder) {
      return;
    }
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

  private async isBatch(name: string): Promise<boolean> {
    return this.exists(path.join(this.root, name, "manifest.json"));
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
