import { dateOf, momentOf } from './days.mjs';

/** An event that never happened, or not like this. */
const event = (day, id, values) => ({
  report_day: dateOf(day),
  booking_id: id,
  property_id: '0101',
  kind: 'guest',
  status: 'confirmed',
  check_in: dateOf(day + 3),
  check_out: dateOf(day + 5),
  guests: 2,
  changed_at: momentOf(day, 86_000),
  ...values,
});

/** A row as a broken connection leaves it. */
const cut = row => `${row.report_day},${row.booking_id},${row.property_id}`;

const withFirst = (rows, values) => [
  { ...rows[0], ...values },
  ...rows.slice(1),
];
const withLast = (rows, values) => [
  ...rows.slice(0, -1),
  { ...rows.at(-1), ...values },
];

/** What is wrong with a report when it first comes. Of days 5, 6 and 12 corrected files follow, the others stay wrong. */
const FLAWS = {
  3: rows => [...rows, event(3, 'B90003', { check_out: dateOf(2) })],
  5: rows => [
    ...withFirst(rows, { property_id: '0303', check_out: dateOf(29) }),
    event(5, 'B90005', {}),
  ],
  6: rows => withLast(rows, { check_in: '2026-02-31' }),
  8: rows => [...rows, event(8, 'B90008', { property_id: '9999' })],
  9: rows => [...rows, cut(event(9, 'B90009', {}))],
  12: rows =>
    withLast(rows, {
      status: 'confirmed',
      kind: 'guest',
      check_out: dateOf(80),
    }),
  14: rows => [...rows, event(14, 'B90014', { kind: 'guset' })],
  16: rows => [...rows, event(16, 'B90016', { check_out: dateOf(19) })],
  // Twice in one second: the later line holds.
  20: rows => [...rows, { ...rows[0], check_out: dateOf(70) }, rows[0]],
  // A booking that stands; its newest event makes no sense, so the one before holds.
  22: rows => [
    ...rows,
    {
      ...rows[0],
      check_out: dateOf(1),
      changed_at: momentOf(22, 86_000),
    },
  ],
  24: rows => [
    ...rows,
    event(24, 'B90024', { property_id: '0401', check_in: dateOf(28) }),
  ],
};
/** What a second version of a report still has wrong. */
const SECOND_FLAWS = {
  5: rows => withFirst(rows, { property_id: '0303' }),
};

/** The report of a day as its n-th file holds it; `days` is the history. */
export function reportOf(days, day, version) {
  const flaw = { 1: FLAWS, 2: SECOND_FLAWS }[version]?.[day];
  const rows = flaw ? flaw(days[day]) : [...days[day]];
  if (day % 3 === 0) rows.push(rows[0]);
  if (day % 4 === 1 && day > 1) {
    // The system repeats the end of the day before, as it was then.
    const before = (FLAWS[day - 1] ?? (same => same))(days[day - 1]).slice(-2);
    rows.unshift(...before.map(row => ({ ...row, report_day: dateOf(day) })));
  }
  return rows;
}

const from = (first, last) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** Which reports a delivery brings: [day, version of the file]. Days 8 and 20 come late, days 5, 6 and 12 again. */
export const ARRIVALS = {
  1: from(1, 10)
    .filter(day => day !== 8)
    .map(day => [day, 1]),
  2: [
    [5, 2],
    [8, 1],
    ...from(11, 20)
      .filter(day => day !== 20)
      .map(day => [day, 1]),
  ],
  3: [[5, 3], [6, 2], [12, 2], [20, 1], ...from(21, 30).map(day => [day, 1])],
};
