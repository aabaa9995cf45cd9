import {
  Contract,
  ContractColumn,
  ContractTable,
  parseContract,
  serializeContract,
} from '../contract';
import { deriveVault } from './derive';
import { deriveJson } from './json';

export const CUSTOMERS = ['customer_id pk integer', 'name'];
export const ORDERS = ['order_id pk integer', 'placed date'];
export const PRODUCTS = ['product_id pk integer', 'title'];

/** Derives a contract of {@link zoo} that has no errors: the model, and the document that is printed of it. */
export function derive(
  tables: Record<string, string[]>,
  settings: Record<string, unknown> = {},
) {
  const contract = zoo('shop', tables, settings);
  const errors = parseContract(serializeContract(contract)).findings.filter(
    finding => finding.severity === 'error',
  );
  expect(errors).toEqual([]);
  const model = deriveVault([contract]);
  return { model, ...deriveJson(model) };
}

/**
 * A contract in a few words, for tests. A column is `name`, then any of `pk`, `not null`, `unique`, a type, `-> table.column`:
 * `zoo('shop', { orders: ['order_id pk integer', 'customer_id -> customers.customer_id'] })`. A line that begins with `fk` is a
 * composite key (`fk a,b -> t.x,y`), one that begins with `set` a custom property as JSON (`set kind "event"`).
 */
export function zoo(
  name: string,
  tables: Record<string, string[]>,
  settings: Record<string, unknown> = {},
): Contract {
  return {
    apiVersion: 'v3.1.0',
    kind: 'DataContract',
    id: name,
    name,
    version: '1.0.0',
    status: 'active',
    team: { name: 'data' },
    customProperties: Object.entries(settings).map(([property, value]) => ({
      property: `lakehouse.${property}`,
      value,
    })),
    schema: Object.entries(tables).map(([table, lines]) =>
      tableOf(table, lines),
    ),
  };
}

function tableOf(name: string, lines: string[]): ContractTable {
  const isColumn = (line: string) => !/^(fk|set) /.test(line);
  let position = 0;
  return {
    name,
    properties: lines.filter(isColumn).map(line => {
      const column = columnOf(line);
      if (column.primaryKey) column.primaryKeyPosition = ++position;
      return column;
    }),
    relationships: lines
      .filter(line => line.startsWith('fk '))
      .map(line => {
        const [, from, table, to] = /^fk (\S+) -> (\w+)\.(\S+)$/.exec(line)!;
        return {
          type: 'foreignKey',
          from: from.split(',').map(c => `${name}.${c}`),
          to: to.split(',').map(c => `${table}.${c}`),
        };
      }),
    customProperties: lines
      .filter(line => line.startsWith('set '))
      .map(line => {
        const [, property, json] = /^set (\w+) (.*)$/.exec(line)!;
        return { property: `lakehouse.${property}`, value: JSON.parse(json) };
      }),
  };
}

function columnOf(line: string): ContractColumn {
  const reference = /-> (\S+)/.exec(line)?.[1];
  const type = /\b(integer|number|date|timestamp|boolean|object|array)\b/.exec(
    line,
  )?.[1];
  const tag = /#(\w+)/.exec(line)?.[1];
  const split = /@(\w+)/.exec(line)?.[1];
  return {
    name: line.split(' ')[0],
    logicalType: (type ?? 'string') as ContractColumn['logicalType'],
    ...(/\bbytea\b/.test(line) && { physicalType: 'bytea' }),
    ...(/\bpk\b/.test(line) && { primaryKey: true }),
    ...(/\bnot null\b/.test(line) && { required: true }),
    ...(/\bunique\b/.test(line) && { unique: true }),
    ...(/\bpartitioned\b/.test(line) && { partitioned: true }),
    ...(tag && { tags: [tag] }),
    ...(reference && {
      relationships: [{ type: 'foreignKey', to: reference }],
    }),
    ...(split && {
      customProperties: [{ property: 'lakehouse.satellite', value: split }],
    }),
  };
}
