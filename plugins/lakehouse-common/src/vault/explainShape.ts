import { Report } from './report';
import { within } from './sets';
import { describesLink } from './settleShapes';
import { Shapes } from './shape';
import { isReferenced, SourceTable, SourceTables } from './table';

/** Puts the decision and its reason into the report. */
export function explain(
  table: SourceTable,
  shapes: Shapes,
  tables: SourceTables,
  report: Report,
): void {
  const { name, key, settings } = table;
  const shape = shapes.get(name)!;
  const because = settings.kind
    ? `the contract says lakehouse.kind: ${settings.kind}`
    : undefined;
  const add = (
    rule: string,
    what: string,
    reason: string,
    alternatives: string[],
  ) =>
    report.add(
      rule,
      table,
      `${name} becomes ${what}`,
      because ?? reason,
      alternatives,
    );
  const keys = key.join(', ');
  switch (shape.is) {
    case 'hub':
      return explainHub(table, tables, add);
    case 'link':
      return add(
        shape.dependentKeys.length ? 'R3' : 'R2',
        shape.dependentKeys.length
          ? `a link with the dependent key ${shape.dependentKeys.join(', ')}`
          : 'a link',
        `its primary key (${keys}) is made of foreign keys${
          shape.dependentKeys.length ? ' and columns of its own' : ''
        }`,
        ['lakehouse.kind: hub'],
      );
    case 'subtype':
      return add(
        'R4',
        `a satellite of the ${
          describesLink(shape, shapes) ? 'link' : 'hub'
        } of ${shape.parent.toTable}`,
        `its primary key (${keys}) is one foreign key: each row adds to one row there`,
        ['lakehouse.kind: hub'],
      );
    case 'multi-active':
      return add(
        'R7',
        `a multi-active satellite of the hub of ${shape.parent.toTable}`,
        `${shape.childKeys.join(', ')} tells several rows of one parent apart`,
        ['lakehouse.kind: hub', 'lakehouse.kind: link'],
      );
    case 'event':
      return add('R10', 'a non-historised link', 'its rows never change', [
        'a primary key and no lakehouse.kind',
      ]);
    case 'reference':
      return add('R9', 'a reference table', 'its rows explain codes', [
        'lakehouse.kind: hub',
      ]);
    default:
      return report.add('R10', table, `${name} is left out`, shape.reason, [
        'primaryKey: true at its key columns',
        'lakehouse.businessKey',
        'lakehouse.kind: event',
      ]);
  }
}

type Add = (
  rule: string,
  what: string,
  reason: string,
  alternatives: string[],
) => void;

function explainHub(table: SourceTable, tables: SourceTables, add: Add): void {
  const { key, foreignKeys } = table;
  const identifying = foreignKeys.filter(fk => within(fk.columns, key));
  if (identifying.length) {
    const keys = key.join(', ');
    add(
      'R3',
      'a hub',
      `its primary key (${keys}) contains foreign keys, but ${
        isReferenced(table, tables)
          ? 'other tables refer to its rows'
          : 'it has been a hub until now'
      }`,
      ['lakehouse.kind: link'],
    );
  } else {
    add(
      'R1',
      'a hub',
      'no column of its primary key belongs to a foreign key',
      ['lakehouse.kind: reference', 'lakehouse.kind: event'],
    );
  }
  if (!foreignKeys.length && !isReferenced(table, tables)) {
    add(
      'R9',
      'a hub, though it stands alone',
      'no foreign key leads to it or away from it; a table of codes is better a reference table',
      ['lakehouse.kind: reference'],
    );
  }
}
