import { followTokens } from '../followTokens';
import { parseJson } from './parseJson';
import type { RestClient } from './RestClient';

const PAGE_SIZE = 1000;

/** All pages of a listing. Servers that do not page ignore size and token, and answer with everything. */
export function pages<T extends { 'next-page-token'?: string | null }>(
  client: RestClient,
  path: string,
  query: string[],
  signal?: AbortSignal,
): AsyncIterable<T> {
  return followTokens<T>(
    async token => {
      const paging = [
        `pageSize=${PAGE_SIZE}`,
        `pageToken=${encodeURIComponent(token ?? '')}`,
      ];
      const answer = await client.get(
        `${path}?${[...query, ...paging].join('&')}`,
        { signal },
      );
      return parseJson<T>(answer, path);
    },
    page => page['next-page-token'],
    signal,
  );
}
