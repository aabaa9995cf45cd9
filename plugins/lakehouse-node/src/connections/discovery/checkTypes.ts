import type { DiscoveryCheck } from '@lakehouse/backstage-plugin-lakehouse-common';
import { importDdl } from '../../importers';
import type { PgTable, PgType } from '../postgres/model';
import { printOwnType, printType, withBases } from '../postgres/printTypes';
import { count, someOf } from './wording';

/** How the importer says that it does not know a type. */
const UNKNOWN = /not known, and is loaded as text|is not PostgreSQL/;

/** Which columns have types that are not understood: each type is imported once, as any DDL is. */
export async function checkTypes(
  tables: PgTable[],
  types: ReadonlyMap<string, PgType>,
): Promise<DiscoveryCheck> {
  const own = new Map<string, string[]>();
  for (const { type, ownType } of tables.flatMap(table => table.columns)) {
    if (!own.has(type))
      own.set(type, withBases(ownType, types).map(printOwnType));
  }
  const unknown = await unknownTypes(own);
  const columns = tables.flatMap(table =>
    table.columns
      .filter(({ type }) => unknown.has(type))
      .map(({ name, type }) => `${table.name}.${name} (${type})`),
  );
  return columns.length
    ? {
        id: 'types',
        state: 'warning',
        message: `${count(
          columns.length,
          'column',
        )} of types that are not understood, loaded as text: ${someOf(
          columns,
        )}.`,
        fix: 'You can go on: text keeps every value, and a model can convert it.',
      }
    : {
        id: 'types',
        state: 'passed',
        message: `${count(own.size, 'type')} understood.`,
      };
}

/** @param own - statements that define a type, by the type as columns name it */
async function unknownTypes(
  own: ReadonlyMap<string, string[]>,
): Promise<Set<string>> {
  const types = [...own.keys()];
  const definitions = new Set([...own.values()].flat());
  const tables = types.map(
    (type, place) => `CREATE TABLE type_${place} (value ${printType(type)});`,
  );
  const { findings, contract } = await importDdl(
    [...definitions, ...tables].join('\n'),
    { source: 'types' },
  );
  const understood = new Set(contract?.schema.map(({ name }) => name));
  const named = new Set(
    findings
      .filter(({ message }) => UNKNOWN.test(message))
      .map(({ table }) => table),
  );
  return new Set(
    types.filter((_, place) => {
      const table = `type_${place}`;
      return !understood.has(table) || named.has(table);
    }),
  );
}
