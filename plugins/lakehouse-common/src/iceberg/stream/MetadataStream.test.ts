import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { history, metadataJson } from '../__testUtils__/metadata';
import { IcebergMetadataError } from '../errors';
import { parseLoadTableResult, parseTableMetadata } from '../parse';
import type { StreamBudgets } from './budgets';
import { MetadataStream, type StreamForm } from './MetadataStream';

const encoder = new TextEncoder();

/** Reads in pieces of the given length. */
function stream(
  text: string | Uint8Array,
  piece = 64,
  budgets: Partial<StreamBudgets> = {},
  form: StreamForm = 'file',
) {
  const bytes = typeof text === 'string' ? encoder.encode(text) : text;
  const metadata = new MetadataStream(form, budgets);
  for (let at = 0; at < bytes.length; at += piece) {
    metadata.push(bytes.slice(at, at + piece));
  }
  return metadata.end();
}

const codeOf = (read: () => unknown) => {
  try {
    read();
    return 'read';
  } catch (error) {
    return error instanceof IcebergMetadataError ? error.code : String(error);
  }
};

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const summary = fc.dictionary(text, text, { maxKeys: 5 });
const schema = (id: number, docs: string[]) => ({
  'schema-id': id,
  fields: docs.map((doc, index) => ({
    id: index + 1,
    name: `c${index}`,
    required: false,
    type: 'string',
    doc,
  })),
});

