import { isRequired } from '../contract';
import { isHashable } from './hashable';
import { Report } from './report';
import { sameList, sameSet, within } from './sets';
import { SourceTable } from './table';

/**
 * R1: the declared business key, else the one it has had until now, else the unique column the contract marks, else the primary key.
 * Several marked columns: the first.
 */
export function businessKey(of: SourceTable, report: Report): string[] {
  const [key, reason, alternatives] = choose(of);
  report.add(
    'R1',
    of,
    `business key ${key.join(', ')}`,
    reason,
    alternatives.filter(text => text !== declaring(key)),
  );
  return key;
}

type Choice = [key: string[], reason: string, alternatives: string[]];

function choose(of: SourceTable): Choice {
  const declared = (of.settings.businessKey ?? []).filter(c =>
    of.columns.has(c),
  );
  if (declared.length) {
    return [
      declared,
      'the contract declares it (lakehouse.businessKey)',
      sameSet(declared, of.key) ? [] : [`the primary key ${of.key.join(', ')}`],
    ];
  }
  const [key, reason, alternatives] = byRule(of);
  const known = of.before?.shape === 'hub' ? of.before.key : [];
  const isThere = known.length && within(known, [...of.columns.keys()]);
  return !isThere || sameList(known, key)
    ? [key, reason, alternatives]
    : [known, 'it has been the business key until now', [declaring(key)]];
}

function byRule(of: SourceTable): Choice {
  const unique = uniqueColumns(of);
  if (!unique.length) {
    const other = isSurrogate(of) ? ['lakehouse.businessKey'] : [];
    return [of.key, reasonOfPrimaryKey(of), other];
  }
  return [
    [unique[0]],
    `the contract marks ${unique.join(', ')} as unique, and it is never NULL`,
    [declaring(of.key), ...unique.slice(1).map(c => declaring([c]))],
  ];
}

function declaring(key: string[]): string {
  return `lakehouse.businessKey: [${key.join(', ')}]`;
}

function reasonOfPrimaryKey(of: SourceTable): string {
  const partitioned = of.key.filter(name => of.columns.get(name)?.partitioned);
  if (partitioned.length && partitioned.length < of.key.length) {
    return `it is the primary key, of which ${partitioned.join(
      ', ',
    )} may only be part because the table is partitioned by it; when the rest alone is unique, declare that`;
  }
  return isSurrogate(of)
    ? 'it is the primary key; a number the source hands out is a surrogate, so a key that people use is better where there is one'
    : 'it is the primary key';
}

function isSurrogate(of: SourceTable): boolean {
  return (
    of.key.length === 1 && of.columns.get(of.key[0])?.logicalType === 'integer'
  );
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
