import type {
  Contract,
  ContractServer,
} from '@lakehouse/backstage-plugin-lakehouse-common';

const TYPES = new Set(['postgresql', 'postgres']);
const DEFAULT_PORT = 5432;

/** The PostgreSQL server that a contract names first; none for sources of files, and of other databases. */
export function contractDatabase({
  servers,
}: Contract): ContractServer | undefined {
  return servers?.find(({ type }) => TYPES.has(type));
}

/** Whether two servers are one database, whatever schema of it and whoever reads it. */
export function isSameDatabase(a: ContractServer, b: ContractServer): boolean {
  return (
    TYPES.has(a.type) &&
    TYPES.has(b.type) &&
    a.host?.toLowerCase() === b.host?.toLowerCase() &&
    (a.port ?? DEFAULT_PORT) === (b.port ?? DEFAULT_PORT) &&
    a.database === b.database
  );
}
