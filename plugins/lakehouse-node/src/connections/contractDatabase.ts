import {
  trimEnd,
  type Contract,
  type ContractServer,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { isTables, namespaceOf } from './iceberg/tablesServer';
import type { EngineName } from './sql';

const ENGINES = new Map<string, EngineName>([
  ['postgresql', 'postgresql'],
  ['postgres', 'postgresql'],
  ['mysql', 'mysql'],
]);

const DEFAULT_PORTS: Record<EngineName, number> = {
  postgresql: 5432,
  mysql: 3306,
};

/** The server of a contract that a connection can read: a database of a kind that is known, a folder of a bucket, or tables of a catalog. */
export function contractSource(contract: Contract): ContractServer | undefined {
  return (
    contractDatabase(contract) ??
    contract.servers?.find(server => isFolder(server) || isTables(server))
  );
}

/** Whether a server is a folder of files in a bucket. */
export function isFolder({ type, location }: ContractServer): boolean {
  return type === 's3' && location !== undefined;
}

/** Whether two servers are one folder, whoever reads it. */
export function isSameFolder(a: ContractServer, b: ContractServer): boolean {
  const place = ({ location = '' }: ContractServer) =>
    trimEnd(location.replace(/^s3[an]:/, 's3:'), '/');
  return isFolder(a) && isFolder(b) && place(a) === place(b);
}

/** The server of a contract whose database a connection can read; none for sources of files, and of other databases. */
export function contractDatabase({
  servers,
}: Contract): ContractServer | undefined {
  return servers?.find(({ type }) => ENGINES.has(type));
}

/** The schema that a server of a contract means; a database of MySQL or of Glue is a schema, and a folder has none: it is empty. */
export function schemaOfServer(server: ContractServer): string {
  if (isFolder(server)) return '';
  if (isTables(server)) return namespaceOf(server);
  const { type, schema, database } = server;
  const otherwise = ENGINES.get(type) === 'mysql' ? database : undefined;
  return schema ?? otherwise ?? 'public';
}

/** Whether two servers are one database, whatever schema of it and whoever reads it. */
export function isSameDatabase(a: ContractServer, b: ContractServer): boolean {
  const engine = ENGINES.get(a.type);
  return (
    engine !== undefined &&
    engine === ENGINES.get(b.type) &&
    a.host?.toLowerCase() === b.host?.toLowerCase() &&
    (a.port ?? DEFAULT_PORTS[engine]) === (b.port ?? DEFAULT_PORTS[engine]) &&
    a.database === b.database
  );
}
