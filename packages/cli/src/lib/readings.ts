import {
  READINGS,
  type Reading,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { UsageError } from './exit';

/** How a reading is written on the command line. */
export const readingOption = (table: string, column: string, as: string) =>
  `--reading ${table}.${column}=${as}`;

/**
 * Reads the values of `--reading`, by table.
 *
 * @throws UsageError for one that is not `<table>.<column>=<reading>`
 */
export function parseReadings(
  options: string[],
): Map<string, { column: string; as: Reading }[]> {
  const readings = new Map<string, { column: string; as: Reading }[]>();
  for (const option of options) {
    const [, table, column, word] =
      /^([^.=]+)\.([^=]+)=(.+)$/.exec(option) ?? [];
    const as = READINGS.find(one => one === word);
    if (!table || !column || !as) {
      throw new UsageError(
        `--reading ${option} is not understood: write <table>.<column>=<reading>, with one of ${READINGS.join(
          ', ',
        )}.`,
      );
    }
    readings.set(table, [...(readings.get(table) ?? []), { column, as }]);
  }
  return readings;
}
