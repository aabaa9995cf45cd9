import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPage } from '../lib/browser.mjs';
import { WIDE, LONG } from '../lib/company/index.mjs';

/** Where the focus is: `lost` on the page itself, `hidden` on something that cannot be seen; else the name of the thing. */
const focused = page =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return 'lost';
    // A check box of the design system is a hidden input; its label carries the mark.
    const shown =
      [element, element.closest('label'), element.firstElementChild].find(
        each => {
          const box = each?.getBoundingClientRect();
          return box && box.width > 1 && box.height > 1;
        },
      ) ?? element.parentElement;
    const box = shown.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1) return 'hidden';
    if (box.bottom < 0 || box.top > window.innerHeight) return 'hidden';
    const role = element.getAttribute('role') === 'tab' ? 'tab ' : '';
    return (
      role +
      (element.getAttribute('aria-label') ||
        element.labels?.[0]?.textContent ||
        element.textContent?.trim().slice(0, 60) ||
        element.getAttribute('role') ||
        element.tagName)
    );
  });

/** Whether the page looks different around the focus than without it. */
async function isMarked(page) {
  const box = await page.evaluate(() => {
    const rect = (
      document.activeElement.closest('label') ?? document.activeElement
    ).getBoundingClientRect();
    return {
      x: Math.max(0, rect.x - 6),
      y: Math.max(0, rect.y - 6),
      width: Math.min(rect.width + 12, window.innerWidth - rect.x),
      height: Math.min(rect.height + 12, window.innerHeight - rect.y),
    };
  });
  const look = () =>
    page.screenshot({ clip: box, animations: 'disabled', caret: 'hide' });
  const withFocus = await look();
  await page.evaluate(() => {
    window.walkedFrom = document.activeElement;
    document.activeElement.blur();
  });
  const without = await look();
  await page.evaluate(() => window.walkedFrom.focus({ focusVisible: true }));
  return !withFocus.equals(without);
}

/** Somebody without a mouse. Every step says where the focus has come, and fails when it is nowhere or cannot be seen. */
class Walker {
  constructor(page) {
    this.page = page;
    /** Where the focus has been since the last thing that was looked for. */
    this.seen = [];
  }

  async press(keys) {
    await this.page.keyboard.press(keys);
    await this.page.waitForTimeout(30);
    const place = await focused(this.page);
    assert.ok(
      !['lost', 'hidden'].includes(place),
      `after ${keys} the focus is ${place}; before: ${this.seen.join(' | ')}`,
    );
    return place;
  }

  /** Presses Tab until the focus is on what fits; it has to be marked there. */
  async to(wanted, { most = 60, back = false } = {}) {
    this.seen = [];
    for (let presses = 0; presses < most; presses += 1) {
      const place = await this.press(back ? 'Shift+Tab' : 'Tab');
      if (wanted.test(place)) {
        assert.ok(await isMarked(this.page), `${place} shows no focus`);
        return;
      }
      this.seen.push(place);
    }
    assert.fail(
      `Tab never comes to ${wanted}; it came to ${this.seen.join(' | ')}`,
    );
  }

  async type(text) {
    await this.page.keyboard.type(text);
  }

  /** Waits for the address. */
  at(pattern) {
    return this.page.waitForURL(pattern);
  }

  sees(text) {
    return this.page.getByText(text).first().waitFor();
  }
}

/** From the list through a whole table and back, by keyboard alone. */
export function walkByKeyboard(portal) {
  const open = async address => {
    const page = await openPage(portal.browser());
    await page
      .context()
      .grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${portal.url()}${address}`);
    return new Walker(page);
  };
  const copied = ({ page }) =>
    page.evaluate(() => navigator.clipboard.readText());

  test('by keyboard: search, filter, and into a table and back', async () => {
    const walker = await open('/lakehouse');
    await walker.sees(/^1,\d+ tables$/);
    await walker.to(/Search tables and columns/);
    await walker.type('sensor');
    await walker.at(/search=sensor/);
    await walker.sees('sensor_readings');
    await walker.to(/^All$/);
    await walker.press('ArrowRight');
    await walker.to(/^Raw/);
    await walker.press('Space');
    await walker.at(/layer=raw/);
    assert.match(
      await focused(walker.page),
      /^Raw/,
      'a filter keeps the focus',
    );
    await walker.to(/sensor_readings/);
    await walker.press('ArrowRight');
    await walker.press('Enter');
    await walker.at(/tables\/company\/raw_iot\.sensor_readings$/);
    await walker.sees('Can I trust it?');
    await walker.page.goBack();
    await walker.at(/search=sensor.*layer=raw/);
    await walker.to(/sensor_readings/);
    await walker.page.context().close();
  });

  test('by keyboard: the tabs of a table, its schema and how it grew', async () => {
    const walker = await open(`/lakehouse/tables/${WIDE}`);
    await walker.sees('Can I trust it?');
    await walker.to(/Copy reference/);
    await walker.press('Enter');
    assert.equal(await copied(walker), WIDE);
    await walker.to(/^tab Overview$/);
    await walker.press('ArrowRight');
    await walker.press('Enter');
    await walker.at(/\/schema$/);
    await walker.sees(/^Version 20 of 20/);
    await walker.to(/^Version/);
    await walker.press('ArrowLeft');
    await walker.at(/version=19/);
    await walker.sees(/^Version 19 of 20/);
    await walker.press('Home');
    await walker.sees(/^Version 1 of 20/);
    await walker.press('End');
    await walker.to(/Show the fields of billing_address/);
    await walker.press('Enter');
    await walker.at(/open=/);
    assert.match(await focused(walker.page), /Hide the fields of billing/);
    await walker.to(/Filter columns/, { back: true });
    await walker.type('city');
    await walker.at(/columns=city/);
    await walker.to(/^city$/);
    await walker.press('Enter');
    await walker.sees('billing_address.city');
    await walker.page.context().close();
  });

  test('by keyboard: pick a snapshot, compare two, filter the properties', async () => {
    const walker = await open(`/lakehouse/tables/${LONG}/snapshots`);
    await walker.sees('Timeline of snapshots');
    await walker.to(/^Compaction,/);
    await walker.press('ArrowLeft');
    await walker.press('Enter');
    await walker.at(/snapshot=/);
    await walker.sees(/^Snapshot 71\d+$/);
    await walker.to(/^Compare snapshot/);
    await walker.press('Space');
    await walker.at(/compare=/);
    assert.match(await focused(walker.page), /^Compare snapshot/);
    await walker.to(/^Compare snapshot/);
    await walker.press('Space');
    await walker.sees(/^1 commit lies between/);
    await walker.to(/^tab Snapshots$/, { back: true, most: 250 });
    await walker.press('End');
    await walker.press('Enter');
    await walker.at(/\/properties/);
    await walker.sees('Table properties');
    await walker.to(/^Copy as CSV$/);
    await walker.press('Enter');
    assert.match(await copied(walker), /^property,value\r\n/);
    await walker.to(/Filter properties/);
    await walker.type('distribution');
    await walker.sees('write.distribution-mode');
    await walker.to(/^Copy write\.distribution-mode/);
    await walker.press('Enter');
    assert.equal(await copied(walker), 'hash');
    await walker.page.context().close();
  });
}
