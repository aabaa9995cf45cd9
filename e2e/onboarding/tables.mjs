// Tables that are in a catalog of the registry already become a source: chosen by catalog and namespace, and nothing is typed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible } from '../lib/axe.mjs';
import { openPage, screenshot } from '../lib/browser.mjs';
import { eventually, VIEWS } from '../lib/look.mjs';
import {
  FORM,
  assertFits,
  browser,
  createButton,
  entitiesOf,
  open,
  page,
  publishedContract,
  shows,
} from './desk.mjs';

/** Goes to the marts of the recorded Northwind; other catalogs have tables once other tests have loaded some. */
async function chooseMarts(on = page) {
  await on.getByText('Tables of the lakehouse', { exact: true }).click();
  const catalog = on.getByRole('button', { name: /Catalog/ });
  await catalog.waitFor();
  if (!/Northwind/.test(await catalog.innerText())) {
    await catalog.click();
    await on.getByRole('option', { name: /Northwind/ }).click();
  }
  await on.getByRole('button', { name: /Namespace/ }).click();
  await on.getByRole('option', { name: /^marts / }).click();
  await shows(/^Include fct_orders|fct_orders/, on);
}

for (const view of VIEWS) {
  test(`tables of a catalog are shown with their checks, ${view.theme}, ${view.width} px wide`, async () => {
    const look = await openPage(browser, view);
    const name = `onboard-tables-${view.theme}-${view.width}`;
    await open(FORM, look);
    await chooseMarts(look);
    await shows(/tables without identifier fields/, look);
    await shows(/rows, by the newest snapshots/, look);
    await screenshot(look, name);
    await assertAccessible(look, name);
    await assertFits(look, name);
    await look.context().close();
  });
}

test('a table of a catalog becomes a source that names catalog and namespace', async () => {
  await open(FORM);
  await page.getByRole('button', { name: 'Start over' }).click();
  await chooseMarts();
  const included = page.getByRole('checkbox', { name: /^Include / });
  await included.first().waitFor();
  for (const name of await included.evaluateAll(all =>
    all.map(one => one.getAttribute('aria-label')),
  )) {
    if (name !== 'Include fct_orders') {
      await page.getByRole('checkbox', { name, exact: true }).focus();
      await page.keyboard.press('Space');
    }
  }
  await shows(/^1 of \d+ selected/);
  await shows(/Waits for: The table fct_orders has no key/);
  await page.getByRole('button', { name: 'Change fct_orders' }).click();
  await page.getByText('Rows of this table have no key').click();
  await page.getByLabel('Name of the source').fill('sales_marts');
  await shows('contracts/sales_marts.odcs.yaml');
  await createButton().click();
  await shows('What happens next');
  await eventually(
    'the source is in the catalog',
    async () => (await entitiesOf('sales_marts')).length > 0,
    30,
  );
  const contract = publishedContract('sales_marts');
  assert.match(
    contract,
    /type: custom\s+catalog: northwind\s+schema: marts\s+format: iceberg/,
  );
});
