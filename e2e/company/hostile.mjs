import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPage } from '../lib/browser.mjs';
import {
  FORMULAS,
  HOSTILE,
  HOSTILE_ENTITY,
  HOSTILE_NAME,
  HOSTILE_ORDERS,
  PAYLOADS,
} from '../lib/company/hostile.mjs';
import { eventually, readApi, seen } from '../lib/look.mjs';

const TABLE = `/lakehouse/tables/hostile/${encodeURIComponent(
  HOSTILE.slice('hostile/'.length),
)}`;
const SAFE_LINK = /^(https?|mailto):/;

/** A page that notes what must not happen: dialogs, and requests to anywhere but the portal. */
async function openWatched(portal) {
  const page = await openPage(portal.browser());
  const events = [];
  page.on('dialog', dialog => {
    events.push(`dialog ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on('request', request => {
    const { protocol, host } = new URL(request.url());
    if (/^https?:/.test(protocol) && host !== new URL(portal.url()).host) {
      events.push(`request to ${request.url()}`);
    }
  });
  return { page, events };
}

/** Elements that only a text which became markup can have made, and links that are no addresses. */
const damage = page =>
  page.evaluate(safe => {
    const links = [...document.querySelectorAll('a[href], area[href]')]
      .map(link => link.href.baseVal ?? link.href)
      .filter(href => href && !new RegExp(safe).test(href));
    const made = [
      ...document.querySelectorAll(
        'img[src="x"], [onerror], [onload], [onfocus], base[href*="evil"], iframe, image, style, main b, [style*="evil"]',
      ),
    ]
      .filter(each => each.tagName !== 'STYLE' || /evil/.test(each.textContent))
      .filter(each => each.tagName !== 'BASE' || /evil/.test(each.href));
    return [...links, ...made.map(each => each.outerHTML.slice(0, 120))];
  }, SAFE_LINK.source);

/** Pages with what has to stand on them as text. */
const PAGES = [
  ['list', '/lakehouse?catalog=hostile', [HOSTILE_NAME]],
  ['found by a column', '/lakehouse?search=onerror', [PAYLOADS[0]]],
  ['overview', TABLE, [HOSTILE_NAME, PAYLOADS[2], PAYLOADS[3]]],
  [
    'contract',
    `/lakehouse/tables/${HOSTILE_ORDERS}`,
    [PAYLOADS[0], PAYLOADS[1], PAYLOADS[4]],
  ],
  [
    'contract, schema',
    `/lakehouse/tables/${HOSTILE_ORDERS}/schema`,
    [`${PAYLOADS[0]} of the contract`, PAYLOADS[1]],
  ],
  ['schema', `${TABLE}/schema`, PAYLOADS],
  ['field', `${TABLE}/schema?field=1`, [PAYLOADS[0]]],
  ['earlier schema', `${TABLE}/schema?version=1`, [PAYLOADS[2]]],
  ['snapshots', `${TABLE}/snapshots`, PAYLOADS.slice(0, 3)],
  ['files', `${TABLE}/files`, [HOSTILE_NAME]],
  ['lineage', `${TABLE}/lineage`, [PAYLOADS[1], PAYLOADS[4]]],
  ['edges', `${TABLE}/lineage?view=list`, [PAYLOADS[1], PAYLOADS[4]]],
  ['queries', `${TABLE}/queries`, [HOSTILE_NAME]],
  // What turns the direction of writing is a blank already in the API.
  [
    'properties',
    `${TABLE}/properties`,
    [...PAYLOADS.slice(0, -1), '<b>bold</b>'],
  ],
  ['admin', '/lakehouse/admin', [PAYLOADS[0], PAYLOADS[2]]],
];

/** Texts of strangers stay texts: issue "faults and security", items 8 and 9. */
export function withstandTexts(portal) {
  test('the watch sees what it is for', async () => {
    const { page, events } = await openWatched(portal);
    await page.goto(`${portal.url()}/lakehouse`);
    await seen(page, 'Tables');
    await page.evaluate(() =>
      document
        .querySelector('main')
        .insertAdjacentHTML(
          'beforeend',
          '<img src=x onerror=alert(1)><a href="javascript:alert(2)">click</a>',
        ),
    );
    await page.evaluate(() => {
      fetch('http://evil.example/pixel.png').catch(() => {});
      // The policy of the portal would not run the handler of the image.
      setTimeout(() => window.alert(3));
    });
    assert.equal((await damage(page)).length, 2);
    await eventually('a dialog and a request', () => events.length === 2, 10);
    await page.context().close();
  });

  test('names, docs, properties, owners, tags and summaries with markup are shown as text', async () => {
    const { page, events } = await openWatched(portal);
    for (const [what, address, texts] of PAGES) {
      await page.goto(`${portal.url()}${address}`);
      for (const text of texts) {
        await page
          .getByText(text, { exact: false })
          .first()
          .waitFor({ state: 'attached' })
          .catch(() => assert.fail(`${what} does not show ${text}`));
      }
      await page.waitForTimeout(300);
      assert.deepEqual(await damage(page), [], what);
    }
    assert.deepEqual(events, []);
    await page.context().close();
  });

  test('a snapshot with a hostile summary is opened, and two are compared', async () => {
    const { page, events } = await openWatched(portal);
    await page.goto(`${portal.url()}${TABLE}/snapshots`);
    await page
      .getByRole('button', { name: /^71\d+$/ })
      .first()
      .click();
    await page.getByText('Summary as written').click();
    await seen(page, 'engine-name');
    const boxes = page.getByRole('checkbox', { name: /^Compare snapshot/ });
    await boxes.nth(0).click();
    await boxes.nth(14).click();
    await seen(page, /commits lie between/);
    assert.deepEqual(await damage(page), []);
    assert.deepEqual(events, []);
    await page.context().close();
  });

  test('search results and the entity of a hostile table are texts, too', async () => {
    const { page, events } = await openWatched(portal);
    await page.goto(`${portal.url()}/lakehouse`);
    await eventually(
      'the table is found',
      async () =>
        (
          await readApi(
            page,
            '/api/search/query?term=onerror&types[0]=lakehouse-table',
          )
        )?.results.length > 0,
      150,
    );
    await page.goto(
      `${portal.url()}/search?query=onerror&types[]=lakehouse-table`,
    );
    await seen(page, HOSTILE_NAME);
    assert.deepEqual(await damage(page), []);
    await eventually(
      'the entity is there',
      () =>
        readApi(
          page,
          `/api/catalog/entities/by-name/resource/default/${HOSTILE_ENTITY}`,
        ),
      60,
    );
    const entity = `/catalog/default/resource/${HOSTILE_ENTITY}`;
    await page.goto(`${portal.url()}${entity}`);
    await seen(page, 'Open the table');
    await page.goto(`${portal.url()}${entity}/table`);
    await seen(page, HOSTILE_NAME);
    assert.deepEqual(await damage(page), []);
    assert.deepEqual(events, []);
    await page.context().close();
  });

  test('copied CSV holds no formula that a spreadsheet would run', async () => {
    const { page } = await openWatched(portal);
    await page
      .context()
      .grantPermissions(['clipboard-read', 'clipboard-write']);
    for (const tab of ['schema', 'properties']) {
      await page.goto(`${portal.url()}${TABLE}/${tab}`);
      await page.getByRole('button', { name: 'Copy as CSV' }).click();
      await seen(page, 'Copied');
      const csv = await page.evaluate(() => navigator.clipboard.readText());
      // Control characters of properties are blanks already in the API.
      const formulas = FORMULAS.filter(
        text => tab === 'schema' || !/^[\t\r]/.test(text),
      );
      for (const formula of formulas) {
        const quoted = formula.replaceAll('"', '""');
        assert.ok(csv.includes(`'${quoted}`), `${tab} has no ${formula}`);
      }
      const cells = csv.match(/"(?:[^"]|"")*"|[^,\r\n]+/g);
      const bad = cells.filter(cell => /^"?[=+\-@\t\r]/.test(cell));
      assert.deepEqual(bad, [], tab);
    }
    await page.context().close();
  });
}
