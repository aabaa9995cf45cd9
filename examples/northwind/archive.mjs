// The file format of the recording: 4 bytes length of the header, the header as JSON, then the files one after the other; brotli over all.
import zlib from 'node:zlib';

/** Packs `files` (`[{ path, bytes }]`) with `info`, anything that JSON can hold. */
export function pack(info, files) {
  const header = Buffer.from(
    JSON.stringify({
      ...info,
      files: files.map(({ path, bytes }) => ({ path, size: bytes.length })),
    }),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32BE(header.length);
  const all = Buffer.concat([length, header, ...files.map(f => f.bytes)]);
  return zlib.brotliCompressSync(all, {
    params: {
      [zlib.constants.BROTLI_PARAM_QUALITY]: 9,
      [zlib.constants.BROTLI_PARAM_LGWIN]: 24,
      [zlib.constants.BROTLI_PARAM_SIZE_HINT]: all.length,
    },
  });
}

/** The reverse of {@link pack}: `{ info, files }`. */
export function open(packed) {
  const all = zlib.brotliDecompressSync(packed);
  const start = 4 + all.readUInt32BE(0);
  const { files: index, ...info } = JSON.parse(
    all.subarray(4, start).toString(),
  );
  let offset = start;
  const files = index.map(({ path, size }) => {
    const bytes = all.subarray(offset, offset + size);
    offset += size;
    return { path, bytes };
  });
  return { info, files };
}
