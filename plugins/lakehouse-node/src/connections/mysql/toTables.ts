import { groupBy } from '../postgres/groupBy';
import type {
  PgColumn,
  PgConstraint,
  PgStatistics,
  PgTable,
} from '../postgres/model';
import { quoteName, quoteText } from '../postgres/quote';
import type { ListedTable } from '../postgres/readTables';
import type { SqlRow } from '../sql';
import { checkedColumn } from './checks';
import { columnType } from './columnType';

/** Rows of `information_schema` of one database, by the names that `queries.ts` gives to the columns. */
export interface CatalogRows {
  columns: SqlRow[];
  indexes: SqlRow[];
  foreignKeys: SqlRow[];
  checks: SqlRow[];
  partitions: SqlRow[];
}

const byTable = (rows: SqlRow[]) => groupBy(rows, row => String(row.tab));
const byName = (rows: SqlRow[]) => [
  ...groupBy(rows, row => String(row.name)).values(),
];
const list = (rows: SqlRow[], key: string) =>
  rows.map(row => quoteName(String(row[key]))).join(', ');
const said = (text: SqlRow[string]) => (text ? String(text) : null);

/** Listed tables with what the catalog says about them, as PostgreSQL would describe them. A table without columns is left out. */
export function toTables(
  schema: string,
  listed: ListedTable[],
  rows: CatalogRows,
): PgTable[] {
  const columns = byTable(rows.columns);
  const indexes = byTable(rows.indexes);
  const foreignKeys = byTable(rows.foreignKeys);
  const checks = byTable(rows.checks);
  const partitions = byTable(rows.partitions);
  return listed.flatMap(table => {
    const found = columns.get(table.name);
    if (!found) return [];
    const own = (checks.get(table.name) ?? []).map(({ clause }) =>
      checkedColumn(String(clause)),
    );
    const json = new Set(own.flatMap(one => one?.json ?? []));
    const readable = new Set(found.map(({ name }) => String(name)));
    const keys = keysOf(indexes.get(table.name) ?? [], readable);
    return {
      ...table,
      partitionKey: partitionKey(partitions.get(table.name)?.[0], readable),
      columns: found.map(row => toColumn(row, json)),
      constraints: [
        ...keys,
        ...found.flatMap(row => acceptedValues(row)),
        ...own.flatMap(one => (one?.values ? [valuesCheck(one)] : [])),
        ...byName(foreignKeys.get(table.name) ?? []).map(key =>
          foreignKey(schema, key),
        ),
      ],
      uniqueIndexes: [],
    };
  });
}

function toColumn(row: SqlRow, json: ReadonlySet<string>): PgColumn {
  const name = String(row.name);
  const expression = said(row.expression);
  const extra = String(row.extra ?? '').toLowerCase();
  return {
    name,
    type: json.has(name) ? 'json' : columnType(String(row.type)).type,
    ownType: null,
    required: row.nullable === 'NO',
    identity: extra.includes('auto_increment') ? 'BY DEFAULT' : null,
    // The expression is MySQL's: as a text it tells two of them apart, and PostgreSQL can read it.
    generated: expression === null ? null : quoteText(expression),
    stored: !extra.includes('virtual'),
    comment: said(row.comment),
  };
}

function acceptedValues(row: SqlRow): PgConstraint[] {
  const { values } = columnType(String(row.type));
  const column = String(row.name);
  return values?.length ? [valuesCheck({ column, values })] : [];
}

function valuesCheck(one: { column: string; values?: string[] }): PgConstraint {
  return {
    name: `${one.column}_values`,
    foreign: false,
    primary: false,
    definition: `CHECK (${quoteName(one.column)} IN (${one
      .values!.map(quoteText)
      .join(', ')}))`,
  };
}

/** Primary key first, then what else is unique; an index over a part of a text, an expression or a hidden column is no key. */
function keysOf(rows: SqlRow[], readable: ReadonlySet<string>): PgConstraint[] {
  const keys = byName(rows.filter(({ repeats }) => Number(repeats) === 0))
    .filter(parts =>
      parts.every(
        ({ col, prefix }) => prefix === null && readable.has(String(col)),
      ),
    )
    .map((parts): PgConstraint => {
      const primary = parts[0].name === 'PRIMARY';
      return {
        name: String(parts[0].name),
        foreign: false,
        primary,
        definition: `${primary ? 'PRIMARY KEY' : 'UNIQUE'} (${list(
          parts,
          'col',
        )})`,
      };
    });
  return [
    ...keys.filter(({ primary }) => primary),
    ...keys.filter(({ primary }) => !primary),
  ];
}

function foreignKey(schema: string, parts: SqlRow[]): PgConstraint {
  const [{ name, to_schema: toSchema, to_table: table }] = parts;
  const target = `${quoteName(String(toSchema ?? schema))}.${quoteName(
    String(table),
  )}`;
  return {
    name: String(name),
    foreign: true,
    primary: false,
    definition: `FOREIGN KEY (${list(
      parts,
      'col',
    )}) REFERENCES ${target} (${list(parts, 'to_column')})`,
  };
}

/** The columns that partition a table, also where they stand inside a function such as `to_days(day)`. */
function partitionKey(
  row: SqlRow | undefined,
  readable: ReadonlySet<string>,
): string | null {
  const named = [...String(row?.expression ?? '').matchAll(/`((?:[^`]|``)+)`/g)]
    .map(([, name]) => name.replaceAll('``', '`'))
    .filter(name => readable.has(name));
  if (!row || !named.length) return null;
  const [method] = /RANGE|LIST/.exec(String(row.method)) ?? ['HASH'];
  return `${method} (${[...new Set(named)].map(quoteName).join(', ')})`;
}

/** How many values differ, of columns that an index begins with; that none is empty, of those that must not be. */
export function toStatistics({
  columns,
  indexes,
}: Pick<CatalogRows, 'columns' | 'indexes'>): PgStatistics[] {
  const key = (...names: unknown[]) => JSON.stringify(names);
  const distinct = new Map(
    indexes
      .filter(
        ({ place, prefix, cardinality }) =>
          Number(place) === 1 && prefix === null && Number(cardinality) > 0,
      )
      .map(row => [key(row.tab, row.col), Number(row.cardinality)]),
  );
  return columns.flatMap(row => {
    const known = distinct.get(key(row.tab, row.name));
    const required = row.nullable === 'NO';
    if (known === undefined && !required) return [];
    return {
      table: String(row.tab),
      column: String(row.name),
      distinct: known ?? 0,
      ...(required && { nulls: 0 }),
    };
  });
}
