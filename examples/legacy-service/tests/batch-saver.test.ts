import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { loadConfig, readSettings } from "../src/config/load.js";
import { BatchSaver, purgeBatches, saveDocument } from "../src/storage/batch-saver.js";
import { readState } from "../src/storage/state-file.js";
import type { Batch } from "../src/types.js";
import { setupLogger } from "../src/util/logger.js";

setupLogger({ level: "silent" });

const batch: Batch = {
  id: "Order 17/ä",
  orderId: "17",
  provider: "mail",
  items: [
    { id: "1", name: "Rechnung Nr. 5.pdf", content: Buffer.from("%PDF-1.7") },
    { id: "2", name: "fields", content: { b: 1, a: { d: undefined, c: [2] } } },
    { id: "3", name: "note", content: "{not json" },
    { id: "4", name: "message", content: "<order/>" },
    { id: "5", name: "blank", content: " " },
    { id: "6", name: "image", content: Buffer.from([1, 2]) },
    { id: "7", name: "lines.csv", content: "a;b" },
    { id: "8".repeat(300), name: "too-long.txt", content: "x" },
  ],
};

describe("BatchSaver", () => {
  let root: string;
  let saver: BatchSaver;

  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), "batches-"));
    saver = new BatchSaver(root, "archive");
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it("detects types, names files and skips what is empty or cannot be written", async () => {
    const { files, skipped } = await saver.save(batch);
    const names = ["1-rechnung-nr.-5.pdf", "2-fields.json", "3-note.txt", "4-message.xml", "6-image.bin", "7-lines.csv"];
    assert.deepEqual([files, skipped], [names, ["5", "8".repeat(300)]]);
    const [folder] = await saver.list();
    assert.equal(await readFile(path.join(root, folder!, "2-fields.json"), "utf8"), '{"a":{"c":[2]},"b":1}\n');
    assert.equal(await readFile(path.join(root, "archive", folder!, "7-lines.csv"), "utf8"), "a;b\n");
  });

  it("writes a manifest with sizes and checksums", async () => {
    await saver.save({ ...batch, items: batch.items.slice(0, 1) });
    const manifest = await saver.readManifest(batch.id);
    assert.deepEqual(manifest?.entries, [{ file: "1-rechnung-nr.-5.pdf", size: 8, checksum: "86edbaa24831badf" }]);
    assert.equal(await saver.readManifest("nothing"), undefined);
    await writeFile(path.join(root, (await saver.list())[0]!, "manifest.json"), "{");
    assert.deepEqual(await saver.readManifest(batch.id), {});
  });

  it("keeps one entry per batch in the state file", async () => {
    await saver.save(batch);
    await saver.save({ ...batch, items: batch.items.slice(0, 2) });
    await saveDocument(saver, "18", { id: "9", name: "a.txt", content: "x" });
    const { batches } = await readState(root);
    assert.deepEqual(batches.map((entry) => [entry.batchId, entry.files]), [[batch.id, 2], ["18-9", 1]]);
  });

  it("survives a damaged state file", async () => {
    await writeFile(path.join(root, "state.json"), "{");
    assert.equal((await saver.save(batch)).files.length, 6);
    assert.deepEqual((await readState(root)).batches, []);
  });

  it("removes and purges batches", async () => {
    await saveDocument(saver, "1", { id: "a", name: "a.txt", content: "x" });
    await saveDocument(saver, "2", { id: "b", name: "b.txt", content: "x" });
    assert.equal(await saver.remove("1-a"), true);
    assert.equal(await saver.remove("1-a"), false);
    await utimes(path.join(root, "2-b"), 0, 0);
    assert.equal(await purgeBatches(saver, root, 90), 1);
    assert.deepEqual(await saver.list(), []);
  });
});

it("loads the configuration from file and environment", () => {
  process.env.DB_POOL_SIZE = "3";
  assert.equal(loadConfig().database.poolSize, 3);
  assert.equal(loadConfig().archiveAfterDays, 90);
  assert.deepEqual(readSettings("no/such/file.json"), {});
});
