import type { ContractColumn } from '../../../contract';
import { hashType } from '../../../vault';
import { Sql } from '../print/sql';

/** A type of Snowflake that a column of the lakehouse has there. */
export interface SnowflakeType {
  /** As it stands in the signature of a policy. */
  sql: Sql;
  /** The same as a part of a name. */
  token: string;
}

/** As ingestion decides it. */
const ZONED = /^timestamp(tz|.*with time zone$)/;

/**
 * The type that a column has in Snowflake. It follows the type that ingestion gives the raw column, which the vault and the marts keep.
 */
export function snowflakeType(column: ContractColumn): SnowflakeType {
  const type = hashType(column);
  const [, scale] = /^decimal\((\d+)\)$/.exec(type) ?? [];
  if (scale !== undefined) return numberOf(scale);
  switch (type) {
    case 'integer':
      return numberOf('0');
    case 'timestamp': {
      const zoned = ZONED.test(
        (column.physicalType ?? '').toLowerCase().trim(),
      );
      return plain(zoned ? 'TIMESTAMP_LTZ' : 'TIMESTAMP_NTZ');
    }
    case 'boolean':
    case 'date':
    case 'binary':
      return plain(type.toUpperCase());
    default:
      return plain('VARCHAR');
  }
}

/** Precision has no meaning for a policy beyond its maximum; the scale has. */
function numberOf(scale: string): SnowflakeType {
  return { sql: Sql.of(`NUMBER(38, ${scale})`), token: `NUMBER_${scale}` };
}

function plain(sql: string): SnowflakeType {
  return { sql: Sql.of(sql), token: sql };
}
