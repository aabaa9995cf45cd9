import type { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { TableCondition } from '../store/conditions';

/** A validated entry of `lakehouse.catalogs`; paths are absolute. */
export interface CatalogConfig {
  id: string;
  title: string;
  connection:
    | SqlConnection
    | FilesystemConnection
    | GlueConnection
    | RestConnection;
  locations: LocationRule[];
  contracts?: string;
  dbt?: string;
  /** Owners of the tables of namespaces; the first pattern that fits decides. */
  owners: Array<{ namespace: string; owner: string }>;
  defaultOwner?: string;
  watch: boolean;
  /** Patterns `namespace.table` of the tables that are shown; all if empty. */
  include: string[];
  /** Patterns of tables that are left out anyway. */
  exclude: string[];
  /** How many requests are made to the catalog in a second at most; absent: as many as it answers. */
  requestsPerSecond?: number;
  /** How long removed tables, and the history of runs, are kept. */
  keepDays: number;
  schedule: SchedulerServiceTaskScheduleDefinition;
}

export interface SqlConnection {
  kind: 'sql';
  engine: 'sqlite' | 'postgresql';
  /** Path of the SQLite file, or the connection string, which is a secret. */
  target: string;
  catalogName: string;
}

export interface FilesystemConnection {
  kind: 'filesystem';
  path: string;
}

/** How AWS is reached. Credentials come from the `aws` section of the app's configuration, by account. */
export interface AwsAccess {
  region: string;
  /** Account whose credentials are used. */
  accountId?: string;
  /** Instead of the region's own endpoint of Glue, for example of a VPC. */
  endpoint?: string;
  /** Instead of the region's own endpoint of S3; addressed by path. */
  s3Endpoint?: string;
}

export interface GlueConnection {
  kind: 'glue';
  aws: AwsAccess;
  /** Data catalog that is read, when it is not that of the account. */
  catalogId?: string;
  /** Account that must own the buckets. */
  bucketOwner?: string;
}

/** How an Iceberg REST catalog knows us. */
export type RestAuth =
  | { type: 'none' }
  | { type: 'bearer'; token: string }
  | { type: 'sigv4'; region: string; service: string; accountId?: string }
  | {
      type: 'oauth2';
      tokenUrl: string;
      clientId: string;
      clientSecret: string;
      scope: string;
    };

export interface RestConnection {
  kind: 'rest';
  uri: string;
  warehouse?: string;
  auth: RestAuth;
  headers: Record<string, string>;
}

/** Where metadata locations that start with `prefix` are read: below the local folder `path`, or, without one, from S3. */
export interface LocationRule {
  prefix: string;
  path?: string;
}

/** Tables that become entities of Backstage's catalog, and what those belong to. */
export interface PublishRule {
  criteria: PermissionCriteria<TableCondition>;
  /** Entity references, where the rule names them. */
  system: string | null;
  domain: string | null;
}
