import type { FoundSource } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { PgTable } from '../postgres/model';
import { quoteName } from '../postgres/quote';
import { columnType } from './columnType';
import type { RegisteredTable } from './registry';

/**
 * A table of Iceberg as PostgreSQL would describe it, so that what comes after (DDL, fingerprints, importer, comparison) is that of every
 * source of tables. Identifier fields are its primary key.
 *
 * @param table - one that can be read: see `whyUnreadable`
 */
export function toTable(table: RegisteredTable): PgTable {
  const { name, fields, partitionedBy } = table;
  const key = keyOf(table).map(quoteName).join(', ');
  return {
    oid: name,
    name,
    comment: table.comment,
    partitionKey: partitionedBy.length
      ? `RANGE (${partitionedBy.map(quoteName).join(', ')})`
      : null,
    rows: table.rows,
    partly: false,
    rowSecurity: false,
    columns: fields.map(field => ({
      name: field.name,
      type: columnType(field.type) ?? 'text',
      ownType: null,
      required: field.required,
      identity: null,
      generated: null,
      stored: false,
      comment: field.doc ?? null,
    })),
    constraints: key
      ? [
          {
            name: 'identifier_fields',
            foreign: false,
            primary: true,
            definition: `PRIMARY KEY (${key})`,
          },
        ]
      : [],
    uniqueIndexes: [],
  };
}

/** Identifier fields; none where one of them is inside a struct, since the others alone identify nothing. */
function keyOf({ fields }: RegisteredTable): string[] {
  const inside = (all: RegisteredTable['fields']): boolean =>
    all.some(one => one.identifier || inside(one.fields ?? []));
  return fields.some(({ fields: nested = [] }) => inside(nested))
    ? []
    : fields.filter(({ identifier }) => identifier).map(({ name }) => name);
}

/** How many different values columns have, where somebody has counted them. */
export function distinctValues(
  tables: RegisteredTable[],
): FoundSource['columns'] {
  return Object.fromEntries(
    tables.map(({ name, fields }) => [
      name,
      Object.fromEntries(
        fields.flatMap(field =>
          field.distinctValues === undefined
            ? []
            : [[field.name, { distinct: field.distinctValues }]],
        ),
      ),
    ]),
  );
}
