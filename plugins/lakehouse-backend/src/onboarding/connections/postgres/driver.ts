import type {
  SqlRow,
  SqlValue,
} from '@lakehouse/backstage-plugin-lakehouse-node';

/** The part of `pg` that is used. */
export interface PgClient {
  connect(): Promise<unknown>;
  query(sql: string, params?: SqlValue[]): Promise<{ rows: SqlRow[] }>;
  end(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

export interface PgClientOptions {
  host: string;
  port: number;
  database: string;
  user: string;
  password: string;
  ssl: false | { rejectUnauthorized: boolean; host: string; ca?: string };
  application_name: string;
  connectionTimeoutMillis: number;
  query_timeout: number;
}

/** `pg` is an optional dependency of the backend, loaded when it is first needed. */
export function createClient(options: PgClientOptions): PgClient {
  // eslint-disable-next-line @typescript-eslint/no-require-imports, global-require
  const { Client } = require('pg') as {
    Client: new (options: PgClientOptions) => PgClient;
  };
  return new Client(options);
}
