import fc from 'fast-check';
import { gzipSync } from 'fflate';
import { IcebergMetadataError } from './errors';
import { inspectJson } from './inspect';
import { parseTableMetadata } from './parse';
import { summarise } from './summarise';
import { history, metadataJson } from './__testUtils__/metadata';

const VALID = metadataJson({
  ...history([
    {
      id: '8585385837271294837',
      at: '2026-11-20T00:00:00Z',
      summary: { operation: 'append', 'added-records': '3' },
    },
  ]),
  properties: { owner: 'sales' },
});
const encoder = new TextEncoder();

/** Reads everything there is to read: anything but a typed error is a fault. */
function readAll(input: string | Uint8Array) {
  try {
    const metadata = parseTableMetadata(input);
    JSON.stringify([inspectJson(metadata), summarise(metadata)]);
  } catch (error) {
    expect(error).toBeInstanceOf(IcebergMetadataError);
    const { message } = error as IcebergMetadataError;
    expect(encoder.encode(message).length).toBeLessThanOrEqual(1024);
  }
}

const UNKNOWN = 'field-of-tomorrow';

/** Every place in a value, the last key first; in each object also one that is not there. */
function placesIn(value: unknown, above: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  const added = Array.isArray(value) ? [] : [[UNKNOWN, ...above]];
  return Object.entries(value).reduce(
    (places, [key, inner]) => [
      ...places,
      [key, ...above],
      ...placesIn(inner, [key, ...above]),
    ],
    added,
  );
}

/** The valid metadata with another value at a place. Ids of snapshots stay what they are. */
function withValue(place: string[], value: unknown): string {
  const root = JSON.parse(VALID.replace(/(-id":)(\d{16,})/g, '$1"id $2"'));
  const [last, ...above] = place;
  const parent = above.reduceRight((at, key) => at[key], root);
  parent[last] = value;
  return JSON.stringify(root).replace(/"id (\d{16,})"/g, '$1');
}

describe('malformed metadata', () => {
  it('gives a typed error wherever the file is cut or a byte flips', () => {
    const plain = encoder.encode(VALID);
    const packed = gzipSync(plain);
    fc.assert(
      fc.property(
        fc.constantFrom(plain, packed),
        fc.nat(),
        fc.nat(255),
        fc.boolean(),
        (file, position, byte, cut) => {
          const at = position % file.length;
          const copy = cut ? file.slice(0, at) : file.slice();
          if (!cut) {
            copy[at] = byte;
          }
          readAll(copy);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('gives a typed error for any value in place of any field', () => {
    const root = JSON.parse(VALID);
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(root)),
        fc.jsonValue({ maxDepth: 4 }),
        (key, value) => readAll(JSON.stringify({ ...root, [key]: value })),
      ),
      { numRuns: 2000 },
    );
  });

  it('gives a typed error for any text and any bytes', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), readAll));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), readAll));
  });

  it('case 14: gives a typed error for any value at any depth, and overlooks what it does not know', () => {
    const expected = summarise(parseTableMetadata(VALID));
    const places = placesIn(JSON.parse(VALID));
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.jsonValue({ maxDepth: 3 }),
        (place, value) => readAll(withValue(place, value)),
      ),
      { numRuns: 2000 },
    );
    const objects = places.filter(([last]) => last === UNKNOWN);
    expect(objects.length).toBeGreaterThan(5);
    for (const place of objects) {
      // A property that nobody knows is a property.
      if (place.includes('properties') || place.includes('summary')) continue;
      const text = withValue(place, { any: ['thing'] });
      expect(summarise(parseTableMetadata(text))).toEqual(expected);
    }
  });
});
