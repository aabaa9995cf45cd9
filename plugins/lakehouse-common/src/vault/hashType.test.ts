import { commonType, hashType, keepsText } from './hashType';

describe('hashType', () => {
  it.each([
    [{ logicalType: 'integer', physicalType: 'smallint' }, 'integer'],
    [{ logicalType: 'number', physicalType: 'numeric(10,2)' }, 'decimal(2)'],
    [{ logicalType: 'number', physicalType: 'numeric(10)' }, 'decimal(0)'],
    [{ logicalType: 'number', physicalType: 'real' }, 'decimal(6)'],
    [
      { logicalType: 'number', physicalType: 'double precision' },
      'decimal(12)',
    ],
    [{ logicalType: 'number' }, 'decimal(10)'],
    [
      {
        logicalType: 'number',
        physicalType: 'real',
        logicalTypeOptions: { multipleOf: 0.01 },
      },
      'decimal(2)',
    ],
    [
      {
        logicalType: 'number',
        physicalType: 'real',
        logicalTypeOptions: { multipleOf: 1e-7 },
      },
      'decimal(7)',
    ],
    [
      {
        logicalType: 'number',
        physicalType: 'real',
        logicalTypeOptions: { multipleOf: 10 },
      },
      'decimal(0)',
    ],
    [{ logicalType: 'string', physicalType: 'bytea' }, 'binary'],
    [{ logicalType: 'array', physicalType: 'integer[]' }, 'string'],
    [{ logicalType: 'timestamp' }, 'timestamp'],
    [{ logicalType: 'object' }, 'string'],
    [{}, 'string'],
  ])('of %j is %s', (column, expected) => {
    expect(hashType(column)).toBe(expected);
  });
});

it('integers, and decimals without places, have the same text as strings', () => {
  expect(commonType(['integer', 'integer'])).toBe('integer');
  expect(commonType(['integer', 'decimal(0)'])).toBe('integer');
  expect(commonType(['string', 'integer', 'decimal(0)'])).toBe('string');
  expect(commonType(['date', 'timestamp'])).toBeUndefined();
  expect(commonType(['integer', 'decimal(2)'])).toBeUndefined();
});

it('a text stays when a number becomes a string, and not when a string becomes a number', () => {
  expect(keepsText('integer', 'string')).toBe(true);
  expect(keepsText('decimal(0)', 'integer')).toBe(true);
  expect(keepsText('string', 'integer')).toBe(false);
  expect(keepsText('decimal(2)', 'decimal(4)')).toBe(false);
  expect(keepsText('date', 'timestamp')).toBe(false);
});
