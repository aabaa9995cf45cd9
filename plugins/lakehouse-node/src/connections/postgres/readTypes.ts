import type { SqlRow, SqlSession } from '../sql';
import { groupBy } from './groupBy';
import type { PgType } from './model';
import { DOMAIN_CHECKS, ENUM_VALUES, TYPES } from './queries';

const byType = (rows: SqlRow[]) => groupBy(rows, row => String(row.type));

/** Domains over domains end somewhere. */
const MAX_DEPTH = 10;

/** The schema's own types that columns use, and those that these are made of. */
export async function readTypes(
  session: SqlSession,
  used: Iterable<string>,
): Promise<Map<string, PgType>> {
  const types = new Map<string, PgType>();
  let missing = [...new Set(used)];
  for (let depth = 0; missing.length && depth < MAX_DEPTH; depth += 1) {
    const found = await readThese(session, missing);
    found.forEach(type => types.set(type.oid, type));
    missing = found.flatMap(({ baseType }) =>
      baseType && !types.has(baseType) ? [baseType] : [],
    );
  }
  return types;
}

async function readThese(
  session: SqlSession,
  oids: string[],
): Promise<PgType[]> {
  const list = `{${oids.join(',')}}`;
  const rows = await session.query(TYPES, [list]);
  const values = byType(await session.query(ENUM_VALUES, [list]));
  const checks = byType(await session.query(DOMAIN_CHECKS, [list]));
  return rows.map(row => {
    const oid = String(row.oid);
    return {
      oid,
      schema: String(row.schema),
      name: String(row.name),
      values: row.enumeration
        ? (values.get(oid) ?? []).map(({ value }) => String(value))
        : null,
      base: row.base as string | null,
      baseType: row.base_type as string | null,
      required: row.required as boolean,
      constraints: (checks.get(oid) ?? []).map(one => String(one.definition)),
    };
  });
}
