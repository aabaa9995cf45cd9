const DAY = 86_400_000;
const FIRST = Date.UTC(2026, 0, 1);

/** Reports exist for the days 1 to 30: 2026-01-01 to 2026-01-30. */
export const LAST_REPORT = 30;

/** Day 1 is 2026-01-01; as yyyy-mm-dd. */
export const dateOf = day =>
  new Date(FIRST + (day - 1) * DAY).toISOString().slice(0, 10);

/** A moment of a day, `seconds` after midnight, as yyyy-mm-dd hh:mm:ss. */
export const momentOf = (day, seconds) =>
  new Date(FIRST + (day - 1) * DAY + seconds * 1000)
    .toISOString()
    .slice(0, 19)
    .replace('T', ' ');
