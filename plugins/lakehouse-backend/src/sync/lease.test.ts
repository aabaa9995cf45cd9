import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrated } from '../__testUtils__/perTest';
import { Lease, LeaseError } from '../store/Lease';
import { syncFixture } from '../__testUtils__/syncFixture';
import { TestWarehouse } from '../__testUtils__/warehouse';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });
const orders = { namespace: 'raw_shop', name: 'orders' };
const facts = { namespace: 'marts', name: 'fct_orders' };

let warehouse: TestWarehouse;
beforeEach(async () => {
  warehouse = await TestWarehouse.create();
  await warehouse.commit(orders);
  await warehouse.commit(facts);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await warehouse.dispose();
});

describe.each(databases.eachSupportedId())('the lease on %s', id => {
  let db: Knex;
  beforeEach(async () => {
    db = await migrated(databases, id);
  }, 60_000);

  /** What happens when nobody renews the lease for half a minute. */
  const expire = () => db('lakehouse_leases').update({ expires_at: 1 });

  /** A backend whose reads wait at a gate, when it is closed. */
  const backend = () => {
    let open = () => {};
    let reached = () => {};
    let gate: Promise<void> | undefined;
    const fixture = syncFixture(db, warehouse.config(), real => ({
      find: table => real.find(table),
      listTables: signal => real.listTables(signal),
      async load(table, version) {
        reached();
        await gate;
        return real.load(table, version);
      },
      watchPaths: () => [],
    }));
    return {
      ...fixture,
      /** Lets the next read wait; resolves when it does. */
      close() {
        gate = new Promise(resolve => {
          open = resolve;
        });
        return new Promise<void>(resolve => {
          reached = resolve;
        });
      },
      open: () => open(),
    };
  };
  /** The tables with all that is known of them, but for when and by whom they were seen first. */
  const dump = async () =>
    (await db('lakehouse_tables').orderBy('ref')).map(
      ({ table_id: _, first_seen_at: __, ...row }) => row,
    );

  it('is held by one at a time, and given back', async () => {
    const lease = new Lease(db, 'lake');
    const first = await lease.acquire();
    await expect(new Lease(db, 'lake').acquire()).rejects.toThrow(LeaseError);
    await expect(new Lease(db, 'other').acquire()).resolves.toBeDefined();
    expect(await first.renew()).toBe(true);
    await first.release();
    expect(await first.renew()).toBe(false);
    const second = await lease.acquire();
    expect(second.generation).toBe(first.generation + 1);
    // What the first one does late does not take it from the second.
    await first.release();
    expect(await second.renew()).toBe(true);
  });

  it('case 18: does not go by the clocks of the backends', async () => {
    const held = await new Lease(db, 'lake').acquire();
    const hour = 3_600_000;
    for (const skew of [hour, -hour]) {
      jest.spyOn(Date, 'now').mockReturnValue(new Date().getTime() + skew);
      await expect(new Lease(db, 'lake').acquire()).rejects.toThrow(LeaseError);
      expect(await new Lease(db, 'lake').isAbandoned()).toBe(false);
      expect(await held.renew()).toBe(true);
    }
  });

  it('case 22: refuses what a holder that was frozen writes late, whole', async () => {
    const lease = new Lease(db, 'lake');
    const frozen = await lease.acquire();
    await expire();
    expect(await lease.isAbandoned()).toBe(true);
    const next = await lease.acquire();
    const write = frozen.fenced(tx =>
      tx('lakehouse_catalogs').insert({ id: 'lake', outcome: 'failed' }),
    );
    await expect(write).rejects.toThrow('has taken over');
    expect(await db('lakehouse_catalogs')).toEqual([]);
    await expect(
      next.fenced(async tx => {
        await tx('lakehouse_catalogs').insert({ id: 'lake', outcome: 'x' });
        throw new Error('half-way');
      }),
    ).rejects.toThrow('half-way');
    expect(await db('lakehouse_catalogs')).toEqual([]);
  });

  it('case 22: two backends on one schedule: the second one leaves it to the first', async () => {
    const first = backend();
    const waiting = first.close();
    const running = first.sync.run();
    await waiting;
    await expect(backend().sync.run()).rejects.toThrow(
      'is being synced by another backend',
    );
    first.open();
    expect(await running).toMatchObject({ outcome: 'complete', written: 2 });
    expect(await backend().sync.run()).toMatchObject({ written: 0 });
  });

  it('case 22: a sync that was frozen writes nothing after another has taken over', async () => {
    const frozen = backend();
    const waiting = frozen.close();
    const late = frozen.sync.run();
    late.catch(() => {});
    await waiting;
    await expire();
    await warehouse.commit({ ...orders, version: 1, rows: 77 });
    const second = await backend().sync.run();
    expect(second).toMatchObject({ outcome: 'complete', written: 2 });
    const after = await dump();

    frozen.open();
    await expect(late).rejects.toThrow(LeaseError);
    expect(await dump()).toEqual(after);
    expect(after.map(row => Number(row.row_count))).toEqual([10, 77]);
    expect(await frozen.runs.page({}, 10)).toMatchObject([
      { id: second.id, outcome: 'complete' },
      { outcome: 'failed', reason: 'The backend stopped during this run.' },
    ]);
  });

  it('case 19: what a killed backend left half is the same as a fresh sync after the next run', async () => {
    // The second table of the page never arrives: nothing of the page is written.
    const killed = backend();
    const waiting = killed.close();
    killed.sync.run().catch(() => {});
    await waiting;
    await expire();
    expect(await backend().sync.isAbandoned()).toBe(true);
    await backend().sync.run();
    const recovered = await dump();
    await db('lakehouse_table_details').delete();
    await db('lakehouse_table_texts').delete();
    await db('lakehouse_tables').delete();
    await backend().sync.run();
    expect(await dump()).toEqual(recovered);
    killed.open();
  });

  it('case 21: a sync that is told to stop does not wait for a server that hangs, gives the lease back and says so', async () => {
    const stopping = backend();
    const waiting = stopping.close();
    const stop = new AbortController();
    const run = stopping.sync.run(stop.signal);
    run.catch(() => {});
    await waiting;
    stop.abort();
    await expect(run).rejects.toThrow('aborted');
    expect(await stopping.runs.page({}, 1)).toMatchObject([
      { outcome: 'failed', reason: expect.stringContaining('stopped') },
    ]);
    expect(await backend().sync.run()).toMatchObject({ outcome: 'complete' });
    const after = await dump();
    stopping.open();
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(await dump()).toEqual(after);
  });
});
