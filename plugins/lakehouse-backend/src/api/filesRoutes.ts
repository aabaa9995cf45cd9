import { ServiceUnavailableError } from '@backstage/errors';
import {
  lakehouseTableReadPermission,
  type TableFiles as TableFilesAnswer,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { TableFiles } from '../health';
import { QUERY, readQuery } from './query';
import type { Route } from './routes';
import type { FindTable } from './tableHistoryRoutes';

const RETRY_SECONDS = '10';

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
        try {
          return await files.read(asked, gone.signal);
        } catch (error) {
          if (error instanceof ServiceUnavailableError) {
            response.setHeader('Retry-After', RETRY_SECONDS);
          }
          throw error;
        }
      },
    },
  ];
}
