import {
  csvOptions,
  LAKEHOUSE_PROPERTY,
  withCustomProperty,
  type Contract,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { ImportFinding } from '../types';
import { csvSettings } from './csvSettings';
import type { FileTable } from './types';

/**
 * A contract with what the files of tables that come to it need: its server names a format only while all tables have it, and CSV is
 * read as the first of them is written.
 */
export function takeIn(
  contract: Contract,
  added: FileTable[],
): { contract: Contract; findings: ImportFinding[] } {
  if (added.length === 0) return { contract, findings: [] };
  const servers = contract.servers?.map(server => {
    const { format, ...rest } = server;
    const isOther = format && added.some(one => one.format !== format);
    return isOther ? rest : server;
  });
  const { delimiter } = csvOptions(contract);
  const csv = added.filter(one => one.format === 'csv');
  const [first] = csv;
  const all = { ...contract, ...(servers && { servers }) };
  if (first?.delimiter && delimiter === undefined) {
    const settings = {
      ...csvOptions(contract),
      ...csvSettings(first.delimiter),
    };
    return {
      contract: withCustomProperty(all, LAKEHOUSE_PROPERTY.csv, settings),
      findings: otherDelimiters(csv, first.delimiter),
    };
  }
  return { contract: all, findings: otherDelimiters(csv, delimiter) };
}

function otherDelimiters(
  tables: FileTable[],
  delimiter: string | undefined,
): ImportFinding[] {
  return tables
    .filter(one => one.columns.length > 1 && one.delimiter !== delimiter)
    .map(({ file, table }) => ({
      severity: 'warning',
      file,
      table,
      message: `${file} parts its fields otherwise than the files of the source, which are read with ${JSON.stringify(
        delimiter,
      )}. Export it alike.`,
    }));
}
