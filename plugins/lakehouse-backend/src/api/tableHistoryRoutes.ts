import { NotFoundError } from '@backstage/errors';
import {
  changesBetween,
  lakehouseTableReadPermission,
  SnapshotComparer,
  type SchemaHistory,
  type SnapshotComparison,
  type SnapshotItem,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { SnapshotKey } from '../store/readSnapshots';
import type { StoredDetail, TableRow } from '../store/rows';
import type { TableReader } from '../store/TableReader';
import { QUERY, readQuery } from './query';
import type { Route, RouteContext } from './routes';

/** Finds the table of a request, within what the user may see. */
export type FindTable = (
  context: RouteContext,
) => Promise<{ row: TableRow; detail: StoredDetail | null }>;

const PATH = '/tables/:catalog/:table';
/** So many snapshots are read at a time. */
const SLICE = 500;

/** How a table became what it is: one snapshot, two compared, and the versions of the schema. */
export function tableHistoryRoutes(
  tables: Pick<TableReader, 'snapshots'>,
  find: FindTable,
): Route[] {
  return [
    {
      method: 'get',
      path: `${PATH}/snapshots/:snapshot`,
      permission: lakehouseTableReadPermission,
      async handle(context): Promise<SnapshotItem> {
        readQuery(QUERY.none, context.request.query);
        const { row } = await find(context);
        const { snapshot } = context.request.params;
        for await (const item of newestFirst(tables, row)) {
          if (item.id === snapshot) {
            return item;
          }
        }
        throw noSnapshot(snapshot);
      },
    },
    {
      method: 'get',
      path: `${PATH}/comparison`,
      permission: lakehouseTableReadPermission,
      async handle(context): Promise<SnapshotComparison> {
        const query = readQuery(QUERY.comparison, context.request.query);
        const { row, detail } = await find(context);
        const comparer = new SnapshotComparer(query.from, query.to);
        for await (const item of newestFirst(tables, row)) {
          if (comparer.add(item)) {
            break;
          }
        }
        const result = comparer.result((from, to) =>
          changesBetween(
            detail?.fields ?? [],
            historyOf(detail).versions,
            from,
            to,
          ),
        );
        if ('missing' in result) {
          throw noSnapshot(result.missing);
        }
        return result;
      },
    },
    {
      method: 'get',
      path: `${PATH}/schema-history`,
      permission: lakehouseTableReadPermission,
      async handle(context): Promise<SchemaHistory> {
        readQuery(QUERY.none, context.request.query);
        const { detail } = await find(context);
        return historyOf(detail);
      },
    },
  ];
}

/** All snapshots of a table, a slice in memory at a time. */
async function* newestFirst(
  tables: Pick<TableReader, 'snapshots'>,
  row: TableRow,
): AsyncGenerator<SnapshotItem> {
  let next: SnapshotKey | undefined;
  do {
    const slice = await tables.snapshots(row, SLICE, next);
    yield* slice.items;
    next = slice.next;
  } while (next);
}

/** Empty for tables that were stored before it was kept. */
function historyOf(detail: StoredDetail | null): SchemaHistory {
  const stored: Partial<StoredDetail> = detail ?? {};
  return stored.schemaHistory ?? { versions: [], omitted: 0 };
}

function noSnapshot(id: string): NotFoundError {
  return new NotFoundError(
    `The table has no snapshot ${id.slice(0, 30)}. It may have expired.`,
  );
}
