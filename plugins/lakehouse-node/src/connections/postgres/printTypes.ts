import type { PgType } from './model';
import { onOneLine, quoteName, quoteText } from './quote';

/** A type of the extension citext is known by its bare name, wherever the extension was installed. */
const CITEXT = /^(?:\w+|"(?:[^"]|"")+")\.citext(\[\])?$/;

/** Type of a column or a domain, as PostgreSQL has printed it. */
export function printType(type: string): string {
  return onOneLine(type).replace(CITEXT, 'citext$1');
}

/** `CREATE TYPE … AS ENUM` or `CREATE DOMAIN …`. */
export function printOwnType(type: PgType): string {
  const name = `${quoteName(type.schema)}.${quoteName(type.name)}`;
  if (type.values) {
    return `CREATE TYPE ${name} AS ENUM (${type.values
      .map(quoteText)
      .join(', ')});`;
  }
  return `CREATE DOMAIN ${[
    name,
    'AS',
    printType(type.base ?? 'text'),
    ...(type.required ? ['NOT NULL'] : []),
    ...type.constraints.map(onOneLine),
  ].join(' ')};`;
}

/** A type after those that it is made of. */
export function withBases(
  oid: string | null,
  types: ReadonlyMap<string, PgType>,
): PgType[] {
  const type = oid === null ? undefined : types.get(oid);
  return type ? [...withBases(type.baseType, types), type] : [];
}
