import {
  csvOptions,
  FORMAT_TITLES,
  type Contract,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { ImportFinding } from '../types';
import type { FileTable } from './types';

const DAMAGED = '\uFFFD';

/** Why a sample says nothing about the columns of its table: the contract has it read otherwise than the sample was. */
export function incomparable(
  contract: Contract,
  { file, table, format, delimiter, columns }: FileTable,
): ImportFinding | undefined {
  const note = (severity: 'warning' | 'info', message: string) => ({
    severity,
    file,
    message,
  });
  const said = contract.servers?.find(one => one.format)?.format;
  if (said && said !== format) {
    return note(
      'warning',
      `${file} is ${FORMAT_TITLES[format]}, but the server of the contract has the format ${said}, so loads of ${table} do not find it. Remove the format there if both are right: names of files say it then.`,
    );
  }
  if (format !== 'csv') return undefined;
  const csv = csvOptions(contract);
  const wanted = csv.delimiter ?? ',';
  if (csv.header === false) {
    return note(
      'info',
      `${file} has no header, so its columns cannot be compared.`,
    );
  }
  if (columns.length > 1 && delimiter !== wanted) {
    return note(
      'warning',
      `${file} parts its fields by ${JSON.stringify(
        delimiter,
      )}, but loads read it with ${JSON.stringify(
        wanted,
      )}. Export it as before, or change the delimiter of lakehouse.csv in the contract if all files are like that now.`,
    );
  }
  if (
    columns.some(({ name }) => name.includes(DAMAGED)) ||
    (columns.length === 1 && columns[0].name.includes(wanted))
  ) {
    return note(
      'info',
      `${file} is not read here as lakehouse.csv of the contract says, so its columns cannot be compared.`,
    );
  }
  return undefined;
}
