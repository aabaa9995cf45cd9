import type {
  ContractServer,
  DiscoveryEvent,
  DiscoveryResult,
  FoundSource,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { printSchema } from '../postgres/printSchema';
import type { SqlSession, SqlTransport } from '../sql';
import { CheckRun } from './CheckRun';
import { chooseSchema, offeredSchemas } from './chooseSchema';
import { checkKeys, checkReadable, checkRows, checkTables } from './checks';
import { checkTypes } from './checkTypes';
import type { Engine } from './engine';
import { ENGINES } from './engines';
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
  const engine = ENGINES[transport.engine ?? 'postgresql'];
  const checks = new CheckRun(emit, engine.words);
  try {
    checks.begin('reachable');
    const session = await transport.open({
      signal,
      onWait: message => checks.wait(message),
    });
    try {
      const discovery = await readSchema(session, engine, checks, options);
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
  engine: Engine,
  checks: CheckRun,
  options: DiscoverOptions,
): Promise<Discovery> {
  const { connection, allowed, emit } = options;
  const server = await engine.begin(session);
  checks.end(engine.checkServer(server));

  checks.begin('readable');
  const schemas = await engine.schemas(session, allowed);
  const schema = chooseSchema(schemas, options.schema, engine.words);
  const listed = await engine.list(session, schema.name, server);
  checks.end(checkReadable(schema.name, listed, engine.words));

  checks.begin('tables');
  const contents = await engine.contents(
    session,
    schema.name,
    listed.readable,
    {
      server,
      progress: (tables, of) => emit?.({ progress: { tables, of } }),
    },
  );
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
