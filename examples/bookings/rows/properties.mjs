import { dateOf } from './days.mjs';

const CITIES = ['Bergen', 'Ghent', 'Porto'];
const NAMES =
  'Gull Reed Lantern Orchard Mill Harbour Slate Willow Beacon Meadow Anchor Quarry';

/** The homes of the first export: four per city, open since the autumn. */
function firstExport() {
  return NAMES.split(' ').map((name, index) => ({
    property_id: `0${1 + Math.floor(index / 4)}0${1 + (index % 4)}`,
    name: `${name} House`,
    city: CITIES[Math.floor(index / 4)],
    rooms: 1 + (index % 3),
    status: 'active',
    nightly_rate: 80 + 15 * (index % 5),
    opened_on: '2025-10-01',
    changed_on: '2025-10-01',
  }));
}

/** What changed from one export to the next: [property, from which day on, new values]. */
const CHANGES = {
  2: [
    ['0102', 12, { nightly_rate: 120 }],
    ['0104', 14, { status: 'paused' }],
    ['0201', 15, { name: 'Mill & Barn, "The Old"' }],
  ],
  3: [
    ['0102', 26, { nightly_rate: 95 }],
    ['0104', 25, { status: 'active' }],
    ['0203', 22, { city: 'Bruges' }],
    ['0301', 28, { status: 'paused', nightly_rate: 70 }],
  ],
};
/** Values that were wrong from the start: they come without a new date. */
const CORRECTIONS = { 3: [['0201', { rooms: 4 }]] };
/** Opens in February and can be booked before; the booking system knows it one export too late. */
const NEW = {
  2: {
    property_id: '0401',
    name: 'Heron House',
    city: 'Bruges',
    rooms: 2,
    status: 'active',
    nightly_rate: 110,
    opened_on: '2026-02-01',
    changed_on: dateOf(9),
  },
};
const REMOVED = { 3: ['0302'] };

/** All properties as the export of delivery 1, 2 or 3 holds them. */
export function propertiesOf(delivery) {
  let rows = firstExport();
  for (let number = 2; number <= delivery; number++) {
    const set = (id, values) => {
      rows = rows.map(row =>
        row.property_id === id ? { ...row, ...values } : row,
      );
    };
    for (const [id, day, values] of CHANGES[number] ?? []) {
      set(id, { ...values, changed_on: dateOf(day) });
    }
    for (const [id, values] of CORRECTIONS[number] ?? []) set(id, values);
    if (NEW[number]) rows.push(NEW[number]);
    rows = rows.filter(row => !REMOVED[number]?.includes(row.property_id));
  }
  return rows;
}
