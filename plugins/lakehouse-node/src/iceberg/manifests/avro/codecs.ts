import * as zlib from 'node:zlib';
import { broken } from './ByteReader';
import { unsnap } from './snappy';

/** A block may not unpack to more, in bytes. Writers make blocks of some 64 KB. */
const MAX_UNPACKED = 32 * 1024 * 1024;

type Unpack = (packed: Uint8Array) => Uint8Array;

const LIMIT = { maxOutputLength: MAX_UNPACKED };
/** Since Node 22.15. */
const unzstd = (zlib as { zstdDecompressSync?: typeof zlib.inflateRawSync })
  .zstdDecompressSync;

/** How the blocks of a file are unpacked. @throws IcebergMetadataError */
export function codecOf(name: string): Unpack {
  switch (name) {
    case '':
    case 'null':
      return packed => packed;
    case 'deflate':
      return guarded(packed => zlib.inflateRawSync(packed, LIMIT));
    case 'snappy':
      // Four bytes of checksum follow the block.
      return packed =>
        unsnap(
          packed.subarray(0, Math.max(0, packed.length - 4)),
          MAX_UNPACKED,
        );
    case 'zstandard':
      if (unzstd) return guarded(packed => unzstd(packed, LIMIT));
      throw broken('it is packed with zstandard, which needs Node 22.15');
    default:
      throw broken(`it is packed with ${name}, which is not known`);
  }
}

function guarded(unpack: Unpack): Unpack {
  return packed => {
    try {
      return unpack(packed);
    } catch (error) {
      throw broken(`a block cannot be unpacked (${(error as Error).message})`);
    }
  };
}
