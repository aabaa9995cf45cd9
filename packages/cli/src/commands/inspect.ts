import {
  IcebergMetadataError,
  type InspectJson,
  inspectJson,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { readTableMetadata } from '@lakehouse/backstage-plugin-lakehouse-node';
import { EXIT, type ExitCode } from '../lib/exit';
import { print, printError, printJson } from '../lib/output';

type Inspected = InspectJson | { error: string };

async function inspectOne(path: string): Promise<Inspected> {
  try {
    return inspectJson((await readTableMetadata(path)).metadata);
  } catch (error) {
    if (error instanceof IcebergMetadataError) return { error: error.message };
    throw error;
  }
}

/**
 * `lakehouse inspect <metadata file or table folder>…`: what the metadata says. With `--json` one path gives one object, several give an
 * array; a path that cannot be read gives `{ path, error }`, and the others still come.
 */
export async function inspect(
  paths: string[],
  options: { json?: boolean },
): Promise<ExitCode> {
  const results = await Promise.all(paths.map(inspectOne));
  if (options.json) printJson(asJson(paths, results));
  results.forEach((result, i) => {
    if (isFailure(result)) printError(errorLine(paths[i], result.error));
    else if (!options.json) print(describe(paths[i], result));
  });
  if (!results.some(isFailure)) return EXIT.ok;
  return paths.length === 1 ? EXIT.usage : EXIT.findings;
}

function isFailure(result: Inspected): result is { error: string } {
  return 'error' in result;
}

function errorLine(path: string, error: string): string {
  return error.startsWith(path) ? error : `${path}: ${error}`;
}

function asJson(paths: string[], results: Inspected[]): unknown {
  const entries = results.map((result, i) => ({ path: paths[i], ...result }));
  if (paths.length > 1) return entries;
  return isFailure(results[0]) ? entries[0] : results[0];
}

function describe(path: string, table: InspectJson): string {
  const { clocks } = table;
  const change = clocks.lastDataChange;
  const partitions = table.partitionFields
    .map(({ transform, sourceColumn }) => `${transform}(${sourceColumn})`)
    .join(', ');
  return [
    path,
    `  Iceberg v${table.formatVersion}, uuid ${table.tableUuid ?? 'none'}, at ${
      table.location
    }`,
    `  ${table.schema.fields} fields, partitioned by ${
      partitions || 'nothing'
    }, ${table.snapshots} snapshots, current ${
      table.currentSnapshotId ?? 'none'
    }`,
    `  event time ${clocks.eventTime ?? 'unknown'} · load time ${
      clocks.loadTime ?? 'unknown'
    }`,
    change
      ? `  last data change ${change.at} (${change.operation}, snapshot ${change.snapshotId})`
      : '  last data change unknown',
    `  last commit ${clocks.lastCommit ?? 'unknown'}`,
  ].join('\n');
}
