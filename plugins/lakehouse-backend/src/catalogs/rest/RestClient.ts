import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  MAX_METADATA_BYTES,
  trimEnd,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { Body } from '../metadata/Body';
import { boundedBytes } from '../metadata/boundedBytes';
import { guardBody } from '../metadata/guardBody';
import type { Pace } from '../pace';
import type { Authorize } from './authorize';
import { RestError } from './RestError';

const TIMEOUT_MS = 60_000;
const ATTEMPTS = 5;
const LONGEST_WAIT_MS = 20_000;
/** Answers that may be different a moment later. */
const TRY_AGAIN = new Set([429, 502, 503, 504]);

/** What requests to a REST catalog need. */
export interface RestClientOptions {
  /** Address of the catalog, up to and without `/v1`. */
  uri: string;
  authorize: Authorize;
  /** Sent with every request. */
  headers: Record<string, string>;
  pace: Pace;
}

/** An answer with a body (status 200), or `unchanged` (304). */
export type RestAnswer = { text: string; etag: string | null } | 'unchanged';

/** The same with a body that is still on its way. */
export type OpenAnswer = { body: Body; etag: string | null } | 'unchanged';

/** How a request is made. */
export interface GetOptions {
  etag?: string | null;
  signal?: AbortSignal;
}

/**
 * GET requests to an Iceberg REST catalog: never to another host than that of the configuration, bounded in size and time, patient with a
 * busy server, and with a new token once when the old one is refused.
 */
export class RestClient {
  readonly #options: RestClientOptions;

  constructor(options: RestClientOptions) {
    this.#options = options;
  }

  /**
   * @param path - below the address of the catalog, its parts percent-encoded, with the query
   * @throws RestError for answers that are no success
   */
  async get(path: string, options: GetOptions = {}): Promise<RestAnswer> {
    const answer = await this.open(path, options);
    return answer === 'unchanged'
      ? answer
      : { text: await bounded(answer.body), etag: answer.etag };
  }

  /** The same for an answer that may be long. */
  async open(
    path: string,
    { etag, signal }: GetOptions = {},
  ): Promise<OpenAnswer> {
    let renew = false;
    for (let attempt = 1; ; attempt++) {
      signal?.throwIfAborted();
      const { response, body } = await this.#fetch(path, renew, etag, signal);
      if (response.status === 304) {
        return 'unchanged';
      }
      if (response.ok) {
        return { body, etag: response.headers.get('etag') };
      }
      const told = await bounded(body);
      const refused: boolean = response.status === 401 && !renew;
      if (
        !refused &&
        (!TRY_AGAIN.has(response.status) || attempt >= ATTEMPTS)
      ) {
        throw new RestError(response.status, path.split('?')[0], told);
      }
      renew = refused;
      if (!refused) {
        await sleep(wait(response, attempt), undefined, { signal });
      }
    }
  }

  async #fetch(
    path: string,
    renew: boolean,
    etag: string | null | undefined,
    signal: AbortSignal | undefined,
  ): Promise<{ response: Response; body: Body }> {
    const { uri, authorize, headers, pace } = this.#options;
    await pace();
    const abort = new AbortController();
    const timer = setTimeout(
      () => abort.abort(new DOMException('No answer in time', 'TimeoutError')),
      TIMEOUT_MS,
    );
    try {
      const url = new URL(`${trimEnd(uri, '/')}/${path}`);
      const response = await fetch(url, {
        // A redirect may lead anywhere.
        redirect: 'error',
        signal: AbortSignal.any([abort.signal, ...(signal ? [signal] : [])]),
        headers: {
          accept: 'application/json',
          ...headers,
          ...(await authorize(renew, url)),
          ...(etag && { 'if-none-match': etag }),
        },
      });
      const bytes = response.body ?? Readable.from([]);
      // Without its length: that is the packed one, and fetch unpacks.
      const guarded = guardBody({ bytes }, () => abort.abort());
      return { response, body: { bytes: guarded } };
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Seconds that the server asks for, else twice as long each time with some chance. */
function wait(response: Response, attempt: number): number {
  const asked = Number(response.headers.get('retry-after')) * 1000;
  const own = 250 * 2 ** attempt * (0.5 + Math.random() / 2);
  return Math.min(asked > 0 ? asked : own, LONGEST_WAIT_MS);
}

/** The text of a body that is short, or too long to be read. */
function bounded({ bytes }: Body): Promise<string> {
  const bound = { maxBytes: MAX_METADATA_BYTES, what: 'The answer' };
  return text(boundedBytes(bytes, bound));
}
