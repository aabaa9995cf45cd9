import { parseSourceSpec } from './sourceSpec';

const answers = {
  version: 1,
  kind: 'ddl',
  name: 'shop',
  owner: 'group:default/sales-data',
  promise: '6h',
  ddl: 'CREATE TABLE a (b int);',
};

describe('parseSourceSpec', () => {
  it('drops what another kind left behind in the form', () => {
    expect(
      parseSourceSpec({ ...answers, csv: [{ name: 'a.csv', content: '' }] }),
    ).toEqual(answers);
  });

  it('takes empty answers, which become findings later', () => {
    expect(parseSourceSpec({ ...answers, name: '', ddl: undefined })).toEqual({
      ...answers,
      name: '',
      ddl: '',
    });
  });

  it('says what to do about DDL that is too long', () => {
    expect(() =>
      parseSourceSpec({ ...answers, ddl: 'x'.repeat(2_000_001) }),
    ).toThrow('Leave the data out (pg_dump --schema-only)');
  });

  it.each([
    [undefined, 'source'],
    [{ ...answers, kind: 'oracle' }, 'source.kind'],
    [{ ...answers, version: 2 }, 'source.version'],
    [{ ...answers, owner: 7 }, 'source.owner'],
    [
      { ...answers, tables: [{ name: 'a', loadMode: 'x' }] },
      'source.tables.0.loadMode',
    ],
  ])('names the answer that cannot be used', (value, field) => {
    expect(() => parseSourceSpec(value)).toThrow(
      `The answer ${field} cannot be used`,
    );
  });
});
