import assert from 'node:assert/strict';

/** Themes and widths that every page is looked at in. */
export const VIEWS = [
  { theme: 'light', width: 1440 },
  { theme: 'dark', width: 1440 },
  { theme: 'light', width: 400 },
  { theme: 'dark', width: 400 },
];

/** Waits until a text is on the page. */
export const seen = (page, text) => page.getByText(text).first().waitFor();

/** Nothing has to be scrolled sideways; `spare` is for what is not ours. */
export async function assertFits(page, name, spare = 0) {
  const beyond = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  assert.ok(beyond <= spare, `${name} is ${beyond} px too wide`);
}

/** Asks again until `check` answers something, for so many seconds at most. */
export async function eventually(what, check, seconds) {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const value = await check();
    if (value) return value;
    assert.ok(Date.now() < deadline, `${what} within ${seconds} s`);
    await new Promise(resolve => setTimeout(resolve, 500));
  }
}

/** Reads the API as the browser does, with the guest's token; undefined when it answers an error. */
export const readApi = (page, address) =>
  page.evaluate(async url => {
    const refresh = await fetch('/api/auth/guest/refresh', {
      headers: { 'x-requested-with': 'XMLHttpRequest' },
    });
    const { backstageIdentity } = await refresh.json();
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${backstageIdentity.token}` },
    });
    return response.ok ? response.json() : undefined;
  }, address);
