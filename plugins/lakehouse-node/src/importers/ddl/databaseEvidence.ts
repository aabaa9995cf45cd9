import type {
  ContractTable,
  FoundSource,
  SourceEvidence,
} from '@lakehouse/backstage-plugin-lakehouse-common';

/** Value of a key that is a name in a database: `constructor` is one as good as any. */
function own<T>(record: Record<string, T> | undefined, name: string) {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** The database's own statistics, by the names of the contract instead of those of the database. */
export function databaseEvidence(
  tables: readonly ContractTable[],
  found: Pick<FoundSource, 'rows' | 'columns'> | undefined,
): SourceEvidence {
  return new Map(
    tables.map(table => {
      const name = table.physicalName ?? table.name;
      const columns = own(found?.columns, name) ?? {};
      return [
        table.name,
        {
          rows: own(found?.rows, name),
          columns: Object.fromEntries(
            table.properties.flatMap(column => {
              const known = own(columns, column.physicalName ?? column.name);
              return known ? [[column.name, known]] : [];
            }),
          ),
        },
      ];
    }),
  );
}
