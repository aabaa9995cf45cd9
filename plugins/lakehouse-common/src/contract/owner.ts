import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Contract } from './types';

/** What the Backstage catalog takes as kind, namespace and name. */
const ENTITY_REF =
  /^[a-z][a-z0-9]{0,62}:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\/[a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?$/;

/**
 * Entity reference of the group that owns the contract's tables: `sales-data` -> `group:default/sales-data`; `undefined` when the
 * contract names no team, or a name that is no entity reference.
 */
export function contractOwner(contract: Contract): string | undefined {
  const name = contract.team?.name;
  return name === undefined ? undefined : ownerRef(name);
}

/** Normalises a group's name or reference; `undefined` when it is neither. */
export function ownerRef(name: string): string | undefined {
  try {
    const ref = stringifyEntityRef(
      parseEntityRef(name.trim(), {
        defaultKind: 'group',
        defaultNamespace: 'default',
      }),
    );
    return ENTITY_REF.test(ref) ? ref : undefined;
  } catch {
    return undefined;
  }
}
