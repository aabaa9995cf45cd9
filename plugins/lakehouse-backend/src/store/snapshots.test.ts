import { TestDatabases } from '@backstage/backend-test-utils';
import {
  parseTableMetadata,
  type SnapshotItem,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { Knex } from 'knex';
import { migrated } from '../__testUtils__/perTest';
import { tableWrite } from '../__testUtils__/tableWrite';
import { tableMetadata } from '../__testUtils__/warehouse';
import { allPages } from '../catalogs/metadata/SnapshotPages';
import type { SnapshotKey } from './readSnapshots';
import type { StoredDetail } from './rows';
import { TableReader } from './TableReader';
import { TableWriter } from './TableWriter';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

/** Numbers from `to` down to `from`: ids of snapshots, newest first. */
const snapshots = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => to - index);

/** Metadata with these snapshots. */
const metadataWith = (numbers: number[]) =>
  parseTableMetadata(
    Buffer.from(
      JSON.stringify({
        ...JSON.parse(tableMetadata({ namespace: 'marts', name: 't' })),
        'current-snapshot-id': -1,
        snapshots: [...numbers].reverse().map(number => ({
          'snapshot-id': number,
          'sequence-number': number,
          'timestamp-ms': number,
          summary: { operation: 'append' },
        })),
      }),
    ),
  );
const ids = (items: SnapshotItem[]) => items.map(({ id }) => Number(id));

describe.each(databases.eachSupportedId())('snapshots on %s', id => {
  let db: Knex;
  beforeEach(async () => {
    db = await migrated(databases, id);
  }, 60_000);

  const commit = async (numbers: number[]) => {
    const detail = { snapshotCount: numbers.length } as StoredDetail;
    await new TableWriter(db, 'lake').write([
      {
        ...tableWrite({ name: 't' }, Date.now()),
        detail: { detail, snapshots: allPages(metadataWith(numbers)) },
      },
    ]);
  };
  const read = async (limit: number, after?: SnapshotKey) => {
    const reader = new TableReader(db);
    const [row] = await reader.byRefs(['lake/marts.t']);
    return reader.snapshots(row, limit, after);
  };
  const readAll = async (limit: number) => {
    const found: number[] = [];
    let next: SnapshotKey | undefined;
    do {
      const slice = await read(limit, next);
      expect(slice.items.length).toBeLessThanOrEqual(limit);
      found.push(...ids(slice.items));
      next = slice.next;
    } while (next);
    return found;
  };
  const pages = () =>
    db('lakehouse_older_snapshots')
      .select('page', 'digest')
      .orderBy('page')
      .then(rows => rows.map(row => row.digest));

  it.each([0, 1, 499, 500, 501, 1000, 1001, 1700])(
    'gives each of %p snapshots once, newest first',
    async count => {
      const all = snapshots(1, count);
      await commit(all);
      for (const limit of [100, 333, 500]) {
        expect(await readAll(limit)).toEqual(all);
      }
    },
  );

  it('writes one page of a long history when a commit is added, and forgets expired ones', async () => {
    await commit(snapshots(1, 1700));
    const before = await pages();
    await commit(snapshots(1, 1701));
    const after = await pages();
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
    expect(after[2]).not.toBe(before[2]);
    await commit(snapshots(1200, 1702));
    expect(await pages()).toHaveLength(1);
    expect(await readAll(500)).toEqual(snapshots(1200, 1702));
    await commit(snapshots(1600, 1702));
    expect(await pages()).toEqual([]);
  });

  it('goes on where it was while commits move snapshots to other pages', async () => {
    await commit(snapshots(1, 1500));
    const first = await read(400);
    const second = await read(400, first.next);
    await commit(snapshots(1, 2100));
    expect(ids((await read(400, first.next)).items)).toEqual(ids(second.items));
    expect(ids((await read(2, second.next)).items)).toEqual([700, 699]);
    // What has expired has nothing behind it.
    await commit(snapshots(2000, 2100));
    expect(await read(2, second.next)).toEqual({ items: [] });
  });
});
