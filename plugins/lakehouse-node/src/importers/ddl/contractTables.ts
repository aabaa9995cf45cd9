import {
  type ContractColumn,
  type ContractTable,
  type Inference,
  type Inferences,
  LAKEHOUSE_PROPERTY,
  normalizeNames,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { ImportFinding } from '../types';
import { soundKeys } from './soundKeys';
import type { DdlForeignKey, DdlModel, DdlTable } from './model';
import { resolveType } from './resolveType';

/** Where a table's names went: from the database's to the contract's. */
interface Named {
  ddl: DdlTable;
  name: string;
  columns: Map<string, string>;
}

/** Turns the tables of one schema into those of a contract; what had to be changed or left out is among the findings. */
export function contractTables(
  model: DdlModel,
  tables: DdlTable[],
  findings: ImportFinding[],
  inferences: Inferences,
): ContractTable[] {
  const named = nameTables(soundKeys(tables, findings), findings);
  const byName = new Map(named.map(one => [one.ddl.name, one]));
  return named.map(one => {
    const references = one.ddl.foreignKeys.flatMap(
      key => reference(one, key, byName, findings) ?? [],
    );
    const single = references.filter(({ columns }) => columns.length === 1);
    const composite = references.filter(({ columns }) => columns.length > 1);
    inferences[one.name] = declaredKey(one);
    keyFinding(one, findings);
    return {
      name: one.name,
      ...(one.ddl.name !== one.name && { physicalName: one.ddl.name }),
      physicalType: 'table',
      logicalType: 'object',
      ...(one.ddl.comment && { description: one.ddl.comment }),
      customProperties: [
        { property: LAKEHOUSE_PROPERTY.loadMode, value: 'full' },
      ],
      ...(composite.length && {
        relationships: composite.map(({ columns, toTable, toColumns }) => ({
          type: 'foreignKey',
          from: columns.map(column => `${one.name}.${column}`),
          to: toColumns.map(column => `${toTable}.${column}`),
        })),
      }),
      properties: one.ddl.columns.map(({ name }) => {
        const column = contractColumn(model, one, name, findings);
        const relationships = single
          .filter(({ columns }) => columns[0] === column.name)
          .map(({ toTable, toColumns }) => ({
            type: 'foreignKey',
            to: `${toTable}.${toColumns[0]}`,
          }));
        return relationships.length ? { ...column, relationships } : column;
      }),
    };
  });
}

function nameTables(tables: DdlTable[], findings: ImportFinding[]): Named[] {
  const names = normalizeNames(
    tables.map(({ name }) => name),
    'table',
  );
  return tables.map((ddl, i) => {
    const columns = normalizeNames(
      ddl.columns.map(({ name }) => name),
      'column',
    );
    for (const { name, original, note } of [names[i], ...columns]) {
      // Oracle and Snowflake keep every name in capitals.
      if (note && name !== original.toLowerCase()) {
        findings.push({
          severity: 'info',
          table: names[i].name,
          line: ddl.line,
          message: `${ddl.name}: ${note}`,
        });
      }
    }
    return {
      ddl,
      name: names[i].name,
      columns: new Map(columns.map(({ original, name }) => [original, name])),
    };
  });
}

function contractColumn(
  model: DdlModel,
  table: Named,
  name: string,
  findings: ImportFinding[],
): ContractColumn {
  const ddl = table.ddl.columns.find(one => one.name === name)!;
  const type = resolveType(model, ddl.type);
  const column = table.columns.get(name)!;
  const position = table.ddl.primaryKey.indexOf(name);
  const partition = table.ddl.partitionedBy.indexOf(name);
  const values = ddl.acceptedValues ?? type.values;
  if (type.warning) {
    findings.push({
      severity: 'warning',
      table: table.name,
      line: table.ddl.line,
      message: `${table.name}.${column} ${type.warning}.`,
    });
  }
  return {
    name: column,
    ...(name !== column && { physicalName: name }),
    logicalType: type.logicalType,
    physicalType: type.physicalType,
    ...(ddl.comment && { description: ddl.comment }),
    ...(position >= 0 && {
      primaryKey: true,
      primaryKeyPosition: position + 1,
    }),
    ...((ddl.required || type.required || position >= 0) && { required: true }),
    ...(partition >= 0 && {
      partitioned: true,
      partitionKeyPosition: partition + 1,
    }),
    ...(ddl.generated && {
      transformDescription:
        'The source works it out from other columns of the row.',
    }),
    ...(table.ddl.uniques.some(
      keys => keys.length === 1 && keys[0] === name,
    ) && { unique: true }),
    ...(type.maxLength && {
      logicalTypeOptions: { maxLength: type.maxLength },
    }),
    ...(values && {
      quality: [
        {
          type: 'library',
          metric: 'invalidValues',
          arguments: { validValues: values },
          mustBe: 0,
        },
      ],
    }),
  };
}

interface Reference {
  columns: string[];
  toTable: string;
  toColumns: string[];
}

function reference(
  table: Named,
  key: DdlForeignKey,
  byName: Map<string, Named>,
  findings: ImportFinding[],
): Reference | undefined {
  const target = byName.get(key.table);
  const toColumns = key.toColumns.length
    ? key.toColumns
    : target?.ddl.primaryKey ?? [];
  const columns = key.columns.map(name => table.columns.get(name));
  const targets = toColumns.map(name => target?.columns.get(name));
  const complete =
    target?.ddl.schema === key.schema &&
    columns.length > 0 &&
    columns.length === targets.length &&
    [...columns, ...targets].every(Boolean);
  if (!complete) {
    findings.push({
      severity: 'warning',
      table: table.name,
      line: table.ddl.line,
      message: `${table.ddl.name} (${key.columns.join(', ')}) refers to ${
        key.table
      }${
        key.toColumns.length ? ` (${key.toColumns.join(', ')})` : ''
      }, which is not among the tables read, so the reference is left out.`,
    });
    return undefined;
  }
  return {
    columns: columns as string[],
    toTable: target.name,
    toColumns: targets as string[],
  };
}

function declaredKey({ ddl, columns }: Named): Inference[] {
  const key = ddl.primaryKey.map(name => columns.get(name)!);
  return key.length > 0
    ? [
        {
          about: 'key',
          columns: key,
          value: key.join(', '),
          confidence: 'declared',
          reason: `key ${key.join(', ')}: declared as primary key`,
        },
      ]
    : [];
}

/** A unique and complete column set stands in for a missing primary key only when a person says so. */
function keyFinding({ ddl, name }: Named, findings: ImportFinding[]): void {
  if (ddl.primaryKey.length) return;
  const candidate = ddl.uniques.find(keys =>
    keys.every(
      key => ddl.columns.find(column => column.name === key)?.required,
    ),
  );
  findings.push({
    severity: 'warning',
    code: 'no-key',
    table: name,
    line: ddl.line,
    message: `${name} has no primary key.${
      candidate ? ` ${candidate.join(', ')} is unique and never empty.` : ''
    } Choose its key, or its rows cannot be followed from load to load.`,
  });
}
