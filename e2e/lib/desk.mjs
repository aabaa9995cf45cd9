// One demo and one browser for all tests of a file, and what they ask of both.
import { openBrowser, openPage } from './browser.mjs';
import { startDemo } from './demo.mjs';
import { readApi, seen } from './look.mjs';

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
