import { ForeignKey } from '../contract';
import { foreignKeyText } from './memory';
import { Report } from './report';
import { resolve, Resolver, Target } from './resolve';
import { SourceTable } from './table';

/** A foreign key and the hubs it leads to. */
export interface FoundKey {
  fk: ForeignKey;
  targets: Target[];
}

/** Foreign keys that lead to a hub. Says why where one does not, or where it took more than a column. */
export function findKeys(
  of: SourceTable,
  foreignKeys: ForeignKey[],
  resolver: Resolver,
  report: Report,
): FoundKey[] {
  return foreignKeys
    .map(fk => ({ fk, targets: resolve(of, fk, resolver) }))
    .filter(found => explain(of, found, report));
}

function explain(
  of: SourceTable,
  { fk, targets }: FoundKey,
  report: Report,
): boolean {
  const text = foreignKeyText(fk);
  if (!targets.length) {
    report.add(
      'R13',
      of,
      `${text} stays a plain column`,
      `${fk.toTable} has no hub that this key leads to in one step`,
      [`lakehouse.kind: hub at ${fk.toTable}`],
    );
    return false;
  }
  const lookup = targets.find(target => target.prejoin)?.prejoin;
  if (lookup) {
    report.add(
      'R13',
      of,
      `${text} is looked up in ${lookup.table}`,
      `it points at ${lookup.on.join(
        ', ',
      )}, which is not the business key (${lookup.select.join(', ')})`,
      [`lakehouse.businessKey: [${lookup.on.join(', ')}] at ${lookup.table}`],
    );
  }
  if (fk.columns.length > 1) {
    report.add(
      'R13',
      of,
      `${text} is one member of ${fk.columns.length} columns`,
      'the columns are matched with the key they refer to, in the order of that key',
    );
  }
  return true;
}
