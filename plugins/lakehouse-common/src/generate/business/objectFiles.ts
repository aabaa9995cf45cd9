import type { Contract } from '../../contract';
import { dbtText, printYaml } from '../print';
import { modelMeta } from '../dbt/meta';
import type { ModelTest } from '../dbt/vaultTests';
import type { PrintedObject } from './types';

/** Folder of the business vault; what is generated for a source lies in folders below it. */
const FOLDER = 'dbt/models/business_vault';

/** The SQL of an object of people and the YAML that documents and tests it. Both are theirs from the moment they are written. */
export function objectFiles(object: {
  name: string;
  contract: Contract;
  sql: string;
  description: string;
  columns: Array<{ name: string; description?: string }>;
  tests: ModelTest[];
}): PrintedObject['files'] {
  const { name, contract, sql, description, columns, tests } = object;
  const model = {
    name,
    description: dbtText(description),
    config: {
      group: contract.name,
      access: 'protected',
      meta: modelMeta(contract, 'vault'),
    },
    data_tests: tests,
    columns: columns
      .filter(column => column.description)
      .map(column => ({
        name: column.name,
        description: dbtText(column.description),
      })),
  };
  return [
    {
      path: `${FOLDER}/${name}.sql`,
      content: sql,
      reason: 'What the business vault works out; yours from now on.',
    },
    {
      path: `${FOLDER}/${name}.yml`,
      content: printYaml(
        'Belongs to people: change it together with the model.',
        {
          version: 2,
          models: [model],
        },
      ),
      reason: `Documents and tests ${name}; yours from now on.`,
    },
  ];
}

/** The first lines of a model that belongs to people; `source` and other arguments are names that we have made. */
export function modelHead(source: string): string {
  return `{#- Belongs to people: the generator wrote it once and never touches it again. -#}
{{ config(schema='vault', materialized='table', tags=['${source}']) }}
`;
}
