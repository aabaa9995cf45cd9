// How people onboard a source, in a real browser against the real demo: a database, DDL and CSV files; by mouse and by keyboard.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { assertAccessible } from './lib/axe.mjs';
import { openBrowser, openPage, screenshot } from './lib/browser.mjs';
import { root, startDemo } from './lib/demo.mjs';
import { eventually, readApi, seen, VIEWS } from './lib/look.mjs';

const FORM = '/lakehouse/onboard';
const TEMPLATE = '/create/templates/default/onboard-source';
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

let demo;
let browser;
let page;

before(async () => {
  demo = await startDemo();
  browser = await openBrowser();
  page = await openPage(browser);
});

after(async () => {
  await browser?.close();
  await demo?.stop();
});

const open = (address, on = page) => on.goto(`${demo.url}${address}`);
const shows = (text, on = page) => seen(on, text);
const api = address => readApi(page, address);
const createButton = (on = page) => on.getByRole('button', { name: 'Create' });

/** Chooses a radio button by its label; the scaffolder's form takes an answer over in its own time. */
async function choose(name) {
  await page.getByText(name, { exact: true }).click();
  await page.getByRole('radio', { name, checked: true }).waitFor({
    state: 'attached',
  });
}

/** Entities of a source that the catalog holds. */
const entitiesOf = async source =>
  (
    await api(
      `/api/catalog/entities/by-query?filter=metadata.annotations.lakehouse.io/contract=${source}`,
    )
  )?.items ?? [];

/** A source's contract, as it is on the branch of the platform repository. */
const publishedContract = source =>
  execFileSync(
    'git',
    [
      `--git-dir=${demo.folder}/platform.git`,
      'show',
      `main:contracts/${source}.odcs.yaml`,
    ],
    { encoding: 'utf8' },
  );

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
      const beyond = await look.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      // Half a pixel of the scaffolder's own card is rounded up.
      assert.ok(beyond <= 1, `${name(what)} is ${beyond} px too wide`);
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
  await open('/create/templates/default/onboard-source');
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

test('an analyst onboards CSV files and sees them in the catalog within seconds', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lakehouse-shop-'));
  SHOP.forEach(file =>
    fs.writeFileSync(path.join(folder, file.name), file.content),
  );
  await open('/create/templates/default/onboard-source');
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
    async () =>
      (
        await api(
          '/api/catalog/entities/by-query?filter=metadata.annotations.lakehouse.io/contract=shop',
        )
      )?.items?.length > 2,
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

test('a source takes in what its database has new, and nothing by itself', async () => {
  const form = `${FORM}?source=northwind_shop`;
  const read = (on = page) =>
    on.getByRole('button', { name: 'Read the database again' }).click();
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
  await shows(/The database and the contract agree/);
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
    await shows('1 table is new in the database.', look);
    await shows('Probably renamed', look);
    await shows('14 of 15 selected', look);
    await shows(/\d+ new · /, look);
    await look
      .getByRole('list', { name: 'Differences by table' })
      .scrollIntoViewIfNeeded();
    await screenshot(look, name);
    await assertAccessible(look, name);
    const beyond = await look.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    assert.ok(beyond <= 1, `${name} is ${beyond} px too wide`);
    await look.context().close();
  }

  await read();
  await shows('1 table is new in the database.');
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
  assert.equal(await page.getByText(/is new in the database/).count(), 0);
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

/** A file of the platform repository, as it is on its branch. */
const published = file =>
  execFileSync(
    'git',
    [`--git-dir=${demo.folder}/platform.git`, 'show', `main:${file}`],
    { encoding: 'utf8' },
  );

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
