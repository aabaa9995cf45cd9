import {
  fakeServer,
  type FakeAnswer,
  type FakeRequest,
  type FakeServer,
} from './fakeServer';
import { tableMetadata } from './warehouse';

/** Tables of one answer. */
const PAGE = 100;

/** What a REST catalog was asked, and how often it told a table's metadata. */
export interface RestCalls {
  /** Configuration, pages of namespaces, pages of tables. */
  pages: number;
  /** Questions for one table. */
  tables: number;
  /** Of those, answers with metadata; the others were 304. */
  bodies: number;
}

/** An Iceberg REST catalog with many tables and ETags, which counts what it is asked. */
export class FakeRest {
  #server!: FakeServer;
  /** Versions of tables, by namespace. */
  readonly #versions: Map<string, number[]>;
  #bodies = 0;

  private constructor(versions: Map<string, number[]>) {
    this.#versions = versions;
  }

  /** With `tables` tables in each of the namespaces `ns0`, `ns1`, …; they are called `t0`, `t1`, … */
  static async create(namespaces: number, tables: number): Promise<FakeRest> {
    const versions = new Map(
      Array.from({ length: namespaces }, (_, n) => [
        `ns${n}`,
        Array.from({ length: tables }, () => 1),
      ]),
    );
    const fake = new FakeRest(versions);
    fake.#server = await fakeServer(request => fake.#answer(request));
    return fake;
  }

  /** Pages of one listing: the configuration, the namespaces, and for each of them its children and its tables. */
  get pages(): number {
    return [...this.#versions.values()].reduce(
      (sum, tables) => sum + 1 + Math.max(1, Math.ceil(tables.length / PAGE)),
      2,
    );
  }

  /** Gives a table a new version. */
  commit(namespace: string, table: number): void {
    this.#versions.get(namespace)![table] += 1;
  }

  /** What was asked since the last time. */
  takeCalls(): RestCalls {
    const { requests } = this.#server;
    const tables = requests.filter(({ url }) =>
      /\/tables\/./.test(url.pathname),
    ).length;
    const calls = {
      pages: requests.length - tables,
      tables,
      bodies: this.#bodies,
    };
    requests.length = 0;
    this.#bodies = 0;
    return calls;
  }

  /** `lakehouse.catalogs.<id>` for this catalog. */
  config() {
    return { kind: 'rest', rest: { uri: this.#server.url } };
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  #answer({ url, headers }: FakeRequest): FakeAnswer {
    const [, , what, namespace, , table] = url.pathname.split('/');
    if (what === 'config') {
      return { body: { defaults: {}, overrides: {} } };
    }
    if (namespace === undefined) {
      const isRoot = !url.searchParams.get('parent');
      const names = isRoot ? [...this.#versions.keys()] : [];
      return { body: { namespaces: names.map(name => [name]) } };
    }
    const versions = this.#versions.get(namespace)!;
    if (table === undefined) {
      const at = Number(url.searchParams.get('pageToken'));
      const names = versions.map((_, n) => `t${n}`).slice(at, at + PAGE);
      return {
        body: {
          identifiers: names.map(name => ({ namespace: [namespace], name })),
          ...(at + PAGE < versions.length && {
            'next-page-token': String(at + PAGE),
          }),
        },
      };
    }
    const version = versions[Number(table.slice(1))];
    const etag = `"v${version}"`;
    if (headers['if-none-match'] === etag) {
      return { status: 304 };
    }
    this.#bodies += 1;
    const location = `s3://lake/${namespace}/${table}/${version}.metadata.json`;
    const metadata = tableMetadata({ namespace, name: table, rows: version });
    return {
      headers: { etag },
      body: `{"metadata-location":"${location}","metadata":${metadata}}`,
    };
  }
}
