import { glueEntry } from './appConfig';
import { fakeServer, type FakeAnswer, type FakeRequest } from './fakeServer';
import { tableMetadata } from './warehouse';

/** A page has at most so many entries, as in Glue. */
const PAGE = 100;

/** A table: where its metadata lies does not change with its name. */
export interface FakeTable {
  folder: string;
  uuid: string;
  version: number;
}

/** Glue and S3 of one account with many tables, in this process: moto knows neither pages nor throttling. */
export class FakeGlue {
  /** Tables by database and name. */
  readonly databases = new Map<string, Map<string, FakeTable>>();
  /** Called before each answer; what it gives is answered instead. */
  fault: (operation: string, input: any) => FakeAnswer | undefined = () =>
    undefined;
  readonly #server: Awaited<ReturnType<typeof fakeServer>>;

  private constructor(server: Awaited<ReturnType<typeof fakeServer>>) {
    this.#server = server;
  }

  /** So many databases with so many tables each. */
  static async create(databases: number, tables: number): Promise<FakeGlue> {
    const made: FakeGlue[] = [];
    const server = await fakeServer(request => made[0].#answer(request));
    const glue = new FakeGlue(server);
    made.push(glue);
    for (let d = 0; d < databases; d++) {
      glue.databases.set(`db${d}`, new Map());
      for (let n = 0; n < tables; n++) glue.commit(`db${d}`, `t${n}`);
    }
    return glue;
  }

  /** Configuration of the catalog. */
  config(extra: object = {}) {
    return {
      ...glueEntry(this.#server.url),
      requestsPerSecond: 10_000,
      ...extra,
    };
  }

  /** A new version of a table, which is created when it is not there. */
  commit(database: string, name: string, uuid: string = name) {
    const tables = this.databases.get(database)!;
    const table = tables.get(name);
    tables.set(
      name,
      table
        ? { ...table, version: table.version + 1 }
        : { folder: `${database}/${name}`, uuid, version: 0 },
    );
  }

  /** How often each operation was called since this was asked last. */
  takeCalls(): Record<string, number> {
    const calls: Record<string, number> = {};
    for (const request of this.#server.requests.splice(0)) {
      const operation = operationOf(request);
      calls[operation] = (calls[operation] ?? 0) + 1;
    }
    return calls;
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  #answer(request: FakeRequest): FakeAnswer {
    const operation = operationOf(request);
    const input = request.body ? JSON.parse(request.body) : request.url;
    const fault = this.fault(operation, input);
    if (fault) return fault;
    switch (operation) {
      case 'GetDatabases': {
        const { page, NextToken } = paged([...this.databases.keys()], input);
        return {
          body: { DatabaseList: page.map(Name => ({ Name })), NextToken },
        };
      }
      case 'GetTables': {
        const tables = this.databases.get(input.DatabaseName) ?? [];
        const { page, NextToken } = paged([...tables], input);
        return { body: { TableList: page.map(listed), NextToken } };
      }
      case 'GetTable': {
        const table = this.databases.get(input.DatabaseName)?.get(input.Name);
        return table
          ? { body: { Table: listed([input.Name, table]) } }
          : { status: 400, body: { __type: 'EntityNotFoundException' } };
      }
      default: {
        const [, namespace, name, version, uuid] =
          /^\/lake\/wh\/([^/]+)\/([^/]+)\/(\d+)-([^/]+)\.metadata\.json$/.exec(
            request.url.pathname,
          )!;
        const rows = 10 + Number(version);
        return { body: tableMetadata({ namespace, name, uuid, rows }) };
      }
    }
  }
}

function operationOf({ headers }: FakeRequest): string {
  return String(headers['x-amz-target'] ?? '.GetObject').split('.')[1];
}

function listed([Name, { folder, version, uuid }]: [string, FakeTable]) {
  return {
    Name,
    Parameters: {
      table_type: 'ICEBERG',
      metadata_location: `s3://lake/wh/${folder}/${version}-${uuid}.metadata.json`,
    },
  };
}

function paged<T>(items: T[], { NextToken }: { NextToken?: string }) {
  const start = Number(NextToken ?? 0);
  const end = start + PAGE;
  return {
    page: items.slice(start, end),
    ...(end < items.length && { NextToken: String(end) }),
  };
}
