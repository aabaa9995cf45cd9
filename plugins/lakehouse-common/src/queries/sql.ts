import { quoteIdentifier, quoteQualified, type SqlDialect } from '../names';
import { jinjaString } from './quote';
import type { QueryTarget, QueryText } from './types';

/** What differs between the SQL dialects we write. */
interface Dialect {
  quote(identifier: string): string;
  relation(target: QueryTarget): string;
  /** Text after the relation that pins a snapshot; absent where the engine cannot. */
  asOfSnapshot?(id: string): string;
  /** The same by the name of a tag. */
  asOfTag?(tag: string): string;
  asOfTime(iso: string): string;
}

const SAMPLE_ROWS = 100;
const MAX_COLUMNS = 12;

/** ISO 8601 as the literal `2026-11-22 02:40:00.000 UTC` that Trino and Spark read. */
function utcLiteral(iso: string): string {
  return `'${new Date(iso)
    .toISOString()
    .replace('T', ' ')
    .replace('Z', ' UTC')}'`;
}

/** Relation of a dbt model: models are referenced, everything else is a source. */
function dbtRelation({ layer, namespace, name }: QueryTarget): string {
  const isModel = ['staging', 'vault', 'marts'].includes(layer);
  const call = isModel
    ? `ref(${jinjaString(name)})`
    : `source(${jinjaString(namespace.join('.'))}, ${jinjaString(name)})`;
  return `{{ ${call} }}`;
}

/** Quoting of a dialect; a Spark session knows several catalogs, the others one. */
function naming(dialect: SqlDialect): Pick<Dialect, 'quote' | 'relation'> {
  return {
    quote: identifier => quoteIdentifier(identifier, dialect),
    relation: ({ catalog, namespace, name }) =>
      quoteQualified(
        [...(dialect === 'spark' ? [catalog] : []), ...namespace, name],
        dialect,
      ),
  };
}

const spark: Dialect = {
  ...naming('spark'),
  asOfSnapshot: id => `VERSION AS OF ${id}`,
  asOfTag: tag => `VERSION AS OF '${tag}'`,
  asOfTime: iso => `TIMESTAMP AS OF ${utcLiteral(iso)}`,
};

const athena: Dialect = {
  ...naming('trino'),
  asOfSnapshot: id => `FOR VERSION AS OF ${id}`,
  asOfTime: iso => `FOR TIMESTAMP AS OF TIMESTAMP ${utcLiteral(iso)}`,
};

const snowflake: Dialect = {
  ...naming('snowflake'),
  asOfTime: iso =>
    `AT(TIMESTAMP => '${new Date(iso).toISOString()}'::TIMESTAMP_TZ)`,
};

const dbt: Dialect = { ...spark, relation: dbtRelation };

export const sqlDialects = { spark, athena, snowflake, dbt };

function selectList(target: QueryTarget, dialect: Dialect): string {
  const all = target.columns;
  // Metadata is data: a column may have a name that no engine can take.
  const odd = all.some(name => name === '' || name.includes('\u0000'));
  if (odd || all.length === 0 || all.length > MAX_COLUMNS) return '*';
  return all.map(dialect.quote).join(', ');
}

function statement(...lines: (string | undefined)[]): string {
  return lines.filter(line => line !== undefined).join('\n');
}

function latest(target: QueryTarget, dialect: Dialect): string {
  const { timeColumn } = target;
  return statement(
    `SELECT ${selectList(target, dialect)}`,
    `FROM ${dialect.relation(target)}`,
    timeColumn && `ORDER BY ${dialect.quote(timeColumn)} DESC`,
    `LIMIT ${SAMPLE_ROWS}`,
  );
}

function perDay(target: QueryTarget, dialect: Dialect, column: string): string {
  const day = `CAST(${dialect.quote(column)} AS DATE)`;
  return statement(
    `SELECT ${day} AS ${dialect.quote('day')}, COUNT(*) AS ${dialect.quote(
      'row_count',
    )}`,
    `FROM ${dialect.relation(target)}`,
    `GROUP BY ${day}`,
    `ORDER BY ${day} DESC`,
  );
}

function asOf(target: QueryTarget, dialect: Dialect, clause: string): string {
  return statement(
    `SELECT ${selectList(target, dialect)}`,
    `FROM ${dialect.relation(target)} ${clause}`,
    `LIMIT ${SAMPLE_ROWS}`,
  );
}

/** All texts that a SQL dialect can answer for a table. */
export function sqlTexts(target: QueryTarget, dialect: Dialect): QueryText[] {
  const texts: QueryText[] = [
    { intent: 'latest', code: latest(target, dialect) },
  ];
  if (target.timeColumn) {
    const code = perDay(target, dialect, target.timeColumn);
    texts.push({ intent: 'perDay', code });
  }
  if (target.snapshot) {
    const { id, at, tag = '' } = target.snapshot;
    // A snapshot id is digits only; anything else must not reach the text.
    if (dialect.asOfSnapshot && /^\d+$/.test(id)) {
      const code = asOf(target, dialect, dialect.asOfSnapshot(id));
      texts.push({ intent: 'asOfSnapshot', code });
    }
    // Plain names only: Spark reads digits as a snapshot id, and the rest must not leave the quotes.
    if (dialect.asOfTag && /^(?!\d+$)[\w.-]+$/.test(tag)) {
      const code = asOf(target, dialect, dialect.asOfTag(tag));
      texts.push({ intent: 'asOfTag', code });
    }
    const code = asOf(target, dialect, dialect.asOfTime(at));
    texts.push({ intent: 'asOfTime', code });
  }
  return texts;
}
