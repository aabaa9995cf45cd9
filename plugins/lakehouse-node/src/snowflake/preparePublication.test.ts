import fs from 'node:fs';
import path from 'node:path';
import {
  parsePublications,
  PUBLICATIONS_PATH,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { stampedPlatform } from '../testUtils';
import { preparePublication } from './preparePublication';
import { parsePublicationAnswers } from './publicationAnswers';

const contract = fs.readFileSync(
  path.resolve(__dirname, '../../../../examples/northwind/northwind.odcs.yaml'),
  'utf8',
);

const START = stampedPlatform('northwind', contract);

const FIRST = {
  environment: 'prod',
  way: 'catalog-linked',
  marts: ['dim_customer', 'fct_order_detail'],
  database: 'lakehouse',
  readers: ['analyst'],
  integration: 'lakehouse_glue',
  owner: 'lakehouse_publisher',
  governanceDatabase: 'lakehouse_governance',
  clearRole: 'pii_reader',
};
const DYNAMIC = {
  environment: 'prod',
  way: 'dynamic',
  marts: ['dim_customer'],
  database: 'COPIES',
  schema: 'MARTS',
  warehouse: 'WH',
  targetLag: '15 minutes',
  writeVolume: 'LAKEHOUSE_WRITE',
};

const prepare = (answers: object, files = START) =>
  preparePublication(parsePublicationAnswers(answers), files);

/** The repository after the change. */
function after(answers: object, files = START): Map<string, string> {
  const change = prepare(answers, files);
  expect(change.findings.filter(f => f.severity === 'error')).toEqual([]);
  const next = new Map(files);
  for (const { path: file, action, content } of change.files) {
    if (action === 'create' || action === 'update') next.set(file, content!);
  }
  return next;
}
const errors = (answers: object, files = START) => {
  const change = prepare(answers, files);
  expect(change.files).toEqual([]);
  expect(change.ok).toBe(false);
  return change.findings.map(({ field, message }) => `${field}: ${message}`);
};

describe('publishing marts to Snowflake', () => {
  it('writes settings and DDL, and changes nothing else', () => {
    const { ok, files } = prepare(FIRST);
    expect(ok).toBe(true);
    expect(
      files
        .filter(({ action }) => action !== 'unchanged')
        .map(({ action, path: file }) => `${action} ${file}`),
    ).toEqual([
      'create snowflake/publications.yaml',
      'create snowflake/prod/00_integration.sql',
      'create snowflake/prod/10_database.sql',
      'create snowflake/prod/30_governance.sql',
      'create snowflake/prod/40_grants.sql',
      'create snowflake/prod/README.md',
      'update lakehouse.lock.json',
    ]);
  });

  it('changes nothing the second time', () => {
    const once = after(FIRST);
    const { files } = prepare(FIRST, once);
    expect(files.filter(({ action }) => action !== 'unchanged')).toEqual([]);
  });

  it('adds marts and readers to what is published, and keeps comments', () => {
    const once = after(FIRST);
    const commented = `${once
      .get(PUBLICATIONS_PATH)!
      .replace('readers:', 'readers: # asked for by sales')}# the end\n`;
    const twice = after(
      {
        ...FIRST,
        marts: ['dim_product', 'dim_customer'],
        readers: ['"Data Science"', 'ANALYST'],
      },
      new Map([...once, [PUBLICATIONS_PATH, commented]]),
    );
    const yaml = twice.get(PUBLICATIONS_PATH)!;
    expect(yaml).toContain('# asked for by sales');
    expect(yaml).toContain('# the end');
    const [{ publications }] = parsePublications(yaml).settings!.environments;
    expect(publications).toEqual([
      expect.objectContaining({
        marts: ['dim_customer', 'fct_order_detail', 'dim_product'],
        readers: ['ANALYST', 'Data Science'],
      }),
    ]);
  });

  it('adds a dynamic table that reads what is published already', () => {
    const yaml = after(DYNAMIC, after(FIRST)).get(PUBLICATIONS_PATH)!;
    const [{ publications }] = parsePublications(yaml).settings!.environments;
    expect(publications[1]).toMatchObject({
      way: 'dynamic',
      from: 'LAKEHOUSE',
    });
  });

  it('says what a changed answer means for the other publications', () => {
    const change = prepare({ ...FIRST, clearRole: 'everyone' }, after(FIRST));
    expect(change.ok).toBe(true);
    expect(change.findings.map(({ message }) => message)).toContain(
      'clearRole of prod becomes everyone, in snowflake/publications.yaml and for all that it publishes.',
    );
  });

  it('adds a second environment beside the first', () => {
    const yaml = after(
      { ...FIRST, environment: 'dev', catalog: 'rest', database: 'DEV' },
      after(FIRST),
    ).get(PUBLICATIONS_PATH)!;
    expect(
      parsePublications(yaml).settings!.environments.map(e => [
        e.name,
        e.catalog,
      ]),
    ).toEqual([
      ['dev', 'rest'],
      ['prod', 'glue'],
    ]);
  });

  it('drops what another way left behind in the form', () => {
    const leftovers = { schema: 'a b', warehouse: '1x', targetLag: 'soon' };
    const yaml = after({ ...FIRST, ...leftovers }).get(PUBLICATIONS_PATH)!;
    expect(yaml).not.toMatch(/schema: a b|1x|soon/);
  });

  it('keeps an edited file of DDL, and says so', () => {
    const once = after(FIRST);
    once.set('snowflake/prod/40_grants.sql', '-- mine\n');
    const { files } = prepare({ ...FIRST, readers: ['other'] }, once);
    expect(
      files.find(file => file.path === 'snowflake/prod/40_grants.sql'),
    ).toMatchObject({ action: 'kept' });
  });
});

describe('bad answers', () => {
  it.each([
    [
      { marts: ['dim_custommer'] },
      /^marts: The platform publishes no mart dim_custommer\. Did you mean dim_customer\?$/m,
    ],
    [
      { marts: ['sat_order'] },
      /^marts: The platform publishes no mart sat_order/m,
    ],
    [{ marts: [] }, /^marts: No mart is chosen\. Name at least one\.$/m],
    [{ environment: '../x' }, /^environment: "\.\.\/x" cannot be the name/m],
    [
      { integration: '' },
      /^environment: snowflake\/publications.yaml has no environment prod yet. To add it, give the catalog integration\./m,
    ],
    [
      { database: ' ' },
      /^database: The way catalog-linked needs the database\. Fill it in\.$/m,
    ],
    [{ way: 'table' }, /^schema: The way table needs the schema/m],
    [
      { way: 'table', schema: 'MARTS' },
      /^externalVolume: Iceberg tables are read through an external volume/m,
    ],
    [
      { ...DYNAMIC, targetLag: '59 seconds', from: 'X' },
      /^targetLag: The target lag "59 seconds" is shorter than Snowflake's minimum of 60 seconds/m,
    ],
    [{ ...DYNAMIC }, /^from: No database of prod shows these marts yet/m],
    [
      { readers: ["x'; DROP ROLE y"] },
      /^readers: The role "x'; DROP ROLE y" is no name of Snowflake/m,
    ],
    [{ clearRole: '"<% x %>"' }, /^clearRole: .*Snowflake CLI would replace/m],
  ])('%j', (change, expected) => {
    expect(errors({ ...FIRST, ...change }).join('\n')).toMatch(expected);
  });

  it('names the environments that are there', () => {
    const { integration, ...rest } = FIRST;
    expect(
      errors({ ...rest, environment: 'prd' }, after(FIRST)),
    ).toContainEqual(
      expect.stringMatching(/has no environment prd; it has prod\. To add it/),
    );
  });

  it('publishes no mart twice', () => {
    expect(
      errors(
        {
          ...FIRST,
          way: 'table',
          database: 'SALES',
          schema: 'MARTS',
          externalVolume: 'V',
        },
        after(FIRST),
      ),
    ).toContainEqual(
      expect.stringMatching(
        /the mart dim_customer is published twice in prod: catalog-linked in LAKEHOUSE, and table in SALES/,
      ),
    );
  });

  it('leaves settings alone that cannot be read', () => {
    const files = new Map([...START, [PUBLICATIONS_PATH, 'version: 2\n']]);
    expect(errors(FIRST, files)[0]).toContain('version has a value');
  });

  it.each([[{ way: 'view' }], [{ marts: 'dim_customer' }], ['text']])(
    'refuses the shape of %j',
    answers => {
      expect(() => parsePublicationAnswers(answers)).toThrow('cannot be used');
    },
  );
});
