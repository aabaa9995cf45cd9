import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const ID = /^[a-z0-9][a-z0-9_-]{0,62}$/;

/**
 * Ids are told apart without case, as entity references are; so `Lake` and `lake` cannot both be one.
 *
 * @param section - path of the section whose keys they are, for errors
 */
export function assertIds(section: string, ids: string[]): void {
  const seen = new Map<string, string>();
  for (const id of ids) {
    const twin = seen.get(id.toLowerCase());
    if (twin !== undefined) {
      throw new InputError(
        `${section}.${twin} and ${section}.${id} have the same id. Rename one of them.`,
      );
    }
    if (!ID.test(id.toLowerCase())) {
      throw new InputError(
        `${section}.${id} is not a valid id: use lower-case letters, digits, - and _`,
      );
    }
    seen.set(id.toLowerCase(), id);
  }
}

/** The id of an AWS account; YAML reads it as a number when it has no quotes. */
export function optionalAccount(
  at: string,
  config: Config,
  key: string,
): string | undefined {
  const value = config.getOptionalString(key);
  if (value !== undefined && !/^\d{12}$/.test(value)) {
    throw new InputError(
      `${at}.${key} is '${value}', but must be an AWS account: twelve digits, in quotes`,
    );
  }
  return value;
}

export function optionalUrl(
  at: string,
  config: Config,
  key: string,
): string | undefined {
  const value = config.getOptionalString(key);
  return value === undefined ? undefined : assertUrl(`${at}.${key}`, value);
}

/** @throws InputError for what is no address of HTTP */
export function assertUrl(at: string, value: string): string {
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
    throw new InputError(`${at} must be an address that begins with https://`);
  }
  return value;
}
