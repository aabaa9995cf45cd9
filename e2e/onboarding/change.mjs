// Changing a source that is there, taking in what its database has new, and its end.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { assertAccessible } from '../lib/axe.mjs';
import { openPage, screenshot } from '../lib/browser.mjs';
import { root } from '../lib/demo.mjs';
import { eventually, VIEWS } from '../lib/look.mjs';
import {
  FORM,
  api,
  assertFits,
  browser,
  createButton,
  entitiesOf,
  open,
  page,
  publishedContract,
  shows,
} from './desk.mjs';

const { Client } = createRequire(
  path.join(root, 'plugins/lakehouse-backend/package.json'),
)('pg');

/** Changes the database of the demo as its owner. Its port stands in the contract. */
async function alterShop(sql) {
  const [, port] = /port: (\d+)/.exec(publishedContract('northwind_shop'));
  const client = new Client(
    `postgresql://postgres:postgres@127.0.0.1:${port}/northwind`,
  );
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

test('a source that is there is changed in the same form, and only what differs is proposed', async () => {
  await open(`${FORM}?source=northwind_shop`);
  await shows('14 of 14 selected');
  const propose = page.getByRole('button', { name: 'Propose the change' });
  assert.equal(await propose.isDisabled(), true);
  await assertAccessible(page, 'the form of a source that is there');
  await screenshot(page, 'onboard-change-light-1440');
  await page.getByRole('button', { name: /How fresh is the data/ }).click();
  await page.getByRole('option', { name: 'Within 6 hours' }).click();
  await shows(/0 new · [1-9]\d* changed/);
  await propose.click();
  await shows('What happens next');
  const contract = publishedContract('northwind_shop');
  assert.match(contract, /property: freshness\s+value: 6\s+unit: h/);
});

test('a source takes in what its database has new, and nothing by itself', async () => {
  const form = `${FORM}?source=northwind_shop`;
  const read = (on = page) =>
    on.getByRole('button', { name: 'Read the source again' }).click();
  const propose = page.getByRole('button', { name: 'Propose the change' });
  if ((await entitiesOf('northwind_shop').catch(() => [])).length === 0) {
    await open(FORM);
    await shows('14 of 14 selected');
    await shows('Nothing has been written yet.');
    await createButton().click();
    await shows('What happens next');
  }
  await open(form);
  await read();
  await shows(/The source and the contract agree/);
  await shows('Nothing differs from the repository yet.');
  assert.equal(await propose.isDisabled(), true);

  const before = publishedContract('northwind_shop');
  await alterShop(`
    ALTER TABLE customers ADD COLUMN newsletter boolean;
    ALTER TABLE products ALTER COLUMN product_name TYPE character varying(80);
    ALTER TABLE suppliers RENAME COLUMN homepage TO home_page;
    CREATE TABLE coupons (code text PRIMARY KEY, customer_id character varying(5) REFERENCES customers);
    GRANT SELECT ON coupons TO lakehouse_reader`);
  for (const view of VIEWS) {
    const look = await openPage(browser, view);
    const name = `onboard-drift-${view.theme}-${view.width}`;
    await open(form, look);
    await read(look);
    await shows('1 table is new in the source.', look);
    await shows('Probably renamed', look);
    await shows('14 of 15 selected', look);
    await shows(/\d+ new · /, look);
    await look
      .getByRole('list', { name: 'Differences by table' })
      .scrollIntoViewIfNeeded();
    await screenshot(look, name);
    await assertAccessible(look, name);
    await assertFits(look, name);
    await look.context().close();
  }

  await read();
  await shows('1 table is new in the source.');
  const accept = page.getByRole('checkbox', {
    name: 'Take in new columns and wider types of products',
  });
  assert.equal(await accept.isChecked(), true);
  await accept.focus();
  await page.keyboard.press('Space');
  await shows('not taken in');
  await page.getByRole('checkbox', { name: 'Include coupons' }).focus();
  await page.keyboard.press('Space');
  await shows('15 of 15 selected');
  await shows('Nothing has been written yet.');
  await propose.click();
  await shows('What happens next');
  const after = publishedContract('northwind_shop');
  assert.match(after, /name: coupons/);
  assert.match(after, /name: newsletter/);
  assert.match(after, /to: customers\.customer_id/);
  assert.doesNotMatch(after, /home_page|varying\(80\)/);
  const lines = new Set(after.split('\n'));
  assert.deepEqual(
    before.split('\n').filter(line => !lines.has(line)),
    [],
  );

  await open(form);
  await read();
  await shows('15 of 15 selected');
  await shows('2 tables differ from their contract.');
  assert.equal(await page.getByText(/is new in the source/).count(), 0);
});

test('a source at its end is retired: it leaves repository and catalog, and what was loaded stays', async () => {
  await open(`${FORM}?source=shop`);
  const retire = page.getByRole('checkbox', { name: 'Retire shop' });
  await retire.focus();
  await page.keyboard.press('Space');
  await shows(/shop is loaded no more\. Its data stays/);
  await shows(/0 new · \d+ changed · 0 kept · [1-9]\d* removed/);
  await assertAccessible(page, 'the form of a source at its end');
  await page.getByRole('button', { name: 'Propose to retire it' }).click();
  await shows('What happens next');
  assert.throws(() => publishedContract('shop'));
  await eventually(
    'the catalog shows the source no more',
    async () => (await entitiesOf('shop')).length === 0,
    60,
  );
  const loaded = await api('/api/lakehouse/tables/platform/raw_shop.orders');
  assert.equal(loaded.rows, 3);
});
