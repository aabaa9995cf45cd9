// Files of an analyst, from the form to loaded tables.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { screenshot } from '../lib/browser.mjs';
import { eventually } from '../lib/look.mjs';
import {
  TEMPLATE,
  api,
  choose,
  demo,
  entitiesOf,
  open,
  page,
  shows,
} from './desk.mjs';

const SHOP = [
  {
    name: 'customers.csv',
    content: 'customer_id,name,zip\nC1,Ann,01067\nC2,Bob,20095\nC3,Cy,80331\n',
  },
  {
    name: 'orders.csv',
    content:
      'order_id,customer_id,placed_on,total\n1,C1,2026-01-02,10.50\n2,C1,2026-01-03,7.00\n3,C3,2026-01-03,0.99\n',
  },
];

test('an analyst onboards CSV files and sees them in the catalog within seconds', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lakehouse-shop-'));
  SHOP.forEach(file =>
    fs.writeFileSync(path.join(folder, file.name), file.content),
  );
  await open(TEMPLATE);
  await choose('Files');
  await page
    .locator('input[type=file][multiple]')
    .setInputFiles(SHOP.map(file => path.join(folder, file.name)));
  await page.getByLabel('Name of the source').fill('shop');
  await shows('contracts/shop.odcs.yaml');
  await shows('hub_customer');
  await screenshot(page, 'onboard-review-light-1440');
  await page.getByRole('button', { name: 'Check the answers' }).click();
  await page.getByRole('button', { name: 'Create' }).click();
  await shows('What happens next');
  await screenshot(page, 'onboard-result-light-1440');
  await eventually(
    'the pipeline is in the catalog',
    async () => (await entitiesOf('shop')).length > 2,
    30,
  );

  const mart = await api(
    '/api/catalog/entities/by-name/resource/default/platform.marts.dim_customer',
  );
  assert.equal(mart.spec.owner, 'group:default/sales-data');

  const platform = path.join(demo.folder, 'platform');
  execFileSync('git', ['pull', '--quiet'], { cwd: platform });
  const run = spawnSync('make', ['local', 'SOURCE=shop', `DATA=${folder}`], {
    cwd: platform,
    encoding: 'utf8',
  });
  assert.equal(run.status, 0, `${run.stdout}\n${run.stderr}`);
  const loaded = await eventually(
    'the portal shows the loaded table',
    async () => api('/api/lakehouse/tables/platform/raw_shop.orders'),
    60,
  );
  assert.equal(loaded.rows, 3);
  assert.equal(loaded.owner.ref, 'group:default/sales-data');
  await open('/lakehouse?catalog=platform');
  await shows('raw_shop');
  await screenshot(page, 'list-after-local-run-light-1440');
  fs.rmSync(folder, { recursive: true });
});
