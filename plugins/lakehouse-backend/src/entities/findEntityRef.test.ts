import { mockCredentials } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { findEntityRef } from './findEntityRef';

const credentials = mockCredentials.user();
const table = (name: string, ref: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name,
    namespace: 'default',
    annotations: { 'lakehouse.io/table-ref': ref },
  },
  spec: { type: 'iceberg-table', owner: 'group:default/sales-data' },
});

describe('findEntityRef', () => {
  it('finds the entity that names the table', async () => {
    const catalog = catalogServiceMock({
      entities: [
        table('marts.fct_orders', 'lake/marts.fct_orders'),
        table('marts.dim_customer', 'lake/marts.dim_customer'),
      ],
    });
    const find = (ref: string) => findEntityRef(catalog, ref, credentials);
    expect(await find('lake/marts.dim_customer')).toBe(
      'resource:default/marts.dim_customer',
    );
    expect(await find('lake/marts.dim_cust')).toBeNull();
  });

  it('is not moved by the order of the catalog when two entities name the table', async () => {
    const entities = [table('b', 'lake/marts.t'), table('a', 'lake/marts.t')];
    for (const order of [entities, [...entities].reverse()]) {
      const catalog = catalogServiceMock({ entities: order });
      expect(await findEntityRef(catalog, 'lake/marts.t', credentials)).toBe(
        'resource:default/a',
      );
    }
  });

  it('asks as the caller, and goes without the entity when the catalog is away', async () => {
    const catalog = catalogServiceMock.mock();
    catalog.getEntities.mockRejectedValue(new Error('503'));
    expect(
      await findEntityRef(catalog, 'lake/marts.t', credentials),
    ).toBeNull();
    expect(catalog.getEntities).toHaveBeenCalledWith(expect.anything(), {
      credentials,
    });
  });
});
