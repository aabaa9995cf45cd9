import type { DdlDialect } from '@lakehouse/backstage-plugin-lakehouse-common';
import { importDdl } from '../importDdl';
import { translate } from './translate';

describe('what is not understood', () => {
  const findingsOf = async (dialect: DdlDialect, ddl: string) =>
    (await importDdl(ddl, { source: 'shop', dialect })).findings.map(
      ({ severity, line, message }) => `${severity} ${line} ${message}`,
    );

  it.each<[DdlDialect, string, string[]]>([
    [
      'mysql',
      'CREATE TABLE t (\n  id int PRIMARY KEY,\n  a int SPARKLING WATER\n) FIZZ=1;',
      [
        'warning 3 Line 3: this clause of t.a is not understood as MySQL and was passed over: SPARKLING WATER',
        'warning 4 Line 4: this clause of t is not understood as MySQL and was passed over: FIZZ=1',
      ],
    ],
    [
      'sqlserver',
      'CREATE TABLE t (id int PRIMARY KEY)\nGO\n\nFROBNICATE t\nGO',
      [
        'warning 4 Line 4: this statement is not understood as SQL Server and was passed over: FROBNICATE t',
      ],
    ],
    [
      'oracle',
      'CREATE TABLE t (id NUMBER(5) PRIMARY KEY);\nALTER TABLE t DROP COLUMN id;\nALTER TABLE u ADD (x NUMBER);\nCREATE VIEW v AS SELECT 1 FROM dual;',
      [
        'warning 2 Line 2: this clause of T is not understood as Oracle and was passed over: DROP COLUMN id',
        'warning 3 Line 3: U is changed, which no statement creates.',
        'info 4 Line 4: the view V is not imported; views are rebuilt as models.',
      ],
    ],
    [
      'snowflake',
      'CREATE TABLE t (id int PRIMARY KEY, g GEOGRAPHY);\nCREATE TABLE u LIKE t;\nCREATE TABLE v AS SELECT 1;',
      [
        'warning 1 t.g has the type geography, which is not known, and is loaded as text.',
        'warning 2 Line 2: U takes columns from a query or from another table; those are not imported. Write them out.',
        'warning 3 Line 3: V takes columns from a query or from another table; those are not imported. Write them out.',
      ],
    ],
  ])('is named with its line: %s', async (dialect, ddl, expected) => {
    expect(await findingsOf(dialect, ddl)).toEqual(expected);
  });

  it('tools of MySQL add keys at the end', async () => {
    const { contract } = await importDdl(
      "CREATE TABLE `t` (`id` int NOT NULL COMMENT 'x', `a` varchar(9));\nALTER TABLE `t` ADD PRIMARY KEY (`id`), ADD UNIQUE KEY `u` (`a`), ADD KEY `k` (`a`);\nALTER TABLE `t` MODIFY `id` bigint NOT NULL AUTO_INCREMENT, AUTO_INCREMENT=9;",
      { source: 'shop', dialect: 'mysql' },
    );
    const [id, a] = contract!.schema[0].properties;
    expect(id).toMatchObject({
      primaryKey: true,
      physicalType: 'bigint',
      description: 'x',
    });
    expect(a.unique).toBe(true);
  });

  it('a column may be named like a clause', () => {
    const { ddl, findings } = translate(
      'CREATE TABLE t (`key` varchar(10), `index` int, comment text, `check` int, PRIMARY KEY (`key`))',
      'mysql',
    );
    expect(findings).toEqual([]);
    expect(ddl).toContain(
      '"key" character varying(10), "index" integer, "comment" text, "check" integer',
    );
  });
});
