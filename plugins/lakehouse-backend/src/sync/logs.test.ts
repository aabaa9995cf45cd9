import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { printableLogger } from '@lakehouse/backstage-plugin-lakehouse-node';
import { migrated } from '../__testUtils__/perTest';
import { readCatalogConfigs } from '../config/readConfig';
import { fakeServer } from '../__testUtils__/fakeServer';
import { SyncService } from './SyncService';
import { TableEvents } from './TableEvents';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const RED = '\u001b[31m';

describe('the log', () => {
  it('is plain lines, whatever catalogs and events say', async () => {
    const server = await fakeServer(({ url }) =>
      url.pathname === '/v1/config'
        ? { body: { defaults: {}, overrides: {} } }
        : {
            status: 400,
            body: {
              error: {
                message: `${RED}no\r\nroot: logged in${'!'.repeat(9)}`,
              },
            },
          },
    );
    const db = await migrated(databases, 'SQLITE_3');
    const root = new ConfigReader({
      lakehouse: {
        catalogs: { lake: { kind: 'rest', rest: { uri: server.url } } },
      },
    });
    const configs = readCatalogConfigs(root);
    const mock = mockServices.logger.mock();
    const logger = printableLogger(mock);
    const service = new SyncService({ db, configs, config: root, logger });
    try {
      await service.refresh('lake');
      const events = new TableEvents(service, configs, logger);
      await events.handle({ ref: `lake/marts.${RED}t` });
    } finally {
      await service.stop();
      await server.close();
    }
    const lines = [...mock.info.mock.calls, ...mock.warn.mock.calls].map(
      ([line]) => line,
    );
    expect(lines).toMatchInlineSnapshot(`
      [
        "Catalog lake failed: The catalog answers 400 for v1/namespaces:  [31mno root: logged in!!!!!!!!! (0 tables, 0 read, 0 rows written)",
        "An event about a table was not understood: InputError: 'lake/marts. [31mt' is not a table reference. Write catalog/namespace.table, with %25, %2E and %2F for %, . and / inside a name.",
      ]
    `);
    expect(mock.error).not.toHaveBeenCalled();
  });
});
