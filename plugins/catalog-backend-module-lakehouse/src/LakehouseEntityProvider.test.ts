import { mockServices } from '@backstage/backend-test-utils';
import type { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import { createPlatformRepository } from '@lakehouse/backstage-plugin-lakehouse-node';
import { LakehouseEntityProvider } from './LakehouseEntityProvider';
import { RepositoryEntitySource } from './sources/RepositoryEntitySource';
import { createBareRepository } from './__testUtils__/bareRepository';
import { catalogFile } from './__testUtils__/catalogFiles';

let repository: Awaited<ReturnType<typeof createBareRepository>>;
const logger = mockServices.logger.mock();
logger.child.mockReturnValue(logger);

beforeEach(async () => {
  jest.clearAllMocks();
  logger.child.mockReturnValue(logger);
  repository = await createBareRepository();
});
afterEach(() => repository.remove());

async function connected(path = repository.gitdir) {
  const mutations: EntityProviderMutation[] = [];
  const provider = new LakehouseEntityProvider({
    source: new RepositoryEntitySource(
      createPlatformRepository({ kind: 'local', path, branch: 'main' }),
    ),
    logger,
  });
  await provider.connect({
    applyMutation: async mutation => {
      mutations.push(mutation);
    },
    refresh: async () => {},
  });
  await provider.refresh();
  return { provider, mutations };
}

const names = (mutation: EntityProviderMutation) =>
  (mutation.type === 'full' ? mutation.entities : mutation.added).map(
    ({ entity }) => entity.metadata.name,
  );

describe('LakehouseEntityProvider', () => {
  it('brings the entities of catalog files and nothing else', async () => {
    await repository.commit({
      'catalog/shop.yaml': catalogFile('shop'),
      'contracts/shop.odcs.yaml': 'kind: DataContract\n',
      'docs/catalog/no.yaml': catalogFile('no'),
    });
    const { mutations, provider } = await connected();
    expect(mutations).toHaveLength(1);
    expect(mutations[0].type).toBe('full');
    expect(names(mutations[0])).toEqual([
      'shop',
      'shop-database',
      'shop-pipeline',
      'marts.shop_orders',
    ]);
    expect(mutations[0]).toMatchObject({
      entities: expect.arrayContaining([
        expect.objectContaining({
          locationKey: provider.getProviderName(),
          entity: expect.objectContaining({
            metadata: expect.objectContaining({
              annotations: {
                'backstage.io/managed-by-location':
                  'lakehouse:platform/catalog/shop.yaml',
                'backstage.io/managed-by-origin-location':
                  'lakehouse:platform/catalog/shop.yaml',
              },
            }),
          }),
        }),
      ]),
    });
  });

  it('does nothing while the commit stays the same', async () => {
    await repository.commit({ 'catalog/shop.yaml': catalogFile('shop') });
    const { provider, mutations } = await connected();
    await Promise.all([provider.refresh(), provider.refresh()]);
    expect(mutations).toHaveLength(1);
  });

  it('replaces everything when all files can be read', async () => {
    await repository.commit({ 'catalog/shop.yaml': catalogFile('shop') });
    const { provider, mutations } = await connected();
    await repository.commit({
      'catalog/shop.yaml': null,
      'catalog/crm.yaml': catalogFile('crm'),
    });
    await provider.refresh();
    expect(mutations[1].type).toBe('full');
    expect(names(mutations[1])[0]).toBe('crm');
  });

  it('reports a broken file with its line, takes the others and removes nothing', async () => {
    await repository.commit({
      'catalog/broken.yaml': `${catalogFile('broken')}---\nkind: [\n`,
      'catalog/person.yaml':
        'apiVersion: backstage.io/v1alpha1\nkind: User\nmetadata: { name: eve }\nspec: {}\n',
      'catalog/shop.yaml': catalogFile('shop'),
      'catalog/twice.yaml': catalogFile('shop'),
    });
    const { mutations } = await connected();
    expect(mutations).toHaveLength(1);
    expect(mutations[0]).toMatchObject({ type: 'delta', removed: [] });
    expect(names(mutations[0])).toContain('broken-pipeline');
    expect(names(mutations[0])).not.toContain('eve');
    const warnings = logger.warn.mock.calls.map(([message]) => message);
    expect(warnings).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^catalog\/broken.yaml, line \d+: /),
        expect.stringMatching(
          /^catalog\/person.yaml, line 1: Kind User may not/,
        ),
        expect.stringMatching(
          /^catalog\/twice.yaml, line 1: system:default\/shop is already declared in catalog\/shop.yaml/,
        ),
      ]),
    );
  });

  it('keeps what it has when the repository goes away, and says it once', async () => {
    await repository.commit({ 'catalog/shop.yaml': catalogFile('shop') });
    const { provider, mutations } = await connected();
    logger.info.mockClear();
    repository.remove();
    await provider.refresh();
    await provider.refresh();
    expect(mutations).toHaveLength(1);
    expect(logger.info).toHaveBeenCalledTimes(1);
    expect(logger.info).toHaveBeenCalledWith(
      expect.stringContaining('entities stay as they are'),
    );
  });

  it('tries the same commit again when the catalog could not take it', async () => {
    await repository.commit({ 'catalog/shop.yaml': catalogFile('shop') });
    const { provider } = await connected();
    const applyMutation = jest
      .fn()
      .mockRejectedValueOnce(new Error('database is away'))
      .mockResolvedValue(undefined);
    await repository.commit({ 'catalog/crm.yaml': catalogFile('crm') });
    await provider.connect({ applyMutation, refresh: async () => {} });
    await provider.refresh();
    await provider.refresh();
    expect(applyMutation).toHaveBeenCalledTimes(2);
  });
});
