import type { PgColumn, PgTable } from './model';
import { printType } from './printTypes';
import { onOneLine, quoteName, quoteText } from './quote';

/** Statements about one table. Foreign keys come after all tables, since tables may refer to each other in circles. */
export interface PrintedTable {
  create: string[];
  comments: string[];
  foreignKeys: string[];
}

export function printTable(schema: string, table: PgTable): PrintedTable {
  const name = `${quoteName(schema)}.${quoteName(table.name)}`;
  const own = table.constraints.filter(({ foreign }) => !foreign);
  const elements = [
    ...table.columns.map(printColumn),
    ...own.map(one => constraint(one)),
  ];
  const partition = table.partitionKey
    ? ` PARTITION BY ${onOneLine(table.partitionKey)}`
    : '';
  return {
    create: [
      `CREATE TABLE ${name} (\n  ${elements.join(',\n  ')}\n)${partition};`,
      ...table.uniqueIndexes.map(index => `${onOneLine(index)};`),
    ],
    comments: [
      ...comment('TABLE', name, table.comment),
      ...table.columns.flatMap(column =>
        comment('COLUMN', `${name}.${quoteName(column.name)}`, column.comment),
      ),
    ],
    foreignKeys: table.constraints
      .filter(({ foreign }) => foreign)
      .map(one => `ALTER TABLE ${name} ADD ${constraint(one)};`),
  };
}

function printColumn(column: PgColumn): string {
  return [
    quoteName(column.name),
    printType(column.type),
    ...(column.required ? ['NOT NULL'] : []),
    ...(column.identity ? [`GENERATED ${column.identity} AS IDENTITY`] : []),
    ...(column.generated === null
      ? []
      : [
          `GENERATED ALWAYS AS (${onOneLine(column.generated)}) ${
            column.stored ? 'STORED' : 'VIRTUAL'
          }`,
        ]),
  ].join(' ');
}

/** `NOT VALID` is for constraints that are added later, and says nothing about what they are. */
function constraint({ name, definition }: PgTable['constraints'][number]) {
  return `CONSTRAINT ${quoteName(name)} ${onOneLine(definition).replace(
    / NOT VALID$/,
    '',
  )}`;
}

function comment(kind: string, name: string, text: string | null): string[] {
  return text === null
    ? []
    : [`COMMENT ON ${kind} ${name} IS ${quoteText(text)};`];
}
