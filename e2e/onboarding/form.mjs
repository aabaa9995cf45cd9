// The form: looked at, filled by mouse and by keyboard, with a database and with pasted DDL.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { assertAccessible } from '../lib/axe.mjs';
import { openPage, screenshot } from '../lib/browser.mjs';
import { root } from '../lib/demo.mjs';
import { eventually, VIEWS } from '../lib/look.mjs';
import {
  FORM,
  TEMPLATE,
  assertFits,
  browser,
  choose,
  createButton,
  entitiesOf,
  open,
  page,
  publishedContract,
  shows,
} from './desk.mjs';

for (const view of VIEWS) {
  test(`the form is accessible and photographed, ${view.theme}, ${view.width} px wide`, async () => {
    const look = await openPage(browser, view);
    const name = text => `${text}-${view.theme}-${view.width}`;
    for (const [what, address] of [
      ['onboard', FORM],
      ['onboard-template', TEMPLATE],
    ]) {
      await open(address, look);
      await shows('14 of 14 selected', look);
      await shows(/\d+ new · /, look);
      await look.getByRole('button', { name: 'Change customers' }).click();
      await screenshot(look, name(what));
      await assertAccessible(look, name(what));
      await assertFits(look, name(what));
    }
    await look.context().close();
  });
}

test('a database becomes a source with two clicks and no answer to type', async t => {
  let clicks = 0;
  const click = async target => {
    clicks += 1;
    await target.click();
  };
  await open('/lakehouse');
  await click(page.getByRole('link', { name: 'Onboard a source' }));
  await shows('14 of 14 selected');
  await shows('Every table has a primary key.');
  await click(createButton());
  const created = Date.now();
  await shows('What happens next');
  const entities = await eventually(
    'the source is in the catalog',
    async () => {
      const found = await entitiesOf('northwind_shop');
      return found.length > 10 && found;
    },
    30,
  );
  t.diagnostic(
    `${clicks} clicks, 0 answers, ${entities.length} entities ${
      (Date.now() - created) / 1000
    } s after Create`,
  );
  assert.ok(clicks <= 5);
  const contract = publishedContract('northwind_shop');
  assert.match(contract, /NORTHWIND_SHOP_PASSWORD/);
  assert.doesNotMatch(contract, /password: |lakehouse_reader/);
});

test('a table without key waits for a decision, and says so beside the button', async () => {
  await open(FORM);
  await choose('Pasted DDL');
  await page
    .locator('textarea')
    .first()
    .fill('CREATE TABLE visits (at timestamptz, page text);');
  await page.getByLabel('Name of the source').fill('web');
  await shows(/Waits for: The table visits has no key/);
  assert.equal(await createButton().isDisabled(), true);
  await page.getByRole('button', { name: '1 table to decide' }).click();
  await page.getByRole('button', { name: 'Change visits' }).click();
  await page.getByText('Rows of this table have no key').click();
  await shows('Nothing has been written yet.');
  assert.equal(await createButton().isEnabled(), true);
});

test('answers survive a reload, and go through a file', async () => {
  await open(FORM);
  await eventually(
    'the answers are back',
    async () =>
      (await page.getByLabel('Name of the source').inputValue()) === 'web',
    10,
  );
  await page.getByLabel('What is this data about?').fill('Visits of the site');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download answers' }).click(),
  ]);
  assert.equal(download.suggestedFilename(), 'web.yaml');
  const file = await download.path();
  await page.getByRole('button', { name: 'Start over' }).click();
  await shows('14 of 14 selected');
  await page.locator('input[type=file][accept=".yaml,.yml"]').setInputFiles({
    name: 'web.yaml',
    mimeType: 'text/yaml',
    buffer: fs.readFileSync(file),
  });
  await shows('1 of 1 selected');
  assert.equal(
    await page.getByLabel('What is this data about?').inputValue(),
    'Visits of the site',
  );
  await page.getByRole('button', { name: 'Start over' }).click();
});

test('the form can be filled and sent with the keyboard alone', async () => {
  await open(FORM);
  await shows('14 of 14 selected');
  /** Tabs to the element; every stop on the way has to be visible. */
  const tabTo = async target => {
    for (let presses = 0; presses < 150; presses += 1) {
      await page.keyboard.press('Tab');
      if (await target.evaluate(one => one === document.activeElement)) return;
    }
    assert.fail(`no way to ${target}`);
  };
  await tabTo(page.getByLabel('Name of the source'));
  await page.keyboard.press('Control+A');
  await page.keyboard.type('by_keyboard');
  await tabTo(page.getByRole('checkbox', { name: 'Include us_states' }));
  await page.keyboard.press('Space');
  await shows('13 of 14 selected');
  await tabTo(createButton());
  await shows('Nothing has been written yet.');
  await page.keyboard.press('Enter');
  await shows('What happens next');
  await eventually(
    'the source is in the catalog',
    async () => (await entitiesOf('by_keyboard')).length > 10,
    30,
  );
});

test('pasted DDL is previewed: tables, files, vault and what was not understood', async () => {
  await open(TEMPLATE);
  await choose('Pasted DDL');
  const ddl = fs.readFileSync(
    path.join(root, 'examples/northwind/northwind.sql'),
    'utf8',
  );
  await page
    .locator('textarea')
    .first()
    .fill(`${ddl}\nCREATE TABEL oops (id int);\n`);
  await page.getByLabel('Name of the source').fill('trade');
  await shows(/CREATE TABEL oops/);
  await shows('contracts/trade.odcs.yaml');
  await shows('14 of 14 selected');
  await screenshot(page, 'onboard-ddl-light-1440');
});
