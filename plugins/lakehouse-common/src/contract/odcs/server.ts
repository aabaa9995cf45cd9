import { z } from 'zod';
import { customProperties, role, stableId } from './parts';

/**
 * Keys of each server type of ODCS v3.1.0 beside the common ones; a key that ends in `!` is required.
 *
 * @see `$defs.ServerSource` of `odcs-json-schema-v3.1.0.json`
 */
export const SERVER_KEYS: Record<string, string> = {
  api: 'location!',
  athena: 'stagingDir! schema! catalog regionName',
  azure: 'location! format! delimiter',
  bigquery: 'project! dataset!',
  clickhouse: 'host! port! database!',
  cloudsql: 'host! port! database! schema!',
  custom:
    'account catalog database dataset delimiter endpointUrl format host location path port project region regionName schema serviceName stagingDir warehouse',
  databricks: 'catalog! schema! host',
  db2: 'host! port! database! schema',
  denodo: 'host! port! database',
  dremio: 'host! port! schema',
  duckdb: 'database! schema',
  glue: 'account! database! location format',
  hive: 'host! database! port',
  informix: 'host! database! port',
  kafka: 'host! format',
  kinesis: 'region format',
  local: 'path! format!',
  mysql: 'host! port! database!',
  oracle: 'host! port! serviceName!',
  postgres: 'host! port! database! schema!',
  postgresql: 'host! port! database! schema!',
  presto: 'host! catalog schema',
  pubsub: 'project!',
  redshift: 'database! schema! host region account',
  s3: 'location! endpointUrl format delimiter',
  sftp: 'location! format delimiter',
  snowflake: 'account! database! schema! host port warehouse',
  sqlserver: 'host! database! schema! port',
  synapse: 'host! port! database!',
  trino: 'host! port! catalog! schema!',
  vertica: 'host! port! database! schema!',
};

const text = z.string().optional();

/** Every key that some server type has; which ones go together is checked in `checks/servers.ts`. */
export const server = z.strictObject({
  id: stableId,
  server: z.string(),
  type: z.enum(Object.keys(SERVER_KEYS) as [string, ...string[]]),
  description: text,
  environment: text,
  roles: z.array(role).optional(),
  customProperties,
  account: text,
  catalog: text,
  database: text,
  dataset: text,
  delimiter: text,
  endpointUrl: text,
  format: text,
  host: text,
  location: text,
  path: text,
  port: z.number().int().optional(),
  project: text,
  region: text,
  regionName: text,
  schema: text,
  serviceName: text,
  stagingDir: text,
  warehouse: text,
});
