import fc from 'fast-check';
import { importDdl } from '../../importers';
import { tableFingerprints } from '../fingerprints';
import type { PgColumn, PgTable } from './model';
import { printSchema } from './printSchema';
import { onOneLine, quoteName, quoteText } from './quote';

const column = (name: string, extra: Partial<PgColumn> = {}): PgColumn => ({
  name,
  type: 'text',
  ownType: null,
  required: false,
  identity: null,
  generated: null,
  stored: false,
  comment: null,
  ...extra,
});

const table = (name: string, extra: Partial<PgTable> = {}): PgTable => ({
  oid: '1',
  name,
  comment: null,
  partitionKey: null,
  rows: null,
  partly: false,
  rowSecurity: false,
  columns: [column('id')],
  constraints: [],
  uniqueIndexes: [],
  ...extra,
});

const print = (...tables: PgTable[]) =>
  printSchema('public', tables, new Map());

/** What PostgreSQL takes: no NUL, and no half of a pair of surrogates. */
const text = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 20 })
  .map(one => one.replaceAll('\0', ''))
  .filter(one => one.length > 0);
const hostile = fc.oneof(
  text,
  fc.constantFrom(
    '"; DROP TABLE x; --',
    "'); --",
    '$$',
    '\\',
    "\\' OR",
    '\n\\! rm -rf /',
    '\r\nCOPY x FROM stdin;',
    '-- lakehouse tables [["x","y"]]\n',
    '{{ x }}',
    'U&"x"',
    '\u202e',
    '__proto__',
  ),
);

describe('a printed schema', () => {
  it('gives back any name and text as it was, whatever is in them', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, hostile, hostile, async (name, id, comment) => {
        const { ddl, fingerprints } = print(
          table(name, { comment, columns: [column(id, { comment })] }),
          table('next one'),
        );
        const { contract, findings } = await importDdl(ddl, { source: 'x' });
        const [first, next] = contract!.schema;
        expect(first.physicalName ?? first.name).toBe(name);
        expect(first.description).toBe(comment);
        const [only] = first.properties;
        expect(only.physicalName ?? only.name).toBe(id);
        expect(only.description).toBe(comment);
        expect(next).toBeDefined();
        expect(findings.map(({ severity }) => severity)).not.toContain('error');
        expect(await tableFingerprints(ddl)).toEqual(fingerprints);
      }),
      { numRuns: 200 },
    );
  });

  it('stays on its lines when the server prints line breaks', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (name, value) => {
        const definition = `CHECK (("${name.replaceAll(
          '"',
          '""',
        )}" = ANY (ARRAY['${value.replaceAll("'", "''")}'::text])))`;
        const { ddl } = print(
          table('t', {
            columns: [column(name)],
            constraints: [
              { name: 'c', foreign: false, primary: false, definition },
            ],
          }),
        );
        // The first line, three of the table, and its end.
        expect(ddl.split(/\r\n|\r|\n/)).toHaveLength(6);
        const { contract } = await importDdl(ddl, { source: 'x' });
        const [only] = contract!.schema[0].properties;
        expect((only.quality as any)[0].arguments.validValues).toEqual([value]);
      }),
      { numRuns: 200 },
    );
  });

  it('writes plain names and texts plainly', () => {
    expect(quoteName('Order')).toBe('"Order"');
    expect(quoteText("it's")).toBe("'it''s'");
    expect(onOneLine('CHECK ((a > 1))')).toBe('CHECK ((a > 1))');
  });

  it('knows citext wherever its extension is', async () => {
    const { ddl } = print(
      table('t', { columns: [column('a', { type: 'extensions.citext' })] }),
    );
    expect(ddl).toContain('"a" citext');
  });
});

describe('a fingerprint', () => {
  const of = (one: PgTable) => print(one).fingerprints.get(one.name);

  it('changes with columns, types and keys, and not with texts', () => {
    const before = of(table('t'));
    expect(before).toMatch(/^[0-9a-f]{16}$/);
    expect(of(table('t', { comment: 'x', rows: 5 }))).toBe(before);
    const changes: Partial<PgTable>[] = [
      { columns: [column('id'), column('b')] },
      { columns: [column('id', { type: 'integer' })] },
      { columns: [column('id', { required: true })] },
      {
        constraints: [
          {
            name: 'k',
            foreign: false,
            primary: true,
            definition: 'PRIMARY KEY (id)',
          },
        ],
      },
      { partitionKey: 'HASH (id)' },
    ];
    const after = changes.map(change => of(table('t', change)));
    expect(new Set([before, ...after]).size).toBe(changes.length + 1);
  });

  it('changes with the values of an enumeration that a column has', () => {
    const mood = (values: string[]) =>
      printSchema(
        'public',
        [table('t', { columns: [column('a', { ownType: '7' })] })],
        new Map([
          [
            '7',
            {
              oid: '7',
              schema: 'public',
              name: 'mood',
              values,
              base: null,
              baseType: null,
              required: false,
              constraints: [],
            },
          ],
        ]),
      ).fingerprints.get('t');
    expect(mood(['a'])).not.toBe(mood(['a', 'b']));
  });

  it('is not there for DDL that somebody has pasted', async () => {
    expect(await tableFingerprints('CREATE TABLE t (id int);')).toEqual(
      new Map(),
    );
  });
});
