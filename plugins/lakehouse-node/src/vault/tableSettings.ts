import {
  changeContract,
  LAKEHOUSE_PROPERTY,
  serializeContract,
  someOf,
  shown,
  withCustomProperty,
  type Contract,
  type ContractTable,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { contractPaths, readContractAt } from '../onboarding/repositoryState';
import { failed, type Draft } from './draft';
import type { AnswersFor } from './vaultAnswers';

type Answers = AnswersFor<'table'>;

/** Nobody has answered: what the contract says stays. */
const KEEP = Symbol('keep');

/** What the contract says about one table in the vault; comments in the contract, and everything that was not asked for, stay. */
export function draftTable(
  answers: Answers,
  files: ReadonlyMap<string, string>,
): Draft {
  const read = contractPaths(files).map(path => readContractAt(files, path));
  const known = read.flatMap(({ contract }) => contract ?? []);
  const found = read.find(({ contract }) => contract?.name === answers.source);
  if (!found?.contract) {
    const names = known.map(({ name }) => name);
    return failed(
      'source',
      `The repository has no source ${
        shown(answers.source) || '(none named)'
      }. ${someOf('Sources are', names)}`,
    );
  }
  const { contract, path } = found;
  const table = contract.schema.find(({ name }) => name === answers.table);
  if (!table) {
    const names = contract.schema.map(({ name }) => name);
    return failed(
      'table',
      `${contract.name} has no table ${
        shown(answers.table) || '(none named)'
      }. ${someOf('Tables are', names)}`,
    );
  }
  const findings = checkColumns(answers, table);
  if (findings.length) return { own: [], findings };
  const wanted: Contract = {
    ...contract,
    schema: contract.schema.map(one =>
      one === table ? changed(table, answers) : one,
    ),
  };
  const text = files.get(path)!;
  try {
    const content =
      serializeContract(wanted) === serializeContract(contract)
        ? text
        : changeContract(text, wanted);
    return {
      own: [
        {
          path,
          content,
          reason: `The contract of ${contract.name}, with what you chose for ${table.name}; comments and everything that nobody changed are as they were.`,
        },
      ],
      findings: [],
    };
  } catch (error) {
    return failed('table', (error as Error).message);
  }
}

function checkColumns(
  { businessKey, multiActiveKey, splits, back }: Answers,
  { name: table, properties }: ContractTable,
): Draft['findings'] {
  const names = properties.map(({ name }) => name);
  const unknown = (field: string, columns: string[]) =>
    columns
      .filter(column => !names.includes(column))
      .flatMap(
        column =>
          failed(
            field,
            `${table} has no column ${shown(column)}. ${someOf(
              'Columns are',
              names,
            )}`,
          ).findings,
      );
  const split = splits.flatMap(({ columns }) => columns);
  const twice = split.filter((column, i) => split.indexOf(column) < i);
  return [
    ...unknown('businessKey', businessKey),
    ...unknown('multiActiveKey', multiActiveKey),
    ...unknown('splits', split),
    ...unknown('back', back),
    ...splits
      .filter(({ satellite }) => !/^[a-z][a-z0-9_]{0,39}$/.test(satellite))
      .flatMap(
        ({ satellite }) =>
          failed(
            'splits',
            `${
              shown(satellite) || 'Nothing'
            } cannot be the suffix of a satellite: write lower-case letters, digits and _, at most 40.`,
          ).findings,
      ),
    ...twice.flatMap(
      column =>
        failed(
          'splits',
          `${shown(column)} cannot go to two satellites: name it once.`,
        ).findings,
    ),
  ];
}

function changed(table: ContractTable, answers: Answers): ContractTable {
  const { businessKey, multiActiveKey, splits, back } = answers;
  const list = (columns: string[]) => (columns.length ? columns : KEEP);
  const one = (value: string | undefined) => value ?? KEEP;
  const choice = (value: string) => {
    if (value === 'unchanged') return KEEP;
    return value === 'derived' ? undefined : value;
  };
  const flag = (value: string) => {
    const said = choice(value);
    return said === 'yes' || said === 'no' ? said === 'yes' : said;
  };
  const settings: Array<[keyof typeof LAKEHOUSE_PROPERTY, unknown]> = [
    ['businessKey', list(businessKey)],
    ['kind', choice(answers.kind)],
    ['businessConcept', one(answers.businessConcept)],
    ['collisionCode', one(answers.collisionCode)],
    ['links', choice(answers.linkGrain)],
    ['multiActiveKey', list(multiActiveKey)],
    ['largeSatellite', flag(answers.largeSatellite)],
    ['pit', flag(answers.pit)],
    ['bridge', flag(answers.bridge)],
  ];
  const withSettings = settings
    .filter(([, value]) => value !== KEEP)
    .reduce(
      (so, [name, value]) =>
        withCustomProperty(so, LAKEHOUSE_PROPERTY[name], value),
      table,
    );
  return {
    ...withSettings,
    properties: table.properties.map(column => {
      const split = splits.find(({ columns }) => columns.includes(column.name));
      if (split)
        return withCustomProperty(
          column,
          LAKEHOUSE_PROPERTY.satellite,
          split.satellite,
        );
      return back.includes(column.name)
        ? withCustomProperty(column, LAKEHOUSE_PROPERTY.satellite, undefined)
        : column;
    }),
  };
}
