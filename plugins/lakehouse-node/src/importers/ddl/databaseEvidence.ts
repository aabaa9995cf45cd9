import type {
  ContractTable,
  FoundSource,
  SourceEvidence,
} from '@lakehouse/backstage-plugin-lakehouse-common';

/** The database's own statistics, by the names of the contract instead of those of the database. */
export function databaseEvidence(
  tables: readonly ContractTable[],
  found: Pick<FoundSource, 'rows' | 'columns'> | undefined,
): SourceEvidence {
  return new Map(
    tables.map(table => {
      const name = table.physicalName ?? table.name;
      const columns = found?.columns?.[name] ?? {};
      return [
        table.name,
        {
          rows: found?.rows[name],
          columns: Object.fromEntries(
            table.properties.flatMap(column => {
              const known = columns[column.physicalName ?? column.name];
              return known ? [[column.name, known]] : [];
            }),
          ),
        },
      ];
    }),
  );
}
