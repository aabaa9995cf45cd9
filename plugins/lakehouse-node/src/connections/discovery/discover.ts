import type {
  ContractServer,
  DiscoveryEvent,
  DiscoveryResult,
  FoundSource,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { printSchema } from '../postgres/printSchema';
import { SCHEMAS, SETTINGS } from '../postgres/queries';
import { listTables } from '../postgres/readTables';
import type { SqlSession, SqlTransport } from '../sql';
import { CheckRun } from './CheckRun';
import { chooseSchema, offeredSchemas, toSchema } from './chooseSchema';
import { checkKeys, checkReadable, checkRows, checkTables } from './checks';
import { checkServer } from './checkServer';
import { checkTypes } from './checkTypes';
import { readContents } from './readContents';
import { rowsOf, statisticsOf } from './figures';

/** What is read, and how. */
export interface DiscoverOptions {
  /** Id of the connection. */
  connection: string;
  transport: SqlTransport;
  /** Schemas that are offered; all by default. */
  allowed?: string[];
  /** The schema that somebody chose. */
  schema?: string;
  /** Server of the contract for a schema. */
  server(schema: string): ContractServer;
  /** Stops the reading, in the database too. */
  signal: AbortSignal;
  emit?(event: DiscoveryEvent): void;
}

/** What was read. */
export interface Discovery {
  found: FoundSource;
  result: DiscoveryResult;
}

/**
 * Checks a connection and reads a schema of it, in one transaction that cannot write. Every check is told as it runs and ends; the last
 * event is the result, or a failed check.
 *
 * @throws SourceReadError with the failed check; its cause is for the log
 * @throws the reason of the signal, when it was aborted
 */
export async function discover(options: DiscoverOptions): Promise<Discovery> {
  const { emit = () => {}, signal, transport } = options;
  const checks = new CheckRun(emit);
  try {
    checks.begin('reachable');
    const session = await transport.open({
      signal,
      onWait: message => checks.wait(message),
    });
    try {
      const discovery = await readSchema(session, checks, options);
      emit({ result: discovery.result });
      return discovery;
    } finally {
      await session.close();
    }
  } catch (error) {
    signal.throwIfAborted();
    throw checks.fail(error);
  }
}

async function readSchema(
  session: SqlSession,
  checks: CheckRun,
  options: DiscoverOptions,
): Promise<Discovery> {
  const { connection, allowed, emit } = options;
  const [server] = await session.query(SETTINGS);
  checks.end(checkServer(server));

  checks.begin('readable');
  const schemas = (await session.query(SCHEMAS))
    .map(toSchema)
    .filter(({ name }) => !allowed || allowed.includes(name));
  const schema = chooseSchema(schemas, options.schema);
  const listed = await listTables(session, schema.name, server);
  checks.end(checkReadable(schema.name, listed));

  checks.begin('tables');
  const contents = await readContents(session, schema.name, listed.readable, {
    progress: (tables, of) => emit?.({ progress: { tables, of } }),
  });
  const { tables, types } = contents;
  checks.end(checkTables(schema, listed, tables));
  checks.begin('keys');
  checks.end(checkKeys(tables));
  checks.begin('types');
  checks.end(await checkTypes(tables, types));
  checks.begin('rows');
  checks.end(checkRows(tables));

  const { ddl, fingerprints } = printSchema(schema.name, tables, types);
  const read = {
    connection,
    schema: schema.name,
    at: new Date().toISOString(),
  };
  return {
    found: {
      ...read,
      server: options.server(schema.name),
      ddl,
      rows: rowsOf(tables),
      columns: statisticsOf(tables, contents.statistics),
    },
    result: {
      ...read,
      schemas: offeredSchemas(schemas),
      tables: [...fingerprints].map(([name, fingerprint]) => ({
        name,
        fingerprint,
      })),
    },
  };
}
