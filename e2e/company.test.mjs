// The portal with as much as a company has, and with a catalog of a stranger: see "The registry" in docs/verification.md.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { withstandTexts } from './company/hostile.mjs';
import { walkByKeyboard } from './company/keyboard.mjs';
import { keepViews } from './company/views.mjs';
import { assertAccessible } from './lib/axe.mjs';
import { openBrowser, openPage, screenshot } from './lib/browser.mjs';
import { writeHostile } from './lib/company/hostile.mjs';
import { LONG, WIDE, writeCompany } from './lib/company/index.mjs';
import { startDemo } from './lib/demo.mjs';
import { assertFits, eventually, readApi, seen, VIEWS } from './lib/look.mjs';

const LIST = '/lakehouse?catalog=company';
const pageOf = ref => `/lakehouse/tables/${ref}`;

/** Name, address and a text that is there once the page is complete; `then` does what has to be done for it first. */
const PAGES = [
  ['list', LIST, 'raw_ads.'],
  ['list-search', `${LIST}&search=unit_price`, /Columns: .*unit_price/],
  ['overview', pageOf(LONG), 'Can I trust it?'],
  ['schema', `${pageOf(WIDE)}/schema`, 'billing_address'],
  [
    'schema-change',
    `${pageOf(WIDE)}/schema?version=13`,
    /^Renamed orders_week/,
  ],
  ['snapshots', `${pageOf(LONG)}/snapshots`, 'Operation'],
  [
    'files',
    `${pageOf(LONG)}/files`,
    'Partitions with the most files',
    page => page.getByRole('button', { name: 'Read the manifests' }).click(),
  ],
  [
    'lineage',
    `${pageOf('company/marts.dim_orders')}/lineage`,
    'sat_orders_shop',
  ],
  ['queries', `${pageOf(LONG)}/queries`, /SELECT/],
  ['properties', `${pageOf(LONG)}/properties`, 'Format version'],
  ['admin', '/lakehouse/admin', 'Last runs'],
].map(([name, address, text, then]) => ({ name, address, text, then }));

/** Pictures are of a usual company, without the catalog of a stranger. */
const pictured = Boolean(process.env.SCREENSHOTS);

let demo;
let browser;

/** The portal for the tests of `company/`, which run once it is there. */
const portal = { url: () => demo.url, browser: () => browser };

before(async () => {
  demo = await startDemo({
    prepare: folder => ({
      lakehouse_catalogs_company: writeCompany(path.join(folder, 'company')),
      ...(!pictured && {
        lakehouse_catalogs_hostile: writeHostile(
          path.join(folder, 'hostile'),
          path.join(folder, 'northwind/catalog'),
        ),
      }),
    }),
  });
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await demo?.stop();
});

async function visit(page, { address, text, then }) {
  await page.goto(`${demo.url}${address}`);
  await then?.(page);
  await seen(page, text);
  if (then) await page.getByText(text).first().scrollIntoViewIfNeeded();
  await page.waitForTimeout(500);
}

test('a catalog of 1,000 tables is synced, and counted exactly', async () => {
  const page = await openPage(browser);
  await page.goto(`${demo.url}${LIST}`);
  const facets = await eventually(
    'all tables are there',
    async () => {
      const found = await readApi(
        page,
        '/api/lakehouse/tables/facets?catalog=company',
      );
      return found?.total === 1_000 && found;
    },
    60,
  );
  const states = Object.fromEntries(
    [...facets.freshness, ...facets.state].map(each => [
      each.value,
      each.count,
    ]),
  );
  assert.ok(states.late > 10 && states.due > 10 && states.unreadable > 2);
  await page.context().close();
});

const everyPage = [
  ...VIEWS.map(view => ({ view, pages: PAGES })),
  {
    view: { theme: 'light', width: 1920 },
    pages: PAGES.filter(({ name }) => /^(list|schema)$/.test(name)),
  },
];
for (const { view, pages } of everyPage) {
  test(`pages full of data fit, are accessible and photographed, ${view.theme}, ${view.width} px wide`, async () => {
    const page = await openPage(browser, view);
    for (const each of pages) {
      const name = `company-${each.name}-${view.theme}-${view.width}`;
      await visit(page, each);
      await assertFits(page, name);
      await screenshot(page, name);
      await assertAccessible(page, name);
    }
    await page.context().close();
  });
}

test('of 400 columns and 5,000 snapshots only what is in sight is in the document', async () => {
  const page = await openPage(browser);
  for (const [address, label, rows] of [
    [`${pageOf(WIDE)}/schema`, 'Columns', '401'],
    [`${pageOf(LONG)}/snapshots`, 'Snapshots', '201'],
  ]) {
    await page.goto(`${demo.url}${address}`);
    const table = page.getByRole('table', { name: label });
    await table.waitFor();
    assert.equal(await table.getAttribute('aria-rowcount'), rows);
    assert.ok((await table.getByRole('row').count()) < 80);
  }
  await page.goto(`${demo.url}${pageOf(WIDE)}/schema?columns=trend`);
  await seen(page, 'orders_7d_trend');
  await page.context().close();
});

walkByKeyboard(portal);
keepViews(portal);
if (!pictured) withstandTexts(portal);
