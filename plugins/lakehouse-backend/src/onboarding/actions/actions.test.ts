import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { NotAllowedError } from '@backstage/errors';
import type { PlatformRepository } from '@lakehouse/backstage-plugin-lakehouse-node';
import { connectionsOf } from '../connections/connectionsOf';
import { ConnectionReader } from '../connections/ConnectionReader';
import { registerOnboardingActions } from './index';

const source = {
  version: 1,
  kind: 'ddl',
  name: 'shop',
  owner: 'group:default/sales-data',
  promise: '6h',
  ddl: 'CREATE TABLE people (id int PRIMARY KEY, email text); CREATE TABLE log (line text);',
};

const repository = {
  read: async () => ({
    commit: 'a',
    files: new Map([
      [
        'lakehouse.yaml',
        'name: platform\nowner: group:default/data-platform\ncatalog: platform\n',
      ],
    ]),
  }),
} as unknown as PlatformRepository;

const ADA = 'user:default/ada';

function setUp(
  options: { allowed?: boolean; repository?: boolean; user?: string } = {},
) {
  const { allowed = true, user = ADA } = options;
  const logger = mockServices.logger.mock();
  const actionsRegistry = actionsRegistryServiceMock({ logger });
  const reader = ConnectionReader.fromConfig(
    mockServices.rootConfig({
      data: {
        lakehouse: {
          connections: {
            shop: {
              title: 'Shop',
              visibleTo: [ADA],
              kind: 'postgresql',
              postgresql: {
                host: '127.0.0.1',
                port: 1,
                database: 'shop',
                user: 'reader',
                password: 'secret',
              },
            },
          },
        },
      },
    }),
    logger,
  );
  registerOnboardingActions({
    actionsRegistry,
    access: {
      require: async () => {
        if (!allowed) throw new NotAllowedError('Not allowed');
      },
    },
    connections: connectionsOf(
      reader,
      mockServices.auth(),
      mockServices.userInfo(),
    ),
    ...(options.repository !== false && { repository }),
  });
  return async (name: string, input: object) => {
    const { output } = await actionsRegistry.invoke({
      id: `test:${name}`,
      input: input as never,
      credentials: mockCredentials.user(user),
    });
    return output as any;
  };
}

describe('actions of onboarding', () => {
  it('list the databases, and say what is wrong with one and what to do', async () => {
    const call = setUp();
    expect(await call('list-onboarding-checks', {})).toEqual({
      connections: [{ id: 'shop', title: 'Shop' }],
      checks: [],
    });
    const { checks } = await call('list-onboarding-checks', {
      connection: 'shop',
    });
    expect(checks).toMatchObject([
      { id: 'reachable', state: 'failed', fix: expect.any(String) },
    ]);
    expect(JSON.stringify(checks)).not.toMatch(/127\.0\.0\.1|secret/);
  });

  it('infer a contract with reasons, without a platform', async () => {
    const call = setUp({ repository: false });
    const { contract, inferences } = await call('infer-contract', { source });
    expect(contract).toContain('classification: restricted');
    expect(inferences.people).toContainEqual(
      expect.objectContaining({ about: 'personalData', columns: ['email'] }),
    );
    await expect(call('preview-source', { source })).rejects.toThrow(
      'lakehouse.onboarding.repository',
    );
  });

  it('preview a source: what is in the way, then the files', async () => {
    const call = setUp();
    expect(await call('preview-source', { source })).toMatchObject({
      ok: false,
      files: [],
      findings: expect.arrayContaining([
        expect.objectContaining({ severity: 'error', field: 'tables' }),
      ]),
    });
    const decided = { ...source, tables: [{ name: 'log', keyless: true }] };
    const preview = await call('preview-source', { source: decided });
    expect(preview.ok).toBe(true);
    expect(preview.files).toContainEqual({
      path: 'contracts/shop.odcs.yaml',
      action: 'create',
    });
  });

  it('know no connection that the person who calls may not see', async () => {
    const call = setUp({ user: 'user:default/bob' });
    const unknown = 'There is no connection shop that you may read';
    expect(await call('list-onboarding-checks', {})).toMatchObject({
      connections: [],
    });
    await expect(
      call('list-onboarding-checks', { connection: 'shop' }),
    ).rejects.toThrow(unknown);
    const hidden = { ...source, kind: 'connection', connection: 'shop' };
    for (const name of ['infer-contract', 'preview-source']) {
      const { findings } = await call(name, { source: hidden });
      expect(JSON.stringify(findings)).toContain(unknown);
    }
  });

  it.each(['list-onboarding-checks', 'infer-contract', 'preview-source'])(
    'need the permission of the form: %s',
    async name => {
      await expect(setUp({ allowed: false })(name, { source })).rejects.toThrow(
        'Not allowed',
      );
    },
  );
});
