import { isRequired } from '../contract';
import { isHashable } from './hashable';
import { Report } from './report';
import { sameSet, within } from './sets';
import { SourceTable } from './table';

/**
 * R1: the declared business key, else the unique column the contract marks, else the primary key. Several marked columns: the first.
 */
export function businessKey(of: SourceTable, report: Report): string[] {
  const declared = (of.settings.businessKey ?? []).filter(c =>
    of.columns.has(c),
  );
  if (declared.length) {
    report.add(
      'R1',
      of,
      `business key ${declared.join(', ')}`,
      'the contract declares it (lakehouse.businessKey)',
      sameSet(declared, of.key) ? [] : [`the primary key ${of.key.join(', ')}`],
    );
    return declared;
  }
  const unique = uniqueColumns(of);
  if (unique.length) {
    report.add(
      'R1',
      of,
      `business key ${unique[0]}`,
      `the contract marks ${unique.join(', ')} as unique, and it is never NULL`,
      [
        `lakehouse.businessKey: [${of.key.join(', ')}]`,
        ...unique.slice(1).map(c => `lakehouse.businessKey: [${c}]`),
      ],
    );
    return [unique[0]];
  }
  const surrogate =
    of.key.length === 1 && of.columns.get(of.key[0])?.logicalType === 'integer';
  report.add(
    'R1',
    of,
    `business key ${of.key.join(', ')}`,
    surrogate
      ? 'it is the primary key; a number the source hands out is a surrogate, so a key that people use is better where there is one'
      : 'it is the primary key',
    surrogate ? ['lakehouse.businessKey'] : [],
  );
  return of.key;
}

/** Columns that are unique, never NULL, and neither the primary key nor a foreign key. */
function uniqueColumns(of: SourceTable): string[] {
  const referring = of.foreignKeys.flatMap(fk => fk.columns);
  return of.table.properties
    .filter(
      c =>
        c.unique &&
        isRequired(c) &&
        isHashable(c) &&
        !within([c.name], of.key) &&
        !referring.includes(c.name),
    )
    .map(c => c.name);
}
