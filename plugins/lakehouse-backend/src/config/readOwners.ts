import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { ownerRef } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { CatalogConfig } from './types';

/** Owner of the tables that nothing else names one for, as an entity reference. */
export function readDefaultOwner(
  at: string,
  config: Config,
): string | undefined {
  const name = config.getOptionalString('defaultOwner');
  return name === undefined ? undefined : readOwner(`${at}.defaultOwner`, name);
}

/** Owners by pattern of the namespace. */
export function readOwners(
  at: string,
  config: Config,
): CatalogConfig['owners'] {
  const entries = config.getOptionalConfigArray('owners') ?? [];
  return entries.map((entry, index) => ({
    namespace: entry.getString('namespace'),
    owner: readOwner(`${at}.owners[${index}].owner`, entry.getString('owner')),
  }));
}

/** @throws InputError that names the field, for what cannot be an entity reference */
export function readOwner(at: string, name: string): string {
  const ref = ownerRef(name);
  if (ref === undefined) {
    throw new InputError(
      `${at} is '${name}', but must be a group, for example group:default/data-platform`,
    );
  }
  return ref;
}
