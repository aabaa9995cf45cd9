import { parseEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { ownerRef } from '@lakehouse/backstage-plugin-lakehouse-common';

const OWNERS = ['group', 'user'];

/**
 * Groups and users that may see a connection, as their sign-in names them; everybody who may onboard by default.
 *
 * @throws InputError that names the field: an entry that fits nobody would be found when somebody misses the connection
 */
export function readVisibleTo(
  at: string,
  config: Config,
): string[] | undefined {
  const names = config.getOptionalStringArray('visibleTo');
  if (names?.length === 0) {
    throw new InputError(
      `${at} is empty, so nobody could use the connection: name groups or users, or leave it out for everybody who may onboard`,
    );
  }
  return names?.map((name, index) => {
    const ref = ownerRef(name);
    if (!ref || !OWNERS.includes(parseEntityRef(ref).kind)) {
      throw new InputError(
        `${at}[${index}] is '${name}', but must be a group or user, for example group:default/sales`,
      );
    }
    return ref;
  });
}
