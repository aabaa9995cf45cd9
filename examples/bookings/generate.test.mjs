import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { deliver, writeDelivery } from './generate.mjs';

const deliveries = [deliver(1), deliver(2), deliver(3)];
const [first, second, third] = deliveries;
const reports = files =>
  Object.keys(files)
    .filter(name => name.startsWith('bookings/'))
    .map(name => name.slice(9, -4))
    .sort();
const rowsOf = (files, day) => files[`bookings/2026-01-${day}.csv`];
const property = (files, id) =>
  files['properties.csv'].find(row => row.property_id === id);

test('the same seed gives the same files, another seed others', () => {
  assert.deepEqual(deliver(2), second);
  assert.notDeepEqual(deliver(2, 7), second);
});

test('every day is reported once all deliveries are in; two files come late', () => {
  const days = new Set(deliveries.flatMap(reports));
  assert.equal(days.size, 30);
  assert.ok(!reports(first).includes('2026-01-08'));
  assert.ok(reports(first).includes('2026-01-09'));
  assert.ok(reports(second).includes('2026-01-08'));
  assert.ok(reports(third).includes('2026-01-20'));
});

test('corrected files come under their old name with other rows', () => {
  for (const [before, after, day] of [
    [first, second, '05'],
    [second, third, '05'],
    [first, third, '06'],
    [second, third, '12'],
  ]) {
    assert.notDeepEqual(rowsOf(before, day), rowsOf(after, day));
  }
  const ids = files => rowsOf(files, '05').map(row => row.booking_id);
  assert.ok(ids(first).includes('B90005') && !ids(second).includes('B90005'));
});

test('rows repeat, within a file and on the next day', () => {
  const texts = rowsOf(first, '03').map(row => JSON.stringify(row));
  assert.ok(new Set(texts).size < texts.length);
  const happened = row => `${row.booking_id} ${row.changed_at}`;
  const yesterday = rowsOf(first, '04').map(happened);
  const repeated = rowsOf(first, '05').filter(row =>
    yesterday.includes(happened(row)),
  );
  assert.equal(repeated.length, 2);
  // Day 13 repeats what day 12 had wrong and corrected later.
  const wrong = rowsOf(second, '12').at(-2);
  const repetition = rowsOf(second, '13').find(
    row => happened(row) === happened(wrong),
  );
  assert.equal(repetition.check_out, wrong.check_out);
});

test('bad rows of every kind are there', () => {
  const all = deliveries.flatMap(files =>
    reports(files).flatMap(day => files[`bookings/${day}.csv`]),
  );
  const rows = all.filter(row => typeof row !== 'string');
  assert.ok(all.some(row => typeof row === 'string'));
  assert.ok(rows.some(row => row.check_out < row.check_in));
  assert.ok(rows.some(row => row.check_out === row.check_in));
  assert.ok(rows.some(row => row.check_in === '2026-02-31'));
  assert.ok(rows.some(row => row.property_id === '9999'));
  assert.ok(rows.some(row => row.kind === 'guset'));
  assert.ok(rows.some(row => row.status === 'cancelled'));
  for (const kind of ['guest', 'owner', 'maintenance']) {
    assert.ok(rows.some(row => row.kind === kind));
  }
});

test('properties change, come and go', () => {
  const rates = deliveries.map(files => property(files, '0102').nightly_rate);
  assert.deepEqual(rates, [95, 120, 95]);
  assert.equal(property(second, '0104').status, 'paused');
  assert.notEqual(property(third, '0203').city, property(second, '0203').city);
  assert.equal(property(first, '0401'), undefined);
  assert.ok(property(second, '0302') && !property(third, '0302'));
  // Booked before the export of properties knows it.
  const booked = rowsOf(first, '09').map(row => row.property_id);
  assert.ok(booked.includes('0401'));
  // A correction does not say that it is one.
  const corrected = property(third, '0201');
  assert.notEqual(corrected.rooms, property(second, '0201').rooms);
  assert.equal(corrected.changed_on, property(second, '0201').changed_on);
});

test('a delivery leaves the files of others alone and replaces its own', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bookings-'));
  try {
    const read = day =>
      fs.readFileSync(path.join(folder, `bookings/2026-01-${day}.csv`), 'utf8');
    writeDelivery(folder, 1);
    const [untouched, wrong] = [read('04'), read('05')];
    writeDelivery(folder, 2);
    assert.equal(read('04'), untouched);
    assert.notEqual(read('05'), wrong);
    assert.match(
      read('09'),
      /^report_day,booking_id,property_id,kind,status,check_in,check_out,guests,changed_at\n/,
    );
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});
