import { createHash, randomUUID } from 'node:crypto';
import {
  formatTableRef,
  IcebergMetadataError,
  printable,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { IcebergCatalog, ListedTable } from '../catalogs/types';
import type { FactBook } from '../facts/FactBook';
import { toNumber } from '../store/database';
import {
  CONTENT_VERSION,
  type KnownTable,
  type StoredSummary,
  type TableIdentity,
  type TableWrite,
} from '../store/rows';
import { newGeneration, rolledBack } from './generation';
import { Retries } from './Retries';
import { toStored } from './summary';

/** What is to be done about one listed table. */
export interface TableStep {
  ref: string;
  /** Absent: nothing has changed. */
  write?: TableWrite;
  /** A metadata file was read. */
  read: boolean;
  unreadable: boolean;
}

/** What is written of a table but its metadata. */
type Base = Omit<TableWrite, 'summary' | 'detail'>;

const GONE =
  'The metadata file is not there any more. Shown is what was last known.';

/** Compares listed tables with what is known, and reads the metadata of those that changed. */
export class TableSync {
  readonly #id: string;
  readonly #catalog: IcebergCatalog;
  readonly #retries = new Retries();

  constructor(id: string, catalog: IcebergCatalog) {
    this.#id = id;
    this.#catalog = catalog;
  }

  /** Reference of a listed table. */
  refOf({ namespace, name }: ListedTable): string {
    return formatTableRef({ catalog: this.#id, namespace, name });
  }

  /**
   * Decides about one table; never throws for what is wrong with its metadata.
   *
   * @param stored - summary of the last good metadata, asked for only when it is needed
   * @param now - when the run began, in milliseconds
   */
  async step(
    table: ListedTable,
    known: KnownTable | undefined,
    book: FactBook,
    stored: (ref: string) => Promise<StoredSummary | null>,
    now: number,
  ): Promise<TableStep> {
    const ref = this.refOf(table);
    const facts = book.lookUp(table.namespace, table.name);
    const base: Base = {
      ref,
      catalog: this.#id,
      namespace: table.namespace,
      name: table.name,
      metadataLocation:
        table.metadataLocation ?? known?.metadata_location ?? '',
      etag: known?.etag ?? null,
      facts,
      factsHash: hash(facts),
      lastSeenAt: null,
      state: 'present',
      stateReason: null,
      identity: identityOf(known, now),
    };
    if (known && known.metadata_location === table.metadataLocation) {
      const fingerprint = await this.#fingerprint(table.metadataLocation);
      if (!this.#mustRead(known, fingerprint)) {
        return this.#same(base, known, stored, now, fingerprint === null);
      }
    }
    return this.#read(table, base, known, stored, now);
  }

  /** Files of a catalog that does not tell fingerprints count as there, and as never rewritten. */
  #fingerprint(location: string): Promise<string | null> {
    return this.#catalog.fingerprint?.(location) ?? Promise.resolve(location);
  }

  /** The same location needs reading when the last attempt failed and the file has changed since, or when less was kept of it than is now. */
  #mustRead(known: KnownTable, fingerprint: string | null): boolean {
    return known.state === 'unreadable'
      ? fingerprint !== null && this.#retries.isDue(known.ref, fingerprint)
      : known.content_version !== CONTENT_VERSION;
  }

  /** The version is the one that is known: only facts and state may have changed. */
  async #same(
    base: Base,
    known: KnownTable,
    stored: (ref: string) => Promise<StoredSummary | null>,
    now: number,
    gone: boolean,
  ): Promise<TableStep> {
    const { ref } = base;
    const unreadable = gone || known.state === 'unreadable';
    const target = unreadable
      ? {
          state: 'unreadable' as const,
          stateReason: known.state === 'unreadable' ? known.state_reason : GONE,
        }
      : { state: 'present' as const, stateReason: null };
    if (known.state === target.state && known.facts_hash === base.factsHash) {
      return { ref, read: false, unreadable };
    }
    if (gone) {
      this.#retries.failed(ref, null, false);
    }
    const lastSeenAt = gone ? now : null;
    const summary = await stored(ref);
    return {
      ref,
      read: false,
      unreadable,
      write: {
        ...base,
        ...target,
        lastSeenAt,
        summary,
        outdated: known.content_version !== CONTENT_VERSION,
      },
    };
  }

  async #read(
    table: ListedTable,
    base: Base,
    known: KnownTable | undefined,
    stored: (ref: string) => Promise<StoredSummary | null>,
    now: number,
  ): Promise<TableStep> {
    const { ref } = base;
    // What could not be read, or was not kept whole, has to be given even if its version has not changed.
    const version =
      known &&
      known.state !== 'unreadable' &&
      known.content_version === CONTENT_VERSION
        ? { metadataLocation: known.metadata_location, etag: known.etag }
        : null;
    try {
      const loaded = await this.#catalog.load(table, version);
      if (loaded === 'unchanged') {
        return this.#same(base, known as KnownTable, stored, now, false);
      }
      this.#retries.succeeded(ref);
      const { metadataLocation, etag } = loaded;
      const content = toStored(loaded);
      return {
        ref,
        read: true,
        unreadable: false,
        write: {
          ...base,
          metadataLocation,
          etag,
          ...content,
          ...(known &&
            (newGeneration(known, content.summary.tableUuid, now) ??
              rolledBack(known, content.summary.snapshotAt, now))),
        },
      };
    } catch (error) {
      const stateReason = reasonOf(error);
      const fingerprint = await this.#fingerprint(base.metadataLocation);
      // Where files have no fingerprints, nobody tells when one is better.
      const again = mayPass(error) || fingerprint === base.metadataLocation;
      this.#retries.failed(ref, fingerprint, again);
      const unchanged =
        known?.state === 'unreadable' &&
        known.state_reason === stateReason &&
        known.metadata_location === base.metadataLocation &&
        known.facts_hash === base.factsHash;
      return {
        ref,
        read: table.fault === undefined,
        unreadable: true,
        ...(!unchanged && {
          write: {
            ...base,
            state: 'unreadable',
            stateReason,
            lastSeenAt: now,
            outdated: true,
            // The last good metadata stays.
            summary: known ? await stored(ref) : null,
          },
        }),
      };
    }
  }
}

function identityOf(known: KnownTable | undefined, now: number): TableIdentity {
  return known
    ? {
        tableId: known.table_id,
        generation: known.generation,
        firstSeenAt: toNumber(known.first_seen_at),
      }
    : { tableId: randomUUID(), generation: 1, firstSeenAt: now };
}

/** Whether a fault says nothing about the file: a slow network, a server in trouble, a thread that died. */
function mayPass(error: unknown): boolean {
  return !(error instanceof IcebergMetadataError) || error.code === 'timeout';
}

function reasonOf(error: unknown): string {
  if (error instanceof IcebergMetadataError) {
    return `${error.code}: ${error.message}`;
  }
  return printable(
    `The metadata could not be read: ${
      error instanceof Error ? error.message : 'unknown fault'
    }`,
  );
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
