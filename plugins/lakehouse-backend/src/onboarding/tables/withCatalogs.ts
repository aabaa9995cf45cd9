import type { TableAccess } from '../../permissions';
import type { Visibility } from '../../store/visibility';
import type { ConnectionsOf } from '../connections/connectionsOf';
import type { CatalogConnections } from './CatalogConnections';

/** Adds the catalogs of the registry to the connections, as far as somebody may see their tables. */
export function withCatalogs(
  connections: ConnectionsOf,
  catalogs: CatalogConnections,
  access: Pick<TableAccess, 'visible'>,
): ConnectionsOf {
  return async credentials => {
    let visible: Promise<Visibility> | undefined;
    // Asked once, and only by what reads a catalog: most sources are none.
    const ask = () => (visible ??= access.visible(credentials));
    return (await connections(credentials)).and(catalogs.seenBy(ask));
  };
}
