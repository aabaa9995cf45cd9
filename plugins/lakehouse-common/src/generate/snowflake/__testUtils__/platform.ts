import type { Contract } from '../../../contract';
import { northwind, platform } from '../../__testUtils__/northwind';
import { generate } from '../../generate';
import type { GenerateResult } from '../../types';
import { PUBLICATIONS_PATH } from '../settings/types';

/** The files of a platform with one contract, after its first run; the settings of people are added. */
export function repositoryOf(
  yaml: string,
  contract: Contract = northwind(),
): Map<string, string> {
  const { files } = generate({ platform, contracts: [contract] });
  return new Map([
    ...files.map(({ path, content }) => [path, content] as const),
    [PUBLICATIONS_PATH, yaml],
  ]);
}

/** A run over a repository with one contract. */
export function run(
  files: ReadonlyMap<string, string>,
  contract: Contract = northwind(),
): GenerateResult {
  return generate({ platform, contracts: [contract], files });
}

/** What a run prints for Snowflake, by path. */
export function printed(
  yaml: string,
  contract?: Contract,
  more: [string, string][] = [],
) {
  const files = new Map([...repositoryOf(yaml, contract), ...more]);
  const result = run(files, contract);
  const shown = result.files.filter(({ path }) =>
    path.startsWith('snowflake/'),
  );
  return {
    files: new Map(shown.map(({ path, content }) => [path, content])),
    findings: result.findings,
  };
}

/** Everything on, in two environments. */
export const SETTINGS = `# Who reads what. Comments are kept.
version: 1
environments:
  prod:
    catalog: glue
    integration: lakehouse_glue
    externalVolume: lakehouse_read
    owner: LAKEHOUSE_PUBLISHER
    governance: { database: lakehouse_governance, schema: catalog }
    clearRole: pii_reader
    publications:
      - way: catalog-linked
        database: LAKEHOUSE
        marts: [dim_customer, fct_order_detail]
        readers: [analyst, '"Data Science"']
      - way: table
        database: SALES
        schema: marts
        marts: [dim_product]
        readers: [analyst]
      - way: dynamic
        database: COPIES
        schema: marts
        warehouse: transform_wh
        targetLag: 15 minutes
        externalVolume: lakehouse_write
        from: LAKEHOUSE
        marts: [dim_customer]
        readers: [analyst]
  dev:
    catalog: rest
    integration: POLARIS
    owner: SYSADMIN
    governance: { database: GOVERNANCE, schema: PUBLIC }
    publications:
      - { way: catalog-linked, database: DEV, marts: [dim_employee, dim_date] }
`;
