import { contractOwner, type Contract } from '../../contract';
import { SNAPSHOT_KINDS } from '../../vault';
import {
  dbtText,
  JinjaCall,
  type JinjaValue,
  printMacro,
  printModel,
  printYaml,
  source,
} from '../print';
import {
  DEFAULT_HASH,
  type GeneratedFile,
  type PlatformConfig,
} from '../types';
import { SNAPSHOTS } from './business/timeTables';
import { generated, GENERATED } from './file';
import { platformMeta } from './meta';
import { primaryKeyTest } from './vaultTests';

/** Model that remembers which batches of staging changed nothing. */
const READING_MARKS = 'reading_marks';

/** Files of dbt that all sources share; none while there is no source. */
export function platformFiles(
  platform: PlatformConfig,
  contracts: Contract[],
): GeneratedFile[] {
  const settings = settingsFile(platform);
  if (!contracts.length) return [settings];
  const tags = contracts.map(({ name }) => name);
  const model = (folder: string, name: string, body: JinjaCall, why: string) =>
    generated(
      `dbt/models/${folder}/${name}.sql`,
      printModel({
        comment: [GENERATED],
        config: { schema: 'vault', tags },
        body,
      }),
      why,
    );
  return [
    settings,
    model(
      'business_vault',
      SNAPSHOTS,
      new JinjaCall('snapshot_control', [], {
        loads: tags.map(name => source(`raw_${name}`, '_loads')),
        ...keptSnapshots(platform),
      }),
      'Keeps the points in time that point-in-time tables and bridges answer for.',
    ),
    model(
      'raw_vault',
      READING_MARKS,
      new JinjaCall(READING_MARKS),
      'Remembers what was read and changed nothing, so that it is not read again.',
    ),
    platformYaml(platform, contracts),
  ];
}

/** How many points in time are kept, where the platform says it. */
function keptSnapshots({ vault }: PlatformConfig): Record<string, JinjaValue> {
  const said = vault?.snapshots;
  if (!said) return {};
  const keep = SNAPSHOT_KINDS.flatMap(
    (kind): Array<[string, number | null]> => {
      const number = said[kind];
      if (number === undefined) return [];
      return [[kind, number === 'all' ? null : number]];
    },
  );
  return { keep: Object.fromEntries(keep) };
}

/** `lakehouse.yaml` as far as macros look at it: dbt reads variables from a file that belongs to people. */
function settingsFile({ hash }: PlatformConfig): GeneratedFile {
  const { algorithm, compatibility } = { ...DEFAULT_HASH, ...hash };
  return generated(
    'dbt/macros/generated/platform_settings.sql',
    printMacro('Generated from lakehouse.yaml.', 'platform_settings', {
      hash: { algorithm, compatibility },
    }),
    'Tells macros how keys are hashed.',
  );
}

/** A group per source, so that only its own models read its raw vault. */
function platformYaml(
  platform: PlatformConfig,
  contracts: Contract[],
): GeneratedFile {
  const config = {
    access: 'protected',
    meta: platformMeta(platform, 'vault'),
  };
  return generated(
    'dbt/models/_platform.yml',
    printYaml(GENERATED, {
      version: 2,
      groups: contracts.map(contract => ({
        name: contract.name,
        owner: { name: dbtText(contractOwner(contract) ?? platform.owner) },
      })),
      models: [
        {
          name: SNAPSHOTS,
          description:
            'Points in time, each the end of a day on which something was loaded, and how long they are kept.',
          config,
          data_tests: [primaryKeyTest(['snapshot_ts'])],
        },
        {
          name: READING_MARKS,
          description:
            'Up to which batch of staging a vault table has read, where that batch changed nothing.',
          config,
        },
      ],
    }),
    'Names the groups that own models, and documents the tables that all sources share.',
  );
}
