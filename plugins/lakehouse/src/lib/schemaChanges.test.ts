import { isWidening } from './schemaChanges';

describe('isWidening', () => {
  it.each([
    ['int', 'long', true],
    ['long', 'int', false],
    ['float', 'double', true],
    ['decimal(10, 2)', 'decimal(12, 2)', true],
    ['decimal(10, 2)', 'decimal(12, 3)', false],
    ['decimal(10, 2)', 'decimal(8,2)', false],
    ['date', 'timestamp_ns', true],
    ['unknown', 'string', true],
    ['string', 'int', false],
  ])('%s to %s: %s', (from, to, expected) => {
    expect(isWidening(from, to)).toBe(expected);
  });
});
