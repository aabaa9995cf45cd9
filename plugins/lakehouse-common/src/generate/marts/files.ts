import type { Contract } from '../../contract';
import { owned } from '../dbt/file';
import { modelMeta, platformMeta } from '../dbt/meta';
import { SHARED } from '../dbt/vaultTable';
import { dbtText, printModel, printYaml } from '../print';
import type { GeneratedFile, PlatformConfig } from '../types';
import { dateDimension } from './dateDimension';
import type { MartStarter } from './starter';

/** Folder of the marts of a source; all in it belongs to people. */
export function martsFolder(source: string): string {
  return `dbt/models/marts/${source}/`;
}

/** Starters whose names no model in another folder has: dbt wants them to be unique. */
export function withFreeNames(
  marts: MartStarter[],
  folder: string,
  models: ReadonlyMap<string, string>,
): MartStarter[] {
  return marts.filter(({ name }) => (models.get(name) ?? folder) === folder);
}

/** The first marts of a source. They are written once, and only when the source has none. */
export function martFiles(
  contract: Contract,
  marts: MartStarter[],
): GeneratedFile[] {
  return starterFiles({
    folder: contract.name,
    of: contract.name,
    tags: [contract.name],
    config: { group: contract.name, meta: modelMeta(contract, 'marts') },
    describe: descriptions(contract),
    marts,
  });
}

/** The marts that all sources share: the days. */
export function sharedMartFiles(
  platform: PlatformConfig,
  contracts: Contract[],
  models: ReadonlyMap<string, string>,
): GeneratedFile[] {
  if (!contracts.length) return [];
  const folder = martsFolder(SHARED);
  return starterFiles({
    folder: SHARED,
    of: 'the platform',
    tags: contracts.map(({ name }) => name),
    config: { meta: platformMeta(platform, 'marts') },
    describe: () => undefined,
    marts: withFreeNames([dateDimension()], folder, models),
  });
}

interface Starters {
  folder: string;
  /** Whose marts they are, in words. */
  of: string;
  tags: string[];
  config: Record<string, unknown>;
  describe: (column: string) => string | undefined;
  marts: MartStarter[];
}

function starterFiles(starters: Starters): GeneratedFile[] {
  const { marts, tags, config } = starters;
  if (marts.length === 0) return [];
  const folder = martsFolder(starters.folder);
  const models = marts.map(mart =>
    owned(
      `${folder}${mart.name}.sql`,
      () =>
        printModel({
          comment: [
            'A starter, written once: it is yours. Replace the macro call by your own SQL whenever you need more.',
          ],
          config: { schema: 'marts', tags },
          body: mart.body,
        }),
      mart.description,
    ),
  );
  const document = {
    version: 2,
    models: marts.map(mart => ({
      name: mart.name,
      description: dbtText(mart.description),
      config: { access: 'public', ...config },
      data_tests: mart.tests,
      columns: mart.columns.map(({ name, description }) => ({
        name,
        description: dbtText(starters.describe(name) ?? description),
      })),
    })),
  };
  return [
    ...models,
    owned(
      `${folder}_${starters.folder}__marts.yml`,
      () =>
        printYaml(
          'Written once: it is yours. Marts with access public are published in the portal; the group lets a mart read the vault of its source.',
          document,
        ),
      `Documents, tests and publishes the marts of ${starters.of}.`,
    ),
  ];
}

/** What the contract says about a column, when all tables that have it agree. */
function descriptions(
  contract: Contract,
): (column: string) => string | undefined {
  const texts = new Map<string, Set<string>>();
  for (const { name, description } of contract.schema.flatMap(
    ({ properties }) => properties,
  )) {
    if (description) {
      texts.set(name, (texts.get(name) ?? new Set()).add(description));
    }
  }
  return column => {
    const found = texts.get(column);
    return found?.size === 1 ? [...found][0] : undefined;
  };
}
