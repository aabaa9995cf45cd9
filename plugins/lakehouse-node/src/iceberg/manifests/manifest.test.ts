import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { readManifest, readManifestList, type ContentFile } from '.';

const fixtures = path.join(__dirname, '__fixtures__');
const at = (table: string, file: string) => path.join(fixtures, table, file);

async function* pieces(bytes: Uint8Array, size = 1000) {
  for (let start = 0; start < bytes.length; start += size) {
    yield bytes.subarray(start, start + size);
  }
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

async function filesOf(table: string): Promise<ContentFile[]> {
  const list = await all(
    readManifestList(createReadStream(at(table, 'list.avro'))),
  );
  const files = await Promise.all(
    list.map(async manifest => {
      const bytes = readFileSync(at(table, path.basename(manifest.path)));
      expect(bytes.length).toBe(manifest.length);
      return (await all(readManifest(pieces(bytes)))).flat();
    }),
  );
  return files.flat();
}

describe('manifests', () => {
  it.each(['spark-v1', 'spark-v2', 'spark-v3', 'pyiceberg-v2'])(
    'agree with what the engine says of the files of %s',
    async table => {
      const sums: Record<string, number[]> = {};
      for (const { kind, bytes, rows } of await filesOf(table)) {
        const [files, size, records] = sums[kind] ?? [0, 0, 0];
        sums[kind] = [files + 1, size + bytes, records + rows];
      }
      const expected = readFileSync(at(table, 'files.json'), 'utf8');
      expect(sums).toEqual(JSON.parse(expected));
    },
  );

  it('tell the partition of every file', async () => {
    const files = await filesOf('spark-v2');
    const data = files.filter(({ kind }) => kind === 'data');
    expect(data.map(({ partition }) => ({ ...partition }))).toContainEqual({
      day_day: '2026-01-30',
      country: 'DE',
    });
  });

  it('that were changed or cut off give a typed error, or are read', async () => {
    const folder = path.join(fixtures, 'spark-v2');
    const originals = readdirSync(folder)
      .filter(name => name.endsWith('.avro'))
      .map(name => readFileSync(path.join(folder, name)));
    const change = fc.record({
      original: fc.constantFrom(...originals),
      end: fc.double({ min: 0, max: 1, noNaN: true }),
      edits: fc.array(
        fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(255)),
        { maxLength: 5 },
      ),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ original, end, edits }) => {
        const bytes = Uint8Array.from(
          original.subarray(0, Math.ceil(original.length * end)),
        );
        for (const [where, value] of edits) {
          bytes[Math.floor(where * bytes.length)] = value;
        }
        for (const read of [readManifest, readManifestList]) {
          const outcome = await all<unknown>(read(pieces(bytes, 97))).then(
            () => 'read',
            error => error.name,
          );
          expect(['read', 'IcebergMetadataError']).toContain(outcome);
        }
      }),
      { numRuns: 200 },
    );
  });
});

/** An Avro file of one block, of which anything may be a lie. */
function avro(schema: unknown, block: Uint8Array, count = 1, codec = 'null') {
  const long = (value: number) => {
    const bytes: number[] = [];
    let rest = value * 2;
    for (; rest > 127; rest = Math.floor(rest / 128)) {
      bytes.push((rest % 128) + 128);
    }
    return Buffer.from([...bytes, rest]);
  };
  const text = (value: string) =>
    Buffer.concat([long(Buffer.byteLength(value)), Buffer.from(value)]);
  return Buffer.concat([
    Buffer.from('Obj\u0001'),
    long(2),
    ...['avro.schema', JSON.stringify(schema), 'avro.codec', codec].map(text),
    long(0),
    Buffer.alloc(16, 7),
    long(count),
    long(block.length),
    block,
    Buffer.alloc(16, 7),
  ]);
}

describe('hostile manifests', () => {
  const record = (fields: unknown[]) => ({ type: 'record', name: 'r', fields });
  const field = (type: unknown) => record([{ name: 'status', type }]);
  const nested = Array.from({ length: 40 }).reduce<unknown>(
    type => ({ type: 'array', items: type }),
    'int',
  );
  const endless = Buffer.from([0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0x07]);
  const own = record([{ name: 'status', type: 'r' }]);

  it.each([
    ['a schema that is nested too deep', avro(field(nested), endless)],
    ['a schema that holds itself', avro(own, endless)],
    [
      'an array of nothing that never ends',
      avro(field({ type: 'array', items: 'null' }), endless),
    ],
    ['more records than bytes', avro(field('int'), Buffer.from([0]), 2 ** 40)],
    [
      'a block that unpacks to 64 MB',
      avro(
        field('bytes'),
        deflateRawSync(Buffer.alloc(64 * 1024 * 1024)),
        1,
        'deflate',
      ),
    ],
    [
      'a Snappy block that says 4 GB',
      avro(
        field('int'),
        Buffer.from([255, 255, 255, 255, 15, 0, 0]),
        1,
        'snappy',
      ),
    ],
    ['an unknown codec', avro(field('int'), Buffer.from([0]), 1, 'lzma')],
    ['a number beyond 64 bits', avro(field('long'), Buffer.alloc(12, 255))],
  ])('%s is refused', async (_, bytes) => {
    await expect(all(readManifest(pieces(bytes)))).rejects.toMatchObject({
      name: 'IcebergMetadataError',
    });
  });

  it('lets go of the source when nobody wants more', async () => {
    let released = false;
    async function* source() {
      try {
        yield* pieces(readFileSync(at('spark-v2', 'list.avro')));
        for (;;) yield Buffer.alloc(1);
      } finally {
        released = true;
      }
    }
    for await (const manifest of readManifestList(source())) {
      expect(manifest.path).toMatch(/\.avro$/);
      break;
    }
    expect(released).toBe(true);
  });
});
