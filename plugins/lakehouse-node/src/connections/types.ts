import type {
  ContractServer,
  DiscoveryCheck,
  FoundSource,
} from '@lakehouse/backstage-plugin-lakehouse-common';

/** How a schema is read. */
export interface ReadOptions {
  /** Read anew, whatever was read before. */
  fresh?: boolean;
  /** Stops the statement that runs in the database. */
  signal?: AbortSignal;
}

/** Reads schemas of the connections that the platform team has configured. */
export interface SourceReader {
  /**
   * The schema as PostgreSQL DDL with what the contract needs besides; what was read in the last minutes is answered at once.
   *
   * @param connection - id of a connection
   * @param schema - schema of its database; by default the only one, or the one with the most tables
   * @throws NotFoundError for a connection that is not configured
   * @throws SourceReadError when a check failed: its message is for people
   */
  read(
    connection: string,
    schema: string | undefined,
    options?: ReadOptions,
  ): Promise<FoundSource>;

  /** Id of the one connection that reads the database, or the folder, of a contract's server; none when several do, or nobody knows. */
  connectionOf?(server: ContractServer): string | undefined;
}

/** A check that failed while a schema was read; the message says what was found and what to do, and holds no secret. */
export class SourceReadError extends Error {
  readonly check: DiscoveryCheck;

  constructor(check: DiscoveryCheck) {
    super([check.message, check.fix].filter(Boolean).join(' '));
    this.name = 'SourceReadError';
    this.check = check;
  }
}
