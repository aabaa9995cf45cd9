import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import lakehousePlugin, { lakehouseApiRef } from '../src';
import { entities } from './data/entities';
import { MemoryLakehouse } from './MemoryLakehouse';

const catalogModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      params: define =>
        define({
          api: catalogApiRef,
          deps: {},
          factory: () => catalogApiMock({ entities }),
        }),
    }),
  ],
});

const lakehouseModule = createFrontendModule({
  pluginId: 'lakehouse',
  extensions: [
    ApiBlueprint.make({
      params: define =>
        define({
          api: lakehouseApiRef,
          deps: {},
          factory: () => new MemoryLakehouse(),
        }),
    }),
  ],
});

/** Without a backend to ask, everything is allowed. */
const appModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    ApiBlueprint.make({
      name: 'permission',
      params: define =>
        define({
          api: permissionApiRef,
          deps: {},
          factory: () => ({
            authorize: async () => ({ result: 'ALLOW' as never }),
          }),
        }),
    }),
  ],
});

createDevApp({
  features: [
    lakehousePlugin,
    catalogPlugin,
    catalogModule,
    lakehouseModule,
    appModule,
  ],
});
