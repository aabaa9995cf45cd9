// Chromium of the npm registry (Linux x64), or the one that CHROMIUM_PATH or the machine offers.
import chromium from '@sparticuz/chromium';
import fs from 'node:fs';
import { chromium as playwright } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

async function executable() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  if (process.platform === 'linux' && process.arch === 'x64') {
    return chromium.executablePath();
  }
  return undefined;
}

export async function openBrowser() {
  const executablePath = await executable();
  return playwright.launch({
    executablePath,
    channel: executablePath ? undefined : 'chrome',
    args: FLAGS,
  });
}

/** A page of its own context; `theme` is `light` or `dark`, `width` 1440 or 400. */
export async function openPage(
  browser,
  { theme = 'light', width = 1440 } = {},
) {
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 860 : 1000 },
    colorScheme: theme,
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Berlin',
    locale: 'en-GB',
  });
  await context.addInitScript(
    value => window.localStorage.setItem('theme', value),
    theme,
  );
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return page;
}

/** Saves a screenshot below docs/screenshots when SCREENSHOTS is set, else does nothing. */
export async function screenshot(page, name) {
  if (!process.env.SCREENSHOTS) return;
  const folder = new URL('../../docs/screenshots/', import.meta.url);
  fs.mkdirSync(folder, { recursive: true });
  await page.screenshot({
    path: new URL(`${name}.png`, folder).pathname,
    animations: 'disabled',
  });
}
