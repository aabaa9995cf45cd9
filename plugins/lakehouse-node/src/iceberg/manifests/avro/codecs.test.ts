import * as zlib from 'node:zlib';
import { codecOf } from './codecs';

/** `abcabcabc` forty times and the bytes 0 to 89, packed by Apache Arrow. */
const SNAPPED =
  'wgMIYWJj/gMA/gMA/gMA/gMA/gMAkgMA8FkAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAhIiMkJSYnKCkqKywtLi8wMTIzNDU2Nzg5Ojs8PT4/QEFCQ0RFRkdISUpLTE1OT1BRUlNUVVZXWFk=';
const CHECKSUM = Buffer.alloc(4);

describe('codecOf', () => {
  it('unpacks what the Snappy of others packed', () => {
    const packed = Buffer.concat([Buffer.from(SNAPPED, 'base64'), CHECKSUM]);
    const expected = Buffer.concat([
      Buffer.from('abcabcabc'.repeat(40)),
      Buffer.from(Array.from({ length: 90 }, (_, index) => index)),
    ]);
    expect(Buffer.from(codecOf('snappy')(packed))).toEqual(expected);
  });

  it('refuses every Snappy block that was cut off', () => {
    const packed = Buffer.from(SNAPPED, 'base64');
    for (let end = 0; end < packed.length; end += 1) {
      const cut = Buffer.concat([packed.subarray(0, end), CHECKSUM]);
      expect(() => codecOf('snappy')(cut)).toThrow(/Snappy block/);
    }
  });

  it('unpacks Zstandard where Node can, and says so where it cannot', () => {
    const { zstdCompressSync: pack } = zlib as {
      zstdCompressSync?: typeof zlib.deflateRawSync;
    };
    const text = 'iceberg '.repeat(50);
    let outcome: string;
    try {
      const packed = pack?.(Buffer.from(text)) ?? Buffer.alloc(0);
      outcome = Buffer.from(codecOf('zstandard')(packed)).toString();
    } catch (error) {
      outcome = (error as Error).message;
    }
    expect(outcome).toMatch(pack ? text : /Node 22\.15/);
  });
});
