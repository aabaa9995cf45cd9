import {
  parquetMetadataAsync,
  parquetReadObjects,
  parquetSchema,
  type AsyncBuffer,
  type FileMetaData,
} from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { SourceFile } from '../api';
import { parquetType } from './parquetTypes';
import type { FileBytes, SampleOptions } from './types';

const LIMITS = {
  /** Bytes of a footer: metadata of some ten thousand columns and row groups. */
  footer: 32 * 1024 * 1024,
  /** Bytes of the columns of one row group, all together. */
  values: 16 * 1024 * 1024,
  /** The same after decompression. */
  unpacked: 64 * 1024 * 1024,
  rows: 1000,
  /** Characters of one value: a document is no evidence. */
  value: 500,
};

/** Why a file cannot be used, in words for people; its name is said by whoever shows it. */
export class UnusableFile extends Error {}

/**
 * Columns with their types, rows of the first row group, and the number of all rows of a Parquet file. Read are its footer and no more than
 * 16 MB of values, however large it is.
 *
 * @throws UnusableFile
 */
export async function parquetSample(
  file: FileBytes,
  { cap, values }: SampleOptions,
): Promise<SourceFile> {
  await checkEnds(file);
  const { buffer, problemOf } = parquetBuffer(file);
  const { metadata, columns, rows } = await readFooter(buffer).catch(
    (error: unknown) => {
      throw problemOf(error, 'has a footer that cannot be read. Write it anew');
    },
  );
  const days = new Set(
    columns.filter(({ type }) => type === 'date').map(({ name }) => name),
  );
  // Types are known without values that cannot be read.
  if (values === false) return { name: file.name, content: '', columns, rows };
  const content = await firstRows(buffer, metadata, days, cap).catch(
    (error: unknown) => {
      problemOf(error);
      return '';
    },
  );
  return {
    name: file.name,
    content,
    columns,
    rows,
    ...(content.split('\n').length - 1 < rows && { truncated: true }),
  };
}

const MAGIC = 'PAR1';
const SMALLEST = 12;

async function checkEnds(file: FileBytes): Promise<void> {
  if (file.size === 0) throw new UnusableFile('is empty');
  const ascii = (bytes: Uint8Array) => String.fromCharCode(...bytes);
  const begins = ascii(await file.read(0, Math.min(MAGIC.length, file.size)));
  if (begins === 'PARE') {
    throw new UnusableFile(
      'is encrypted, and ingestion has no key for it. Write it without encryption',
    );
  }
  if (begins !== MAGIC) throw new UnusableFile('is no Parquet file');
  const tail = await file.read(Math.max(0, file.size - 8), file.size);
  if (file.size < SMALLEST || ascii(tail.subarray(4)) !== MAGIC) {
    throw new UnusableFile(
      'has no end, so it was cut off or is still being written. Give the whole file',
    );
  }
  const footer = new DataView(tail.buffer, tail.byteOffset).getUint32(0, true);
  if (footer > Math.min(LIMITS.footer, file.size - 8)) {
    throw new UnusableFile('has a footer that cannot be right. Write it anew');
  }
}

/** A file as the reader of Parquet wants it, which tells apart what is wrong with the bytes from what is wrong with reading them. */
function parquetBuffer(file: FileBytes) {
  let failure: unknown;
  const buffer: AsyncBuffer = {
    byteLength: file.size,
    slice: async (from, to = file.size) => {
      try {
        const {
          buffer: all,
          byteOffset,
          byteLength,
        } = await file.read(from, to);
        return all.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
      } catch (error) {
        failure ??= error;
        throw error;
      }
    },
  };
  /** @throws what reading the bytes has thrown */
  const problemOf = (error: unknown, problem?: string): Error => {
    if (failure !== undefined) throw failure;
    return error instanceof UnusableFile ? error : new UnusableFile(problem);
  };
  return { buffer, problemOf };
}

async function readFooter(buffer: AsyncBuffer) {
  const metadata = await parquetMetadataAsync(buffer, {
    initialFetchSize: 64 * 1024,
    geoparquet: false,
  });
  const rows = Number(metadata.num_rows);
  if (!Number.isSafeInteger(rows) || rows < 0) throw new Error('no number');
  return { metadata, rows, columns: columnsOf(metadata) };
}

function columnsOf(metadata: FileMetaData): NonNullable<SourceFile['columns']> {
  const { children } = parquetSchema(metadata);
  if (children.length === 0) throw new UnusableFile('has no columns');
  return children.map(({ element }) => {
    const type = parquetType(element);
    if ('unreadable' in type) {
      throw new UnusableFile(
        `has the column ${element.name} of the type ${type.unreadable}, which Spark cannot read, so no column of it could be loaded. Write it as text, number or TIMESTAMP(MICROS)`,
      );
    }
    return { name: element.name, type: type.type };
  });
}

/** Lines of JSON, with every value as text. */
async function firstRows(
  file: AsyncBuffer,
  metadata: FileMetaData,
  days: Set<string>,
  cap: number,
): Promise<string> {
  const columns = affordable(metadata);
  if (columns.length === 0) return '';
  const rows = await parquetReadObjects({
    file,
    metadata,
    columns,
    compressors,
    utf8: false,
    geoparquet: false,
    rowEnd: Math.min(LIMITS.rows, Number(metadata.row_groups[0].num_rows)),
  });
  let content = '';
  for (const row of rows) {
    const texts = Object.entries(row).map(([name, value]) => [
      name,
      days.has(name) ? asText(value)?.slice(0, 10) : asText(value),
    ]);
    const line = `${JSON.stringify(Object.fromEntries(texts))}\n`;
    if (content.length + line.length > cap) break;
    content += line;
  }
  return content;
}

/** Columns whose chunks in the first row group fit what is read, in their order. Nested ones are no evidence for anything. */
function affordable(metadata: FileMetaData): string[] {
  let left = LIMITS.values;
  let leftUnpacked = LIMITS.unpacked;
  return (metadata.row_groups[0]?.columns ?? []).flatMap(({ meta_data }) => {
    if (meta_data?.path_in_schema.length !== 1) return [];
    const size = Number(meta_data.total_compressed_size);
    const unpacked = Number(meta_data.total_uncompressed_size);
    if (!(size <= left && unpacked <= leftUnpacked)) return [];
    left -= size;
    leftUnpacked -= unpacked;
    return meta_data.path_in_schema;
  });
}

function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? null : value.toISOString();
  }
  if (value instanceof Uint8Array) {
    const bytes = [...value.subarray(0, LIMITS.value / 2)];
    return `\\x${bytes.map(b => b.toString(16).padStart(2, '0')).join('')}`;
  }
  return String(
    typeof value === 'object' ? JSON.stringify(value) : value,
  ).slice(0, LIMITS.value);
}
