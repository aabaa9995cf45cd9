import type { Connection } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { NamedCatalog } from '@lakehouse/backstage-plugin-lakehouse-node';
import type { AwsAccess } from '../../config/types';

/** What a source can be read from. */
export type AnyConnection = ConnectionConfig | CatalogConnection;

/** A validated entry of `lakehouse.connections`. */
export type ConnectionConfig = DatabaseConnection | BucketConnection;

/** What people see of a connection, and which of them. */
export interface ShownConnection {
  shown: Connection;
  /** Entity references of groups and users; whoever may onboard by default. */
  visibleTo?: string[];
}

/** Files in a bucket. */
export interface BucketConnection extends ShownConnection {
  bucket: BucketConfig;
}

/** A catalog of the registry, as one person may see it. */
export interface CatalogConnection extends ShownConnection {
  catalog: NamedCatalog;
  /** Whether there is a table in it that this person may see. */
  isThere(): Promise<boolean>;
}

/** Where the files of a connection are. */
export interface BucketConfig {
  bucket: string;
  /** Empty, or a folder with `/` at its end. */
  prefix: string;
  /** Account that must own the bucket. */
  bucketOwner?: string;
  aws: AwsAccess;
}

/** A database. */
export interface DatabaseConnection extends ShownConnection {
  /** Schemas that it offers; all by default. */
  schemas?: string[];
  database: Database;
  server: ServerConfig;
}

/** How a database is reached, by the kind of its connection. */
export type Database = PostgresDatabase | MySqlDatabase | RdsDataDatabase;

export type TlsMode = 'disable' | 'prefer' | 'require';

/** A PostgreSQL server that the backend reaches through the network. */
export interface PostgresDatabase extends ServerDatabase {
  kind: 'postgresql';
}

/** A server of MySQL or MariaDB that the backend reaches through the network. */
export interface MySqlDatabase extends ServerDatabase {
  kind: 'mysql';
}

/** A server that the backend reaches through the network. */
export interface ServerDatabase {
  host: string;
  port: number;
  database: string;
  user: string;
  password: string;
  tls: TlsMode;
  /** Certificate authorities, as PEM. */
  ca?: string;
}

/** An Aurora cluster that the backend asks through the RDS Data API. */
export interface RdsDataDatabase {
  kind: 'rds-data';
  clusterArn: string;
  secretArn: string;
  database: string;
  region: string;
  /** Account whose credentials are used. */
  accountId?: string;
  /** Instead of the region's own endpoint. */
  endpoint?: string;
}

/** What contracts say about the database; ingestion reads it from there. */
export interface ServerConfig {
  type: 'postgresql' | 'mysql';
  host: string;
  port: number;
  database: string;
  credentials: { userEnv: string; passwordEnv: string } | { secretArn: string };
  tls?: TlsMode;
}
