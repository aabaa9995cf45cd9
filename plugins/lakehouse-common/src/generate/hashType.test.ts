import { hashType } from './hashType';

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
