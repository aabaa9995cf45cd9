import type { RDSDataClient } from '@aws-sdk/client-rds-data';
import type {
  SqlRow,
  SqlSession,
  SqlValue,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import type { RdsDataDatabase } from '../types';
import { isTooLarge, rdsDataError } from './rdsDataError';
import { rdsDataSdk } from './sdk';
import { namedParameters, toParameters, toRows } from './values';

/** Rows of one answer, which has at most a megabyte; fewer where rows are long. */
const PAGE = 1_000;
const END_MS = 5_000;

/** A transaction that cannot write. Answers come in pages. */
export class RdsDataSession implements SqlSession {
  readonly #cluster: { resourceArn: string; secretArn: string };
  readonly #database: string;
  readonly #client: RDSDataClient;
  readonly #signal: AbortSignal;
  #transactionId: string | undefined;
  #page = PAGE;

  constructor(
    { clusterArn, secretArn, database }: RdsDataDatabase,
    client: RDSDataClient,
    signal: AbortSignal,
  ) {
    this.#cluster = { resourceArn: clusterArn, secretArn };
    this.#database = database;
    this.#client = client;
    this.#signal = signal;
  }

  async begin(): Promise<void> {
    const { BeginTransactionCommand } = rdsDataSdk();
    const { transactionId } = await this.#client.send(
      new BeginTransactionCommand({
        ...this.#cluster,
        database: this.#database,
      }),
      { abortSignal: this.#signal },
    );
    this.#transactionId = transactionId;
    try {
      await this.#execute('SET TRANSACTION READ ONLY');
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async query(sql: string, params: SqlValue[] = []): Promise<SqlRow[]> {
    this.#signal.throwIfAborted();
    try {
      return await this.#pages(sql, params);
    } catch (error) {
      this.#signal.throwIfAborted();
      throw rdsDataError(error);
    }
  }

  /** The running statement is stopped with the request; what was not reached ends by its timeout. */
  async close(): Promise<void> {
    const { RollbackTransactionCommand } = rdsDataSdk();
    try {
      await this.#client.send(
        new RollbackTransactionCommand({
          ...this.#cluster,
          transactionId: this.#transactionId,
        }),
        { abortSignal: AbortSignal.timeout(END_MS) },
      );
    } catch {
      // A transaction that nobody uses ends by itself after three minutes.
    }
  }

  async #pages(sql: string, params: SqlValue[]): Promise<SqlRow[]> {
    const rows: SqlRow[] = [];
    for (;;) {
      const limit = this.#page;
      const page = await this.#read(
        `SELECT * FROM (${sql}) AS page LIMIT ${limit} OFFSET ${rows.length}`,
        params,
      );
      rows.push(...(page ?? []));
      if (page && page.length < limit) return rows;
    }
  }

  /** Undefined when the page was too large: the next ones are smaller. */
  async #read(sql: string, params: SqlValue[]): Promise<SqlRow[] | undefined> {
    try {
      return await this.#execute(sql, params);
    } catch (error) {
      if (!isTooLarge(error) || this.#page === 1) throw error;
      this.#page = Math.ceil(this.#page / 4);
      return undefined;
    }
  }

  async #execute(sql: string, params: SqlValue[] = []): Promise<SqlRow[]> {
    const { ExecuteStatementCommand } = rdsDataSdk();
    const answer = await this.#client.send(
      new ExecuteStatementCommand({
        ...this.#cluster,
        database: this.#database,
        transactionId: this.#transactionId,
        sql: namedParameters(sql),
        parameters: toParameters(params),
        includeResultMetadata: true,
      }),
      { abortSignal: this.#signal },
    );
    return toRows(answer);
  }
}
