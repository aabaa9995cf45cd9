import { sha256Hex } from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  CONTRACT,
  stampNorthwind,
  type Files,
} from './__testUtils__/northwind';
import { platformDrift } from './platformDrift';
import { prepareUpgrade } from './prepareUpgrade';

const LOCK = 'lakehouse.lock.json';
const STAGING = 'dbt/models/staging/northwind';
const ORDERS = `${STAGING}/stg_northwind__orders.sql`;
const PRODUCTS = `${STAGING}/stg_northwind__products.sql`;
const DIMENSION = 'catalog/northwind.yaml';

let stamped: Files;
beforeAll(async () => {
  stamped = await stampNorthwind();
});

const driftOf = (files: Files) => platformDrift(files, prepareUpgrade(files));
const changed = (files: Record<string, string | null>) => {
  const after = new Map(stamped);
  for (const [path, content] of Object.entries(files)) {
    if (content === null) after.delete(path);
    else after.set(path, content);
  }
  return after;
};

it('finds nothing in a repository as it was generated', () => {
  expect(driftOf(stamped)).toMatchObject({
    version: { locked: '1', now: '1', state: 'same' },
    releases: [],
    edited: [],
    pending: [],
    truncated: false,
  });
});

it('tells what was edited, removed, there before, and edited although nothing asks for it any more', () => {
  const lock = JSON.parse(stamped.get(LOCK)!);
  const { [DIMENSION]: _, ...files } = lock.files;
  files['docs/northwind/old.md'] = sha256Hex('as it was');
  const { edited, pending } = driftOf(
    changed({
      [ORDERS]: `${stamped.get(ORDERS)}-- mine\n`,
      [PRODUCTS]: null,
      [DIMENSION]: 'kind: Mine\n',
      'docs/northwind/old.md': 'edited',
      [LOCK]: JSON.stringify({ ...lock, files }),
    }),
  );
  expect(edited.map(({ path, state }) => [path, state])).toEqual([
    [DIMENSION, 'foreign'],
    [ORDERS, 'edited'],
    [PRODUCTS, 'deleted'],
    ['docs/northwind/old.md', 'unwanted'],
  ]);
  expect(pending).toEqual([]);
});

it('names the contract that somebody edited without running the generator', () => {
  const contract = stamped.get(CONTRACT)!;
  const edited = contract.replaceAll('    value: 6\n', '    value: 12\n');
  expect(edited).not.toBe(contract);
  const drift = driftOf(changed({ [CONTRACT]: edited }));
  expect(drift.edited).toEqual([]);
  expect(drift.pending).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ source: 'northwind', contract: CONTRACT }),
    ]),
  );
  expect(drift.version.state).toBe('same');
});

it('still knows the edits when a contract keeps anything from being planned', () => {
  const drift = driftOf(
    changed({
      [CONTRACT]: 'kind: Nothing\n',
      [ORDERS]: '-- mine\n',
      [PRODUCTS]: null,
    }),
  );
  expect(drift.edited.map(({ path, state }) => [path, state])).toEqual([
    [ORDERS, 'edited'],
    [PRODUCTS, 'deleted'],
  ]);
  expect(drift.findings[0]).toMatchObject({ severity: 'error' });
});

it('lists what a newer generator would change, with its release notes', () => {
  const lock = JSON.parse(stamped.get(LOCK)!);
  lock.files[ORDERS] = sha256Hex('-- version 0\n');
  const drift = driftOf(
    changed({
      [ORDERS]: '-- version 0\n',
      [LOCK]: JSON.stringify({ ...lock, version: '0' }),
    }),
  );
  expect(drift).toMatchObject({
    version: { locked: '0', now: '1', state: 'older' },
    releases: [{ version: '1' }],
    edited: [],
    pending: [
      {
        source: 'northwind',
        count: 1,
        files: [{ path: ORDERS, action: 'update' }],
      },
    ],
  });
});
