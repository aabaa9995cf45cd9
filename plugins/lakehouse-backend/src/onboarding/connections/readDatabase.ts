import { isIP } from 'node:net';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { optionalAccount, optionalUrl } from '../../config/fields';
import { isVerified } from './connectByTls';
import type {
  Database,
  RdsDataDatabase,
  ServerDatabase,
  TlsMode,
} from './types';

const POSTGRES_PORT = 5432;
const MYSQL_PORT = 3306;
const TLS_MODES: TlsMode[] = ['disable', 'prefer', 'require'];
const CLUSTER_ARN =
  /^arn:aws[a-z-]*:rds:([a-z0-9-]+):(\d{12}):cluster:[A-Za-z0-9-]+$/;
const SECRET_ARN =
  /^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@!-]{1,512}$/;

/** Reads how the database of a connection is reached; `at` is the path of the connection, for errors. */
export function readDatabase(at: string, config: Config): Database {
  const kind = config.getString('kind');
  switch (kind) {
    case 'postgresql':
      return {
        kind,
        ...readOwnServer(
          `${at}.postgresql`,
          config.getConfig('postgresql'),
          POSTGRES_PORT,
        ),
      };
    case 'mysql':
      return { kind, ...readMySql(`${at}.mysql`, config.getConfig('mysql')) };
    case 'rds-data':
      return readRdsData(`${at}.rds-data`, config.getConfig('rds-data'));
    default:
      throw new InputError(
        `${at}.kind is '${kind}', but must be postgresql, mysql, rds-data or s3`,
      );
  }
}

function readOwnServer(
  at: string,
  config: Config,
  defaultPort: number,
): ServerDatabase {
  const ca = config.getOptionalString('ca');
  if (ca !== undefined && !ca.includes('-----BEGIN CERTIFICATE-----')) {
    throw new InputError(
      `${at}.ca is no certificate in PEM format: include the file with $file`,
    );
  }
  return {
    host: config.getString('host'),
    port: readPort(at, config) ?? defaultPort,
    database: config.getString('database'),
    user: config.getString('user'),
    password: config.getString('password'),
    tls: readTls(at, config) ?? 'prefer',
    ca,
  };
}

/** `mysql2` compares the certificate of an address with the name `localhost`: it would take a server for another, and refuse the right one. */
function readMySql(at: string, config: Config): ServerDatabase {
  const server = readOwnServer(at, config, MYSQL_PORT);
  if (isIP(server.host) && isVerified(server)) {
    throw new InputError(
      `${at}.host is the address ${server.host}, with which the certificate of the server cannot be compared: give the host name that is in the certificate. Only with tls: prefer and without ca, an address may stay, and the certificate is not checked`,
    );
  }
  return server;
}

function readRdsData(at: string, config: Config): RdsDataDatabase {
  const clusterArn = config.getString('clusterArn');
  const region = CLUSTER_ARN.exec(clusterArn)?.[1];
  if (!region) {
    throw new InputError(
      `${at}.clusterArn must be the ARN of an Aurora cluster: arn:aws:rds:<region>:<account>:cluster:<name>`,
    );
  }
  return {
    kind: 'rds-data',
    clusterArn,
    secretArn: readSecretArn(at, config.getString('secretArn')),
    database: config.getString('database'),
    region: config.getOptionalString('region') ?? region,
    accountId: optionalAccount(at, config, 'accountId'),
    endpoint: optionalUrl(at, config, 'endpoint'),
  };
}

/** @returns undefined where none is given */
export function readPort(at: string, config: Config): number | undefined {
  const port = config.getOptionalNumber('port');
  if (
    port !== undefined &&
    !(Number.isInteger(port) && port > 0 && port < 65536)
  ) {
    throw new InputError(
      `${at}.port is ${port}, but must be a port, for example ${POSTGRES_PORT}`,
    );
  }
  return port;
}

/** @returns undefined where none is given */
export function readTls(at: string, config: Config): TlsMode | undefined {
  const given = config.getOptionalString('tls');
  const mode = TLS_MODES.find(one => one === given);
  if (given !== undefined && !mode) {
    throw new InputError(
      `${at}.tls is '${given}', but must be disable, prefer or require`,
    );
  }
  return mode;
}

/** The value is not repeated: it may be the secret itself. */
export function readSecretArn(at: string, value: string): string {
  if (!SECRET_ARN.test(value)) {
    throw new InputError(
      `${at}.secretArn must be the ARN of a secret in AWS Secrets Manager, never the secret itself`,
    );
  }
  return value;
}
