import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { MemoryLakehouse } from '../../../../dev/MemoryLakehouse';
import { lakehouseApiRef } from '../../../api';
import { rootRouteRef } from '../../../routes';
import { Router } from '../../Router';

export const FACT = '/tables/northwind/marts.fct_order_lines';
/** A table with many columns, properties and snapshots. */
export const LARGE = '/tables/northwind/raw_iot.sensor_readings';

/** The first thing on a page also waits for its code. */
export const patience = { timeout: 10_000 };

/** Draws the page at an address, over the lakehouse in memory, which it answers. */
export function showTable(address: string, api = new MemoryLakehouse()) {
  renderInTestApp(<Router />, {
    apis: [
      [lakehouseApiRef, api],
      [catalogApiRef, catalogApiMock()],
    ],
    mountPath: '/lakehouse',
    mountedRoutes: {
      '/lakehouse': rootRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
    initialRouteEntries: [`/lakehouse${address}`],
  });
  return api;
}
