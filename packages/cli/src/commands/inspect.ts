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
 * array in which a path that cannot be read has an `error` and the others still come.
 */
export async function inspect(
  paths: string[],
  options: { json?: boolean },
): Promise<ExitCode> {
  const results = await Promise.all(paths.map(inspectOne));
  const failed = results.filter(result => 'error' in result).length;
  if (options.json && (paths.length > 1 || !failed)) {
    const entries = results.map((result, i) => ({ path: paths[i], ...result }));
    printJson(paths.length > 1 ? entries : results[0]);
  } else {
    results.forEach((result, i) => {
      if ('error' in result) printError(`${paths[i]}: ${result.error}`);
      else print(describe(paths[i], result));
    });
  }
  if (!failed) return EXIT.ok;
  return failed === paths.length && paths.length === 1
    ? EXIT.usage
    : EXIT.findings;
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
