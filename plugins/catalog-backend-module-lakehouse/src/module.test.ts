import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import catalogBackend from '@backstage/plugin-catalog-backend';
import {
  DefaultEventsService,
  eventsServiceRef,
} from '@backstage/plugin-events-node';
import { EVENT_TOPIC_PUBLISHED } from '@lakehouse/backstage-plugin-lakehouse-common';
import request from 'supertest';
import catalogModuleLakehouse from './index';
import { createBareRepository } from './__testUtils__/bareRepository';
import { catalogFile } from './__testUtils__/catalogFiles';

jest.setTimeout(60_000);

const PATIENCE_MS = 20_000;

async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error('It did not happen in time');
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

let repository: Awaited<ReturnType<typeof createBareRepository>>;
let stop: () => Promise<void>;

beforeEach(async () => {
  repository = await createBareRepository();
});
afterEach(async () => {
  await stop?.();
  repository.remove();
});

/** Instead of the registry: one table, published under a domain. */
const registry = createBackendPlugin({
  pluginId: 'lakehouse',
  register({ registerInit }) {
    registerInit({
      deps: { http: coreServices.httpRouter },
      async init({ http }) {
        const item = {
          ref: 'platform/marts.other',
          catalog: 'platform',
          namespace: 'marts',
          name: 'other',
          description: null,
          owner: { ref: null, evidence: 'none' },
          tags: ['gold'],
          contract: null,
          system: 'system:default/shop',
          domain: 'domain:default/sales',
        };
        http.use((_, response) => {
          response.json({
            catalogs: [],
            items: [item],
          });
        });
      },
    });
  },
});

/** A real catalog with the module; stamped entities come only by start and by event, since the schedule never fires here. */
async function start(publish?: object) {
  const events = DefaultEventsService.create({
    logger: mockServices.logger.mock(),
  });
  const backend = await startTestBackend({
    features: [
      catalogBackend,
      catalogModuleLakehouse,
      registry,
      createServiceFactory({
        service: eventsServiceRef,
        deps: {},
        factory: () => events,
      }),
      mockServices.rootConfig.factory({
        data: {
          catalog: {
            processingInterval: { seconds: 1 },
            stitchingStrategy: { mode: 'immediate' },
          },
          lakehouse: {
            ...(publish && { publish }),
            onboarding: {
              repository: { kind: 'local', path: repository.gitdir },
            },
            catalogProvider: {
              schedule: {
                frequency: { hours: 24 },
                initialDelay: { hours: 24 },
                timeout: { minutes: 1 },
              },
            },
          },
        },
      }),
    ],
  });
  stop = () => backend.stop();
  const authorization = mockCredentials.user.header();
  const server = request(backend.server);
  return {
    events,
    entity: (kind: string, name: string, spec: object = {}) =>
      eventually(async (): Promise<Entity | undefined> => {
        const answer = await server
          .get(`/api/catalog/entities/by-name/${kind}/default/${name}`)
          .set('authorization', authorization);
        const fits = Object.entries(spec).every(
          ([key, value]) => answer.body.spec?.[key] === value,
        );
        return answer.status === 200 && fits && answer.body.relations?.length
          ? answer.body
          : undefined;
      }),
    validate: (entity: unknown) =>
      server
        .post('/api/catalog/validate-entity')
        .set('authorization', authorization)
        .send({ entity, location: 'url:https://example.com/a.yaml' }),
  };
}

const relations = (entity: Entity, type: string) =>
  entity.relations?.filter(r => r.type === type).map(r => r.targetRef);

describe('catalog module', () => {
  it('brings stamped entities with their relations, and new ones as soon as they are published', async () => {
    await repository.commit({ 'catalog/shop.yaml': catalogFile('shop') });
    const { events, entity } = await start();

    const table = await entity('resource', 'marts.shop_orders');
    expect(relations(table, 'ownedBy')).toEqual(['group:default/sales-data']);
    expect(relations(table, 'dependsOn')).toEqual([
      'component:default/shop-pipeline',
    ]);
    expect(relations(table, 'partOf')).toEqual(['system:default/shop']);
    const pipeline = await entity('component', 'shop-pipeline');
    expect(relations(pipeline, 'dependsOn')).toEqual([
      'resource:default/shop-database',
    ]);

    await repository.commit({ 'catalog/crm.yaml': catalogFile('crm') });
    const published = Date.now();
    await events.publish({ topic: EVENT_TOPIC_PUBLISHED, eventPayload: {} });
    await entity('resource', 'marts.crm_orders');
    expect(Date.now() - published).toBeLessThan(10_000);
  });

  it('shows a source that waits for its pull request, and then the real one under the same name', async () => {
    const { events, entity } = await start();
    const pullRequest = 'https://github.test/acme/platform/pull/1';
    const owner = 'group:default/sales-data';
    await events.publish({
      topic: EVENT_TOPIC_PUBLISHED,
      eventPayload: { pending: { source: 'crm', owner, pullRequest } },
    });
    const pending = await entity('component', 'crm.pipeline');
    expect(pending.metadata.links).toMatchObject([{ url: pullRequest }]);
    expect(relations(pending, 'ownedBy')).toEqual([owner]);

    const real = catalogFile('crm').replace(/crm-pipeline/g, 'crm.pipeline');
    await repository.commit({ 'catalog/crm.yaml': real });
    await events.publish({ topic: EVENT_TOPIC_PUBLISHED, eventPayload: {} });
    await entity('resource', 'marts.crm_orders');
    const merged = await entity('component', 'crm.pipeline', {
      lifecycle: 'production',
    });
    expect(merged.metadata.links).toBeUndefined();
  });

  it('brings the tables that the registry publishes, with relations to system and domain', async () => {
    const { entity } = await start({
      schedule: {
        frequency: { seconds: 1 },
        timeout: { minutes: 1 },
      },
    });
    const published = await entity('resource', 'platform.marts.other.table');
    expect(relations(published, 'ownedBy')).toEqual(['group:default/unknown']);
    expect(relations(published, 'partOf')).toEqual([
      'domain:default/sales',
      'system:default/shop',
    ]);
  });

  it('validates what it declares and what it leaves to the built-in model', async () => {
    const { validate } = await start();
    const table = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: 'marts.orders',
        annotations: { 'lakehouse.io/table-ref': 'platform/marts.orders' },
      },
      spec: { type: 'iceberg-table', owner: 'group:default/sales-data' },
    };
    expect((await validate(table)).status).toBe(200);
    const { owner, ...ownerless } = table.spec;
    const refused = await validate({ ...table, spec: ownerless });
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).toContain('owner');
    const database = { ...table, spec: { type: 'database', owner } };
    expect((await validate(database)).status).toBe(200);
    const pipeline = {
      ...table,
      kind: 'Component',
      spec: { type: 'data-pipeline', lifecycle: 'production', owner },
    };
    expect((await validate(pipeline)).status).toBe(200);
  });
});
