import {
  formatTableRef,
  getCustomProperty,
  LAKEHOUSE_PROPERTY,
  parseTableRef,
  type ContractServer,
} from '@lakehouse/backstage-plugin-lakehouse-common';

/** A catalog of the registry, as contracts name it. */
export interface NamedCatalog {
  /** Its id in the portal. */
  id: string;
  /** For Glue, where it is known: the account whose data catalog it is. */
  account?: string;
}

/** Server of a contract (ODCS) for a namespace of Iceberg tables: a database of Glue, or what the standard has no type for. */
export function tablesServer(
  { id, account }: NamedCatalog,
  namespace: string,
): ContractServer {
  return account
    ? {
        server: 'tables',
        type: 'glue',
        account,
        database: namespace,
        format: 'iceberg',
        customProperties: [{ property: LAKEHOUSE_PROPERTY.catalog, value: id }],
      }
    : {
        server: 'tables',
        type: 'custom',
        catalog: id,
        schema: namespace,
        format: 'iceberg',
      };
}

/** Whether a server is a namespace of Iceberg tables. */
export function isTables({ type, format, catalog }: ContractServer): boolean {
  return type === 'custom'
    ? format === 'iceberg' && catalog !== undefined
    : type === 'glue' && (format ?? 'iceberg') === 'iceberg';
}

/** The namespace that such a server means. */
export function namespaceOf({ database, schema }: ContractServer): string {
  return schema ?? database ?? '';
}

/** Id of the catalog that such a server is in; undefined where only the account says it. */
export function catalogOf(server: ContractServer): string | undefined {
  return (
    (server.catalog as string | undefined) ??
    getCustomProperty<string>(server, LAKEHOUSE_PROPERTY.catalog)
  );
}

/** Reference of a table that such a server has; undefined where its catalog is not known, or the namespace is none. */
export function tableRefOf(
  server: ContractServer,
  name: string,
): string | undefined {
  const catalog = catalogOf(server);
  if (!isTables(server) || catalog === undefined) return undefined;
  try {
    const namespace =
      server.type === 'glue'
        ? [namespaceOf(server)]
        : parseTableRef(`catalog/${namespaceOf(server)}.table`).namespace;
    return formatTableRef({ catalog, namespace, name });
  } catch {
    return undefined;
  }
}

/** Whether two servers are one catalog, whatever namespace of it. */
export function isSameCatalog(a: ContractServer, b: ContractServer): boolean {
  if (!isTables(a) || !isTables(b)) return false;
  const [one, other] = [catalogOf(a), catalogOf(b)];
  return one === undefined || other === undefined
    ? a.account !== undefined && a.account === b.account
    : one === other;
}
