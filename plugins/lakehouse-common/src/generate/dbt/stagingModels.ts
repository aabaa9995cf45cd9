import type { Contract } from '../../contract';
import { JinjaCall, printModel, source, type JinjaValue } from '../print';
import type { GeneratedFile } from '../types';
import { generated, GENERATED } from './file';
import type { StagePlan } from './stagePlan';

/** The staging model of one table of a contract. */
export function stagingModelFile(
  contract: Contract,
  plan: StagePlan,
): GeneratedFile {
  const table = contract.schema.find(({ name }) => name === plan.table)!;
  const timestamps = table.properties
    .filter(({ logicalType }) => logicalType === 'timestamp')
    .map(({ name }) => name);
  const content = printModel({
    comment: [GENERATED],
    config: {
      alias: plan.table,
      schema: `staging_${plan.source}`,
      tags: [plan.source],
    },
    body: new JinjaCall('stage', [], {
      raw: source(`raw_${plan.source}`, plan.table),
      record_source: `${plan.source}.${plan.table}`,
      columns: table.properties.map(({ name }) => name),
      hash_keys: stagedKeys(plan),
      ...(plan.hashdiffs.size > 0 && {
        hashdiffs: Object.fromEntries(plan.hashdiffs),
      }),
      ...(timestamps.length > 0 && { timestamps }),
      ...(plan.lookups.length > 0 && {
        lookups: plan.lookups as unknown as JinjaValue[],
      }),
    }),
  });
  return generated(
    `dbt/models/staging/${plan.source}/${plan.model}.sql`,
    content,
    `Computes the hashes of ${plan.source}.${plan.table} once, for every vault table that reads it.`,
  );
}

function stagedKeys(plan: StagePlan): JinjaValue {
  return Object.fromEntries(
    [...plan.keys].map(([name, { key, requires, optional }]) => [
      name,
      { key, ...(requires && { requires }), ...(optional && { optional }) },
    ]),
  );
}
