import { broken } from './ByteReader';

/**
 * Unpacks a raw Snappy block.
 *
 * @see https://github.com/google/snappy/blob/main/format_description.txt
 * @throws IcebergMetadataError for broken bytes and for more than `maxBytes`
 */
export function unsnap(packed: Uint8Array, maxBytes: number): Uint8Array {
  let at = 0;
  const next = () => {
    if (at >= packed.length) throw broken('a Snappy block is cut off');
    at += 1;
    return packed[at - 1];
  };
  const little = (bytes: number) => {
    let value = 0;
    for (let index = 0; index < bytes; index += 1)
      value += next() * 256 ** index;
    return value;
  };
  let size = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = next();
    size += (byte % 128) * 2 ** shift;
    if (size > maxBytes) throw broken('a Snappy block is too large');
    if (byte < 128) break;
    if (shift > 28) throw broken('the length of a Snappy block is no number');
  }
  const out = new Uint8Array(size);
  let end = 0;
  while (at < packed.length) {
    const tag = next();
    const kind = tag % 4;
    const upper = Math.floor(tag / 4);
    let length = upper + 1;
    let offset = 0;
    if (kind === 0) {
      if (upper >= 60) length = little(upper - 59) + 1;
      if (length > packed.length - at)
        throw broken('a Snappy block is cut off');
    } else if (kind === 1) {
      length = (upper % 8) + 4;
      offset = Math.floor(tag / 32) * 256 + next();
    } else {
      offset = little(kind === 2 ? 2 : 4);
    }
    if (length > size - end)
      throw broken('a Snappy block is longer than it says');
    if (kind === 0) {
      out.set(packed.subarray(at, at + length), end);
      at += length;
    } else {
      if (offset === 0 || offset > end)
        throw broken('a Snappy block points outside');
      // Byte by byte: source and target may overlap.
      for (let index = 0; index < length; index += 1) {
        out[end + index] = out[end + index - offset];
      }
    }
    end += length;
  }
  if (end !== size) throw broken('a Snappy block is shorter than it says');
  return out;
}
