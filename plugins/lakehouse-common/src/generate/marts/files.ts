import type { Contract } from '../../contract';
import { modelMeta } from '../dbt/meta';
import { owned } from '../dbt/file';
import { dbtText, printModel, printYaml } from '../print';
import type { GeneratedFile } from '../types';
import type { MartStarter } from './starters';

/** Folder of the marts of a source; all in it belongs to people. */
export function martsFolder(source: string): string {
  return `dbt/models/marts/${source}/`;
}

/** The first marts of a source. They are written once, and only when the source has none. */
export function martFiles(
  contract: Contract,
  marts: MartStarter[],
): GeneratedFile[] {
  if (marts.length === 0) return [];
  const folder = martsFolder(contract.name);
  const models = marts.map(mart =>
    owned(
      `${folder}${mart.name}.sql`,
      printModel({
        comment: [
          'A starter, written once: it is yours. Replace the macro call by your own SQL whenever you need more.',
        ],
        config: { schema: 'marts', tags: [contract.name] },
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
      config: { access: 'public', meta: modelMeta(contract, 'marts') },
      data_tests: [{ primary_key: { arguments: { columns: mart.key } } }],
      columns: mart.columns.map(name => ({
        name,
        description: dbtText(describe(contract, name)),
      })),
    })),
  };
  return [
    ...models,
    owned(
      `${folder}_${contract.name}__marts.yml`,
      printYaml(
        'Written once: it is yours. Marts with access public are published in the portal.',
        document,
      ),
      `Documents, tests and publishes the marts of ${contract.name}.`,
    ),
  ];
}

/** What the contract says about a column, when all tables that have it agree. */
function describe(contract: Contract, column: string): string | undefined {
  const texts = contract.schema.flatMap(({ properties }) =>
    properties
      .filter(({ name, description }) => name === column && description)
      .map(({ description }) => description!),
  );
  return new Set(texts).size === 1 ? texts[0] : undefined;
}
