import { formatTableRef } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { IcebergCatalog, TableName } from '../catalogs/types';
import type { FactSource } from '../facts/FactSource';
import type { ListedTables } from './ListedTables';
import { RunTally } from './RunTally';
import type { Session } from './session';

/** What became of a table that was looked at alone. `absent`: the catalog has none; only a complete listing removes it. */
export type TableRefresh = 'absent' | 'unchanged' | 'updated' | 'unreadable';

/** What the refresh of one table works with. */
export interface TableRefreshOptions {
  id: string;
  catalog: IcebergCatalog;
  facts: FactSource;
  listed: ListedTables;
}

/** Brings one table up to date, with one question to its catalog. */
export async function refreshTable(
  session: Session,
  { id, catalog, facts, listed }: TableRefreshOptions,
  name: TableName,
): Promise<TableRefresh> {
  const { signal, read } = session;
  const table = await catalog.find(name, signal);
  const ref = formatTableRef({ catalog: id, ...name });
  const before = await read.tables.knownOne(ref);
  // A catalog that cannot tell says so when it is read: nothing is written of a table that nobody has listed.
  if (!table || (!before && table.metadataLocation === null)) {
    return 'absent';
  }
  const { book } = await facts.read(kind => read.facts.get(kind));
  const tally = new RunTally();
  const known = new Map(before && [[ref, before]]);
  const startedAt = Date.now();
  await listed.sync(session, { known, book, tally, startedAt }, [
    { tables: [table] },
  ]);
  const { unreadable, written } = tally.counts;
  if (unreadable > 0) {
    return 'unreadable';
  }
  return written > 0 ? 'updated' : 'unchanged';
}
