import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { unpack } from './unpack.mjs';

const now = Date.parse('2027-02-03T04:05:06Z');
let folder;
let files;

const metadataOf = table => {
  const metadata = path.join(folder, 'warehouse', table, 'metadata');
  const name = fs.readdirSync(metadata).find(file => file.endsWith('.json'));
  return fs.readFileSync(path.join(metadata, name), 'utf8');
};

before(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lakehouse-unpack-'));
  files = await unpack(folder, { now });
});
after(() => fs.rmSync(folder, { recursive: true, force: true }));

test('the recording has the catalog, contracts, dbt artifacts and tables', () => {
  assert.ok(files > 100);
  for (const file of [
    'catalog.db',
    'contracts/northwind.odcs.yaml',
    'dbt/run_results.json',
  ]) {
    assert.ok(fs.statSync(path.join(folder, file)).size > 0, file);
  }
  const { nodes } = JSON.parse(
    fs.readFileSync(path.join(folder, 'dbt/manifest.json'), 'utf8'),
  );
  assert.ok(nodes['model.lakehouse.fct_order_lines']);
});

test('the newest snapshot is from the last hour, and none from the future', () => {
  const { snapshots } = JSON.parse(metadataOf('marts/fct_order_lines'));
  const times = snapshots.map(snapshot => snapshot['timestamp-ms']);
  assert.ok(Math.max(...times) <= now);
  assert.ok(Math.max(...times) > now - 3_600_000);
});

test('the one table of the demo that cannot be read cannot be read', () => {
  assert.throws(() => JSON.parse(metadataOf('raw_crm/contacts')), SyntaxError);
});

test('unpacking again at the same time writes nothing', async () => {
  const file = path.join(folder, 'catalog.db');
  const { ino } = fs.statSync(file);
  await unpack(folder, { now });
  assert.equal(fs.statSync(file).ino, ino);
});
