/** Ids of `lakehouse.connections` have no colon, so none of them begins like this. */
const PREFIX = 'catalog:';

/** Id of the connection that stands for a catalog of the registry. */
export function catalogConnection(catalog: string): string {
  return `${PREFIX}${catalog}`;
}

/** Whether a connection stands for a catalog of the registry. */
export function isCatalogConnection(connection: string | undefined): boolean {
  return connection?.startsWith(PREFIX) ?? false;
}
