import type { AddressInfo } from 'node:net';
import http from 'node:http';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { lakehouseTableReadPermission } from '@lakehouse/backstage-plugin-lakehouse-common';
import express from 'express';
import Router from 'express-promise-router';
import { knex, type Knex } from 'knex';
import { migrated } from '../__testUtils__/perTest';
import { listRoutes } from '../api/listRoutes';
import { mountRoutes } from '../api/routes';
import type { TableAccess } from '../permissions';
import { syncFixture } from '../__testUtils__/syncFixture';
import { TestWarehouse } from '../__testUtils__/warehouse';
import { CatalogStore } from './CatalogStore';
import { FacetReader } from './FacetReader';
import { openForReading } from './readDatabase';
import { TableReader } from './TableReader';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });
const onPostgres = databases.supports('POSTGRES_17') ? describe : describe.skip;

/** Lists, and a browse query that takes as long as nobody ends it, by HTTP. */
async function serve(reading: Knex) {
  const router = Router();
  mountRoutes(
    [
      ...listRoutes({
        configs: [],
        tables: new TableReader(reading),
        facets: new FacetReader(reading),
        runs: new CatalogStore(reading),
      }),
      {
        method: 'get',
        path: '/slow',
        permission: lakehouseTableReadPermission,
        handle: () => reading.raw('select pg_sleep(3600)'),
      },
    ],
    {
      router,
      httpAuth: mockServices.httpAuth(),
      access: { visible: async () => 'all' } as unknown as TableAccess,
    },
  );
  const app = express().use(router);
  app.use(((error, _, response, __) => {
    const busy = error.name === 'ServiceUnavailableError';
    response.status(busy ? 503 : 500).json({ message: error.message });
  }) as express.ErrorRequestHandler);
  const server = http.createServer(app);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    get: (path: string) =>
      fetch(`http://127.0.0.1:${port}${path}`, {
        headers: { authorization: 'Bearer mock-user-token' },
      }),
    close: () => server.close(),
  };
}
onPostgres('the database for reading', () => {
  it('case 26: slow browse queries leave the sync its connections, and other reads are answered 503 with Retry-After', async () => {
    const warehouse = await TestWarehouse.create();
    await warehouse.commitTen();
    const server = await migrated(databases, 'POSTGRES_17');
    // The plugin's own pool: four connections, so two for reads.
    const db = knex({ ...server.client.config, pool: { min: 0, max: 4 } });
    const reading = openForReading(db, 200);
    const { get, close } = await serve(reading);
    try {
      const sleeping = async () =>
        (
          await server('pg_stat_activity')
            .select('pid')
            .where('query', 'like', 'select pg_sleep%')
            .where({ state: 'active' })
            .whereRaw('datname = current_database()')
        ).map(({ pid }) => pid as number);
      const slow = [get('/slow'), get('/slow')];
      while ((await sleeping()).length < 2);

      const refused = await get('/tables');
      expect(refused.status).toBe(503);
      expect(refused.headers.get('retry-after')).toBe('10');
      expect(await refused.json()).toEqual({
        message: expect.stringMatching(/^The database answers too many slow/),
      });
      const { sync } = syncFixture(db, warehouse.config());
      expect(await sync.run()).toMatchObject({
        outcome: 'complete',
        written: 10,
      });

      for (const pid of await sleeping()) {
        await server.raw('select pg_cancel_backend(?)', [pid]);
      }
      for (const answer of await Promise.all(slow)) {
        expect(answer.status).toBe(503);
      }
      const again = await get('/tables');
      expect((await again.json()).items).toHaveLength(10);
      const { rows } = await reading.raw('show statement_timeout');
      expect(rows).toEqual([{ statement_timeout: '30s' }]);
    } finally {
      close();
      await reading.destroy();
      await db.destroy();
      await warehouse.dispose();
    }
  }, 60_000);
});

describe('the database for reading, on SQLite', () => {
  it('is the same', async () => {
    const db = await databases.init('SQLITE_3');
    expect(openForReading(db)).toBe(db);
  });
});
