import {
  lakehouseTableReadPermission,
  type TableFiles as TableFilesAnswer,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { TableFiles } from '../health';
import { QUERY, readQuery } from './query';
import type { Route } from './routes';
import type { FindTable } from './tableHistoryRoutes';

/** The files of a table's current snapshot, read when asked for; who goes away stops the reading. */
export function filesRoutes(files: TableFiles, find: FindTable): Route[] {
  return [
    {
      method: 'get',
      path: '/tables/:catalog/:table/files',
      permission: lakehouseTableReadPermission,
      async handle(context): Promise<TableFilesAnswer> {
        readQuery(QUERY.none, context.request.query);
        const { row } = await find(context);
        const { response } = context;
        const gone = new AbortController();
        response.once('close', () => gone.abort());
        const asked = {
          catalog: row.catalog,
          namespace: row.namespace,
          name: row.name,
          metadataLocation: row.metadata_location,
        };
        return files.read(asked, gone.signal);
      },
    },
  ];
}
