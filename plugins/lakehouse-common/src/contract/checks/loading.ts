import { parseIsoDuration } from '../duration';
import { getCustomProperty } from '../customProperties';
import { errorAt, Path, RawFinding } from '../finding';
import {
  Contract,
  ContractTable,
  LAKEHOUSE_PROPERTY as P,
  LoadMode,
} from '../types';
import { operationLists } from './settingRules';

type Setting = keyof typeof P;

/** Logical types whose values grow in one order on every engine. */
const TIMES = ['date', 'timestamp'];
const NUMBERS = ['integer', 'number'];

/** The settings that a mode cannot do without. */
const NEEDED: Record<LoadMode, Array<[Setting, string]>> = {
  full: [],
  append: [],
  incremental: [['cursor', 'a column that grows with every change']],
  cdc: [
    ['operationColumn', 'the column that says insert, update or delete'],
    ['sequenceColumn', 'the column that puts the changes of a row in order'],
  ],
};

/** Settings that only some modes look at. */
const ONLY: Partial<Record<Setting, LoadMode[]>> = {
  overlap: ['incremental'],
  operationColumn: ['cdc'],
  sequenceColumn: ['cdc'],
  operations: ['cdc'],
};

class Table {
  private readonly mode: LoadMode;

  constructor(
    private readonly table: ContractTable,
    private readonly path: Path,
  ) {
    const given = this.get<LoadMode>('loadMode') ?? 'full';
    this.mode = NEEDED[given] ? given : 'full';
  }

  needed(): RawFinding[] {
    return NEEDED[this.mode]
      .filter(([setting]) => this.get(setting) === undefined)
      .flatMap(([setting, what]) =>
        this.error(
          'loadMode',
          `the load mode ${this.mode} of ${this.table.name} needs ${P[setting]}`,
          `add ${P[setting]}: ${what}`,
        ),
      );
  }

  idle(): RawFinding[] {
    return Object.entries(ONLY).flatMap(([name, modes]): RawFinding[] => {
      const setting = name as Setting;
      if (this.get(setting) === undefined || modes.includes(this.mode)) {
        return [];
      }
      return [
        {
          severity: 'warning',
          path: this.at(setting),
          message: `${P[setting]} has no effect: the load mode is ${this.mode}`,
          fix: `remove it, or set ${P.loadMode}: ${modes.join(' or ')}`,
        },
      ];
    });
  }

  cursor(): RawFinding[] {
    const type = this.cursorType();
    if (!type || [...TIMES, ...NUMBERS, 'string'].includes(type)) return [];
    return this.error(
      'cursor',
      `the cursor ${this.get('cursor')} of ${
        this.table.name
      } is of the type ${type}, which has no order to follow`,
      `name a column of the type ${[...TIMES, ...NUMBERS].join(', ')}`,
    );
  }

  overlap(): RawFinding[] {
    const overlap = this.get('overlap');
    const type = this.cursorType();
    if (overlap === undefined || !type) return [];
    const isDuration =
      typeof overlap === 'string' && parseIsoDuration(overlap) !== undefined;
    const fits =
      (TIMES.includes(type) && isDuration) ||
      (NUMBERS.includes(type) && typeof overlap === 'number');
    if (fits || (typeof overlap !== 'number' && !isDuration)) return [];
    return this.error(
      'overlap',
      `the overlap ${overlap} does not fit the cursor ${this.get(
        'cursor',
      )}, which is of the type ${type}`,
      NUMBERS.includes(type)
        ? 'write a positive number'
        : 'write a duration such as PT1H, and name a cursor of the type date or timestamp',
    );
  }

  operations(): RawFinding[] {
    const given = operationLists.safeParse(this.get('operations')).data;
    const codes = Object.values(given ?? {}).flat();
    const twice = codes.find((code, i) => codes.indexOf(code) < i);
    return twice === undefined
      ? []
      : this.error(
          'operations',
          `the operation ${JSON.stringify(twice)} has two meanings`,
          'name every code once',
        );
  }

  private cursorType(): string | undefined {
    const cursor = this.get('cursor');
    const column = this.table.properties.find(({ name }) => name === cursor);
    return column && (column.logicalType ?? 'string');
  }

  private error(setting: Setting, message: string, fix: string): RawFinding[] {
    return errorAt(this.at(setting), message, fix);
  }

  private get<T = unknown>(setting: Setting): T | undefined {
    return getCustomProperty<T>(this.table, P[setting]);
  }

  /** The value of a setting, or the table when it has none. */
  private at(setting: Setting): Path {
    const i = (this.table.customProperties ?? []).findIndex(
      ({ property }) => property === P[setting],
    );
    return i < 0 ? this.path : [...this.path, 'customProperties', i, 'value'];
  }
}

/** How a table is loaded must fit together: a mode has what it needs, an overlap is measured like its cursor. */
export function checkLoading(contract: Contract): RawFinding[] {
  return contract.schema.flatMap((table, i) => {
    const check = new Table(table, ['schema', i]);
    return [
      ...check.needed(),
      ...check.idle(),
      ...check.cursor(),
      ...check.overlap(),
      ...check.operations(),
    ];
  });
}
