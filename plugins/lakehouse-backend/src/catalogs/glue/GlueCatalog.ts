import type { GlueClient, Table } from '@aws-sdk/client-glue';
import { glueSdk } from '../aws/sdk';
import { beginningWith } from '../beginningWith';
import { followTokens } from '../followTokens';
import { loadFile } from '../metadata/loadFile';
import type { MetadataFiles } from '../metadata/MetadataFiles';
import type {
  IcebergCatalog,
  ListedPage,
  ListedTable,
  NamespaceProblem,
  TableName,
} from '../types';
import { linkTarget, toListedTable } from './toListedTable';

/** Largest page that GetDatabases and GetTables give. */
const PAGE_SIZE = 100;

/** What a Glue catalog works with. */
export interface GlueCatalogOptions {
  glue: () => Promise<GlueClient>;
  files: MetadataFiles;
  /** Account whose catalog is read, when it is not that of the credentials. */
  catalogId?: string;
}

/**
 * The Iceberg tables of an AWS Glue Data Catalog. Pages of GetTables carry the metadata location of every table, so a listing costs one
 * call for a hundred tables, and only what changed is read from S3.
 */
export class GlueCatalog implements IcebergCatalog {
  readonly #options: GlueCatalogOptions;

  constructor(options: GlueCatalogOptions) {
    this.#options = options;
  }

  async *listTables(
    signal?: AbortSignal,
    from?: string | null,
  ): AsyncIterable<ListedPage> {
    const databases: string[] = [];
    for await (const name of this.#databases(signal)) databases.push(name);
    for (const database of beginningWith(databases, name => name === from)) {
      try {
        yield* this.#tables(database, signal);
      } catch (error) {
        signal?.throwIfAborted();
        yield { tables: [], problems: [problem(database, error)] };
      }
    }
  }

  async find(
    { namespace, name }: TableName,
    signal?: AbortSignal,
  ): Promise<ListedTable | undefined> {
    const { GetTableCommand } = glueSdk();
    const glue = await this.#options.glue();
    const database = namespace.join('.');
    try {
      const { Table: found } = await glue.send(
        new GetTableCommand({
          CatalogId: this.#options.catalogId,
          DatabaseName: database,
          Name: name,
        }),
        { abortSignal: signal },
      );
      return found && (await this.#listed(database, found));
    } catch (error) {
      if ((error as Error).name === 'EntityNotFoundException') return undefined;
      throw error;
    }
  }

  load(table: ListedTable) {
    return loadFile(this.#options.files, table);
  }

  watchPaths(): string[] {
    return [];
  }

  async *#databases(signal?: AbortSignal): AsyncIterable<string> {
    const { GetDatabasesCommand } = glueSdk();
    const glue = await this.#options.glue();
    const listing = followTokens(
      NextToken =>
        glue.send(
          new GetDatabasesCommand({
            CatalogId: this.#options.catalogId,
            MaxResults: PAGE_SIZE,
            NextToken,
          }),
          { abortSignal: signal },
        ),
      page => page.NextToken,
      signal,
    );
    for await (const { DatabaseList = [] } of listing) {
      yield* DatabaseList.flatMap(({ Name }) => (Name ? [Name] : []));
    }
  }

  async *#tables(
    database: string,
    signal?: AbortSignal,
  ): AsyncIterable<ListedPage> {
    const { GetTablesCommand } = glueSdk();
    const glue = await this.#options.glue();
    const listing = followTokens(
      NextToken =>
        glue.send(
          new GetTablesCommand({
            CatalogId: this.#options.catalogId,
            DatabaseName: database,
            MaxResults: PAGE_SIZE,
            NextToken,
          }),
          { abortSignal: signal },
        ),
      page => page.NextToken,
      signal,
    );
    for await (const { TableList = [] } of listing) {
      const tables: ListedTable[] = [];
      const problems: NamespaceProblem[] = [];
      for (const table of TableList) {
        try {
          const listed = await this.#listed(database, table);
          if (listed) tables.push(listed);
        } catch (error) {
          signal?.throwIfAborted();
          problems.push(problem(database, error));
        }
      }
      yield { tables, problems };
    }
  }

  async #listed(
    database: string,
    table: Table,
  ): Promise<ListedTable | undefined> {
    const target = linkTarget(table);
    if (!target) {
      return toListedTable(database, table);
    }
    // A resource link has no parameters of its own.
    const { GetTableCommand } = glueSdk();
    const glue = await this.#options.glue();
    const { Table: linked } = await glue.send(new GetTableCommand(target));
    return linked && toListedTable(database, { ...linked, Name: table.Name });
  }
}

function problem(database: string, error: unknown): NamespaceProblem {
  const { name, message } = error as Error;
  const denied = name === 'AccessDeniedException';
  return {
    namespace: [database],
    outcome: denied ? 'denied' : 'failed',
    reason: denied
      ? `Glue denies listing the database ${database}: grant glue:GetTables, and DESCRIBE in Lake Formation`
      : `The database ${database} could not be listed: ${name}: ${message}`,
  };
}
