import type {
  PgConstraint,
  PgTable,
} from '../../../connections/postgres/model';
import { printTable } from '../../../connections/postgres/printTable';
import { quoteName, quoteText } from '../../../connections/postgres/quote';
import { columnName, findTable, type OtherTable } from './model';
import type { OtherDialect } from './tokens';

/** Schema of tables that are named without one. */
const DEFAULT_SCHEMA: Record<OtherDialect, string> = {
  mysql: 'public',
  sqlserver: 'dbo',
  oracle: 'public',
  snowflake: 'PUBLIC',
};

/** Tables as PostgreSQL DDL, each in the line in which it was created, so that findings about it name that line. */
export function printTables(
  tables: OtherTable[],
  dialect: OtherDialect,
): string {
  const named = new Set(tables.flatMap(({ schema }) => schema ?? []));
  const [only = DEFAULT_SCHEMA[dialect]] = named;
  const schema = named.size === 1 ? only : DEFAULT_SCHEMA[dialect];
  const lines: string[] = [];
  for (const table of tables) {
    const printed = printTable(
      table.schema ?? schema,
      toPgTable(table, tables, schema),
    );
    // Names and texts are printed on one line, so every line break is one between them.
    const text = [
      ...printed.create,
      ...printed.comments,
      ...printed.foreignKeys,
    ]
      .join(' ')
      .replace(/\n\s*/g, ' ');
    lines[table.line - 1] = `${lines[table.line - 1] ?? ''}${text} `;
  }
  return Array.from(lines, line => line ?? '').join('\n');
}

const list = (names: string[]) => names.map(quoteName).join(', ');

function toPgTable(
  table: OtherTable,
  tables: OtherTable[],
  schema: string,
): PgTable {
  const own = (names: string[]) => names.map(name => columnName(table, name));
  const constraint = (
    definition: string,
    kind?: 'primary' | 'foreign',
  ): PgConstraint => ({
    name: 'c',
    primary: kind === 'primary',
    foreign: kind === 'foreign',
    definition,
  });
  const values = [
    ...table.columns.flatMap(column =>
      column.values?.length
        ? [{ column: column.name, values: column.values }]
        : [],
    ),
    ...table.checks,
  ];
  return {
    oid: table.name,
    name: table.name,
    comment: table.comment ?? null,
    partitionKey: table.partitionedBy.length
      ? `RANGE (${list(table.partitionedBy)})`
      : null,
    rows: null,
    partly: false,
    rowSecurity: false,
    columns: table.columns.map(column => ({
      name: column.name,
      type: column.type,
      ownType: null,
      required: column.required,
      identity: column.identity ? 'BY DEFAULT' : null,
      generated: column.generated ? 'NULL' : null,
      stored: true,
      comment: column.comment ?? null,
    })),
    constraints: [
      ...table.keys.map(({ kind, columns }) =>
        kind === 'primary'
          ? constraint(`PRIMARY KEY (${list(own(columns))})`, 'primary')
          : constraint(`UNIQUE (${list(own(columns))})`),
      ),
      ...values.map(one =>
        constraint(
          `CHECK (${list(own([one.column]))} IN (${one.values
            .map(quoteText)
            .join(', ')}))`,
        ),
      ),
      ...table.references
        .filter(({ columns }) => columns.length)
        .map(one => {
          const target = findTable(tables, {
            schema: one.schema,
            name: one.table,
          });
          const to = [
            target?.schema ?? one.schema ?? schema,
            target?.name ?? one.table,
          ];
          const toColumns = one.toColumns.map(name => columnName(target, name));
          return constraint(
            `FOREIGN KEY (${list(own(one.columns))}) REFERENCES ${to
              .map(quoteName)
              .join('.')}${toColumns.length ? ` (${list(toColumns)})` : ''}`,
            'foreign',
          );
        }),
    ],
    uniqueIndexes: [],
  };
}
