import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPage } from '../lib/browser.mjs';
import { seen } from '../lib/look.mjs';

/** Views of the list that somebody keeps, and states that are compared. */
export function keepViews(portal) {
  test('a view is kept under a name, stays after a reload, and is forgotten', async () => {
    const page = await openPage(portal.browser());
    const own = page.getByRole('radio', { name: 'Prices of the shop' });
    await page.goto(
      `${portal.url()}/lakehouse?search=unit_price&catalog=company&layer=raw`,
    );
    await seen(page, /Columns: .*unit_price/);
    await page.getByRole('button', { name: 'Keep this view' }).click();
    await page
      .getByRole('textbox', { name: 'Name' })
      .fill('Prices of the shop');
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await own.waitFor();
    assert.ok(await own.isChecked());

    // Clicked, not checked: what is chosen follows the address, which may take a moment.
    await page.getByRole('radio', { name: 'All', exact: true }).click();
    await page.waitForURL(url => !url.search.includes('unit_price'));
    await page.reload();
    await own.click();
    await page.waitForURL(/search=unit_price/);
    assert.match(page.url(), /catalog=company/);
    assert.match(page.url(), /layer=raw/);

    await page
      .getByRole('button', { name: 'Forget the view Prices of the shop' })
      .click();
    await own.waitFor({ state: 'detached' });
    await page.reload();
    await seen(page, /Columns: .*unit_price/);
    assert.equal(await own.count(), 0);
    await page.context().close();
  });

  test('tables are compared by state, within what is searched for', async () => {
    const page = await openPage(portal.browser());
    await page.goto(`${portal.url()}/lakehouse?catalog=company`);
    const late = page.getByRole('button', { name: /^\d+ Late$/ });
    const all = parseInt(await late.textContent(), 10);
    await late.click();
    await page.waitForURL(/freshness=late/);
    await seen(page, new RegExp(`^${all} tables$`));
    await page.goto(
      `${portal.url()}/lakehouse?catalog=company&search=order_lines`,
    );
    await page.waitForFunction(count => {
      const [found] = [...document.querySelectorAll('button')].filter(each =>
        /^\d+ Late$/.test(each.textContent),
      );
      return !found || parseInt(found.textContent, 10) < count;
    }, all);
    await page.context().close();
  });
}
