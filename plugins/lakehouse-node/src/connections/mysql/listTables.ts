import { LIMITS } from '../postgres/queries';
import type { ListedTables } from '../postgres/readTables';
import type { SqlSession } from '../sql';
import { READABLE, TABLES } from './queries';

/** Tables of a database by name, with what of them the user may read. */
export async function listTables(
  session: SqlSession,
  schema: string,
): Promise<ListedTables> {
  const rows = await session.query(TABLES, [schema, LIMITS.tables + 1]);
  const rights = new Map(
    (await session.query(READABLE, [schema])).map(row => [
      String(row.name),
      { columns: Number(row.columns), readable: Number(row.readable) },
    ]),
  );
  const listed = rows.slice(0, LIMITS.tables).map(row => {
    const name = String(row.name);
    const { columns, readable } = rights.get(name) ?? {
      columns: 0,
      readable: 0,
    };
    return {
      readable: readable > 0,
      table: {
        oid: name,
        name,
        comment: row.comment ? String(row.comment) : null,
        partitionKey: null,
        rows: row.row_count === null ? null : Number(row.row_count),
        partly: readable < columns,
        rowSecurity: false,
      },
    };
  });
  return {
    readable: listed.filter(one => one.readable).map(({ table }) => table),
    denied: listed
      .filter(one => !one.readable)
      .map(({ table: { name } }) => name),
    truncated: rows.length > LIMITS.tables,
  };
}
