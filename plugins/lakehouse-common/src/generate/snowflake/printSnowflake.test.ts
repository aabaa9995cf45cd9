import { northwind } from '../__testUtils__/northwind';
import type { Contract } from '../../contract';
import { printed, repositoryOf, run, SETTINGS } from './__testUtils__/platform';

const messages = (result: { findings: { message: string }[] }) =>
  result.findings.map(({ message }) => message);
const edited = (from: string, to: string) => SETTINGS.replace(from, to);

describe('printing for Snowflake', () => {
  it('prints nothing without settings, and nothing from wrong ones', () => {
    const files = repositoryOf('');
    files.delete('snowflake/publications.yaml');
    const paths = (result: ReturnType<typeof run>) =>
      result.files.map(file => file.path).filter(p => /^snowflake/.test(p));
    expect(paths(run(files))).toEqual([]);
    const wrong = run(repositoryOf('version: 3'));
    expect(paths(wrong)).toEqual([]);
    expect(wrong.findings[0].severity).toBe('error');
  });

  it('prints the same bytes twice', () => {
    const once = printed(SETTINGS);
    expect(printed(SETTINGS)).toEqual(once);
  });

  it('says that a mart is gone, keeps the others, and removes nothing', () => {
    const result = printed(
      edited('dim_customer, fct_order_detail', 'dim_gone, fct_order_detail'),
    );
    expect(messages(result)).toContainEqual(
      expect.stringMatching(/publishes no mart dim_gone any more/),
    );
    expect(result.files.get('snowflake/prod/README.md')).toContain('dim_gone');
    expect(result.files.get('snowflake/prod/40_grants.sql')).toContain(
      '"LAKEHOUSE"."marts"."fct_order_detail"',
    );
  });

  it('masks for everybody when no role may see, and says so', () => {
    const result = printed(edited('    clearRole: pii_reader\n', ''));
    expect(messages(result)).toContainEqual(
      expect.stringMatching(/Marts in prod hold personal data, and no role/),
    );
    expect(result.files.get('snowflake/prod/30_governance.sql')).toContain(
      "RETURNS VARCHAR -> 'masked';",
    );
  });

  it('masks what is classified without being personal, and only tags what is internal', () => {
    const contract = northwind();
    const [categories] = contract.schema.filter(t => t.name === 'products');
    for (const column of categories.properties) {
      if (column.name === 'unit_price') column.classification = 'Confidential';
      if (column.name === 'product_name') column.classification = 'internal';
    }
    const sql = printed(SETTINGS, contract).files.get(
      'snowflake/prod/30_governance.sql',
    )!;
    expect(sql).toMatch(
      /MODIFY COLUMN "UNIT_PRICE" SET MASKING POLICY .*NUMBER_/,
    );
    expect(sql).toMatch(
      /"UNIT_PRICE" SET TAG .*LAKEHOUSE_CLASSIFICATION" = 'Confidential';/,
    );
    expect(sql).toMatch(/"PRODUCT_NAME" SET TAG .* = 'internal';/);
    expect(sql).not.toMatch(/"PRODUCT_NAME" SET MASKING/);
  });

  it('names the columns of a copy of a table as the table has them', () => {
    const yaml = SETTINGS.replace(
      'way: catalog-linked',
      'way: table\n        schema: PUBLIC',
    );
    const { files } = printed(yaml);
    expect(files.get('snowflake/prod/25_dynamic.sql')).toContain(
      'AS SELECT * FROM "LAKEHOUSE"."PUBLIC"."DIM_CUSTOMER";',
    );
    expect(files.get('snowflake/prod/30_governance.sql')).toContain(
      'ALTER DYNAMIC TABLE "COPIES"."MARTS"."DIM_CUSTOMER"\n  MODIFY COLUMN "PHONE" SET MASKING',
    );
  });

  it('tells Snowflake names in lower case, whatever people wrote', () => {
    const mart = `version: 2
models:
  - name: Dim_Upper
    config: { access: public }
    columns: [{ name: Some_Column }]
`;
    const result = printed(edited('dim_product', 'Dim_Upper'), undefined, [
      ['dbt/models/marts/northwind/upper.yml', mart],
    ]);
    expect(result.files.get('snowflake/prod/20_tables.sql')).toMatch(
      /"SALES"."MARTS"."DIM_UPPER"[\s\S]*CATALOG_TABLE_NAME = 'dim_upper'/,
    );
    expect(messages(result)).toContainEqual(
      expect.stringMatching(/Dim_Upper has upper-case letters/),
    );
  });

  it('refuses a column whose name cannot be written, before anything is', () => {
    const contract: Contract = northwind();
    const yaml = `${SETTINGS}marts:
  dim_product: { columns: { 'a&b': northwind.customers.phone } }
`;
    expect(() => printed(yaml, contract)).toThrow(
      'The name "a&b" has characters that the Snowflake CLI would replace',
    );
  });
});
