import { readFile, rename, unlink, writeFile } from "node:fs/promises";
import path from "node:path";

export type BatchState = { batchId: string; files: number; savedAt: string };
export type ServiceState = { version: number; batches: BatchState[]; lastPurge?: string };

export async function readState(root: string): Promise<ServiceState> {
  try {
    return JSON.parse(await readFile(path.join(root, "state.json"), "utf8")) as ServiceState;
  } catch {
    return { version: 1, batches: [] };
  }
}

export async function recordBatch(root: string, entry: BatchState): Promise<void> {
  const file = path.join(root, "state.json");
  let state: ServiceState = { version: 1, batches: [] };
  try {
    state = JSON.parse(await readFile(file, "utf8")) as ServiceState;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  state.batches = [...state.batches.filter((batch) => batch.batchId !== entry.batchId), entry];
  await writeFile(file, JSON.stringify(state, null, 2));
}

/** Replaces the file in one step, so that the portal never reads half of it. */
export async function forgetBatches(root: string, batchIds: string[]): Promise<number> {
  const file = path.join(root, "state.json");
  const temporary = `${file}.${process.pid}.tmp`;
  const state = await readState(root);
  const kept = state.batches.filter((batch) => !batchIds.includes(batch.batchId));
  try {
    await writeFile(temporary, JSON.stringify({ ...state, batches: kept, lastPurge: new Date().toISOString() }, null, 2));
    await rename(temporary, file);
  } catch (error) {
    await unlink(temporary).catch(() => {});
    throw error;
  }
  return state.batches.length - kept.length;
}
