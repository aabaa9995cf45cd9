/** What a database can be asked with. Lists are given as the text of a PostgreSQL array, since not every transport takes arrays. */
export type SqlValue = string | number;

/** Columns by name. Statements cast to text, integer, double precision or boolean, which every transport gives back alike. */
export type SqlRow = Record<string, string | number | boolean | null>;

/** Engines whose catalogs are read; MariaDB is read as MySQL. */
export type EngineName = 'postgresql' | 'mysql';

/** A transaction that cannot write. */
export interface SqlSession {
  /**
   * @param sql - one statement, with `$1`, `$2`, … for PostgreSQL and `?` for MySQL
   * @throws SqlError
   */
  query(sql: string, params?: SqlValue[]): Promise<SqlRow[]>;
  /** Ends the transaction and the connection; never fails. */
  close(): Promise<void>;
}

/** A way to a database. */
export interface SqlTransport {
  /** What answers at its end; PostgreSQL by default. */
  engine?: EngineName;
  /**
   * @param signal - stops what runs in the database, and makes every query fail
   * @param onWait - told why it takes longer
   * @throws SqlError
   */
  open(options: {
    signal: AbortSignal;
    onWait?: (message: string) => void;
  }): Promise<SqlSession>;
}

/** What can be wrong with a database, told apart by what somebody has to do. */
export type SqlFault =
  | 'unknown-host'
  | 'refused'
  | 'no-answer'
  | 'no-tls'
  | 'certificate'
  | 'login'
  | 'no-database'
  | 'denied'
  | 'locked'
  | 'too-slow'
  | 'busy'
  | 'starting'
  | 'lost'
  | 'aws-denied'
  | 'aws-setup'
  | 'aws-secret'
  | 'driver'
  | 'other';

/** A database could not do what it was asked. The message is the driver's: for the log, not for people. */
export class SqlError extends Error {
  readonly fault: SqlFault;

  constructor(fault: SqlFault, message: string) {
    super(message);
    this.name = 'SqlError';
    this.fault = fault;
  }
}

/** @see https://www.postgresql.org/docs/current/errcodes-appendix.html */
const BY_STATE: Record<string, SqlFault> = {
  '28000': 'login',
  '28P01': 'login',
  '3D000': 'no-database',
  '42501': 'denied',
  '53300': 'busy',
  '55P03': 'locked',
  '57014': 'too-slow',
  '57P01': 'lost',
  '57P02': 'lost',
  '57P03': 'starting',
  '25P03': 'lost',
};

/** Fault of an SQLSTATE of PostgreSQL. */
export function faultOfState(state: string | undefined): SqlFault {
  if (state?.startsWith('08')) return 'lost';
  return BY_STATE[state ?? ''] ?? 'other';
}
