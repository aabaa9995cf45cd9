import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import {
  createFrontendModule,
  ApiBlueprint,
} from '@backstage/frontend-plugin-api';
import * as entryPoint from '.';
import { lakehouseApiRef, type LakehouseApi } from './api';
import * as legacy from './legacy';
import plugin from './plugin';

const api: Partial<LakehouseApi> = {
  getOverview: async () => ({
    tables: 0,
    late: 0,
    unreadable: 0,
    withoutOwner: 0,
    catalogs: [],
  }),
  getFacets: async () => ({
    total: 0,
    layer: [],
    catalog: [],
    owner: [],
    tag: [],
    freshness: [],
    state: [],
  }),
  listTables: async () => ({ items: [] }),
};

describe('the plugin', () => {
  it('is the default export of the entry point, and the only plugin there', () => {
    expect(entryPoint.default).toBe(plugin);
    const plugins = Object.values(entryPoint).filter(
      each =>
        (each as { $$type?: string })?.$$type === '@backstage/FrontendPlugin',
    );
    expect(plugins).toEqual([plugin]);
    expect(legacy).not.toHaveProperty('default');
  });

  it('carries the extensions that the README names', () => {
    for (const id of [
      'page:lakehouse',
      'api:lakehouse',
      'entity-card:lakehouse/table',
      'entity-content:lakehouse/table',
    ]) {
      expect(plugin.getExtension(id as 'page:lakehouse')).toBeDefined();
    }
  });

  it('serves its page and a menu entry', async () => {
    const module = createFrontendModule({
      pluginId: 'lakehouse',
      extensions: [
        ApiBlueprint.make({
          params: define =>
            define({
              api: lakehouseApiRef,
              deps: {},
              factory: () => api as LakehouseApi,
            }),
        }),
      ],
    });
    renderTestApp({
      features: [plugin, module],
      initialRouteEntries: ['/lakehouse'],
    });
    expect(
      await screen.findByText('No tables yet', {}, { timeout: 10_000 }),
    ).toBeInTheDocument();
  });
});
