import {
  compileCatalogModel,
  defaultCatalogEntityModel,
} from '@backstage/catalog-model/alpha';
import { lakehouseCatalogModel } from './model';

describe('lakehouseCatalogModel', () => {
  it('fits on top of the built-in model and keeps the relations of a resource', () => {
    const model = compileCatalogModel([
      defaultCatalogEntityModel,
      lakehouseCatalogModel,
    ]);
    const table = model.getKind({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      spec: { type: 'iceberg-table' },
    });
    const generic = model.getKind({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      spec: { type: 'database' },
    });
    expect(table?.relationFields).toEqual([
      ...(generic?.relationFields ?? []),
      expect.objectContaining({
        path: 'spec.domain',
        relation: 'partOf',
      }),
    ]);
    expect(table?.jsonSchema).not.toEqual(generic?.jsonSchema);
  });
});
