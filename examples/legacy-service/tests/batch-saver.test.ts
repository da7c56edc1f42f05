import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, before, beforeEach, describe, it } from "node:test";
import { loadConfig, readSettings } from "../src/config/load.js";
import { BatchSaver, purgeBatches, saveDocument } from "../src/storage/batch-saver.js";
import { lastPurge, readState } from "../src/storage/state-file.js";
import type { Batch } from "../src/types.js";
import { setupLogger } from "../src/util/logger.js";

const batch: Batch = {
  id: "Order 17/ä",
  orderId: "17",
  provider: "mail",
  items: [
    { id: "1", name: "Rechnung Nr. 5.pdf", content: Buffer.from("%PDF-1.7") },
    { id: "2", name: "fields", content: { b: 1, a: { d: undefined, c: [2] } } },
    { id: "3", name: "rows", content: [{ x: 1 }, { x: 2 }] },
    { id: "4", name: "note", content: "{not json" },
    { id: "5", name: "message", content: "<order/>" },
    { id: "6", name: "blank", content: "" },
    { id: "7", name: "image", content: Buffer.from([1, 2]) },
    { id: "8", name: "lines.csv", content: "a;b" },
  ],
};

describe("BatchSaver", () => {
  let root: string;
  let saver: BatchSaver;

  before(() => setupLogger({ level: "silent" }));
  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), "batches-"));
    saver = new BatchSaver(root, { archive: "archive" });
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it("detects types, names files and skips what is empty", async () => {
    const result = await saver.save(batch);
    assert.deepEqual(result.files, [
      "1-rechnung-nr.-5.pdf",
      "2-fields.json",
      "3-rows.jsonl",
      "4-note.txt",
      "5-message.xml",
      "7-image.bin",
      "8-lines.csv",
    ]);
    assert.deepEqual(result.skipped, ["6"]);
    const [folder] = await saver.list();
    assert.equal(await readFile(path.join(root, folder!, "2-fields.json"), "utf8"), '{"a":{"c":[2]},"b":1}\n');
    assert.equal(await readFile(path.join(root, "archive", folder!, "3-rows.jsonl"), "utf8"), '{"x":1}\n{"x":2}\n');
  });

  it("writes a manifest with sizes and checksums", async () => {
    await saver.save(batch);
    const manifest = (await saver.readManifest(batch.id)) as { entries: Array<Record<string, unknown>> };
    assert.equal(manifest.entries.length, 7);
    assert.deepEqual(Object.keys(manifest.entries[0]!), ["file", "size", "checksum"]);
    assert.equal(await saver.readManifest("nothing"), undefined);
  });

  it("keeps one entry per batch in the state file", async () => {
    await saver.save(batch);
    await saver.save({ ...batch, items: batch.items.slice(0, 2) });
    await saveDocument(saver, "18", { id: "9", name: "a.txt", content: "x" });
    const state = await readState(root);
    assert.deepEqual(state.batches.map((entry) => [entry.batchId, entry.files]), [[batch.id, 2], ["18-9", 1]]);
  });

  it("survives a damaged state file", async () => {
    await writeFile(path.join(root, "state.json"), "{");
    const result = await saver.save(batch);
    assert.equal(result.files.length, 7);
    assert.deepEqual((await readState(root)).batches, []);
    assert.equal(await lastPurge(root), undefined);
  });

  it("skips an item that cannot be written", async () => {
    await saver.save(batch);
    const [folder] = await saver.list();
    const result = await saver.save({ ...batch, items: [{ id: `${"x".repeat(300)}`, name: "long.txt", content: "x" }] });
    assert.equal(result.files.length, 0);
    assert.equal(result.skipped.length, 1);
    assert.ok(folder);
  });

  it("removes and purges batches", async () => {
    await saveDocument(saver, "1", { id: "a", name: "a.txt", content: "x" });
    await saveDocument(saver, "2", { id: "b", name: "b.txt", content: "x" });
    assert.equal(await saver.remove("1-a"), true);
    assert.equal(await saver.remove("1-a"), false);
    const old = new Date(Date.now() - 100 * 24 * 3600 * 1000);
    await utimes(path.join(root, "2-b"), old, old);
    assert.equal(await purgeBatches(saver, root, 90), 1);
    assert.deepEqual(await saver.list(), []);
    assert.ok((await lastPurge(root)) instanceof Date);
    await saver.removeLock("2-b");
  });
});

it("loads the configuration from file and environment", () => {
  process.env.DB_POOL_SIZE = "3";
  const config = loadConfig();
  assert.equal(config.database.poolSize, 3);
  assert.equal(config.archiveAfterDays, 90);
  assert.deepEqual(readSettings("no/such/file.json"), {});
});
