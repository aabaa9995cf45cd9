const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** One way to spread loads over time. */
export interface Slot {
  /** How often, for people; the minute is added. */
  words: string;
  /** From the last good load to the one after a load that failed: the longest two waits in a row. */
  twoGapsMs: number;
  startsPerDay: number;
  /** AWS cron in UTC. */
  cron(minute: number): string;
}

/** Loads of sources that are read once a day or less start in this hour, in UTC: at night in Europe and in the evening in America. */
export const QUIET_HOUR = 2;

const minutes = (every: number): Slot => ({
  words: `Every ${every} minutes`,
  twoGapsMs: 2 * every * MINUTE,
  startsPerDay: DAY / (every * MINUTE),
  cron: minute => `${minute % every}/${every} * * * ? *`,
});

const hours = (every: number): Slot => ({
  words: every === 1 ? 'Every hour' : `Every ${every} hours`,
  twoGapsMs: 2 * every * HOUR,
  startsPerDay: 24 / every,
  cron: minute => `${minute} ${every === 1 ? '*' : `0/${every}`} * * ? *`,
});

const days = (
  words: string,
  fields: string,
  twoGaps: number,
  week: number,
) => ({
  words,
  twoGapsMs: twoGaps * DAY,
  startsPerDay: week / 7,
  cron: (minute: number) => `${minute} ${QUIET_HOUR} ${fields} *`,
});

/** From the rarest to the most frequent: only what divides an hour, a day or a week, so that every wait is as long as the words say. */
export const SLOTS: readonly Slot[] = [
  days('On Sundays', '? * SUN', 14, 1),
  days('On Mondays and Thursdays', '? * MON,THU', 7, 2),
  days('On Mondays, Wednesdays and Fridays', '? * MON,WED,FRI', 5, 3),
  days('Every day', '* * ?', 2, 7),
  ...[12, 8, 6, 4, 3, 2, 1].map(hours),
  ...[30, 20, 15, 10, 5].map(minutes),
];
