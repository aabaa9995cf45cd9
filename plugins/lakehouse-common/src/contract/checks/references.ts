import { asList, primaryKey, splitReference } from '../keys';
import { errorAt, Path, RawFinding } from '../finding';
import { nearest } from '../structure';
import { Contract, ContractTable } from '../types';

/** Foreign keys must point at tables and columns that exist, column by column. */
export function checkReferences(contract: Contract): RawFinding[] {
  return contract.schema.flatMap((table, i) => [
    ...table.properties.flatMap((column, j) =>
      (column.relationships ?? []).flatMap((relationship, k) =>
        checkTo(
          contract,
          [`${table.name}.${column.name}`],
          asList(relationship.to),
          ['schema', i, 'properties', j, 'relationships', k],
        ),
      ),
    ),
    ...(table.relationships ?? []).flatMap((relationship, k) => {
      const path = ['schema', i, 'relationships', k];
      const from = asList(relationship.from);
      return [
        ...checkFrom(table, from, [...path, 'from']),
        ...checkTo(contract, from, asList(relationship.to), path),
      ];
    }),
  ]);
}

function checkFrom(
  table: ContractTable,
  from: string[],
  path: Path,
): RawFinding[] {
  return from.flatMap(reference => {
    const part = splitReference(reference);
    if (part?.table !== table.name) {
      return errorAt(
        path,
        `${reference} is not a column of ${table.name}`,
        `write ${table.name}.<column>`,
      );
    }
    return checkColumn(table, part.column, path);
  });
}

function checkTo(
  contract: Contract,
  from: string[],
  to: string[],
  path: Path,
): RawFinding[] {
  const at = [...path, 'to'];
  const parts = to.map(splitReference);
  if (parts.some(part => !part)) {
    return [
      {
        severity: 'warning',
        path: at,
        message: `the reference to ${to.join(', ')} leaves this contract`,
        fix: 'write table.column to have it modelled in the vault',
      },
    ];
  }
  const target = parts[0]!.table;
  if (parts.some(part => part!.table !== target)) {
    return errorAt(
      at,
      'one foreign key points at columns of several tables',
      'write one relationship per table',
    );
  }
  if (from.length !== to.length) {
    return errorAt(
      at,
      `${from.length} columns refer to ${to.length}`,
      'write as many columns in "to" as in "from", in the same order',
    );
  }
  const table = contract.schema.find(t => t.name === target);
  if (!table) {
    const near = nearest(
      target,
      contract.schema.map(t => t.name),
    );
    return errorAt(
      at,
      `there is no table ${target} in this contract`,
      near
        ? `did you mean ${near}?`
        : `add the table ${target}, or remove the reference`,
    );
  }
  return parts.flatMap(part => checkColumn(table, part!.column, at));
}

/** A finding when a table has no such column. */
export function checkColumn(
  table: ContractTable,
  column: string,
  path: Path,
): RawFinding[] {
  if (table.properties.some(p => p.name === column)) return [];
  const near = nearest(
    column,
    table.properties.map(p => p.name),
  );
  return errorAt(
    path,
    `there is no column ${column.slice(0, 80)} in ${table.name}`,
    near ? `did you mean ${near}?` : `write a column of ${table.name}`,
  );
}

/** `primaryKeyPosition` must count 1, 2, 3 … over the columns of the primary key. */
export function checkPrimaryKeys(contract: Contract): RawFinding[] {
  return contract.schema.flatMap((table, i) => {
    const path = ['schema', i, 'properties'];
    const strays = table.properties.flatMap((column, j) =>
      !column.primaryKey && (column.primaryKeyPosition ?? -1) > 0
        ? errorAt(
            [...path, j, 'primaryKeyPosition'],
            `${column.name} has a place in the primary key but is not part of it`,
            'add primaryKey: true, or remove primaryKeyPosition',
          )
        : [],
    );
    const key = primaryKey(table);
    const given = table.properties
      .filter(c => c.primaryKey)
      .map(c => c.primaryKeyPosition ?? -1)
      .filter(p => p > 0)
      .sort((a, b) => a - b);
    const sane =
      !given.length ||
      (given.length === key.length && given.every((p, at) => p === at + 1));
    if (sane) return strays;
    const at = table.properties.findIndex(c => c.primaryKey);
    return [
      ...strays,
      ...errorAt(
        [...path, at, 'primaryKeyPosition'],
        `the positions in the primary key of ${table.name} are ${given.join(
          ', ',
        )}`,
        `number its columns ${key
          .map((name, n) => `${name} ${n + 1}`)
          .join(', ')}`,
      ),
    ];
  });
}
