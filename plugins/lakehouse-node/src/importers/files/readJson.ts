import { jsonRecords } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { ImportFinding } from '../types';
import { inferType, isoTime } from './columnType';
import { integer, number, text } from './plainTypes';
import type { FileColumn, InferredType } from './types';

/** A number, as it was written. */
class Digits {
  constructor(readonly written: string) {}
}

type JsonRow = Record<string, unknown>;

/** Records named in a finding about many. */
const NAMED = 3;
/** More members than this are keys of data, not columns. */
const MAX_COLUMNS = 5000;

/** What a JSON file holds; a refusal says why it cannot be used, after the name of the file. */
export type JsonContent =
  | { columns: FileColumn[]; rows: number; findings: ImportFinding[] }
  | { refusal: string };

/** Reads one object per line, or one array of objects, as ingestion does: numbers keep every digit, nested values are JSON text. */
export function readJson(
  file: string,
  content: string,
  truncated: boolean,
): JsonContent {
  if (!content.replace(/^\uFEFF/, '').trim()) {
    return { refusal: 'is empty: it needs at least one object' };
  }
  const found = jsonRecords(content);
  if (!found) {
    return {
      refusal:
        'is neither one JSON object per line nor an array of objects. Write it in one of these forms',
    };
  }
  if (found.open && !truncated) {
    return {
      refusal: 'ends inside its array, so it was cut off. Give the whole file',
    };
  }
  const records =
    truncated && !found.open ? withoutCut(found.records) : found.records;
  const rows = records.map(({ text: record }) => parseRow(record));
  const good = rows.filter(row => row !== undefined);
  if (good.length === 0) {
    return {
      refusal:
        found.kind === 'lines'
          ? 'has no line that is a whole JSON object. Write each object on a line of its own, or all of them as one array'
          : 'has no object in its array, so it has no columns',
    };
  }
  const names = [...new Set(good.flatMap(row => Object.keys(row)))];
  if (names.length > MAX_COLUMNS) {
    return {
      refusal: `has ${names.length.toLocaleString(
        'en',
      )} different members, such as ${names[0].slice(
        0,
        60,
      )}, which is more than ${MAX_COLUMNS.toLocaleString(
        'en',
      )} columns: are they values? Write them as values of a member`,
    };
  }
  return {
    columns: names.map(name => toColumn(name, good)),
    rows: good.length,
    findings: unreadable(file, found.kind, records, rows),
  };
}

/** The last line may be cut; when it is whole it is only one record less. */
function withoutCut<T>(records: T[]): T[] {
  return records.length > 1 ? records.slice(0, -1) : records;
}

function parseRow(record: string): JsonRow | undefined {
  // The third argument is how the value was written; an engine without it loses digits that only the type of the column shows.
  const reviver = (
    _: string,
    value: unknown,
    context?: { source?: string },
  ): unknown =>
    typeof value === 'number'
      ? new Digits(context?.source ?? String(value))
      : value;
  try {
    const value = JSON.parse(record, reviver) as unknown;
    return isNested(value) && !Array.isArray(value)
      ? (value as JsonRow)
      : undefined;
  } catch {
    return undefined;
  }
}

function isNested(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && !(value instanceof Digits)
  );
}

function toColumn(name: string, rows: JsonRow[]): FileColumn {
  const values = rows.map(row =>
    Object.hasOwn(row, name) ? row[name] ?? undefined : undefined,
  );
  const present = values.filter(value => value !== undefined);
  return {
    name,
    values: values.map(asText),
    ...(present.length > 0 && { type: typeOf(present) }),
  };
}

function asText(value: unknown): string {
  if (value === undefined) return '';
  if (value instanceof Digits) return value.written;
  return typeof value === 'object'
    ? JSON.stringify(value, (_, inner: unknown) =>
        inner instanceof Digits ? Number(inner.written) : inner,
      )
    : String(value);
}

/** JSON says itself what is a number: digits in quotes are text. */
function typeOf(present: unknown[]): InferredType {
  const all = (test: (value: unknown) => boolean) => present.every(test);
  if (present.some(isNested)) {
    return all(isNested)
      ? { logicalType: 'object', physicalType: 'json' }
      : text('text: some values are objects or lists, and some are not');
  }
  if (all(value => typeof value === 'boolean')) {
    return { logicalType: 'boolean', physicalType: 'boolean' };
  }
  if (all(value => value instanceof Digits)) {
    return ofNumbers(present.map(value => (value as Digits).written));
  }
  if (!all(value => typeof value === 'string')) {
    return text('text, because its values are of several types');
  }
  const texts = (present as string[]).filter(value => value !== '');
  if (texts.length < present.length || texts.length === 0) return text();
  const written = isoTime(texts) ?? inferType(texts);
  return written.question || ['date', 'timestamp'].includes(written.logicalType)
    ? written
    : text();
}

function ofNumbers(written: string[]): InferredType {
  if (written.every(value => /^-?\d+$/.test(value))) return integer(written);
  return written.some(value => /e/i.test(value))
    ? {
        logicalType: 'number',
        physicalType: 'double precision',
        reason: 'a binary float, because some numbers have an exponent',
      }
    : number(written.map(value => value.split('.')));
}

function unreadable(
  file: string,
  kind: 'lines' | 'array',
  records: Array<{ place: number }>,
  rows: Array<JsonRow | undefined>,
): ImportFinding[] {
  const places = records
    .filter((_, i) => rows[i] === undefined)
    .map(({ place }) => place);
  if (places.length === 0) return [];
  const what = kind === 'lines' ? 'lines' : 'elements';
  return [
    {
      severity: 'warning',
      file,
      ...(kind === 'lines' && { line: places[0] }),
      message: `${file}: ${places.length} of ${
        records.length
      } ${what} are no JSON objects (${places
        .slice(0, NAMED)
        .join(', ')}). They would be rejected when the file is loaded.`,
    },
  ];
}
