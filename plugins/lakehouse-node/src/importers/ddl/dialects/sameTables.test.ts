import { isDeepStrictEqual } from 'node:util';
import {
  type DdlDialect,
  guessDialect,
  parseContract,
  serializeContract,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { importDdl } from '../importDdl';
import { SHOP } from './__testUtils__/shop';
import { DIALECT_NAMES } from './findings';

const DIALECTS = Object.keys(SHOP) as DdlDialect[];

/** What differs by the nature of a dialect, by column. */
const DIFFERENT: Partial<Record<DdlDialect, Record<string, string>>> = {
  // DATE of Oracle has a time of day.
  oracle: { released: 'timestamp' },
};

async function shopOf(dialect: DdlDialect) {
  const { contract, findings } = await importDdl(SHOP[dialect], {
    source: 'shop',
    dialect,
  });
  return { contract: contract!, findings };
}

/** The contract's tables without the names and the server of the database. */
function tablesOf(contract: Awaited<ReturnType<typeof shopOf>>['contract']) {
  return contract.schema.map(
    ({
      physicalName,
      physicalType,
      customProperties,
      properties,
      ...table
    }) => ({
      ...table,
      properties: properties.map(({ physicalName: _, ...column }) => column),
    }),
  );
}

describe('the same tables in every dialect', () => {
  it.each(DIALECTS)('%s gives the same contract', async dialect => {
    const expected = tablesOf((await shopOf('postgresql')).contract);
    for (const [name, physicalType] of Object.entries(
      DIFFERENT[dialect] ?? {},
    )) {
      const column = expected
        .flatMap(({ properties }) => properties)
        .find(one => one.name === name)!;
      Object.assign(column, { physicalType, logicalType: 'timestamp' });
    }
    if (dialect === 'snowflake') {
      // It has no checks.
      delete expected[1].properties[4].quality;
    }
    const { contract, findings } = await shopOf(dialect);
    expect(findings).toEqual([]);
    expect(tablesOf(contract)).toEqual(expected);
    const { findings: wrong } = parseContract(serializeContract(contract));
    expect(wrong.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.each(DIALECTS)('%s is guessed from its text', dialect => {
    expect(guessDialect(SHOP[dialect])).toBe(dialect);
  });

  it('are named as the database keeps them', async () => {
    const names = async (dialect: DdlDialect) =>
      (await shopOf(dialect)).contract.schema.map(
        table => `${table.physicalName}.${table.properties[0].physicalName}`,
      );
    const capitals = [
      'CATEGORIES.CATEGORY_ID',
      'PRODUCTS.PRODUCT_ID',
      'STOCK.PRODUCT_ID',
    ];
    expect(await names('oracle')).toEqual(capitals);
    expect(await names('snowflake')).toEqual(capitals);
    expect((await shopOf('mysql')).contract.schema[0]).not.toHaveProperty(
      'physicalName',
    );
  });

  it.each<[DdlDialect, object]>([
    ['mysql', { type: 'mysql', port: 3306, database: 'shop' }],
    ['sqlserver', { type: 'sqlserver', database: 'shop', schema: 'dbo' }],
    ['oracle', { type: 'oracle', port: 1521, serviceName: 'shop' }],
    ['snowflake', { type: 'snowflake', account: 'shop', schema: 'PUBLIC' }],
  ])('%s is the type of the server', async (dialect, server) => {
    expect((await shopOf(dialect)).contract.servers![0]).toMatchObject(server);
  });

  it.each(
    DIALECTS.flatMap(written =>
      DIALECTS.map(read => [written, read] as const),
    ).filter(([a, b]) => a !== b && a !== 'postgresql'),
  )('%s read as %s is never taken without a word', async (written, read) => {
    const { contract, findings } = await importDdl(SHOP[written], {
      source: 'shop',
      dialect: read,
    });
    const bad = findings.filter(({ severity }) => severity !== 'info');
    const own = tablesOf((await shopOf(written)).contract);
    const isFine = bad.length
      ? bad.some(({ message }) =>
          message.includes(`Choose ${DIALECT_NAMES[written]} as its dialect`),
        )
      : isDeepStrictEqual(contract && tablesOf(contract), own);
    expect(isFine).toBe(true);
  });
});
