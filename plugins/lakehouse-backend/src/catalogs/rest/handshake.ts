import { parseJson } from './parseJson';
import type { RestClient } from './RestClient';

/** What a catalog says of its own paths. */
export interface Handshake {
  /** Beginning of all paths, percent-encoded. */
  base: string;
  /** Joins the levels of a namespace in a path, percent-encoded. */
  separator: string;
}

const UNIT_SEPARATOR = '%1F';

/**
 * Asks `/v1/config`. Only the prefix and the separator are taken from it: where the catalog is, and as whom it is asked, is a matter of our
 * configuration, whatever the server would like.
 *
 * @see https://iceberg.apache.org/rest-catalog-spec/
 */
export async function handshake(
  client: RestClient,
  warehouse: string | undefined,
  signal?: AbortSignal,
): Promise<Handshake> {
  const query = warehouse ? `?warehouse=${encodeURIComponent(warehouse)}` : '';
  const answer = await client.get(`v1/config${query}`, { signal });
  const { defaults = {}, overrides = {} } = parseJson<{
    defaults?: Record<string, unknown>;
    overrides?: Record<string, unknown>;
  }>(answer, 'config');
  const settings = { ...defaults, ...overrides };
  const prefix = settings.prefix;
  const separator = settings['namespace-separator'];
  return {
    base:
      typeof prefix === 'string' && prefix
        ? `v1/${prefix.split('/').map(encodeURIComponent).join('/')}`
        : 'v1',
    // The specification gives it percent-encoded.
    separator:
      typeof separator === 'string' && separator
        ? encodeURIComponent(decodeURIComponent(separator))
        : UNIT_SEPARATOR,
  };
}
