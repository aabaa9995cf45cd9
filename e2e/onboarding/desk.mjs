// The demo and the browser that all tests of onboarding share, and what they ask of both.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { openBrowser, openPage } from '../lib/browser.mjs';
import { startDemo } from '../lib/demo.mjs';
import { readApi, seen } from '../lib/look.mjs';

export const FORM = '/lakehouse/onboard';
export const TEMPLATE = '/create/templates/default/onboard-source';

export let demo;
export let browser;
export let page;

export async function openDesk() {
  demo = await startDemo();
  browser = await openBrowser();
  page = await openPage(browser);
}

export async function closeDesk() {
  await browser?.close();
  await demo?.stop();
}

export const open = (address, on = page) => on.goto(`${demo.url}${address}`);
export const shows = (text, on = page) => seen(on, text);
export const api = address => readApi(page, address);
export const createButton = (on = page) =>
  on.getByRole('button', { name: 'Create' });

/** Chooses a radio button by its label; the scaffolder's form takes an answer over in its own time. */
export async function choose(name) {
  await page.getByText(name, { exact: true }).click();
  await page.getByRole('radio', { name, checked: true }).waitFor({
    state: 'attached',
  });
}

/** Nothing has to be scrolled sideways. */
export async function assertFits(look, name) {
  const beyond = await look.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  // Half a pixel of the scaffolder's own card is rounded up.
  assert.ok(beyond <= 1, `${name} is ${beyond} px too wide`);
}

/** Entities of a source that the catalog holds. */
export const entitiesOf = async source =>
  (
    await api(
      `/api/catalog/entities/by-query?filter=metadata.annotations.lakehouse.io/contract=${source}`,
    )
  )?.items ?? [];

/** A file of the platform repository, as it is on its branch. */
export const published = file =>
  execFileSync(
    'git',
    [`--git-dir=${demo.folder}/platform.git`, 'show', `main:${file}`],
    { encoding: 'utf8' },
  );

/** A source's contract, as it is on the branch of the platform repository. */
export const publishedContract = source =>
  published(`contracts/${source}.odcs.yaml`);
