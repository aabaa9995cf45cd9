import { Gunzip } from 'fflate';
import type { SourceFile } from '../api';
import { jsonRecords } from './jsonRecords';
import { fileFormat, isGzip } from './names';
import type { FileBytes } from './types';

const LINE_FEED = 0x0a;

/** The first bytes of a file, as they are after decompression. */
interface Head {
  bytes: Uint8Array;
  truncated: boolean;
  /** Bytes of the file that `bytes` came from. */
  read: number;
}

/**
 * The beginning of a CSV or JSON file, cut after its last whole line, and the number of its rows, without the header of CSV. Rows of a cut
 * file are estimated from the mean length of the lines that were read.
 *
 * @param cap - bytes that are taken at most
 */
export async function textSample(
  file: FileBytes,
  cap: number,
): Promise<SourceFile> {
  const raw = await file.read(0, Math.min(cap, file.size));
  const head = isGzip(file.name)
    ? gunzipHead(raw, cap, file.size)
    : { bytes: raw, truncated: file.size > raw.length, read: raw.length };
  const bytes = head.truncated ? wholeLines(head.bytes) : head.bytes;
  // A character that was cut in two is left out.
  const content = new TextDecoder().decode(bytes, { stream: head.truncated });
  const counted = countRows(file.name, content, bytes);
  const scale = head.truncated
    ? (file.size / Math.max(1, head.read)) *
      (head.bytes.length / Math.max(1, bytes.length))
    : 1;
  return {
    name: file.name,
    content,
    rows: Math.max(0, Math.round(counted.records * scale) - counted.headers),
    ...(head.truncated && { truncated: true }),
  };
}

function gunzipHead(raw: Uint8Array, cap: number, size: number): Head {
  const parts: Uint8Array[] = [];
  let length = 0;
  const gunzip = new Gunzip(part => {
    parts.push(part);
    length += part.length;
  });
  const step = 16 * 1024;
  let read = 0;
  // A little of a file can become a lot: no more is unpacked than is kept.
  while (read < raw.length && length < cap) {
    const end = Math.min(read + step, raw.length);
    gunzip.push(raw.subarray(read, end), end === size);
    read = end;
  }
  const bytes = new Uint8Array(Math.min(length, cap));
  let at = 0;
  for (const part of parts) {
    if (at >= bytes.length) break;
    bytes.set(part.subarray(0, bytes.length - at), at);
    at += part.length;
  }
  return { bytes, truncated: read < size || length > cap, read };
}

/** A file of one endless line, such as an array of JSON, stays as it was cut. */
function wholeLines(bytes: Uint8Array): Uint8Array {
  const end = bytes.lastIndexOf(LINE_FEED) + 1;
  return bytes.subarray(0, end || bytes.length);
}

function countRows(
  name: string,
  content: string,
  bytes: Uint8Array,
): { records: number; headers: number } {
  const json = fileFormat(name) === 'json' ? jsonRecords(content) : undefined;
  return json
    ? { records: json.records.length, headers: 0 }
    : { records: countLines(bytes), headers: 1 };
}

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (const byte of bytes) {
    if (byte === LINE_FEED) lines += 1;
  }
  return bytes.length > 0 && bytes[bytes.length - 1] !== LINE_FEED
    ? lines + 1
    : lines;
}
