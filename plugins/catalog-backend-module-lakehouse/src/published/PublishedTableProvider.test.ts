import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { PublishedTable } from '@lakehouse/backstage-plugin-lakehouse-common';
import { PublishedTableProvider } from './PublishedTableProvider';

const table = (name: string, more: Partial<PublishedTable> = {}) => ({
  ref: `lake/marts.${name}`,
  catalog: 'lake',
  namespace: 'marts',
  name,
  description: null,
  owner: { ref: 'group:default/sales', evidence: 'contract' },
  tags: [],
  contract: null,
  system: null,
  domain: null,
  ...more,
});
/** An entity of a table as a repository or a person brings it. */
const stamped = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: `lake.marts.${name}`,
    annotations: {
      'lakehouse.io/table-ref': `lake/marts.${name}`,
      'backstage.io/managed-by-origin-location': 'lakehouse:platform/x.yaml',
    },
  },
  spec: { type: 'iceberg-table', owner: 'group:default/sales' },
});

let server: http.Server;
/** What the registry answers. */
let registry: {
  status: number;
  tables: object[];
  outcome: string;
  runs: number;
};
beforeEach(async () => {
  registry = { status: 200, tables: [], outcome: 'complete', runs: 1 };
  server = http.createServer((request, response) => {
    const { status, tables, outcome, runs } = registry;
    const at = Number(
      new URL(request.url!, 'http://r').searchParams.get('cursor'),
    );
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({
        catalogs: [{ id: 'lake', outcome, lastRunAt: `run ${runs}` }],
        // Pages of two.
        items: tables.slice(at, at + 2),
        ...(at + 2 < tables.length && { nextCursor: String(at + 2) }),
      }),
    );
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
});
afterEach(() => server.close());

/** The provider with a catalog that takes what it is told at once. */
async function connected(entities: Entity[] = [], maxEntities?: number) {
  const { port } = server.address() as AddressInfo;
  const standing = new Map(entities.map(e => [stringifyEntityRef(e), e]));
  const mutations: EntityProviderMutation[] = [];
  const logger = mockServices.logger.mock();
  logger.child.mockReturnValue(logger);
  const catalog = catalogServiceMock.mock({
    streamEntities: async function* all() {
      yield [...standing.values()];
    },
  });
  const options = {
    auth: mockServices.auth(),
    catalog,
    discovery: mockServices.discovery.mock({
      getBaseUrl: async () => `http://127.0.0.1:${port}`,
    }),
    logger,
    maxEntities,
  };
  const start = async () => {
    const provider = new PublishedTableProvider(options);
    await provider.connect({
      applyMutation: async mutation => {
        mutations.push(mutation);
        if (mutation.type === 'full') throw new Error('never full');
        mutation.added.forEach(({ entity }) =>
          standing.set(stringifyEntityRef(entity), entity),
        );
        mutation.removed.forEach(entry =>
          standing.delete('entityRef' in entry ? entry.entityRef : ''),
        );
      },
      refresh: async () => {},
    });
    return provider;
  };
  return {
    provider: await start(),
    /** The process starts anew. */
    restart: start,
    mutations,
    standing,
    catalog,
    logger,
    names: () => [...standing.values()].map(e => e.metadata.name),
  };
}

describe('PublishedTableProvider', () => {
  it('brings published tables once, with owner, evidence, tags, system and domain', async () => {
    registry.tables = [
      table('a', {
        description: 'See [here](http://x) <img src=y>',
        tags: ['gold', 'not a tag'],
        contract: 'shop',
        system: 'system:default/shop',
        domain: 'domain:default/sales',
        owner: {
          ref: 'group:default/sales',
          evidence: 'namespace',
          detail: 'owners: m*',
        },
      }),
      table('b', { owner: { ref: null, evidence: 'none' } }),
      table('C'),
    ];
    const { provider, mutations, names } = await connected();
    await provider.refresh();
    await provider.refresh();
    expect(mutations).toHaveLength(1);
    expect(mutations[0]).toMatchObject({
      type: 'delta',
      removed: [],
      added: [
        {
          locationKey: 'LakehouseProvider:registry',
          entity: {
            metadata: {
              name: 'lake.marts.a.table',
              title: 'marts.a',
              description: 'See (here)(http://x) (img src=y)',
              tags: ['gold'],
              annotations: {
                'lakehouse.io/table-ref': 'lake/marts.a',
                'lakehouse.io/contract': 'shop',
                'lakehouse.io/owner-evidence': 'namespace: owners: m*',
                'backstage.io/managed-by-origin-location':
                  'lakehouse:registry/lake/marts.a',
              },
            },
            spec: {
              owner: 'group:default/sales',
              system: 'system:default/shop',
              domain: 'domain:default/sales',
            },
          },
        },
        { entity: { spec: { owner: 'unknown' } } },
        {},
      ],
    });
    // Entities do not tell C and c apart.
    expect(names()[2]).toMatch(/^lake\.marts\.C\.table\.[0-9a-f]{8}$/);
  });

  it('sends only what changed, and what somebody deleted', async () => {
    registry.tables = [table('a'), table('b'), table('c')];
    const { provider, mutations, standing } = await connected();
    await provider.refresh();
    registry.tables = [
      table('a', { description: 'new' }),
      table('b'),
      table('c'),
    ];
    standing.delete('resource:default/lake.marts.b.table');
    await provider.refresh();
    expect(mutations[1]).toMatchObject({
      added: [
        { entity: { metadata: { description: 'new' } } },
        { entity: { metadata: { title: 'marts.b' } } },
      ],
    });
  });

  it('leaves tables alone that have an entity from elsewhere, and gives way to one that comes later', async () => {
    registry.tables = [table('a'), table('b')];
    const { provider, standing, names } = await connected([stamped('a')]);
    await provider.refresh();
    expect(names()).toEqual(['lake.marts.a', 'lake.marts.b.table']);
    standing.set('x', stamped('b'));
    await provider.refresh();
    expect(names()).toEqual(['lake.marts.a', 'lake.marts.b']);
  });

  it('removes an entity only after a complete sync that began after its absence was seen', async () => {
    registry.tables = [table('a'), table('b')];
    const { provider, restart, names } = await connected();
    await provider.refresh();
    const both = names();

    registry.tables = [table('a')];
    await provider.refresh();
    await provider.refresh();
    expect(names()).toEqual(both); // no sync since
    for (const outcome of ['failed', 'partial', 'waiting', 'running']) {
      registry.outcome = outcome;
      registry.runs += 1;
      await provider.refresh();
      expect(names()).toEqual(both);
    }
    registry.outcome = 'complete';
    // Back in the meantime: the absence is forgotten.
    registry.tables = [table('a'), table('b')];
    await provider.refresh();
    registry.tables = [table('a')];
    const later = await restart();
    await later.refresh();
    expect(names()).toEqual(both);
    registry.runs += 1;
    await later.refresh();
    expect(names()).toEqual(['lake.marts.a.table']);
  });

  it('changes nothing while the registry or the catalog does not answer, and says it once', async () => {
    registry.tables = [table('a')];
    const { provider, mutations, catalog, logger, names } = await connected();
    await provider.refresh();
    registry.status = 503;
    await provider.refresh();
    registry.status = 200;
    registry.tables = [];
    registry.runs += 1;
    catalog.streamEntities.mockImplementation(() => {
      throw new Error('the catalog is away');
    });
    await provider.refresh();
    await provider.refresh();
    expect(names()).toHaveLength(1);
    expect(mutations).toHaveLength(1);
    expect(logger.warn).toHaveBeenCalledTimes(2);
  });

  it('bounds the number of entities, removes none for it and says what to do', async () => {
    registry.tables = ['a', 'b', 'c', 'd'].map(name => table(name));
    const { provider, names, logger } = await connected([], 3);
    await provider.refresh();
    registry.tables.unshift(table('0'));
    registry.runs += 1;
    await provider.refresh();
    expect(names()).toHaveLength(4);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('narrow lakehouse.publish.rules'),
    );
  });
});
