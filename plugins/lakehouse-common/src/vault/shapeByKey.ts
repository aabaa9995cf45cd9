import { ForeignKey } from '../contract';
import { foreignKeyId, saidOf } from './memory';
import { Report } from './report';
import { sameSet, within, without } from './sets';
import { Shape } from './shape';
import { isReferenced, SourceTable, SourceTables } from './table';

/** Shapes that need no look at other tables. */
export function declaredShape({
  settings,
  key,
}: SourceTable): Shape | undefined {
  if (settings.kind === 'reference' && key.length) return { is: 'reference' };
  if (settings.kind === 'event') return { is: 'event' };
  if (key.length) return undefined;
  return {
    is: 'refused',
    reason:
      'it has no primary key. Mark its key columns with primaryKey: true, name them in lakehouse.businessKey, or set lakehouse.kind: event when its rows are events that never change.',
  };
}

/** What an earlier run has made of a table, when the contract says no more than then and its foreign keys are still there. */
export function rememberedShape({
  before,
  settings,
  foreignKeys,
}: SourceTable): Shape | undefined {
  if (!before || before.said !== saidOf(settings)) return undefined;
  const members = before.foreignKeys.flatMap(
    id => foreignKeys.find(fk => foreignKeyId(fk) === id) ?? [],
  );
  if (members.length < before.foreignKeys.length) return undefined;
  if (before.shape === 'hub') return { is: 'hub' };
  const { shape, key } = before;
  if (shape === 'subtype') return { is: shape, parent: members[0] };
  if (shape === 'multi-active') {
    return { is: shape, parent: members[0], childKeys: key };
  }
  return shape === 'link'
    ? { is: shape, members, dependentKeys: key }
    : undefined;
}

/** What the key of a table makes of it (R1 to R4, R7), seen with those of its foreign keys that lead to a key. */
export function shapeByKey(
  table: SourceTable,
  usable: ForeignKey[],
  tables: SourceTables,
  report: Report,
): Shape {
  const { key, settings, name } = table;
  const others = usable.filter(fk => fk.toTable !== name);
  const identifying = others.filter(fk => within(fk.columns, key));
  const covered = identifying.flatMap(fk => fk.columns);
  const extra = without(key, covered);
  if (settings.kind === 'satellite' || settings.multiActiveKey) {
    const parent = identifying[0] ?? others[0];
    if (parent) return satelliteShape(table, parent);
    report.add(
      'R7',
      table,
      'the override to a satellite is not followed',
      'the table has no foreign key that leads to a parent',
    );
  }
  if (settings.kind === 'hub') return { is: 'hub' };
  if (settings.kind === 'link' && others.length) {
    return {
      is: 'link',
      members: others,
      dependentKeys: extra,
    };
  }
  if (!identifying.length) return { is: 'hub' };
  const whole = identifying.find(fk => sameSet(fk.columns, key));
  if (whole) return { is: 'subtype', parent: whole };
  if (extra.length && isReferenced(table, tables)) return { is: 'hub' };
  return {
    is: 'link',
    members: [...identifying].sort((a, b) => first(key, a) - first(key, b)),
    dependentKeys: extra,
  };
}

function satelliteShape(
  { key, settings }: SourceTable,
  parent: ForeignKey,
): Shape {
  const childKeys = settings.multiActiveKey ?? without(key, parent.columns);
  return childKeys.length
    ? { is: 'multi-active', parent, childKeys }
    : { is: 'subtype', parent };
}

function first(key: string[], fk: ForeignKey): number {
  return Math.min(...fk.columns.map(c => key.indexOf(c)));
}
