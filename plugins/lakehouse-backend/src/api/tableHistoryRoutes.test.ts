import type { SnapshotItem } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { StoredDetail, TableRow } from '../store/rows';
import type { RouteContext } from './routes';
import { tableHistoryRoutes } from './tableHistoryRoutes';

const COUNT = 1_200;

const snapshots = Array.from({ length: COUNT }, (_, index): SnapshotItem => {
  const id = COUNT - index;
  return {
    id: String(id),
    parentId: id > 1 ? String(id - 1) : null,
    at: new Date(id * 1000).toISOString(),
    operation: 'append',
    changesData: true,
    onMain: true,
    refs: [],
    schemaId: id > 600 ? 1 : 0,
    addedRows: 1,
    totalRows: id,
    summary: {},
  };
});

const field = { path: '', type: 'int', required: false };
const detail = {
  fields: [{ ...field, id: 1, name: 'order_id' }],
  schemaHistory: {
    omitted: 0,
    versions: [
      { schemaId: 0, at: null, snapshotId: '1', columns: 1, changes: [] },
      {
        schemaId: 1,
        at: null,
        snapshotId: '601',
        columns: 1,
        changes: [
          {
            kind: 'renamed',
            fieldId: 1,
            path: 'order_id',
            from: 'id',
            to: 'order_id',
          },
        ],
      },
    ],
  },
} as unknown as StoredDetail;

/** Answers of the routes for a table of three slices. */
function ask(
  path: string,
  request: object,
  stored: StoredDetail | null = detail,
) {
  const reads: number[] = [];
  const routes = tableHistoryRoutes(
    {
      async snapshots(_row, limit, after) {
        const start = after ? Number(after.page) : 0;
        reads.push(start);
        const items = snapshots.slice(start, start + limit);
        const end = start + limit;
        return end < COUNT
          ? { items, next: { id: items[0].id, page: end } }
          : { items };
      },
    },
    async () => ({ row: {} as TableRow, detail: stored }),
  );
  const route = routes.find(each => each.path.endsWith(path))!;
  const context = { request: { query: {}, params: {}, ...request } };
  return {
    reads,
    answer: route.handle(context as unknown as RouteContext) as Promise<any>,
  };
}

describe('tableHistoryRoutes', () => {
  it('finds a snapshot deep in the history, and reads no further', async () => {
    const { answer, reads } = ask('/snapshots/:snapshot', {
      params: { snapshot: '400' },
    });
    expect((await answer).id).toBe('400');
    expect(reads).toEqual([0, 500]);
  });

  it('names a snapshot that is not there', async () => {
    const { answer } = ask('/snapshots/:snapshot', {
      params: { snapshot: '9999' },
    });
    await expect(answer).rejects.toThrow(
      'The table has no snapshot 9999. It may have expired.',
    );
    const query = { from: '9999', to: '1' };
    await expect(ask('/comparison', { query }).answer).rejects.toThrow('9999');
  });

  it('compares snapshots of different slices, with what happened to the schema', async () => {
    const { answer } = ask('/comparison', { query: { from: '1100', to: '5' } });
    const { relation, from, to, chain, schema } = await answer;
    expect([relation, from.id, to.id]).toEqual(['descends', '5', '1100']);
    expect(chain).toMatchObject({ commits: 1095, addedRows: 1095 });
    expect(chain.newest).toHaveLength(50);
    expect(schema).toMatchObject([
      { kind: 'renamed', from: 'id', to: 'order_id' },
    ]);
  });

  it('refuses what is no id', async () => {
    const query = { from: '1; drop table', to: '1' };
    await expect(ask('/comparison', { query }).answer).rejects.toThrow('from');
  });

  it('has no versions of a table that was stored before they were kept', async () => {
    const old = { fields: [] } as unknown as StoredDetail;
    await expect(ask('/schema-history', {}, old).answer).resolves.toEqual({
      versions: [],
      omitted: 0,
    });
    const query = { from: '3', to: '5' };
    expect(await ask('/comparison', { query }, old).answer).toMatchObject({
      schema: null,
    });
  });
});
