import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { IcebergMetadataError } from '@lakehouse/backstage-plugin-lakehouse-common';
import { findLatestMetadata } from '@lakehouse/backstage-plugin-lakehouse-node';
import { loadFile } from '../metadata/loadFile';
import type { MetadataFiles } from '../metadata/MetadataFiles';
import {
  CatalogWaitingError,
  type IcebergCatalog,
  type ListedPage,
  type ListedTable,
  type TableName,
} from '../types';

/** Namespaces may have several levels; deeper folders are not looked into. */
const MAX_DEPTH = 8;
/** Namespace of tables that lie directly in the catalog's folder. */
const ROOT_NAMESPACE = 'default';

/** A folder of Iceberg tables: every folder that holds a folder `metadata` is a table, the folders above it are its namespace. */
export class FilesystemCatalog implements IcebergCatalog {
  readonly #root: string;
  readonly #files: MetadataFiles;

  constructor(root: string, files: MetadataFiles) {
    this.#root = root;
    this.#files = files;
  }

  async *listTables(signal?: AbortSignal): AsyncIterable<ListedPage> {
    yield* this.#walk([], signal);
  }

  async find({ namespace, name }: TableName): Promise<ListedTable | undefined> {
    const above = namespace[0] === ROOT_NAMESPACE ? [] : namespace;
    const levels = [...above, name];
    const folder = path.join(this.#root, ...levels);
    if (
      levels.some(level => /^[._]|[/\\]/.test(level)) ||
      !existsSync(folder)
    ) {
      return undefined;
    }
    return (await this.#table(levels)) ?? undefined;
  }

  load(table: ListedTable) {
    return loadFile(this.#files, table);
  }

  fingerprint(location: string) {
    return this.#files.fingerprint(location);
  }

  watchPaths(): string[] {
    return [this.#root];
  }

  /** Data and manifests: of a table only metadata files and the version hint matter. */
  ignores(file: string): boolean {
    const parts = path.relative(this.#root, file).split(path.sep);
    return (
      parts.includes('data') ||
      parts.length > MAX_DEPTH ||
      /\.(avro|parquet|orc|crc|puffin|stats)$/.test(file)
    );
  }

  async *#walk(
    levels: string[],
    signal?: AbortSignal,
  ): AsyncIterable<ListedPage> {
    signal?.throwIfAborted();
    const folder = path.join(this.#root, ...levels);
    const names = await this.#folders(folder, levels.length === 0);
    const tables: ListedTable[] = [];
    for (const name of names) {
      const table = await this.#table([...levels, name]);
      if (table) {
        tables.push(table);
      } else if (levels.length + 1 < MAX_DEPTH) {
        yield* this.#walk([...levels, name], signal);
      }
    }
    yield { tables };
  }

  /** Names of the folders inside a folder; links are not followed. */
  async #folders(folder: string, isRoot: boolean): Promise<string[]> {
    try {
      const entries = await readdir(folder, { withFileTypes: true });
      return entries
        .filter(entry => entry.isDirectory() && !/^[._]/.test(entry.name))
        .map(entry => entry.name)
        .sort();
    } catch (error) {
      if (isRoot && (error as NodeJS.ErrnoException).code === 'ENOENT') {
        throw new CatalogWaitingError('The warehouse folder does not exist');
      }
      throw error;
    }
  }

  async #table(levels: string[]): Promise<ListedTable | null> {
    const folder = path.join(this.#root, ...levels);
    const inside = await this.#folders(folder, false);
    if (!inside.includes('metadata')) {
      return null;
    }
    const namespace = levels.slice(0, -1);
    const table = {
      namespace: namespace.length > 0 ? namespace : [ROOT_NAMESPACE],
      name: levels.at(-1) as string,
    };
    try {
      return { ...table, metadataLocation: await findLatestMetadata(folder) };
    } catch (error) {
      if (error instanceof IcebergMetadataError) {
        // A table that cannot be read is still a table: the read will say why.
        return { ...table, metadataLocation: path.join(folder, 'metadata') };
      }
      throw error;
    }
  }
}
