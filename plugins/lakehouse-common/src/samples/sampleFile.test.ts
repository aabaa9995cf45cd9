import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { gzipSync } from 'fflate';
import { sampleFile } from './sampleFile';
import types from './__fixtures__/types.json';

const FIXTURES = path.join(__dirname, '__fixtures__');
const CAP = { cap: 1024 * 1024 };

/** A file in memory that remembers which bytes were asked for. */
function file(name: string, content: string | Uint8Array, size?: number) {
  const bytes =
    typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const reads: number[] = [];
  return {
    name,
    reads,
    size: size ?? bytes.length,
    read: async (from: number, to: number) => {
      reads.push(to - from);
      return bytes.slice(from, to);
    },
  };
}

const fixture = (name: string) =>
  file(name, new Uint8Array(readFileSync(path.join(FIXTURES, name))));
const typesOf = async (name: string) =>
  Object.fromEntries(
    (await sampleFile(fixture(name), CAP)).columns!.map(one => [
      one.name,
      one.type,
    ]),
  );
const problem = async (name: string, content: string | Uint8Array) =>
  (await sampleFile(file(name, content), CAP)).problem;

describe('text', () => {
  it('takes a short file whole and counts its rows without the header', async () => {
    expect(await sampleFile(file('a.csv', 'id\n1\n2'), CAP)).toEqual({
      name: 'a.csv',
      content: 'id\n1\n2',
      rows: 2,
    });
  });

  it('cuts a long file after a whole line and estimates its rows', async () => {
    const content = `id\n${'123456789\n'.repeat(1000)}`;
    const sample = await sampleFile(file('a.csv', content), { cap: 128 });
    expect(sample.content.endsWith('123456789\n')).toBe(true);
    expect(sample.content.length).toBeLessThanOrEqual(128);
    expect(sample.truncated).toBe(true);
    expect(sample.rows).toBeGreaterThan(900);
    expect(sample.rows).toBeLessThan(1200);
  });

  it('unpacks no more of a compressed file than it keeps', async () => {
    const content = `id\n${'123456789\n'.repeat(300_000)}`;
    const sample = await sampleFile(
      file('a.csv.gz', gzipSync(new TextEncoder().encode(content))),
      CAP,
    );
    expect(sample.content.length).toBeLessThanOrEqual(CAP.cap);
    expect(sample.content.startsWith('id\n123456789\n')).toBe(true);
    expect(sample.truncated).toBe(true);
  });

  it('takes a compressed file whole when it fits', async () => {
    const packed = gzipSync(new TextEncoder().encode('{"a":1}\n{"a":2}\n'));
    expect(await sampleFile(file('a.ndjson.gz', packed), CAP)).toEqual({
      name: 'a.ndjson.gz',
      content: '{"a":1}\n{"a":2}\n',
      rows: 2,
    });
  });

  it('counts the elements of an array of JSON', async () => {
    const sample = await sampleFile(
      file('a.json', '[{"a":"],["},\n{"a":[1]}]'),
      CAP,
    );
    expect(sample.rows).toBe(2);
  });

  it('cuts no character in two', async () => {
    const sample = await sampleFile(file('a.json', `["${'é'.repeat(99)}`), {
      cap: 33,
    });
    expect(sample.content).not.toContain('\uFFFD');
  });

  it.each([
    ['a.xlsx', 'x', 'neither CSV, JSON nor Parquet'],
    ['a.csv.gz', 'no gzip', 'is not compressed as its name says'],
  ])('says what is wrong with %s', async (name, content, message) => {
    expect(await problem(name, content)).toContain(message);
  });
});

