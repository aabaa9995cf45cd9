import type { LogicalType } from '@lakehouse/backstage-plugin-lakehouse-common';
import { constantText, texts, type TypeName } from './ast';

/** A column's type, as the contract writes it. */
export interface DdlType {
  logicalType: LogicalType;
  /** PostgreSQL's name for it, with its arguments. */
  physicalType: string;
  maxLength?: number;
  /** Why a person should look at it. */
  warning?: string;
}

const FLOAT_WARNING =
  'is a binary float: it is loaded as a decimal and rounded. Declare its scale (logicalTypeOptions.multipleOf: 0.01), or make it numeric';

/** Internal and short names -> the names of the standard. */
const NAMES: Record<string, [LogicalType, string]> = {
  int2: ['integer', 'smallint'],
  smallserial: ['integer', 'smallint'],
  serial2: ['integer', 'smallint'],
  int4: ['integer', 'integer'],
  serial: ['integer', 'integer'],
  serial4: ['integer', 'integer'],
  int8: ['integer', 'bigint'],
  bigserial: ['integer', 'bigint'],
  serial8: ['integer', 'bigint'],
  oid: ['integer', 'bigint'],
  numeric: ['number', 'numeric'],
  float4: ['number', 'real'],
  float8: ['number', 'double precision'],
  money: ['string', 'money'],
  bool: ['boolean', 'boolean'],
  varchar: ['string', 'character varying'],
  bpchar: ['string', 'character'],
  text: ['string', 'text'],
  citext: ['string', 'text'],
  name: ['string', 'text'],
  uuid: ['string', 'uuid'],
  bytea: ['string', 'bytea'],
  date: ['date', 'date'],
  time: ['time', 'time'],
  timetz: ['time', 'time with time zone'],
  timestamp: ['timestamp', 'timestamp'],
  timestamptz: ['timestamp', 'timestamp with time zone'],
  json: ['object', 'json'],
  jsonb: ['object', 'jsonb'],
};

const LENGTH_TYPES = new Set(['character varying', 'character']);

/** Name of a type without the schema `pg_catalog`. */
export function typeKey(type: TypeName): string {
  return texts(type.names)
    .filter(name => name !== 'pg_catalog')
    .join('.');
}

/** Reads a built-in type; `undefined` for types that the schema defines itself, or that are not known. */
export function columnType(type: TypeName): DdlType | undefined {
  const known = NAMES[typeKey(type)];
  if (!known) return undefined;
  const [logicalType, name] = known;
  const args = (type.typmods ?? []).map(constantText).filter(Boolean);
  if (type.arrayBounds?.length) {
    return { logicalType: 'array', physicalType: `${name}[]` };
  }
  if (LENGTH_TYPES.has(name) && args.length) {
    return {
      logicalType,
      physicalType: `${name}(${args[0]})`,
      maxLength: Number(args[0]),
    };
  }
  if (name === 'numeric') {
    return args.length
      ? { logicalType, physicalType: `numeric(${args[0]},${args[1] ?? 0})` }
      : {
          logicalType,
          physicalType: 'numeric',
          warning:
            'is numeric without precision: it is loaded as decimal(38,10). Declare its precision and scale if it needs others',
        };
  }
  const float = name === 'real' || name === 'double precision';
  return {
    logicalType,
    physicalType: name,
    ...(float && { warning: FLOAT_WARNING }),
  };
}
