import {
  GENERATOR_VERSION,
  sha256Hex,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  CONTRACT,
  stampNorthwind,
  type Files,
} from './__testUtils__/northwind';
import { isUpgradeDue, prepareUpgrade } from './prepareUpgrade';

const LOCK = 'lakehouse.lock.json';
const OLDER = 'dbt/models/staging/northwind/stg_northwind__customers.sql';
const GONE = 'dbt/models/staging/northwind/old.sql';
const EDITED = 'dbt/models/staging/northwind/stg_northwind__orders.sql';

let stamped: Files;
beforeAll(async () => {
  stamped = await stampNorthwind();
});

/** The platform as version 0 left it: these files as it wrote them, with their hashes in its lock. */
function asVersion(version: string, written: Record<string, string> = {}) {
  const files = new Map(stamped);
  const lock = JSON.parse(files.get(LOCK)!);
  for (const [path, content] of Object.entries(written)) {
    files.set(path, content);
    lock.files[path] = sha256Hex(content);
  }
  files.set(LOCK, `${JSON.stringify({ ...lock, version }, null, 2)}\n`);
  return files;
}

function applied(files: Files) {
  const upgrade = prepareUpgrade(files);
  expect(upgrade.change).toMatchObject({ ok: true });
  const after = new Map(files);
  const actions: Record<string, string[]> = {};
  for (const { path, action, content } of upgrade.change.files) {
    (actions[action] ??= []).push(path);
    if (action === 'create' || action === 'update') after.set(path, content!);
    if (action === 'remove') after.delete(path);
  }
  return { upgrade, after, actions };
}

it('updates what an earlier version wrote, keeps edits, and changes nothing the second time', () => {
  const files = asVersion('0', { [OLDER]: '-- version 0\n', [GONE]: 'old' });
  const edit = `${files.get(EDITED)}-- mine\n`;
  files.set(EDITED, edit);

  const first = applied(files);
  expect(first.upgrade).toMatchObject({
    from: '0',
    to: GENERATOR_VERSION,
    state: 'older',
    releases: [expect.objectContaining({ version: '1' })],
  });
  expect(isUpgradeDue(first.upgrade)).toBe(true);
  const { unchanged: _, ...actions } = first.actions;
  expect(actions).toEqual({
    update: [OLDER, LOCK],
    remove: [GONE],
    kept: [EDITED],
  });
  expect(first.after.get(OLDER)).toBe(stamped.get(OLDER));
  expect(first.after.get(EDITED)).toBe(edit);
  expect(first.after.get(CONTRACT)).toBe(stamped.get(CONTRACT));

  const second = applied(first.after);
  expect(Object.keys(second.actions).sort()).toEqual(['kept', 'unchanged']);
  expect(second.after).toEqual(first.after);
  expect(second.upgrade).toMatchObject({ state: 'same', releases: [] });
  expect(isUpgradeDue(second.upgrade)).toBe(false);
});

it('is not due when only the lock would change, nor when the same version has something to say', () => {
  const other = prepareUpgrade(asVersion('0'));
  expect(
    other.change.files.filter(({ action }) => action !== 'unchanged'),
  ).toMatchObject([{ path: LOCK, action: 'update' }]);
  expect(isUpgradeDue(other)).toBe(false);
  expect(
    isUpgradeDue(
      prepareUpgrade(asVersion(GENERATOR_VERSION, { [OLDER]: '-- older\n' })),
    ),
  ).toBe(false);
});

it('never goes back from a newer version', () => {
  const { state, releases, change } = prepareUpgrade(asVersion('999'));
  expect({ state, releases }).toEqual({ state: 'newer', releases: [] });
  expect(change).toMatchObject({
    ok: false,
    files: [],
    findings: [{ message: expect.stringContaining('written by version 999') }],
  });
});

it('says what is wrong with a repository that cannot be read, and lets people look at it', () => {
  const broken = new Map([...asVersion('0'), [CONTRACT, 'kind: nothing']]);
  const upgrade = prepareUpgrade(broken, { acceptRehash: true });
  expect(upgrade.change).toMatchObject({ ok: false, files: [] });
  expect(isUpgradeDue(upgrade)).toBe(true);
  const damaged = new Map([...stamped, [LOCK, '{']]);
  expect(prepareUpgrade(damaged)).toMatchObject({
    from: undefined,
    state: 'unlocked',
    change: { ok: false },
  });
});
