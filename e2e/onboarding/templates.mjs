// The templates that change a platform, filled in as the scaffolder shows them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible } from '../lib/axe.mjs';
import { screenshot } from '../lib/browser.mjs';
import { open, page, published, shows } from './desk.mjs';

/** Fills a field in; `{ pick }` types a part of a name, and chooses the first that is offered, by keyboard. */
async function answerField(field, value) {
  await field.fill(value.pick ?? value);
  if (value.pick) {
    const offered = new RegExp(value.pick);
    await page.getByRole('option', { name: offered }).first().waitFor();
    await field.press('ArrowDown');
    await field.press('Enter');
  }
  await field.press('Tab');
}

/** Opens a template, answers its fields by their ids, page by page, and creates; resolves when the commit is shown. */
async function runTemplate(name, pages, create) {
  await open(`/create/templates/default/${name}`);
  const press = text =>
    page.getByRole('button', { name: text, exact: true }).click();
  for (const [index, fields] of pages.entries()) {
    for (const [id, value] of Object.entries(fields)) {
      await answerField(page.locator(`#root_${id}`), value);
    }
    await assertAccessible(page, `${name}, page ${index + 1}`);
    await screenshot(page, `template-${name}-${index + 1}-light-1440`);
    await press(index + 1 < pages.length ? 'Next' : 'Check the answers');
  }
  await press(create);
  await shows('on branch main of platform.git.');
}

test('a Glue job is added from its template, with entity and page', async () => {
  await runTemplate(
    'glue-job',
    [
      {
        name: 'daily_orders',
        owner: 'group:default/sales-data',
        target: 'marts.daily_orders',
        sql: 'select order_date, count(*) as orders from vault.sat_order group by order_date',
      },
      {},
    ],
    'Create',
  );
  assert.match(published('jobs/daily_orders/job.yaml'), /vault\.sat_order/);
  assert.match(published('jobs/daily_orders/transform.sql'), /count\(\*\)/);
  assert.match(published('catalog/jobs/daily_orders.yaml'), /kind: Component/);
});

test('marts are published to Snowflake from a template, with personal data masked', async () => {
  await runTemplate(
    'snowflake-table',
    [
      { marts_0: { pick: 'dim_custom' }, database: 'LAKE' },
      {
        integration: 'lake_catalog',
        externalVolume: 'lake_volume',
        owner: 'data_admin',
        governanceDatabase: 'governance',
        governanceSchema: 'policies',
        clearRole: 'privacy',
      },
    ],
    'Create',
  );
  assert.match(
    published('snowflake/prod/30_governance.sql'),
    /MASKING POLICY/i,
  );
});

test('the vault gets a computed satellite from a template', async () => {
  await runTemplate(
    'data-vault',
    [
      {
        hub: { pick: 'hub_custom' },
        name: 'customer_name',
        satellites_0: { pick: 'sat_cust' },
        columns_0_name: 'upper_country',
        columns_0_expression: 'upper(sat_customer.country)',
      },
    ],
    'Create',
  );
  assert.match(
    published('dbt/models/business_vault/bsat_customer_name.sql'),
    /upper\(sat_customer\.country\)/,
  );
});
