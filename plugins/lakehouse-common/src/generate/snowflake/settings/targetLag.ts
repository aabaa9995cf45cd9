const SECONDS = { second: 1, minute: 60, hour: 3600, day: 86_400 };
const LAG = /^(\d{1,6}) (second|minute|hour|day)s?$/;

/** The shortest lag that Snowflake takes. */
export const MINIMUM_LAG_SECONDS = 60;

/** Why a target lag cannot be used; undefined when it can. */
export function lagProblem(lag: string): string | undefined {
  if (lag === 'DOWNSTREAM') return undefined;
  const [, count, unit] = LAG.exec(lag) ?? [];
  if (!count) {
    return 'is no lag; write a number and seconds, minutes, hours or days, for example 15 minutes, or DOWNSTREAM';
  }
  const seconds = Number(count) * SECONDS[unit as keyof typeof SECONDS];
  return seconds < MINIMUM_LAG_SECONDS
    ? `is shorter than Snowflake's minimum of ${MINIMUM_LAG_SECONDS} seconds; write 1 minute or more`
    : undefined;
}
