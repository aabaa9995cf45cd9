import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ContractColumn, LogicalType } from '../contract';
import { likeness } from './likeness';
import { rawType } from './rawType';
import { freeName } from './sourceNames';
import { typeChange } from './typeChange';

const LOGICAL: [RegExp, LogicalType][] = [
  [/^(smallint|integer|int|bigint)/, 'integer'],
  [/^(numeric|decimal|real|double)/, 'number'],
  [/^timestamp/, 'timestamp'],
  [/^date$/, 'date'],
  [/^boolean$/, 'boolean'],
];

const column = (physicalType: string, more = {}): ContractColumn => ({
  name: 'x',
  logicalType:
    LOGICAL.find(([pattern]) => pattern.test(physicalType))?.[1] ?? 'string',
  physicalType,
  ...more,
});

describe('typeChange', () => {
  it.each([
    ['integer', 'bigint', 'widened'],
    ['smallint', 'integer', undefined],
    ['int4', 'integer', undefined],
    ['bigint', 'integer', 'narrowed'],
    ['numeric(10,2)', 'numeric(12,2)', 'widened'],
    ['numeric(12,2)', 'numeric(10,2)', 'narrowed'],
    ['numeric(10,2)', 'numeric(12,4)', 'retyped'],
    ['numeric(10,2)', 'numeric', undefined],
    ['numeric(10,2)', 'integer', undefined],
    ['integer', 'numeric(10,2)', 'retyped'],
    ['integer', 'text', 'retyped'],
    ['text', 'integer', undefined],
    ['uuid', 'text', undefined],
    ['date', 'timestamp', 'retyped'],
    ['timestamp', 'timestamp with time zone', 'retyped'],
    ['timestamp', 'timestamp without time zone', undefined],
    ['character varying(15)', 'character varying(40)', 'widened'],
    ['character varying(15)', 'text', 'widened'],
    ['varchar(15)', 'character varying(15)', undefined],
    ['character varying(40)', 'character varying(15)', 'narrowed'],
    ['bytea', 'text', 'retyped'],
  ])('from %s to %s: %s', (before, after, change) => {
    expect(typeChange(column(before), column(after))).toBe(change);
  });

  it('leaves a number without precision in the database to the contract', () => {
    const scaled = column('numeric', {
      logicalTypeOptions: { multipleOf: 0.01 },
    });
    expect(rawType(scaled)).toBe('decimal(18,2)');
    expect(typeChange(scaled, column('numeric'))).toBeUndefined();
    expect(typeChange(column(''), column('integer'))).toBeUndefined();
  });
});

/** What ingestion says; its own tests (`test_type_changes.py`) read the same file. */
const INGESTION: {
  types: {
    physical: string;
    logical: LogicalType;
    multipleOf?: number;
    raw: string;
    changes: Record<string, 'wider' | 'narrower' | 'other'>;
  }[];
  likeness: [string, string, number][];
} = JSON.parse(
  readFileSync(
    resolve(
      __dirname,
      '../../../../templates/lakehouse-platform/skeleton/tests/sources/type_changes.json',
    ),
    'utf8',
  ),
);
const WORDS = { wider: 'widened', narrower: 'narrowed', other: 'retyped' };

it.each(INGESTION.types)(
  'says of $physical what ingestion says',
  ({ physical, logical, multipleOf, raw, changes }) => {
    const was: ContractColumn = {
      name: 'x',
      logicalType: logical,
      physicalType: physical,
      ...(multipleOf && { logicalTypeOptions: { multipleOf } }),
    };
    expect(rawType(was)).toBe(raw);
    const said = INGESTION.types.flatMap(now => {
      const change = typeChange(was, {
        name: 'x',
        logicalType: now.logical,
        physicalType: now.physical,
      });
      return change ? [[now.physical, change]] : [];
    });
    expect(Object.fromEntries(said)).toEqual(
      Object.fromEntries(
        Object.entries(changes).map(([now, word]) => [now, WORDS[word]]),
      ),
    );
  },
);

it.each(INGESTION.likeness)('%s and %s share %d', (one, other, share) => {
  expect(likeness(one, other)).toBe(share);
});

it('gives a column that comes to others the name that ingestion gives it', () => {
  expect(freeName('Größe', 'column', new Set())).toBe('grosse');
  expect(freeName('ID', 'column', new Set(['id']))).toMatch(/^id_[0-9a-f]{8}$/);
});
