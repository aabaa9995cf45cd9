import type { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';

/** A validated entry of `lakehouse.catalogs`; paths are absolute. */
export interface CatalogConfig {
  id: string;
  title: string;
  connection: SqlConnection | FilesystemConnection;
  locations: LocationRule[];
  contracts?: string;
  dbt?: string;
  defaultOwner?: string;
  watch: boolean;
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

/** Metadata locations that start with `prefix` are read below the local folder `path`. */
export interface LocationRule {
  prefix: string;
  path: string;
}
