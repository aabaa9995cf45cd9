const DAY = 86_400_000;
const EPOCH = Date.UTC(1996, 6, 4);

/** Number of days from the first to the last order of day 0: 1996-07-04 to 1998-05-06. */
export const LAST_ORDER_DAY = 671;

/** The date `days` days after the first order, as yyyy-mm-dd. */
export const dateOf = days =>
  new Date(EPOCH + days * DAY).toISOString().slice(0, 10);

/** The date `days` days after the date `text`. */
export const dateAfter = (text, days) =>
  new Date(Date.parse(text) + days * DAY).toISOString().slice(0, 10);
