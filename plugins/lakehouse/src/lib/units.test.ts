import fc from 'fast-check';
import { formatBytes, formatDuration } from './units';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('formatDuration', () => {
  it.each([
    [0, '0 s'],
    [42 * MINUTE, '42 min'],
    [7 * HOUR + 12 * MINUTE, '7 h 12 min'],
    [26 * HOUR, '1 d 2 h'],
    [90_000, '1 min'],
    [-5000, '0 s'],
  ])('writes %d ms as %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });

  it('writes the largest unit alone when asked to', () => {
    expect(formatDuration(7 * HOUR + 12 * MINUTE, 1)).toBe('7 h');
  });
});

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1 KB'],
    [48_312, '48 KB'],
    [1_290_000, '1.3 MB'],
    [999_999, '1 MB'],
  ])('writes %d as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  it('never needs more than three digits before the point', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 50 }), bytes => {
        expect(formatBytes(bytes)).toMatch(/^\d{1,3}(\.\d)? [KMGTP]?B$/);
      }),
    );
  });
});
