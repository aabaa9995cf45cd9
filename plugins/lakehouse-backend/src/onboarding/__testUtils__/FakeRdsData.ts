import { randomUUID } from 'node:crypto';
import {
  fakeServer,
  type FakeAnswer,
  type FakeRequest,
  type FakeServer,
} from '../../__testUtils__/fakeServer';
import { createClient, type PgClient } from '../connections/postgres/driver';
import type { SourceDatabase } from './sourceDatabase';

/** Largest answer of the API. */
const MAX_BYTES = 1_048_576;

/** Types of results that the API surely gives back: boolean, integer, text, double precision. */
const FIELD: Record<number, string> = {
  16: 'booleanValue',
  23: 'longValue',
  25: 'stringValue',
  701: 'doubleValue',
};

interface Result {
  fields: { name: string; dataTypeID: number }[];
  rows: Record<string, unknown>[];
}

/** An error as the API says it. */
export function failure(name: string, message: string): FakeAnswer {
  return {
    status: 400,
    headers: { 'x-amzn-errortype': name },
    body: { message },
  };
}

function answerOf({ fields, rows }: Result): FakeAnswer {
  const unknown = fields.find(({ dataTypeID }) => !(dataTypeID in FIELD));
  if (unknown) {
    return failure('UnsupportedResultException', `type of ${unknown.name}`);
  }
  const records = rows.map(row =>
    fields.map(({ name, dataTypeID }) =>
      row[name] === null
        ? { isNull: true }
        : { [FIELD[dataTypeID]]: row[name] },
    ),
  );
  return JSON.stringify(records).length > MAX_BYTES
    ? failure(
        'BadRequestException',
        'Database returned more than the allowed response size limit',
      )
    : {
        body: {
          records,
          columnMetadata: fields.map(({ name }) => ({ name, label: name })),
        },
      };
}

/** The RDS Data API in this process: what it is asked is run by a real PostgreSQL, with the API's bounds. */
export class FakeRdsData {
  readonly clusterArn = 'arn:aws:rds:eu-central-1:123456789012:cluster:shop';
  readonly secretArn =
    'arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop-AbCdEf';
  /** Called before each answer; what it gives is answered instead. */
  fault: (operation: string) => FakeAnswer | undefined = () => undefined;
  /** Operations in their order. */
  readonly calls: string[] = [];
  readonly #source: SourceDatabase;
  readonly #transactions = new Map<string, PgClient>();
  #server!: FakeServer;

  private constructor(source: SourceDatabase) {
    this.#source = source;
  }

  static async create(source: SourceDatabase): Promise<FakeRdsData> {
    const fake = new FakeRdsData(source);
    fake.#server = await fakeServer(request => fake.#answer(request));
    return fake;
  }

  /** Entry of `lakehouse.connections`. */
  config() {
    const { clusterArn, secretArn } = this;
    return {
      kind: 'rds-data',
      'rds-data': {
        clusterArn,
        secretArn,
        database: this.#source.database,
        endpoint: this.#server.url,
      },
      server: { host: 'shop.cluster-abc.eu-central-1.rds.amazonaws.com' },
    };
  }

  async close(): Promise<void> {
    await Promise.all(
      [...this.#transactions.values()].map(client => client.end()),
    );
    await this.#server.close();
  }

  async #answer({ url, body }: FakeRequest): Promise<FakeAnswer> {
    const operation = url.pathname.slice(1);
    this.calls.push(operation);
    const fault = this.fault(operation);
    if (fault) return fault;
    const input = JSON.parse(body);
    if (
      input.resourceArn !== this.clusterArn ||
      input.secretArn !== this.secretArn
    ) {
      return failure('AccessDeniedException', 'not authorized');
    }
    switch (operation) {
      case 'BeginTransaction':
        return { body: { transactionId: await this.#begin() } };
      case 'RollbackTransaction':
        await this.#transactions.get(input.transactionId)?.end();
        this.#transactions.delete(input.transactionId);
        return { body: { transactionStatus: 'Rollback Complete' } };
      default:
        return this.#execute(input);
    }
  }

  async #begin(): Promise<string> {
    const { host, port, database, user, password } = this.#source;
    const client = createClient({
      host,
      port,
      database,
      user,
      password,
      ssl: false,
      application_name: 'rds-data',
      connectionTimeoutMillis: 10_000,
      query_timeout: 60_000,
    });
    await client.connect();
    await client.query('BEGIN');
    const id = randomUUID();
    this.#transactions.set(id, client);
    return id;
  }

  async #execute(input: any): Promise<FakeAnswer> {
    const client = this.#transactions.get(input.transactionId);
    if (!client) return failure('TransactionNotFoundException', 'not found');
    const parameters: any[] = input.parameters ?? [];
    const sql = input.sql.replace(
      /:(p\d+)/g,
      (_: string, name: string) =>
        `$${parameters.findIndex(one => one.name === name) + 1}`,
    );
    const values = parameters.map(
      ({ value }) => value.stringValue ?? value.longValue,
    );
    try {
      return answerOf((await client.query(sql, values)) as unknown as Result);
    } catch (error) {
      const { code, message } = error as Error & { code: string };
      return failure(
        'DatabaseErrorException',
        `ERROR: ${message}; SQLState: ${code}`,
      );
    }
  }
}
