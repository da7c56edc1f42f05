import { readFile, rename, unlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { logger } from "../util/logger.js";

export interface BatchState {
  batchId: string;
  orderId: string;
  files: number;
  savedAt: string;
}

export interface ServiceState {
  version: number;
  batches: BatchState[];
  lastPurge?: string;
}

export function emptyState(): ServiceState {
  return { version: 1, batches: [] };
}

export async function readState(root: string): Promise<ServiceState> {
  try {
    return JSON.parse(await readFile(path.join(root, "state.json"), "utf8")) as ServiceState;
  } catch {
    return emptyState();
  }
}

export async function recordBatch(root: string, entry: BatchState): Promise<void> {
  const file = path.join(root, "state.json");
  let state = emptyState();
  try {
    state = JSON.parse(await readFile(file, "utf8")) as ServiceState;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") {
      throw error;
    }
  }
  state.batches = state.batches.filter((batch) => batch.batchId !== entry.batchId);
  state.batches.push(entry);
  await writeFile(file, JSON.stringify(state, null, 2));
}

/** Replaces the file in one step, so that the portal never reads half of it. */
export async function forgetBatches(root: string, batchIds: string[]): Promise<number> {
  const file = path.join(root, "state.json");
  const temporary = `${file}.${process.pid}.tmp`;
  const state = await readState(root);
  const kept = state.batches.filter((batch) => !batchIds.includes(batch.batchId));
  const removed = state.batches.length - kept.length;
  try {
    await writeFile(temporary, JSON.stringify({ ...state, batches: kept, lastPurge: new Date().toISOString() }, null, 2));
    await rename(temporary, file);
  } catch (error) {
    await unlink(temporary).catch(() => {});
    throw error;
  }
  return removed;
}

export async function lastPurge(root: string): Promise<Date | undefined> {
  try {
    const state = JSON.parse(await readFile(path.join(root, "state.json"), "utf8")) as ServiceState;
    return state.lastPurge === undefined ? undefined : new Date(state.lastPurge);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      return undefined;
    }
    logger.error("state file is damaged, last purge unknown");
  }
  return undefined;
}
