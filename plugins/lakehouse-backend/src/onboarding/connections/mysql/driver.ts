import type {
  SqlRow,
  SqlValue,
} from '@lakehouse/backstage-plugin-lakehouse-node';

/** The part of `mysql2` that is used. */
export interface MySqlClient {
  connect(): Promise<unknown>;
  threadId: number | null;
  query(sql: string, params?: SqlValue[]): Promise<[SqlRow[], unknown]>;
  end(): Promise<void>;
  destroy(): void;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

export interface MySqlClientOptions {
  host: string;
  port: number;
  database?: string;
  user: string;
  password: string;
  ssl?: {
    rejectUnauthorized: boolean;
    verifyIdentity: boolean;
    ca?: string;
  };
  charset: 'utf8mb4';
  connectTimeout: number;
  supportBigNumbers: boolean;
  bigNumberStrings: boolean;
  connectAttributes: { program_name: string };
  /** Client abilities that a server could abuse are turned off by `-NAME`. */
  flags: string[];
}

/** `mysql2` is an optional dependency of the backend, loaded when it is first needed. */
export function createClient(options: MySqlClientOptions): MySqlClient {
  // eslint-disable-next-line @typescript-eslint/no-require-imports, global-require
  const { createConnection } = require('mysql2') as {
    createConnection(given: MySqlClientOptions): { promise(): MySqlClient };
  };
  return createConnection(options).promise();
}