/** Metadata of a writer that likes odd texts, with fields that nobody knows. */
const generated = fc
  .record({
    summaries: fc.array(summary, { maxLength: 6 }),
    schemas: fc.array(fc.array(text, { maxLength: 4 }), {
      minLength: 1,
      maxLength: 4,
    }),
    properties: summary,
    unknown: fc.jsonValue({ maxDepth: 3 }),
    bom: fc.boolean(),
    pretty: fc.boolean(),
  })
  .map(({ summaries, schemas, properties, unknown, bom, pretty }) => {
    const plain = metadataJson({
      ...(summaries.length > 0 &&
        history(
          summaries.map((entries, index) => ({
            id: `${3051729675574597004n + BigInt(index)}`,
            ...(index > 0 && {
              parent: `${3051729675574597003n + BigInt(index)}`,
            }),
            at: new Date(1.7e12 + index * 1000).toISOString(),
            summary: { ...entries, operation: 'append' },
          })),
        )),
      schemas: schemas.map((docs, id) => schema(id, docs)),
      'current-schema-id': schemas.length - 1,
      properties,
      'x-unknown': unknown,
    });
    const spaced = pretty
      ? plain.replace(/"(snapshots|schemas|refs)":\[/g, '"$1" :\r\n\t[ ')
      : plain;
    return bom ? `\ufeff${spaced}` : spaced;
  });

describe('MetadataStream', () => {
  it('reads what is read at once, wherever the pieces end', () => {
    fc.assert(
      fc.property(generated, fc.integer({ min: 1, max: 200 }), (file, piece) =>
        expect(stream(file, piece).metadata).toEqual(parseTableMetadata(file)),
      ),
      { numRuns: 300 },
    );
  });

  it.each(['pyiceberg', 'spark'])('reads the file of %s alike', writer => {
    const file = readFileSync(
      path.join(__dirname, `../__fixtures__/${writer}.metadata.json`),
    );
    expect(stream(file, 1000).metadata).toEqual(parseTableMetadata(file));
  });

  it('gives the error of ordinary reading for a file that is cut (fault 11)', () => {
    fc.assert(
      fc.property(generated, fc.double({ min: 0, max: 1 }), (file, share) => {
        const cut = encoder.encode(file);
        const bytes = cut.slice(0, Math.floor(cut.length * share));
        const code = codeOf(() => stream(bytes, 50));
        const expected = codeOf(() => parseTableMetadata(bytes));
        // A cut inside of a character is no text for one, and an early end for the other.
        expect(expected === 'not-json' ? 'truncated' : expected).toBe(
          expected === 'not-json' && code === 'not-json' ? 'truncated' : code,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('gives a typed error wherever a byte changes (fault 11)', () => {
    const file = encoder.encode(
      metadataJson(history([{ id: '3051729675574597004', at: '2026-11-20' }])),
    );
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.nat(255), (at, byte) => {
        const copy = file.slice();
        copy[at] = byte;
        // The code of a typed error, or `read`; any other error is a sentence.
        expect(codeOf(() => stream(copy, 77))).toMatch(/^[a-z-]{4,20}$/);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes a byte order mark that is cut for a file that is cut', () => {
    const mark = Uint8Array.of(0xef, 0xbb, 0xbf);
    const codes = [1, 2, 3].map(size =>
      codeOf(() => stream(mark.slice(0, size), 1)),
    );
    expect(codes).toEqual(['truncated', 'truncated', 'empty']);
  });

  it.each([
    ['empty', 'nothing', ''],
    ['empty', 'blanks', ' \n'],
    ['not-json', 'NUL bytes', '\0'.repeat(4096)],
    ['not-iceberg', 'a list', '[1,2]'],
    ['not-iceberg', 'another object', '{"a":{"b":[1]}}'],
    ['not-json', 'nesting without end', `{"a":${'['.repeat(5000)}`],
    ['not-json', 'brackets that do not match', '{"a":[}]}'],
    ['not-json', 'two objects', '{} {}'],
    ['not-json', 'a comma too many', '{"a":1,}'],
    ['truncated', 'an open text', '{"a":"'],
  ])('answers %s for %s (fault 11)', (code, _, file) => {
    expect(codeOf(() => stream(file, 100))).toBe(code);
  });

  it('takes only the metadata out of the answer of a REST catalog', () => {
    const answer = `{"config":{"s3.secret-access-key":"canary","metadata":{"format-version":9}},"metadata":${metadataJson()},"metadata-location":"s3://a/b"}`;
    const result = stream(answer, 33, {}, 'load-table-result');
    expect(result).toEqual(parseLoadTableResult(answer));
    expect(JSON.stringify(result)).not.toContain('canary');
  });

  describe('of a very long history', () => {
    const count = 50;
    const file = metadataJson({
      ...history(
        Array.from({ length: count }, (_, index) => ({
          id: `${3051729675574597004n + BigInt(index)}`,
          at: new Date(1.7e12 + index * 1000).toISOString(),
          summary: {
            operation: 'append',
            'added-records': '5',
            'iceberg-version': 'Apache Iceberg 1.10.0',
          },
        })),
      ),
      schemas: Array.from({ length: count }, (_, id) => schema(id, ['a', 'b'])),
      'current-schema-id': count - 1,
    });
    const cut = () =>
      stream(file, 64, { schemaBytes: 1000, snapshotBytes: 2000 }).metadata;

    it('keeps all snapshots with their counters, and says whose summaries are condensed', () => {
      const whole = parseTableMetadata(file);
      const { snapshots, leftOut } = cut();
      const condensed = leftOut!.summaries;
      expect(condensed).toBeGreaterThan(30);
      expect(condensed).toBeLessThan(count);
      expect(snapshots.slice(condensed)).toEqual(
        whole.snapshots.slice(condensed),
      );
      expect(snapshots.slice(0, condensed)).toEqual(
        whole.snapshots.slice(0, condensed).map(snapshot => ({
          ...snapshot,
          summary: { 'added-records': '5' },
        })),
      );
    });

    it('keeps the newest schemas and the current one, if its id comes first', () => {
      expect(cut().schema.id).toBe(count - 1);
      const rolledBack = file.replace(
        `"current-schema-id":${count - 1}`,
        '"current-schema-id":3',
      );
      const budgets = { schemaBytes: 1000 };
      expect(() => stream(rolledBack, 64, budgets)).toThrow(
        /current schema 3 is not among/,
      );
      const {
        schemas,
        schema: current,
        leftOut,
      } = stream(
        rolledBack.replace('{', '{"current-schema-id":3,'),
        64,
        budgets,
      ).metadata;
      expect(current.id).toBe(3);
      expect(schemas.at(-1)?.id).toBe(count - 1);
      expect(schemas.length + leftOut!.schemas).toBe(count);
      expect(leftOut!.schemas).toBeGreaterThan(40);
    });

    it('refuses a value or a file above its budget', () => {
      expect(codeOf(() => stream(file, 64, { maxBytes: 5000 }))).toBe(
        'too-large',
      );
      const wide = metadataJson({ properties: { a: 'x'.repeat(2000) } });
      expect(codeOf(() => stream(wide, 64, { valueBytes: 1000 }))).toBe(
        'too-large',
      );
      const noted = metadataJson({ 'x-notes': 'x'.repeat(2000) });
      expect(stream(noted, 64, { valueBytes: 1000 }).metadata).toEqual(
        parseTableMetadata(noted),
      );
    });
  });
});
