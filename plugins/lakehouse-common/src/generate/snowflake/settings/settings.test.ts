import { SETTINGS } from '../__testUtils__/platform';
import { parseSettings } from './parseSettings';

const said = (yaml: string) =>
  parseSettings(yaml).findings.map(
    ({ line, message, fix }) => `${line}: ${message} ${fix}`,
  );
const changed = (from: string, to: string) => {
  expect(SETTINGS).toContain(from);
  return said(SETTINGS.replace(from, to));
};

describe('snowflake/publications.yaml', () => {
  it('is read with names as the account stores them', () => {
    const { settings, findings } = parseSettings(SETTINGS);
    expect(findings).toEqual([]);
    const [dev, prod] = settings!.environments;
    expect([dev.name, prod.name]).toEqual(['dev', 'prod']);
    expect(prod).toMatchObject({
      integration: 'LAKEHOUSE_GLUE',
      clearRole: 'PII_READER',
    });
    expect(prod.publications[0].readers).toEqual(['ANALYST', 'Data Science']);
  });

  it.each([
    ['version: 1', 'version: 2', /^2: .*version has a value .* Write one of 1/],
    ['catalog: glue', 'catalog: hive', /^5: .*catalog .* one of glue, rest/],
    ['way: table', 'way: view', /^16: .*way .* catalog-linked, table or dynam/],
    ['    owner: LAKEHOUSE_PUBLISHER\n', '', /owner is missing/],
    ['readers: [analyst]', 'raeders: []', /^20: .*raeders is not a setting/],
    ['  dev:', '  Dev Box:', /^30: .*Dev Box cannot be the name of an env/],
    ['marts: [dim_product]', 'marts: []', /^19: .*marts is empty/],
    [
      'integration: lakehouse_glue',
      `integration: 'a;b'`,
      /^6: .*"a;b" is no name of Snowflake; put it in double quotes/,
    ],
    [
      'database: SALES',
      `database: '"<% x %>"'`,
      /^17: .*has characters that the Snowflake CLI would replace/,
    ],
    [
      '15 minutes',
      '30 seconds',
      /^25: .*"30 seconds" is shorter than Snowflake's minimum of 60 seconds/,
    ],
    ['15 minutes', 'soon', /^25: .*"soon" is no lag; write a number/],
    [
      '    externalVolume: lakehouse_read\n',
      '',
      /^1\d: .*prod publishes tables, but names no externalVolume/,
    ],
    [
      'marts: [dim_product]',
      'marts: [DIM_CUSTOMER]',
      /^19: .*DIM_CUSTOMER is published twice in prod: catalog-linked in LAKEHOUSE, and table in SALES/,
    ],
    [
      'from: LAKEHOUSE',
      'from: OTHER',
      /^28: .*dim_customer is published twice in prod: catalog-linked in LAKEHOUSE, and dynamic in COPIES/,
    ],
    [
      'database: SALES',
      'database: lakehouse',
      /^17: .*LAKEHOUSE is a catalog-linked database of prod/,
    ],
    [
      'database: lakehouse_governance',
      'database: LAKEHOUSE',
      /^9: .*can hold no tags and policies/,
    ],
    [
      'externalVolume: lakehouse_write',
      'externalVolume: LAKEHOUSE_READ',
      /^26: .*LAKEHOUSE_READ is the volume .* takes no writes/,
    ],
    ['version: 1', 'version: [', /^\d+: .*not valid YAML/],
  ])('says where %j became %j', (from, to, expected) => {
    expect(changed(from, to)).toContainEqual(expect.stringMatching(expected));
  });

  it('refuses an alias bomb and an empty file', () => {
    expect(said('')).toHaveLength(1);
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefgh']
      .map((n, i) => `${n}: &${n} [${`*${'abcdefgh'[i]},`.repeat(9)}]`)
      .join('\n')}`;
    expect(said(bomb).length).toBeGreaterThan(0);
  });
});
