import { NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  lakehouseTableReadPermission,
  type SnapshotPage,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { findEntityRef } from '../entities/findEntityRef';
import { neighbourhood } from '../lineage/neighbourhood';
import type { CatalogStore } from '../store/CatalogStore';
import { readCursor, writeCursor } from '../store/cursor';
import type { EdgeStore } from '../store/EdgeStore';
import type { SnapshotKey } from '../store/readSnapshots';
import type { TableReader } from '../store/TableReader';
import type { TableFiles } from '../health';
import { filesRoutes } from './filesRoutes';
import { QUERY, readQuery } from './query';
import type { Route } from './routes';
import { tableHistoryRoutes, type FindTable } from './tableHistoryRoutes';
import { toDetail } from './views/detail';
import { toLineageGraph } from './views/lineage';
import { verdictOf } from './views/listItem';

/** What the routes of one table read from. */
export interface TableRouteOptions {
  tables: TableReader;
  edges: EdgeStore;
  runs: CatalogStore;
  catalog: CatalogService;
  files: TableFiles;
}

const PATH = '/tables/:catalog/:table';
const SORTING = 'snapshots';

/** Detail, snapshots and lineage of one table. A table that the user may not see is answered like one that does not exist. */
export function tableRoutes({
  tables,
  edges,
  runs,
  catalog,
  files,
}: TableRouteOptions): Route[] {
  const find: FindTable = async ({ request, visible }) => {
    const ref = `${request.params.catalog}/${request.params.table}`;
    const found = await tables.find(ref, visible);
    if (!found) {
      throw new NotFoundError(`There is no table '${ref.slice(0, 300)}'`);
    }
    return found;
  };

  return [
    {
      method: 'get',
      path: PATH,
      permission: lakehouseTableReadPermission,
      async handle(context) {
        readQuery(QUERY.none, context.request.query);
        const { row, detail } = await find(context);
        const [up, down, all, entityRef, history] = await Promise.all([
          edges.degrees([row.ref], 'upstream'),
          edges.degrees([row.ref], 'downstream'),
          runs.all(),
          findEntityRef(catalog, row.ref, context.credentials),
          tables.history(row),
        ]);
        const parts = {
          row,
          detail,
          run: all.get(row.catalog),
          upstream: up.get(row.ref) ?? 0,
          downstream: down.get(row.ref) ?? 0,
          entityRef,
          history,
        };
        return toDetail(parts, Date.now());
      },
    },
    {
      method: 'get',
      path: `${PATH}/snapshots`,
      permission: lakehouseTableReadPermission,
      async handle(context): Promise<SnapshotPage> {
        const query = readQuery(QUERY.snapshots, context.request.query);
        const { row, detail } = await find(context);
        const { items, next } = await tables.snapshots(
          row,
          query.limit,
          query.cursor ? readSnapshotKey(query.cursor) : undefined,
        );
        const deciding = verdictOf(row, Date.now()).snapshotId;
        return {
          items: items.map(item => ({
            ...item,
            deciding: item.id === deciding,
          })),
          total: detail?.snapshotCount ?? items.length,
          ...(next && {
            nextCursor: writeCursor({
              sorting: SORTING,
              direction: 'next',
              key: [next.id, next.page],
              nowMs: 0,
            }),
          }),
        };
      },
    },
    {
      method: 'get',
      path: `${PATH}/lineage`,
      permission: lakehouseTableReadPermission,
      async handle(context) {
        const query = readQuery(QUERY.lineage, context.request.query);
        const { row } = await find(context);
        const part = await neighbourhood(edges, row.ref, {
          directions:
            query.direction === 'both'
              ? ['upstream', 'downstream']
              : [query.direction],
          depth: query.depth,
          maxNodes: query.maxNodes,
        });
        const ids = [...part.distances.keys()];
        const rows = await tables.byRefs(ids);
        const facts = {
          rows: new Map(rows.map(entry => [entry.ref, entry] as const)),
          visible: await tables.visibleRefs(ids, context.visible),
        };
        return toLineageGraph(row.ref, part, facts, Date.now());
      },
    },
    ...tableHistoryRoutes(tables, find),
    ...filesRoutes(files, find),
  ];
}

function readSnapshotKey(cursor: string): SnapshotKey {
  const [id, page] = readCursor(cursor, SORTING).key;
  return { id: String(id), page: Number(page) };
}
