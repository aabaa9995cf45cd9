export { lakehouseApiRef } from './LakehouseApi';
export type { LakehouseApi, RequestOptions } from './LakehouseApi';
export { LakehouseClient } from './LakehouseClient';
