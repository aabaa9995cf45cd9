import fc from 'fast-check';
import { importDdl } from '../importDdl';
import { translate } from './translate';

describe('hostile DDL', () => {
  // On a machine that does other things too.
  jest.setTimeout(60_000);

  const quotes = {
    mysql: '`',
    sqlserver: ['[', ']'],
    oracle: '"',
    snowflake: '"',
  } as const;

  it('gives back any name and comment as it was', async () => {
    const text = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 20 })
      .map(one => one.replace(/[\0\r]/g, ''))
      .filter(one => one.length > 0);
    const hostile = fc.oneof(
      text,
      fc.constantFrom(
        '"; DROP TABLE x; --',
        "'); --",
        '`',
        ']',
        '/*',
        '\\',
        "\\'",
        '\n\\! rm',
        '{{ x }}',
        'GO',
        '/',
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...(Object.keys(quotes) as (keyof typeof quotes)[])),
        hostile,
        hostile,
        hostile,
        async (dialect, name, id, comment) => {
          const [open, close = open] = quotes[dialect];
          const quoted = (one: string) =>
            open + one.replaceAll(close, close + close) + close;
          const escaped = ['mysql', 'snowflake'].includes(dialect)
            ? comment.replaceAll('\\', '\\\\')
            : comment;
          const said = `'${escaped.replaceAll("'", "''")}'`;
          const comments = {
            mysql: '',
            sqlserver: `\nGO\nEXEC sp_addextendedproperty 'MS_Description', ${said}, 'SCHEMA', 'dbo', 'TABLE', N'${name.replaceAll(
              "'",
              "''",
            )}'`,
            oracle: `; COMMENT ON TABLE ${quoted(name)} IS ${said}`,
            snowflake: '',
          };
          const inline = comments[dialect] ? '' : ` COMMENT=${said}`;
          const { contract } = await importDdl(
            `CREATE TABLE ${quoted(name)} (${quoted(
              id,
            )} int PRIMARY KEY)${inline}${comments[dialect]}`,
            { source: 'x', dialect },
          );
          const [table] = contract!.schema;
          expect(table.physicalName ?? table.name).toBe(name);
          expect(table.description).toBe(comment);
          const [only] = table.properties;
          expect(only.physicalName ?? only.name).toBe(id);
          expect(only.primaryKey).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each(['/*', "'", "q'[", '"', '`', '[', '(', "\\'", '$$', 'a,', '((('])(
    'of nothing but %s takes a moment',
    part => {
      const ddl = part.repeat(20_000 / part.length);
      const dialects = ['mysql', 'sqlserver', 'oracle', 'snowflake'] as const;
      const before = performance.now();
      dialects.forEach(dialect => {
        translate(ddl, dialect);
        translate(`CREATE TABLE t (a int, ${ddl}`, dialect);
      });
      expect(performance.now() - before).toBeLessThan(30_000);
    },
  );

  it('of 2 MB is read', async () => {
    const ddl = Array.from(
      { length: 12_000 },
      (_, i) =>
        `CREATE TABLE [dbo].[t${i}]([id] [int] IDENTITY(1,1) NOT NULL PRIMARY KEY, [name] [nvarchar](100) NULL, [at] [datetime2](3) NOT NULL)\nGO\n`,
    ).join('');
    expect(ddl.length).toBeGreaterThan(1_500_000);
    const { ddl: printed, findings } = translate(ddl, 'sqlserver');
    expect(findings).toEqual([]);
    expect(printed.split('CREATE TABLE')).toHaveLength(12_001);
  });
});
