import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, pack } from './archive.mjs';
import { shiftTimes, timeMap } from './times.mjs';

const HOUR = 3_600_000;
const start = Date.parse('2026-11-01T10:00:00Z');
const info = {
  loads: [
    { start, end: start + 60_000 },
    { start: start + 120_000, end: start + 180_000 },
  ],
  byHand: { start: start + 200_000, end: start + 210_000 },
};
const now = Date.parse('2026-12-24T12:00:00Z');
const map = timeMap(info, now);

test('the newest load ends forty minutes ago, the one before five hours earlier', () => {
  assert.equal(map(start + 180_000), now - 40 * 60_000);
  assert.equal(map(start + 60_000), now - 40 * 60_000 - 5 * HOUR);
  assert.equal(map(start + 210_000), now - 12 * 60_000);
});

test('order is kept, and no time lies in the future', () => {
  const times = [0, 30, 60, 120, 150, 180, 200, 210].map(s =>
    map(start + s * 1000),
  );
  assert.deepEqual(
    times,
    [...times].sort((a, b) => a - b),
  );
  assert.ok(times.every(time => time <= now));
});

test('milliseconds, seconds and ISO texts move alike; ids and foreign times stay', () => {
  const inside = start + 60_000;
  const shown = map(inside);
  const text = `{"timestamp-ms":${inside},"snapshot-id":3051729675574597004,"created_at":${
    inside / 1000
  }.25,"t":"2026-11-01T10:01:00.123456Z","old":1000000000000,"text":"${inside}"}`;
  const shifted = shiftTimes(text, map);
  assert.match(shifted, new RegExp(`"timestamp-ms":${shown},`));
  assert.match(shifted, /"snapshot-id":3051729675574597004,/);
  assert.match(shifted, /"old":1000000000000,/);
  assert.match(shifted, new RegExp(`"text":"${inside}"`));
  assert.match(
    shifted,
    new RegExp(
      `"t":"${new Date(map(inside + 123))
        .toISOString()
        .slice(0, 19)}\\.123456Z"`,
    ),
  );
});

test('what was packed comes out again', () => {
  const files = [
    { path: 'a/b.json', bytes: Buffer.from('{}') },
    { path: 'c.db', bytes: Buffer.from([0, 255, 1]) },
  ];
  assert.deepEqual(open(pack(info, files)), { info, files });
});
