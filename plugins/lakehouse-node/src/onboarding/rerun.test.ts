import { sha256Hex } from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  answers,
  CONTRACT,
  NORTHWIND,
  run,
  stampNorthwind,
  type Files,
} from './__testUtils__/northwind';

let stamped: Files;
beforeAll(async () => {
  stamped = await stampNorthwind();
});

const WRITTEN_BEFORE = '-- As version 0 wrote it.\n';

function asEarlier(lock: string): string {
  const now = JSON.parse(lock);
  return JSON.stringify({
    ...now,
    version: '0',
    files: {
      ...now.files,
      'dbt/models/staging/northwind/stg_northwind__customers.sql':
        sha256Hex(WRITTEN_BEFORE),
      // A file that this version writes no more.
      'dbt/models/staging/northwind/old.sql': sha256Hex('old'),
    },
  });
}

describe.each([
  ['by this generator', (lock: string) => lock],
  ['by an earlier version of the generator', asEarlier],
])('running again over edits, stamped %s', (_, lockOf) => {
  // An earlier version wrote this file differently; its lock holds the hash of what it wrote.
  const OLDER = 'dbt/models/staging/northwind/stg_northwind__customers.sql';
  const edited = [
    'dbt/models/staging/northwind/stg_northwind__orders.sql',
    'dbt/models/staging/northwind/stg_northwind__products.sql',
    'catalog/northwind.yaml',
  ];

  it('keeps and lists edits, updates the rest, and changes nothing the second time', async () => {
    const files = new Map(stamped);
    files.set('lakehouse.lock.json', lockOf(files.get('lakehouse.lock.json')!));
    if (lockOf === asEarlier) files.set(OLDER, WRITTEN_BEFORE);
    for (const path of edited) files.set(path, `${files.get(path)}\n# mine\n`);
    const byHand = NORTHWIND.replace(
      '  - name: categories\n',
      '  # Ask the buyers.\n  - name: categories\n    tags: [buyers]\n',
    );
    files.set(CONTRACT, byHand);

    const first = await run(
      files,
      answers(files, {
        promise: '2d',
        tables: [{ name: 'us_states', selected: false }],
      }),
    );
    expect(first.actions.kept.sort()).toEqual([...edited].sort());
    for (const path of edited) {
      expect(first.after.get(path)).toBe(files.get(path));
    }
    expect(first.after.get(CONTRACT)).toContain(
      '  # Ask the buyers.\n  - name: categories\n    tags: [buyers]\n',
    );
    expect(first.actions.update).toContain(CONTRACT);
    expect(first.actions.update.length).toBeGreaterThan(3);
    expect(first.after.get(OLDER)).toBe(stamped.get(OLDER));
    expect(JSON.parse(first.after.get('lakehouse.lock.json')!).version).toBe(
      JSON.parse(stamped.get('lakehouse.lock.json')!).version,
    );

    const second = await run(first.after, answers(first.after));
    expect(Object.keys(second.actions).sort()).toEqual(['kept', 'unchanged']);
    expect(second.actions.kept.sort()).toEqual([...edited].sort());
    expect(second.after).toEqual(first.after);
  });
});
