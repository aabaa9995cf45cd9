import { NotFoundError } from '@backstage/errors';
import {
  SnapshotComparer,
  type FacetValue,
  type SnapshotQuery,
  type TableDetail,
  type TableQuery,
  type TableRefresh,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { LakehouseApi } from '../src';
import { outcomes, removedTables, runs, trips } from './data/admin';
import { filesOf } from './data/files';
import { largeTable, longHistory } from './data/large';
import { lineage } from './data/lineage';
import { schemaHistoryOf } from './data/schemaHistory';
import { snapshotsOf } from './data/snapshots';
import { ago, tables as smallTables } from './data/tables';

const DELAY_MS = 250;
const MINUTE = 60_000;
const tables = [...smallTables, largeTable];

const historyOf = (ref: string) =>
  ref === largeTable.ref ? longHistory() : snapshotsOf();

const later = <T>(value: T): Promise<T> =>
  new Promise(resolve => setTimeout(() => resolve(value), DELAY_MS));

function matches(table: TableDetail, query: TableQuery, but?: string): boolean {
  const values = {
    layer: table.layer,
    catalog: table.catalog,
    owner: table.owner.ref ?? 'none',
    freshness: table.freshness.state,
    state: table.state,
  };
  const filtered = Object.entries(values).every(([facet, value]) => {
    const wanted = query[facet as keyof typeof values] as string[] | undefined;
    return facet === but || !wanted || wanted.includes(value);
  });
  return filtered && found(table, query.search).length > 0;
}

/** What the search matched: the name, or columns. */
function found(table: TableDetail, search = ''): string[] {
  const names = [table.ref, ...table.fields.map(field => field.name)];
  return names.filter(name => name.includes(search.toLowerCase()));
}

function countBy(query: TableQuery, facet: string): FacetValue[] {
  const counts = new Map<string, number>();
  for (const table of tables.filter(each => matches(each, query, facet))) {
    const value = {
      layer: table.layer,
      catalog: table.catalog,
      owner: table.owner.ref ?? 'none',
      freshness: table.freshness.state,
      state: table.state,
    }[facet]!;
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => ({ value, count }));
}

/** The registry of the dev app: a few tables in memory, every state among them. */
export class MemoryLakehouse implements LakehouseApi {
  async getOverview() {
    return later({
      tables: tables.length,
      late: tables.filter(table => table.freshness.state === 'late').length,
      unreadable: 1,
      missing: 1,
      withoutOwner: tables.filter(table => !table.owner.ref).length,
      catalogs: [
        {
          id: 'northwind',
          title: 'Northwind',
          kind: 'sql',
          outcome: 'complete' as const,
          lastSuccessAt: ago(2 * MINUTE),
        },
        {
          id: 'platform',
          title: 'Platform',
          kind: 'sql',
          outcome: 'waiting' as const,
          reason: 'no catalog file yet; run make local',
          lastSuccessAt: null,
        },
      ],
    });
  }

  async listTables(query: TableQuery) {
    const items = tables
      .filter(table => matches(table, query))
      .map(table => ({
        ...table,
        matchedColumns: query.search
          ? found(table, query.search).filter(name => name !== table.ref)
          : undefined,
      }));
    return later({ items });
  }

  async getFacets(query: TableQuery) {
    return later({
      total: tables.filter(table => matches(table, query)).length,
      layer: countBy(query, 'layer'),
      catalog: countBy(query, 'catalog'),
      owner: countBy(query, 'owner'),
      tag: [],
      freshness: countBy(query, 'freshness'),
      state: countBy(query, 'state'),
    });
  }

  async getTable(ref: string) {
    const table = tables.find(each => each.ref === ref);
    if (!table) throw new NotFoundError(`There is no table ${ref}`);
    return later(table);
  }

  async listSnapshots(
    ref: string,
    { limit = 100, cursor }: SnapshotQuery = {},
  ) {
    const all = historyOf(ref);
    const first = Number(cursor ?? 0);
    const next = first + limit;
    return later({
      items: all.slice(first, next),
      total: all.length,
      ...(next < all.length && { nextCursor: String(next) }),
    });
  }

  async getSnapshot(ref: string, id: string) {
    const item = historyOf(ref).find(each => each.id === id);
    if (!item) throw new NotFoundError(`The table has no snapshot ${id}.`);
    return later(item);
  }

  async compareSnapshots(
    ref: string,
    { from, to }: { from: string; to: string },
  ) {
    const comparer = new SnapshotComparer(from, to);
    historyOf(ref).some(item => comparer.add(item));
    const result = comparer.result(() => []);
    if ('missing' in result) {
      throw new NotFoundError(`The table has no snapshot ${result.missing}.`);
    }
    return later(result);
  }

  async getSchemaHistory(ref: string) {
    return later(schemaHistoryOf(ref));
  }

  async getTableFiles(ref: string) {
    const table = await this.getTable(ref);
    return later(filesOf(table));
  }

  async getLineage(ref: string) {
    if (ref !== lineage.root) {
      const node = { ...lineage.nodes[0], id: ref, ref, label: ref };
      return later({
        root: ref,
        nodes: [node],
        edges: [],
        truncated: false,
        frontier: [],
      });
    }
    return later(lineage);
  }

  async refreshTable(ref: string): Promise<TableRefresh> {
    return later({ ref, outcome: 'unchanged' });
  }

  async refreshCatalog(): Promise<never> {
    throw new Error('The dev app has no catalog to sync.');
  }

  async listRuns() {
    return later({ items: runs });
  }

  async getRun(id: string) {
    const run = runs.find(each => each.id === id);
    if (!run) throw new NotFoundError('There is no such run');
    return later({ ...run, outcomes });
  }

  async listGuardTrips() {
    return later({ items: trips });
  }

  async confirmRemoval(): Promise<never> {
    throw new Error('The dev app removes nothing.');
  }

  async listRemovedTables() {
    return later({ items: removedTables });
  }

  async restoreTable(): Promise<never> {
    throw new Error('The dev app restores nothing.');
  }

  async listConnections() {
    return { items: [] };
  }

  async listSources() {
    return { items: [] };
  }

  async listChoices() {
    return { names: [], truncated: false };
  }

  async getPlatformDrift(): Promise<never> {
    throw new Error('The dev app has no platform repository.');
  }

  async getDriftedFile(): Promise<never> {
    throw new Error('The dev app has no platform repository.');
  }

  async getSource(): Promise<never> {
    throw new Error('The dev app has no sources.');
  }

  async *discoverSource(): AsyncGenerator<never> {
    throw new Error('The dev app has no database to read.');
  }

  async getSourceDefaults() {
    return { required: [] };
  }

  async previewSource(): Promise<never> {
    throw new Error('The dev app has no backend to preview with.');
  }

  async previewSourceFile(): Promise<never> {
    throw new Error('The dev app has no backend to preview with.');
  }
}
