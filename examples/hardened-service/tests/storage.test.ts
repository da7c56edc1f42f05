import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, it } from 'node:test';
import { BatchSaver, saveDocument } from '../src/storage/batch-saver.js';
import type { Batch } from '../src/types.js';
import { Durations } from '../src/util/durations.js';
import { Metrics } from '../src/util/metrics.js';
import { createFolder } from './support.js';

const batch: Batch = {
  id: 'Order 17/ä',
  orderId: '17',
  provider: 'mail',
  items: [
    { id: '1', name: 'Rechnung Nr. 5.pdf', content: Buffer.from('%PDF-1.7') },
    { id: '2', name: 'fields', content: { b: 1, a: { d: undefined, c: [2] } } },
    { id: '3', name: 'note', content: '{not json' },
    { id: '4', name: 'message', content: '<order/>' },
    { id: '5', name: 'blank', content: ' ' },
    { id: '6', name: 'image', content: Buffer.from([1, 2]) },
    { id: '7', name: 'lines.csv', content: 'a;b' },
    { id: '8'.repeat(300), name: 'too-long.txt', content: 'x' },
  ],
};

it('metrics that cannot be written are kept for the next time', async () => {
  const metrics = new Metrics();
  const folder = await createFolder();
  metrics.count('orders');
  const failed = metrics.flush(folder);
  metrics.count('orders');
  await assert.rejects(failed, { code: 'EISDIR' });
  assert.deepEqual(metrics.counters, { orders: 2 });
  await metrics.flush(path.join(folder, 'metrics.jsonl'));
  assert.match(await readFile(path.join(folder, 'metrics.jsonl'), 'utf8'), /"orders":2\}\n$/);
  assert.deepEqual(metrics.counters, {});
});

it('durations are summed up, whether there are any or not', () => {
  const durations = new Durations();
  assert.deepEqual(durations.summary, { averageMs: 0, slowestMs: 0 });
  for (const ms of [10, 30, 21]) durations.record(ms);
  assert.deepEqual(durations.summary, { averageMs: 20, slowestMs: 30 });
});

describe('BatchSaver', () => {
  let root: string;
  let saver: BatchSaver;

  beforeEach(async () => {
    root = await createFolder();
    saver = new BatchSaver({ root, archive: 'archive' });
  });

  it('detects types, names files and lists what it skips', async () => {
    const { files, skipped } = await saver.save(batch);
    const names = ['1-rechnung-nr.-5.pdf', '2-fields.json', '3-note.txt', '4-message.xml', '6-image.bin', '7-lines.csv'];
    assert.deepEqual([files, skipped], [names, ['5', '8'.repeat(300)]]);
    const [folder = ''] = await saver.list();
    assert.equal(await readFile(path.join(root, folder, '2-fields.json'), 'utf8'), '{"a":{"c":[2]},"b":1}\n');
    assert.equal(await readFile(path.join(root, 'archive', folder, '7-lines.csv'), 'utf8'), 'a;b\n');
  });

  it('writes a manifest with sizes and checksums, and refuses a damaged one', async () => {
    await saver.save({ ...batch, items: batch.items.slice(0, 1) });
    assert.deepEqual((await saver.readManifest(batch.id))?.entries, [{ file: '1-rechnung-nr.-5.pdf', size: 8, checksum: '86edbaa24831badf' }]);
    assert.equal(await saver.readManifest('nothing'), undefined);
    const [folder = ''] = await saver.list();
    await writeFile(path.join(root, folder, 'manifest.json'), '{}');
    await assert.rejects(saver.readManifest(batch.id), { name: 'HelpfulError', message: /manifest\.json is damaged: batchId: expected text/ });
  });

  it('keeps one entry per batch in the state file, however many are saved at a time', async () => {
    await Promise.all(['a', 'b', 'c', 'a'].map(id => saver.save({ ...batch, id, items: batch.items.slice(0, 2) })));
    const { batches } = await saver.state.read();
    assert.deepEqual(batches.map(({ batchId }) => batchId).sort(), ['a', 'b', 'c']);
    assert.deepEqual((await readdir(root)).filter(name => name.endsWith('.tmp')), []);
  });

  it('does not replace a damaged state file by an empty one', async () => {
    await writeFile(path.join(root, 'state.json'), '{');
    await assert.rejects(saver.save(batch), { name: 'HelpfulError', message: /state\.json is damaged/ });
    assert.equal(await readFile(path.join(root, 'state.json'), 'utf8'), '{');
    await writeFile(path.join(root, 'state.json'), '{ "version": 1, "batches": [] }');
    await saver.save(batch);
    assert.equal((await saver.state.read()).batches.length, 1);
  });

  it('lets failures through that nobody expects', async () => {
    await writeFile(path.join(root, 'archive'), 'a file where the folder should be');
    await assert.rejects(saver.save(batch), { code: 'ENOTDIR' });
    await mkdir(path.join(root, 'blocked', '7-lines.csv'), { recursive: true });
    await assert.rejects(new BatchSaver({ root }).save({ ...batch, id: 'blocked' }), { code: 'EISDIR' });
  });

  it('removes and purges batches', async () => {
    await saver.save({ ...batch, id: 'One' });
    await saver.save({ ...batch, id: 'Two' });
    assert.equal(await saver.remove('One'), true);
    assert.equal(await saver.remove('One'), false);
    assert.equal(await saver.purge(90), 0);
    await utimes(path.join(root, 'two'), 0, 0);
    assert.equal(await saver.purge(90), 1);
    assert.deepEqual([await saver.list(), (await saver.state.read()).batches], [[], []]);
    assert.deepEqual(await new BatchSaver({ root: path.join(root, 'nowhere') }).list(), []);
  });

  it('warns whoever still saves documents one by one', async () => {
    const warning = new Promise<Error>(resolve => process.once('warning', resolve));
    await saveDocument(saver, '18', { id: '9', name: 'a.txt', content: 'x' });
    const { message, name } = await warning;
    assert.equal(name, 'DeprecationWarning');
    assert.match(message, /saveDocument is deprecated\. Use BatchSaver\.save/);
  });
});
