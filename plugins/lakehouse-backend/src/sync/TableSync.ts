import { createHash } from 'node:crypto';
import {
  formatTableRef,
  IcebergMetadataError,
  printable,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { IcebergCatalog, ListedTable } from '../catalogs/types';
import type { FactBook } from '../facts/FactBook';
import type { KnownTable, StoredSummary, TableWrite } from '../store/rows';
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

const GONE =
  'The metadata file is not there any more. Shown is what was last known.';

/** Compares listed tables with what is known, and reads the metadata of those that changed. */
export class TableSync {
  readonly #id: string;
  readonly #catalog: IcebergCatalog;
  /** Fingerprints of files that could not be read: they are tried again when they change. */
  readonly #unreadable = new Map<string, string | null>();

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
    const base = {
      ref,
      catalog: this.#id,
      ...table,
      facts,
      factsHash: hash(facts),
      lastSeenAt: null,
      state: 'present' as const,
      stateReason: null,
    };
    const same = known?.metadata_location === table.metadataLocation;
    const fingerprint = same
      ? await this.#catalog.fingerprint(table.metadataLocation)
      : undefined;

    if (same && !this.#mustRead(known, fingerprint)) {
      const gone = fingerprint === null;
      const reason = known.state === 'unreadable' ? known.state_reason : GONE;
      const target =
        gone || known.state === 'unreadable'
          ? { state: 'unreadable' as const, stateReason: reason }
          : { state: 'present' as const, stateReason: null };
      const unchanged =
        known.state === target.state && known.facts_hash === base.factsHash;
      if (unchanged) {
        return { ref, read: false, unreadable: target.state === 'unreadable' };
      }
      if (gone) {
        this.#unreadable.set(ref, null);
      }
      const lastSeenAt = gone ? now : null;
      const summary = await stored(ref);
      return {
        ref,
        read: false,
        unreadable: target.state === 'unreadable',
        write: { ...base, ...target, lastSeenAt, summary },
      };
    }
    return this.#read(base, known, stored, now);
  }

  /** The same location needs reading when the last attempt failed and the file has changed since, or when nothing is stored of it. */
  #mustRead(
    known: KnownTable,
    fingerprint: string | null | undefined,
  ): boolean {
    return (
      known.state === 'unreadable' &&
      fingerprint !== null &&
      this.#unreadable.get(known.ref) !== fingerprint
    );
  }

  async #read(
    base: TableWrite | Omit<TableWrite, 'summary'>,
    known: KnownTable | undefined,
    stored: (ref: string) => Promise<StoredSummary | null>,
    now: number,
  ): Promise<TableStep> {
    const { ref } = base;
    try {
      const metadata = await this.#catalog.readMetadata(base.metadataLocation);
      this.#unreadable.delete(ref);
      return {
        ref,
        read: true,
        unreadable: false,
        write: { ...base, ...toStored(metadata) },
      };
    } catch (error) {
      const stateReason = reasonOf(error);
      this.#unreadable.set(
        ref,
        await this.#catalog.fingerprint(base.metadataLocation),
      );
      const unchanged =
        known?.state === 'unreadable' &&
        known.state_reason === stateReason &&
        known.metadata_location === base.metadataLocation &&
        known.facts_hash === base.factsHash;
      return {
        ref,
        read: true,
        unreadable: true,
        ...(!unchanged && {
          write: {
            ...base,
            state: 'unreadable',
            stateReason,
            lastSeenAt: now,
            // The last good metadata stays.
            summary: known ? await stored(ref) : null,
          },
        }),
      };
    }
  }
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
