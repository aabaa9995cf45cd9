import { primaryKeyTest } from '../dbt/vaultTests';
import { JinjaCall } from '../print';
import type { MartStarter } from './starter';

export const DATE_DIMENSION = 'dim_date';

const COLUMNS: Record<string, string> = {
  date_day: 'The day.',
  calendar_year: 'Year.',
  calendar_quarter: 'Quarter of the year, 1 to 4.',
  calendar_month: 'Month of the year, 1 to 12.',
  day_of_month: 'Day of the month, 1 to 31.',
  day_of_week: 'Day of the week, 1 is Monday.',
  iso_week: 'Week of the year by ISO 8601.',
  iso_year:
    'Year of that week; of the first and last days of January and December it may be the one before or after.',
  is_weekend: 'Whether the day is a Saturday or a Sunday.',
};

/** The days of the platform; all facts share them. */
export function dateDimension(): MartStarter {
  return {
    name: DATE_DIMENSION,
    description: 'One row per day.',
    key: ['date_day'],
    columns: Object.entries(COLUMNS).map(([name, description]) => ({
      name,
      description,
    })),
    tests: [primaryKeyTest(['date_day'])],
    body: new JinjaCall('date_dimension', [], {
      first: '1990-01-01',
      last: '2049-12-31',
    }),
  };
}