describe('Parquet', () => {
  it('gives each column the type that ingestion gives it', async () => {
    expect(await typesOf('types.parquet')).toEqual(types.types);
    expect(await typesOf('legacy.parquet')).toEqual(types.legacy);
  });

  it('brings rows as texts, and nested values as nothing', async () => {
    const { content, rows, truncated } = await sampleFile(
      fixture('types.parquet'),
      CAP,
    );
    const [first, second] = content
      .trim()
      .split('\n')
      .map(one => JSON.parse(one));
    expect(first).toMatchObject({
      i64: '1',
      yes: 'true',
      word: 'Zoë',
      repeated: 'x',
      bytes: '\\x00ff',
      day: '2020-01-31',
      instant_us: '2020-01-01T12:00:00.123Z',
    });
    expect(first).not.toHaveProperty('list');
    expect(second.word).toBeNull();
    expect({ rows, truncated }).toEqual({ rows: 2, truncated: undefined });
  });

  it.each(['zstd', 'gzip', 'snappy', 'brotli', 'lz4'])(
    'reads %s',
    async codec => {
      const sample = await sampleFile(fixture(`codec_${codec}.parquet`), CAP);
      expect(sample.content.split('\n')).toHaveLength(101);
      expect(JSON.parse(sample.content.split('\n')[99])).toEqual({ id: '99' });
    },
  );

  it.each([
    ['time', 'TIME'],
    ['nanos', 'TIMESTAMP(NANOS)'],
    ['uuid', 'UUID'],
    ['half', 'FLOAT16'],
    ['wide', 'DECIMAL(40,2)'],
  ])('refuses the type of %s, as Spark does', async (column, type) => {
    const sample = await sampleFile(fixture(`${column}.parquet`), CAP);
    expect(sample.problem).toContain(
      `has the column ${column} of the type ${type}, which Spark cannot read`,
    );
  });

  it('reads two gigabytes by their end and one row group', async () => {
    const bytes = new Uint8Array(
      readFileSync(path.join(FIXTURES, 'types.parquet')),
    );
    const size = 2 * 1024 ** 3;
    const far = size - bytes.length;
    const reads: number[] = [];
    // The row groups are where the footer says, and the footer is at the end.
    const huge = {
      name: 'a.parquet',
      size,
      read: async (from: number, to: number) => {
        reads.push(to - from);
        if (to <= bytes.length) return bytes.slice(from, to);
        return from >= far
          ? bytes.slice(from - far, to - far)
          : new Uint8Array([
              ...new Uint8Array(far - from),
              ...bytes.slice(0, to - far),
            ]);
      },
    };
    const sample = await sampleFile(huge, CAP);
    expect(sample.rows).toBe(2);
    expect(sample.content).toContain('Zoë');
    expect(reads.reduce((sum, one) => sum + one, 0)).toBeLessThan(200_000);
  });

  it.each([
    ['nothing', '', 'is empty'],
    ['another format', 'id,name\n1,x\n', 'is no Parquet file'],
    ['an encrypted file', 'PARE12345678PARE', 'is encrypted'],
    ['a beginning', 'PAR1 and no end', 'has no end'],
    [
      'a footer of nonsense',
      'PAR1\xff\xff\xff\x7fPAR1',
      'has a footer that cannot',
    ],
  ])('says what is wrong with %s', async (_, content, message) => {
    expect(await problem('a.parquet', content)).toContain(message);
  });

  it('finds every cut of a real file, and never throws', async () => {
    const whole = new Uint8Array(
      readFileSync(path.join(FIXTURES, 'types.parquet')),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: whole.length - 1 }),
        async length =>
          (await problem('a.parquet', whole.slice(0, length))) !== undefined,
      ),
      { numRuns: 60 },
    );
  });

  it('leaves it to whoever reads the bytes when they cannot be read', async () => {
    const whole = fixture('types.parquet');
    for (const fails of [1, 2, 3, 4]) {
      let left = fails;
      const broken = {
        ...whole,
        read: async (from: number, to: number) => {
          left -= 1;
          if (left === 0) throw new Error('no network');
          return whole.read(from, to);
        },
      };
      await expect(sampleFile(broken, CAP)).rejects.toThrow('no network');
    }
  });

  it('survives any damage to a real file when it leaves values out', async () => {
    const names = readdirSync(FIXTURES).filter(one => one.endsWith('.parquet'));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 8 }),
        async (name, changes) => {
          const bytes = new Uint8Array(readFileSync(path.join(FIXTURES, name)));
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          const sample = await sampleFile(file(name, bytes), {
            cap: CAP.cap,
            values: false,
          });
          expect(sample.problem ?? sample.columns).toBeDefined();
        },
      ),
      { numRuns: 300 },
    );
  }, 60_000);
});
