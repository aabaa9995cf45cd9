// What people see of generated files that were edited by hand, in a real browser against the real demo.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { assertAccessible } from './lib/axe.mjs';
import { openPage, screenshot } from './lib/browser.mjs';
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
import { assertFits, eventually, VIEWS } from './lib/look.mjs';

const PAGE = '/lakehouse/onboard/drift';
const EDITED = 'dbt/models/staging/shop/stg_shop__orders.sql';
const CONTRACT = 'contracts/shop.odcs.yaml';
const DDL =
  'CREATE TABLE orders (order_id integer PRIMARY KEY, total numeric(8,2));';

before(openDesk);
after(closeDesk);

/** Somebody changes a file in a checkout of the platform repository and pushes it. */
function edit(name, file, change) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'checkout-'));
  const git = (...args) =>
    execFileSync(
      'git',
      [
        '-c',
        `user.name=${name}`,
        '-c',
        `user.email=${name}@example.com`,
        ...args,
      ],
      { cwd: folder, stdio: 'pipe' },
    );
  git('clone', '-q', path.join(demo.folder, 'platform.git'), '.');
  const target = path.join(folder, file);
  fs.writeFileSync(target, change(fs.readFileSync(target, 'utf8')));
  git('commit', '-qam', `${name} changes a file`);
  git('push', '-q');
  fs.rmSync(folder, { recursive: true, force: true });
}

/** Stamps a source as a task of the scaffolder, as the form does. */
async function stampShop() {
  await open('/lakehouse');
  const taskId = await page.evaluate(async ddl => {
    const refresh = await fetch('/api/auth/guest/refresh', {
      headers: { 'x-requested-with': 'XMLHttpRequest' },
    });
    const { backstageIdentity } = await refresh.json();
    const response = await fetch('/api/scaffolder/v2/tasks', {
      method: 'POST',
      headers: {
        authorization: `Bearer ${backstageIdentity.token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        templateRef: 'template:default/onboard-source',
        values: {
          source: {
            version: 1,
            kind: 'ddl',
            name: 'shop',
            owner: 'group:default/sales-data',
            promise: '6h',
            ddl,
          },
        },
      }),
    });
    return (await response.json()).id;
  }, DDL);
  await done(taskId);
}

const done = taskId =>
  eventually(
    'the task is completed',
    async () => {
      const task = await api(`/api/scaffolder/v2/tasks/${taskId}`);
      assert.notEqual(task?.status, 'failed');
      return task?.status === 'completed';
    },
    60,
  );

test('an edited file, its author and a contract that nobody ran are found, and proposed again', async () => {
  await stampShop();
  edit('Ada', EDITED, text => `${text}-- checked by Ada\n`);
  edit('Bob', CONTRACT, text => text.replace(/value: 6\b/g, 'value: 12'));

  await open('/lakehouse/onboard');
  await page.getByRole('link', { name: 'Generated files' }).click();
  await page.waitForURL(`**${PAGE}`);
  await shows('Up to date: version 1');
  await shows(/Ada, commit [0-9a-f]{8}/);
  await page.getByRole('button', { name: /stg_shop__orders/ }).click();
  await shows('-- checked by Ada');
  assert.match(page.url(), /file=dbt/);
  await shows(CONTRACT);

  await page.getByRole('link', { name: 'Propose again' }).click();
  await page.waitForURL('**/create/templates/default/upgrade-platform');
  await page.getByRole('button', { name: 'Check the answers' }).click();
  await page.getByRole('button', { name: 'Propose', exact: true }).click();
  await page.waitForURL('**/create/tasks/*');
  await done(page.url().split('/').at(-1));

  await open(PAGE);
  await shows('Every file is what contracts and settings ask for.');
  await shows(/Ada, commit/);
});

test('the page can be used by everybody, in light and dark, wide and narrow', async () => {
  for (const view of VIEWS) {
    const on = await openPage(browser, view);
    const name = `drift-${view.theme}-${view.width}`;
    await open(`${PAGE}?file=${encodeURIComponent(EDITED)}`, on);
    await shows('-- checked by Ada', on);
    await assertAccessible(on, name);
    await assertFits(on, name);
    const title = on.getByRole('heading', { name: 'Generated files' });
    const cut = await title.evaluate(one => one.scrollWidth - one.clientWidth);
    assert.ok(cut <= 0, `${name} has a title that is cut`);
    await screenshot(on, name);
    await on.context().close();
  }
});
