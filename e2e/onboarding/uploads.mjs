// What a file that somebody chooses can do to the page: nothing, even when its values are damaged so that reading them never ends.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { FORM, browser, demo, shows } from './desk.mjs';
import { assertAccessible } from '../lib/axe.mjs';
import { openPage } from '../lib/browser.mjs';
import { eventually } from '../lib/look.mjs';

const GOOD = fs.readFileSync(
  path.join(
    path.dirname(fileURLToPath(import.meta.url)),
    '../../plugins/lakehouse-common/src/samples/__fixtures__/unpacked.parquet',
  ),
);

/** The numbers of its dictionary take 0 bits each, and there is a negative number of them: hyparquet 1.33 counts down for ever. */
function endless() {
  const bytes = Buffer.from(GOOD);
  const bitWidth = 62;
  assert.equal(bytes[bitWidth], 2, 'the file of the tests was made anew');
  bytes.set([0x00, 0xff, 0xff, 0xff, 0xff, 0x0f], bitWidth);
  return bytes;
}

const parquet = (name, buffer) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer,
});

test('a damaged file leaves the page alone, is named, and the next one is read', async () => {
  const page = await openPage(browser);
  let started = 0;
  page.on('worker', () => {
    started += 1;
  });
  const give = (...files) =>
    page.locator('input[type=file][multiple]').setInputFiles(files);
  await page.goto(`${demo.url}${FORM}`);
  await page.getByText('Files', { exact: true }).click();

  await give(parquet('stopped.parquet', endless()));
  await shows('Reading stopped.parquet (1 of 1)', page);
  await assertAccessible(page, 'the form while it reads a file');
  const late = await page.evaluate(async () => {
    const began = performance.now();
    for (let i = 0; i < 20; i += 1) {
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    return performance.now() - began - 1000;
  });
  assert.ok(late < 1000, `the page was held up for ${late} ms`);
  await page.getByRole('button', { name: 'Stop reading' }).click();
  await shows('None of the chosen files was added', page);

  await give(
    parquet('orders.parquet', endless()),
    parquet('words.parquet', GOOD),
  );
  await shows('Reading orders.parquet (1 of 2)', page);
  await page
    .getByText(/orders\.parquet could not be read within 20 s/)
    .first()
    .waitFor({ timeout: 60_000 });
  await shows('100 rows', page);
  await page.getByRole('button', { name: 'Remove orders.parquet' }).click();
  // The file that was stopped, the damaged one and the good one had a worker each.
  assert.equal(started, 3);
  await eventually(
    'no worker is left',
    async () => page.workers().length === 0,
    20,
  );
  await page.close();
});
