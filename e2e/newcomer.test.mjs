// What a newcomer does, in order, in a real browser against the real demo: see "The main job" in docs/verification.md.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { assertAccessible } from './lib/axe.mjs';
import { openPage, screenshot } from './lib/browser.mjs';
import { startDemo } from './lib/demo.mjs';
import {
  api,
  browser,
  closeDesk,
  demo,
  open,
  openDesk,
  page,
  shows,
} from './lib/desk.mjs';
import { eventually, VIEWS } from './lib/look.mjs';

const FACT = '/lakehouse/tables/northwind/marts.fct_order_lines';

before(openDesk);
after(closeDesk);

test('the demo says which URL to open and three things to try', () => {
  assert.match(demo.output(), /Open http:\/\/localhost:\d+\/lakehouse/);
  assert.match(demo.output(), /1\. [^]*2\. [^]*3\. /);
});

test('the list shows the embedded lakehouse with owner, freshness, rows and size', async () => {
  await open('/lakehouse?search=fct_order_lines');
  await shows('fct_order_lines');
  const { rows } = await api(
    '/api/lakehouse/tables/northwind/marts.fct_order_lines',
  );
  assert.ok(rows > 2000, `fct_order_lines has ${rows} rows`);
  await shows(rows.toLocaleString('en-GB'));
  await shows('Sales Data');
  await open('/lakehouse');
  await shows('Northwind (recorded)');
});

test('filters, sorting and paging live in the URL', async () => {
  await open('/lakehouse');
  await page.getByText('Vault', { exact: true }).first().click();
  await page.waitForURL(/layer=vault/);
  await page.reload();
  await shows(/^vault\./);
  await page.goBack();
  await page.waitForURL(url => !url.search.includes('layer=vault'));
});

test('one table is late, one has unreadable metadata, one has no promise', async () => {
  const page1 = await api('/api/lakehouse/tables/facets?catalog=northwind');
  const count = (facet, value) =>
    page1[facet].find(entry => entry.value === value)?.count ?? 0;
  assert.equal(count('freshness', 'late'), 1);
  assert.equal(count('state', 'unreadable'), 1);
  assert.ok(count('freshness', 'fresh') > 30);
  const { items } = await api(
    '/api/lakehouse/tables?catalog=northwind&freshness=unknown&limit=200',
  );
  assert.ok(items.some(item => item.freshness.reason === 'no-promise'));
});

test('a table that was only compacted since its last change says so', async () => {
  const { items } = await api(
    '/api/lakehouse/tables?catalog=northwind&limit=200',
  );
  const compacted = [];
  for (const item of items.filter(one => one.state === 'present')) {
    const { items: snapshots } = await api(
      `/api/lakehouse/tables/${item.catalog}/${item.namespace}.${item.name}/snapshots?limit=1`,
    );
    if (snapshots[0]?.operation === 'replace') compacted.push(item);
  }
  assert.equal(compacted.length, 1, 'one table ends with a compaction');
  const [{ namespace, name }] = compacted;
  await open(`/lakehouse/tables/northwind/${namespace}.${name}`);
  await shows(/changed no rows \(compaction or maintenance\)/);
});

test('the table page answers: can I trust it, who answers, where from, how do I query it', async () => {
  await open(FACT);
  await shows('Can I trust it?');
  await shows(/promise 6 h/i);
  await shows('Sales Data');
  await open(`${FACT}/schema`);
  await shows('revenue');
  await open(`${FACT}/snapshots`);
  await shows('Operation');
  await open(`${FACT}/lineage`);
  await shows('lnk_order_detail');
  await open(`${FACT}/queries`);
  await shows(/SELECT/);
});

for (const view of VIEWS) {
  test(`every page is accessible and photographed, ${view.theme}, ${view.width} px wide`, async () => {
    const look = await openPage(browser, view);
    const name = text => `${text}-${view.theme}-${view.width}`;
    for (const [what, address, marker] of [
      ['list', '/lakehouse', 'fct_order_lines'],
      ['overview', FACT, 'Can I trust it?'],
      ['schema', `${FACT}/schema`, 'revenue'],
      ['snapshots', `${FACT}/snapshots`, 'Operation'],
      ['files', `${FACT}/files`, 'Read the manifests'],
      ['lineage', `${FACT}/lineage`, 'lnk_order_detail'],
      ['queries', `${FACT}/queries`, /SELECT/],
      ['properties', `${FACT}/properties`, 'Format version'],
      ['admin', '/lakehouse/admin', 'Last runs'],
    ]) {
      await open(address, look);
      await shows(marker, look);
      await look.waitForTimeout(500);
      await screenshot(look, name(what));
      await assertAccessible(look, name(what));
    }
    await look.context().close();
  });
}

test('the entity of a published table shows its state and leads to its page', async () => {
  await eventually(
    'the entity is in the catalog',
    () =>
      api(
        '/api/catalog/entities/by-name/resource/default/northwind.marts.fct_order_lines',
      ),
    60,
  );
  await open('/catalog/default/resource/northwind.marts.fct_order_lines');
  await shows('Open the table');
  await shows('Fresh');
  await screenshot(page, 'entity-light-1440');
  await page.getByText('Open the table').first().click();
  await page.waitForURL(
    /\/lakehouse\/tables\/northwind\/marts\.fct_order_lines/,
  );
  await shows('Can I trust it?');
});

test('Backstage search finds a table by a column and says which', async () => {
  await eventually(
    'the index has tables',
    async () => {
      const found = await api(
        '/api/search/query?term=fct_order_lines&types[0]=lakehouse-table',
      );
      return found?.results.length > 0;
    },
    120,
  );
  await open('/search?query=unit_price&types[]=lakehouse-table');
  await shows(/^Columns: .*unit_price/);
});

test('a table can be reached and opened with the keyboard alone', async () => {
  await open('/lakehouse?search=fct_order_lines');
  await shows('fct_order_lines');
  // Rows of the table take the focus; the arrows go through their links.
  const row = page.getByRole('row', { name: /fct_order_lines/ });
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    if (await row.evaluate(element => element === document.activeElement)) {
      break;
    }
  }
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await shows('Can I trust it?');
});

test('a second start is quick, and Ctrl-C ends every process', async () => {
  await demo.stop({ keep: true });
  const again = await startDemo({ folder: demo.folder });
  await again.stop();
  assert.ok(again.seconds < 30, `ready after ${again.seconds} s`);
  const left = spawnSync('pgrep', [
    '-f',
    `APP_CONFIG.*${demo.folder}|${demo.folder}`,
  ]);
  assert.notEqual(left.status, 0, `a process is left: ${left.stdout}`);
});
