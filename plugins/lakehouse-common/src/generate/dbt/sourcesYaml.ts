import {
  contractOwner,
  isRequired,
  promiseFor,
  type Contract,
} from '../../contract';
import { dbtText, printYaml } from '../print';
import type { GeneratedFile } from '../types';
import { generated, GENERATED } from './file';
import { modelMeta } from './meta';

const MINUTE = 60_000;
/** Asks the load manifest, by a macro of the platform: a load without changes writes no row to the table itself. */
const NEWEST_LOAD = '{{ newest_load(this) }}';

/** The load manifest: points in time are made of its days. */
const LOADS = {
  name: '_loads',
  description: 'One row per table and load: when, how, and what came.',
  config: { freshness: null },
};

/** The raw tables of a contract as dbt sources, with columns, docs and the promise as source freshness. */
export function sourcesFile(contract: Contract): GeneratedFile {
  const document = {
    version: 2,
    sources: [
      {
        name: `raw_${contract.name}`,
        schema: `raw_${contract.name}`,
        description: dbtText(contract.description?.purpose),
        tags: [contract.name],
        loader: 'lakehouse_ingest',
        meta: { ...modelMeta(contract, 'raw') },
        config: { loaded_at_query: NEWEST_LOAD },
        tables: [
          LOADS,
          ...contract.schema.map(table => ({
            name: table.name,
            description: dbtText(table.description),
            config: { freshness: freshness(contract, table.name) },
            columns: table.properties.map(column => ({
              name: column.name,
              description: dbtText(column.description),
              data_type: dbtText(column.physicalType),
              meta: {
                logical_type: column.logicalType,
                required: isRequired(column) || undefined,
                classification: dbtText(column.classification),
              },
            })),
          })),
        ],
      },
    ],
  };
  return generated(
    `dbt/models/staging/${contract.name}/_${contract.name}__sources.yml`,
    () => printYaml(GENERATED, document),
    `Names the raw tables of ${
      contract.name
    }, their columns and their promise of freshness (owner ${
      contractOwner(contract) ?? 'unknown'
    }).`,
  );
}

/** The promise as dbt writes durations; null (no check) when none was made. */
function freshness(contract: Contract, table: string) {
  const promise = promiseFor(contract, table);
  if (!promise) return null;
  const minutes = Math.max(1, Math.round(promise.maxAgeMs / MINUTE));
  if (minutes % 1440 === 0) {
    return { warn_after: { count: minutes / 1440, period: 'day' } };
  }
  return minutes % 60 === 0
    ? { warn_after: { count: minutes / 60, period: 'hour' } }
    : { warn_after: { count: minutes, period: 'minute' } };
}
