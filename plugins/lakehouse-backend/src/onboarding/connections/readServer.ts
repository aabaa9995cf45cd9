import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  LAKEHOUSE_PROPERTY,
  type ContractServer,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { readPort, readSecretArn, readTls } from './readDatabase';
import type { Database, ServerConfig } from './types';

const AURORA_PORT = 5432;
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]{0,127}$/;

/**
 * Reads what contracts say about the database. Ingestion may reach it by another host, and finds user and password where `server` says: by
 * default in variables that are named after the connection, or in the secret that the RDS Data API uses.
 */
export function readServer(
  at: string,
  id: string,
  config: Config,
  database: Database,
): ServerConfig {
  const server = config.getOptionalConfig('server');
  const direct = database.kind === 'rds-data' ? undefined : database;
  const host = server?.getOptionalString('host') ?? direct?.host;
  if (host === undefined) {
    throw new InputError(
      `${at}.server.host is missing: ingestion does not use the RDS Data API, so write the endpoint of the cluster`,
    );
  }
  return {
    type: database.kind === 'mysql' ? 'mysql' : 'postgresql',
    host,
    port:
      (server && readPort(`${at}.server`, server)) ??
      direct?.port ??
      AURORA_PORT,
    database: database.database,
    credentials: readCredentials(`${at}.server`, id, server, database),
    tls: (server && readTls(`${at}.server`, server)) ?? direct?.tls,
  };
}

function readCredentials(
  at: string,
  id: string,
  server: Config | undefined,
  database: Database,
): ServerConfig['credentials'] {
  const userEnv = readVariable(at, server, 'userEnv');
  const passwordEnv = readVariable(at, server, 'passwordEnv');
  const secretArn = server?.getOptionalString('secretArn');
  if (secretArn !== undefined) {
    if (userEnv ?? passwordEnv) {
      throw new InputError(
        `${at} has secretArn and variables for user and password: leave out one or the other`,
      );
    }
    return { secretArn: readSecretArn(at, secretArn) };
  }
  if (!userEnv !== !passwordEnv) {
    throw new InputError(
      `${at} has only one of userEnv and passwordEnv: write both, or secretArn`,
    );
  }
  if (userEnv && passwordEnv) return { userEnv, passwordEnv };
  if (database.kind === 'rds-data') return { secretArn: database.secretArn };
  const name = id
    .toUpperCase()
    .replaceAll('-', '_')
    .replace(/^(?=\d)/, '_');
  return { userEnv: `${name}_USER`, passwordEnv: `${name}_PASSWORD` };
}

/** The value is not repeated: it may be the secret itself. */
function readVariable(
  at: string,
  server: Config | undefined,
  key: 'userEnv' | 'passwordEnv',
): string | undefined {
  const name = server?.getOptionalString(key);
  if (name !== undefined && !VARIABLE.test(name)) {
    throw new InputError(
      `${at}.${key} must be the name of an environment variable of the ingestion, never the secret itself`,
    );
  }
  return name;
}

/** Server of a contract (ODCS), with secrets by reference. A schema of MySQL is a database. */
export function contractServer(
  { type, host, port, database, credentials, tls }: ServerConfig,
  schema: string,
): ContractServer {
  const secrets =
    'secretArn' in credentials
      ? [[LAKEHOUSE_PROPERTY.secretArn, credentials.secretArn]]
      : [
          [LAKEHOUSE_PROPERTY.userEnv, credentials.userEnv],
          [LAKEHOUSE_PROPERTY.passwordEnv, credentials.passwordEnv],
        ];
  // What ingestion does anyway is not written.
  const encryption =
    tls && tls !== 'prefer' ? [[LAKEHOUSE_PROPERTY.tls, tls]] : [];
  return {
    server: 'database',
    type,
    host,
    port,
    ...(type === 'mysql' ? { database: schema } : { database, schema }),
    customProperties: [...secrets, ...encryption].map(([property, value]) => ({
      property,
      value,
    })),
  };
}
