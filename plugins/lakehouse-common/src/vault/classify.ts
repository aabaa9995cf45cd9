import { ForeignKey } from '../contract';
import { Report } from './report';
import { byText, sameSet, within, without } from './sets';
import { SourceTable, SourceTables } from './table';

/** What a table becomes in the vault. */
export type Shape =
  | { is: 'hub' }
  | { is: 'link'; members: ForeignKey[]; dependentKeys: string[] }
  | { is: 'subtype'; parent: ForeignKey }
  | { is: 'multi-active'; parent: ForeignKey; childKeys: string[] }
  | { is: 'event' }
  | { is: 'reference' }
  | { is: 'refused'; reason: string };

export type Shapes = Map<string, Shape>;

/** Decides for every table of one contract what it becomes: rules R1 to R4, R9 and R10, and what the contract says instead. */
export function classify(tables: SourceTables, report: Report): Shapes {
  const shapes: Shapes = new Map();
  const sorted = [...tables.values()].sort((a, b) => byText(a.name, b.name));
  for (const table of sorted) {
    const given = declaredShape(table);
    if (given) shapes.set(table.name, given);
  }
  for (const table of sorted) {
    if (shapes.has(table.name)) continue;
    const usable = table.foreignKeys.filter(fk => !isDeadEnd(shapes, fk));
    shapes.set(table.name, shapeByKey(table, usable, tables, report));
  }
  breakCycles(sorted, shapes, report);
  settle(sorted, shapes);
  for (const table of sorted) explain(table, shapes, tables, report);
  return shapes;
}

/** Tables that have no business key a foreign key could lead to. */
const DEAD_ENDS = ['reference', 'event', 'refused'];

function isDeadEnd(shapes: Shapes, fk: ForeignKey): boolean {
  return DEAD_ENDS.includes(shapes.get(fk.toTable)?.is ?? '');
}

/** Shapes that need no look at other tables. */
function declaredShape({ settings, key }: SourceTable): Shape | undefined {
  if (settings.kind === 'reference') return { is: 'reference' };
  if (settings.kind === 'event') return { is: 'event' };
  if (key.length) return undefined;
  return {
    is: 'refused',
    reason:
      'it has no primary key. Mark its key columns with primaryKey: true, name them in lakehouse.businessKey, or set lakehouse.kind: event when its rows are events that never change.',
  };
}

function shapeByKey(
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
      dependentKeys: without(
        key,
        others.flatMap(fk => fk.columns),
      ),
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

/** Whether another table of the contract refers to this one. */
export function isReferenced(
  { name }: SourceTable,
  tables: SourceTables,
): boolean {
  return [...tables.values()].some(
    other =>
      other.name !== name && other.foreignKeys.some(fk => fk.toTable === name),
  );
}

/** Foreign keys that a shape follows to find its hubs. */
function parents(shape: Shape | undefined): ForeignKey[] {
  if (shape?.is === 'link') return shape.members;
  return shape?.is === 'subtype' || shape?.is === 'multi-active'
    ? [shape.parent]
    : [];
}

/** Where every table waits for the hub of another, the one whose name comes first becomes a hub. */
function breakCycles(
  sorted: SourceTable[],
  shapes: Shapes,
  report: Report,
): void {
  for (const table of sorted) {
    if (!leadsTo(table.name, table.name, shapes)) continue;
    shapes.set(table.name, { is: 'hub' });
    report.add(
      'R4',
      table,
      `${table.name} becomes a hub`,
      'its primary key refers to tables whose keys refer back to it, so one of them must stand for itself',
      ['lakehouse.kind: hub at another table of the circle'],
    );
  }
}

function leadsTo(from: string, goal: string, shapes: Shapes): boolean {
  const seen = new Set<string>();
  const stack = [from];
  while (stack.length) {
    for (const fk of parents(shapes.get(stack.pop()!))) {
      if (fk.toTable === goal) return true;
      if (!seen.has(fk.toTable)) stack.push(fk.toTable);
      seen.add(fk.toTable);
    }
  }
  return false;
}

/**
 * A satellite needs a hub to describe: below a link it becomes a link of its own. A table below a multi-active satellite has no single
 * row to point at and becomes a hub. Repeated until nothing changes; every step turns a satellite into a link or either into a hub.
 */
function settle(sorted: SourceTable[], shapes: Shapes): void {
  let changed = true;
  while (changed) {
    changed = false;
    for (const { name } of sorted) {
      const after = settled(shapes.get(name)!, shapes);
      if (after) shapes.set(name, after);
      changed ||= after !== undefined;
    }
  }
}

function settled(shape: Shape, shapes: Shapes): Shape | undefined {
  const above = parents(shape).map(fk => shapes.get(fk.toTable)?.is);
  if (above.includes('multi-active')) return { is: 'hub' };
  if (!above.includes('link')) return undefined;
  if (shape.is === 'subtype') {
    return { is: 'link', members: [shape.parent], dependentKeys: [] };
  }
  return shape.is === 'multi-active'
    ? { is: 'link', members: [shape.parent], dependentKeys: shape.childKeys }
    : undefined;
}

/** Puts the decision and its reason into the report. */
function explain(
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
        `a satellite of the hub of ${shape.parent.toTable}`,
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
    add(
      'R3',
      'a hub',
      `its primary key (${key.join(
        ', ',
      )}) contains foreign keys, but other tables refer to its rows`,
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
