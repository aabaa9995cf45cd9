import type {
  ContractServer,
  DiscoveryEvent,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { CheckRun } from '../discovery/CheckRun';
import type { Discovery } from '../discovery/discover';
import { LIMITS } from '../postgres/queries';
import { printSchema } from '../postgres/printSchema';
import { SourceReadError } from '../types';
import type { TableRegistry } from './registry';
import {
  checkColumns,
  checkCounts,
  checkFound,
  checkIdentifiers,
  checkRead,
  chooseNamespace,
} from './tableChecks';
import { distinctValues, toTable } from './toTable';

export interface DiscoverTablesOptions {
  /** Id of the connection that stands for the catalog. */
  connection: string;
  registry: TableRegistry;
  /** The namespace that somebody chose. */
  schema?: string;
  /** Server of the contract for a namespace. */
  server(namespace: string): ContractServer;
  signal: AbortSignal;
  emit?(event: DiscoveryEvent): void;
}

/**
 * Checks a catalog of the registry and reads a namespace of it: what the registry knows already, without a question to the catalog itself.
 * Every check is told as it runs and ends; the last event is the result, or a failed check.
 *
 * @throws SourceReadError with the failed check; its cause is for the log
 * @throws the reason of the signal, when it was aborted
 */
export async function discoverTables(
  options: DiscoverTablesOptions,
): Promise<Discovery> {
  const { emit = () => {}, signal } = options;
  const checks = new CheckRun(emit);
  try {
    const discovery = await readNamespace(checks, options);
    emit({ result: discovery.result });
    return discovery;
  } catch (error) {
    signal.throwIfAborted();
    throw checks.fail(explained(error));
  }
}

/** What the registry's own database says is for the log. */
function explained(error: unknown): SourceReadError {
  if (error instanceof SourceReadError) return error;
  const failure = new SourceReadError({
    id: 'reachable',
    state: 'failed',
    message: 'The registry could not answer, for a reason that is not known.',
    fix: 'Try again. If it stays so, ask the platform team: the log of the backend says more.',
  });
  failure.cause = error;
  return failure;
}

async function readNamespace(
  checks: CheckRun,
  { connection, registry, schema, server, signal }: DiscoverTablesOptions,
): Promise<Discovery> {
  checks.begin('reachable');
  checks.end(checkRead(await registry.readAt()));

  checks.begin('readable');
  const namespaces = await registry.namespaces();
  const namespace = chooseNamespace(namespaces, schema);
  checks.end({
    id: 'readable',
    state: 'passed',
    message: `You may see tables of ${namespace.name}.`,
  });

  checks.begin('tables');
  const listed = await registry.tables(namespace.name, LIMITS.tables);
  signal.throwIfAborted();
  const found = checkFound(listed.tables, listed.truncated);
  checks.end(found.tables);
  const columns = checkColumns(found.readable);
  const tables = columns.usable.map(toTable);
  checks.begin('keys');
  checks.end(checkIdentifiers(tables));
  checks.begin('types');
  checks.end(columns.types);
  checks.begin('rows');
  checks.end(checkCounts(columns.usable));

  const { ddl, fingerprints } = printSchema(namespace.name, tables, new Map());
  const read = {
    connection,
    schema: namespace.name,
    at: new Date().toISOString(),
  };
  return {
    found: {
      ...read,
      server: server(namespace.name),
      ddl,
      rows: Object.fromEntries(
        columns.usable.flatMap(({ name, rows }) =>
          rows === null ? [] : [[name, rows]],
        ),
      ),
      columns: distinctValues(columns.usable),
    },
    result: {
      ...read,
      schemas: namespaces,
      tables: [...fingerprints].map(([name, fingerprint]) => ({
        name,
        fingerprint,
      })),
    },
  };
}
