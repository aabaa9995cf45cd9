import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import { createPlatformRepository } from '@lakehouse/backstage-plugin-lakehouse-node';
import { createBareRepository } from '../../__testUtils__/bareRepository';
import { catalogFile } from '../../__testUtils__/catalogFiles';
import { LakehouseEntityProvider } from '../../LakehouseEntityProvider';
import { RepositoryEntitySource } from '../RepositoryEntitySource';
import { PendingSources } from './PendingSources';
import { WithPendingSources } from './WithPendingSources';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });
const URL_1 = 'https://github.test/acme/platform/pull/1';
const pending = (changes: object = {}) => ({
  pending: {
    source: 'crm',
    owner: 'group:default/sales-data',
    pullRequest: URL_1,
    ...changes,
  },
});

let repository: Awaited<ReturnType<typeof createBareRepository>>;
beforeEach(async () => {
  repository = await createBareRepository();
  await repository.commit({ 'catalog/shop.yaml': catalogFile('shop') });
});
afterEach(() => {
  jest.restoreAllMocks();
  repository.remove();
});

describe.each(databases.eachSupportedId())('a source that waits, on %s', id => {
  /** A catalog on the same database: a restart when it is called again. */
  async function start(db: Awaited<ReturnType<typeof databases.init>>) {
    const sources = await PendingSources.create(
      { getClient: async () => db },
      30,
    );
    const mutations: EntityProviderMutation[] = [];
    const provider = new LakehouseEntityProvider({
      source: new WithPendingSources(
        new RepositoryEntitySource(
          createPlatformRepository({
            kind: 'local',
            path: repository.gitdir,
            branch: 'main',
          }),
        ),
        sources,
      ),
      logger: mockServices.logger.mock({
        child: () => mockServices.logger.mock(),
      }),
    });
    await provider.connect({
      applyMutation: async mutation => {
        mutations.push(mutation);
      },
      refresh: async () => {},
    });
    return {
      mutations,
      async hear(event: object) {
        await sources.take(event);
        await provider.refresh();
      },
      async names() {
        await provider.refresh();
        const last = mutations[mutations.length - 1];
        return last.type === 'full'
          ? last.entities.map(
              ({ entity }) => entity.metadata.title ?? entity.metadata.name,
            )
          : [];
      },
    };
  }

  it('is shown with its pull request, also after a restart, until its file is merged', async () => {
    const db = await databases.init(id);
    const first = await start(db);
    expect(await first.names()).not.toContain('crm: pipeline (pending)');
    await first.hear(pending());
    await first.hear(pending());
    expect(await first.names()).toContain('crm: pipeline (pending)');
    expect(first.mutations).toHaveLength(2);

    const second = await start(db);
    expect(await second.names()).toContain('crm: pipeline (pending)');
    expect(second.mutations[0]).toMatchObject({
      entities: expect.arrayContaining([
        expect.objectContaining({
          entity: expect.objectContaining({
            kind: 'Component',
            metadata: expect.objectContaining({
              name: 'crm.pipeline',
              links: [{ url: URL_1, title: 'Pull request' }],
              annotations: expect.objectContaining({
                'lakehouse.io/pull-request': URL_1,
              }),
            }),
            spec: {
              type: 'data-pipeline',
              lifecycle: 'pending',
              owner: 'group:default/sales-data',
            },
          }),
        }),
      ]),
    });

    await repository.commit({ 'catalog/crm.yaml': catalogFile('crm') });
    const names = await second.names();
    expect(names).toContain('crm-pipeline');
    expect(names).not.toContain('crm: pipeline (pending)');
    await repository.commit({ 'catalog/crm.yaml': null });
    expect(await second.names()).not.toContain('crm: pipeline (pending)');
  });

  it('goes when it is withdrawn, and by itself after the days', async () => {
    const { hear, names } = await start(await databases.init(id));
    await hear(pending());
    await hear({ withdrawn: 'crm' });
    expect(await names()).not.toContain('crm: pipeline (pending)');
    await hear(pending());
    const now = Date.now();
    jest.spyOn(Date, 'now').mockReturnValue(now + 31 * 24 * 60 * 60 * 1000);
    expect(await names()).not.toContain('crm: pipeline (pending)');
  });

  it.each([
    pending({ source: '../crm' }),
    pending({ owner: 'nobody at all' }),
    // eslint-disable-next-line no-script-url
    pending({ pullRequest: 'javascript:alert(1)' }),
    pending({ pullRequest: 'no address' }),
    {},
  ])('takes no nonsense: %j', async event => {
    const { hear, names, mutations } = await start(await databases.init(id));
    await hear(event);
    await names();
    expect(mutations).toHaveLength(1);
  });
});
