import type {
  Contract,
  ContractServer,
} from '@lakehouse/backstage-plugin-lakehouse-common';
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

/** The server of a contract whose database a connection can read; none for sources of files, and of other databases. */
export function contractDatabase({
  servers,
}: Contract): ContractServer | undefined {
  return servers?.find(({ type }) => ENGINES.has(type));
}

/** The schema that a server of a contract means; a database of MySQL is a schema. */
export function schemaOfServer({
  type,
  schema,
  database,
}: ContractServer): string {
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
