import type { DiscoveryCheck } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { SqlFault } from '../sql';
import type { EngineWords } from './engine';

type Id = DiscoveryCheck['id'];

/** What people are told. Hosts, ports and users are left to the log of the backend. */
interface Explanation {
  /** Check that fails; the one that runs by default. */
  check?: Id;
  message: string;
  fix: string;
}

const PLATFORM = 'Ask the platform team';

const BY_FAULT: Record<SqlFault, Explanation> = {
  'unknown-host': {
    check: 'reachable',
    message: 'The host of the connection is not known.',
    fix: `${PLATFORM} to correct the host of the connection; it may also be that Backstage's network cannot look it up.`,
  },
  refused: {
    check: 'reachable',
    message: 'The database refuses connections.',
    fix: `${PLATFORM} whether the database is running, and whether host and port of the connection are right.`,
  },
  'no-answer': {
    check: 'reachable',
    message: 'The database did not answer in time.',
    fix: `${PLATFORM} whether Backstage may reach the database through the network (firewall, security group), then try again.`,
  },
  'no-tls': {
    check: 'reachable',
    message:
      'The database and the connection disagree about encryption: one of them requires it and the other does not offer it.',
    fix: `${PLATFORM} to turn on TLS in the database, or to change tls of the connection.`,
  },
  certificate: {
    check: 'reachable',
    message: 'The certificate of the database is not trusted.',
    fix: `${PLATFORM} to give the connection the certificate authority of the database (ca), and the host name that its certificate is for.`,
  },
  login: {
    check: 'readable',
    message: 'The database does not accept the user or password.',
    fix: `${PLATFORM} to correct user and password of the connection; its secret may have been rotated.`,
  },
  'no-database': {
    check: 'readable',
    message: 'There is no database with the name that the connection has.',
    fix: `${PLATFORM} to correct the database of the connection.`,
  },
  denied: {
    check: 'readable',
    message: 'The role of the connection may not do this.',
    fix: `${PLATFORM} to grant the role CONNECT on the database, USAGE on its schema and SELECT on its tables.`,
  },
  locked: {
    message:
      'A table is locked by another session, for example by a migration that changes it.',
    fix: 'Try again when the migration has ended.',
  },
  'too-slow': {
    message:
      'The database took longer than 15 seconds for one question, so it was stopped.',
    fix: 'Try again when the database has less to do; choose a smaller schema if it stays so.',
  },
  busy: {
    check: 'reachable',
    message: 'The database has no connection left.',
    fix: `Try again in a minute. If it stays so, ask the platform team to look at the database's connections.`,
  },
  starting: {
    check: 'reachable',
    message: 'The database is starting or stopping.',
    fix: 'Try again in a minute.',
  },
  lost: {
    message: 'The database ended the connection while it was read.',
    fix: 'Try again. Nothing was changed.',
  },
  'aws-denied': {
    check: 'reachable',
    message: 'AWS does not let Backstage use this database.',
    fix: `${PLATFORM} to allow the role of Backstage rds-data:ExecuteStatement, rds-data:BeginTransaction and rds-data:RollbackTransaction on the cluster, and secretsmanager:GetSecretValue on the secret of the connection.`,
  },
  'aws-setup': {
    check: 'reachable',
    message: 'The cluster cannot be asked through the RDS Data API.',
    fix: `${PLATFORM} whether the cluster of the connection exists in its region, and to turn on its HTTP endpoint (enable_http_endpoint).`,
  },
  'aws-secret': {
    check: 'readable',
    message: 'The secret of the connection cannot be used.',
    fix: `${PLATFORM} whether the secret of the connection exists and holds username and password.`,
  },
  driver: {
    check: 'reachable',
    message: 'Backstage lacks the driver of this database.',
    fix: `${PLATFORM} to install it in the backend: pg for PostgreSQL, mysql2 for MySQL and MariaDB, @aws-sdk/client-rds-data for the RDS Data API.`,
  },
  other: {
    message: 'The database could not answer, for a reason that is not known.',
    fix: `Try again. If it stays so, ask the platform team: the log of the backend says more.`,
  },
};

/** The failed check that a fault of the database makes; `fixes` are those of the engine. */
export function explainFault(
  fault: SqlFault,
  running: Id,
  fixes: EngineWords['fixes'] = {},
): DiscoveryCheck {
  const { check = running, message, fix } = BY_FAULT[fault];
  return { id: check, state: 'failed', message, fix: fixes[fault] ?? fix };
}
