import {
  IcebergMetadataError,
  type DiscoveryEvent,
  summarise,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  discoverTables,
  importDdl,
  readTableMetadata,
  registeredTable,
  type RegisteredTable,
  SourceReadError,
  tablesServer,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { type ExitCode, UsageError } from '../lib/exit';
import { printError } from '../lib/output';
import { report, type ImportOptions } from './import';

interface TablesOptions extends ImportOptions {
  /** Id of the catalog in the portal. */
  catalog: string;
  namespace: string;
}

/**
 * `lakehouse import tables <metadata file or table folder>… --catalog <id> --namespace <namespace>`: Iceberg tables of one namespace, each
 * named by the last part of its location. The contract is the one that the form makes of them.
 */
export async function importTablesCommand(
  paths: string[],
  { catalog, namespace, ...options }: TablesOptions,
): Promise<ExitCode> {
  const tables = await Promise.all(paths.map(readTable));
  const names = tables.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) {
    throw new UsageError(
      `Two of the tables are called ${twice}: give each table once, and those of one namespace.`,
    );
  }
  const origin = `${catalog}/${namespace}`;
  try {
    const { found } = await discoverTables({
      connection: catalog,
      registry: {
        readAt: async () => 'now',
        namespaces: async () => [{ name: namespace, tables: tables.length }],
        tables: async () => ({ tables, truncated: false }),
      },
      server: chosen => tablesServer({ id: catalog }, chosen),
      signal: new AbortController().signal,
      emit: event => printLeftOut(origin, event),
    });
    return report(origin, await importDdl(found.ddl, options, found));
  } catch (error) {
    if (error instanceof SourceReadError) throw new UsageError(error.message);
    throw error;
  }
}

/** Missing keys are named by the importer. */
function printLeftOut(origin: string, { check }: DiscoveryEvent): void {
  if (check?.id === 'types' && check.state === 'warning') {
    printError(`${origin}: warning: ${check.message} ${check.fix}`);
  }
}

async function readTable(path: string): Promise<RegisteredTable> {
  try {
    const { metadata } = await readTableMetadata(path);
    const summary = summarise(metadata);
    const name = summary.location.replace(/\/$/, '').split('/').at(-1) ?? path;
    const comment = summary.properties.comment ?? null;
    return registeredTable(
      { name, state: 'present', comment, rows: summary.rows },
      summary,
    );
  } catch (error) {
    if (error instanceof IcebergMetadataError) {
      throw new UsageError(`${path}: ${error.message}`);
    }
    throw error;
  }
}
