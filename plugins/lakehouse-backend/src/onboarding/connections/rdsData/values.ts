import type {
  ExecuteStatementResponse,
  Field,
  SqlParameter,
} from '@aws-sdk/client-rds-data';
import type {
  SqlRow,
  SqlValue,
} from '@lakehouse/backstage-plugin-lakehouse-node';

/** The API has named parameters: `$1` becomes `:p1`. */
export function namedParameters(sql: string): string {
  return sql.replace(/\$(\d+)/g, ':p$1');
}

export function toParameters(params: SqlValue[]): SqlParameter[] {
  return params.map((value, place) => ({
    name: `p${place + 1}`,
    value:
      typeof value === 'number' ? { longValue: value } : { stringValue: value },
  }));
}

export function toRows(answer: ExecuteStatementResponse): SqlRow[] {
  const names = (answer.columnMetadata ?? []).map(
    ({ label, name }) => label ?? name ?? '',
  );
  return (answer.records ?? []).map(record =>
    Object.fromEntries(record.map((field, i) => [names[i], valueOf(field)])),
  );
}

function valueOf(field: Field): SqlRow[string] {
  return (
    field.stringValue ??
    field.longValue ??
    field.doubleValue ??
    field.booleanValue ??
    null
  );
}
