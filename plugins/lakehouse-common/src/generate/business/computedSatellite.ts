import type { Contract } from '../../contract';
import { isValidName, MAX_NAME_LENGTH, shown } from '../../names';
import { descriptiveOf, type Satellite, type VaultModel } from '../../vault';
import type { Staging } from '../dbt/stagePlans';
import { hubKey } from '../dbt/vaultNames';
import { primaryKeyTest, referenceTest } from '../dbt/vaultTests';
import { columnProblems } from './columnProblems';
import { modelHead, objectFiles } from './objectFiles';
import { someOf } from './someOf';
import type { AnswerProblem, ComputedSatellite, PrintedObject } from './types';

/** A computed satellite as a model that builds: the versions of its satellites side by side, and one expression per column. */
export function computedSatellite(
  spec: ComputedSatellite,
  name: string,
  { model, staging, contracts }: VaultParts,
): Omit<PrintedObject, 'name'> {
  const own = descriptiveOf(model.satellites, spec.hub);
  const chosen = [...new Set(spec.satellites)].flatMap(
    wanted => own.find(one => one.name === wanted) ?? [],
  );
  const problems = [
    ...satelliteProblems(spec, own, chosen),
    ...columnsProblems(spec, chosen),
  ];
  if (problems.length) return { files: [], problems };
  const key = hubKey(spec.hub);
  const contract = contracts.find(one => one.name === chosen[0].source)!;
  return {
    problems,
    files: objectFiles({
      name,
      contract,
      sql: print(spec, name, { key, chosen, staging, source: contract.name }),
      description:
        spec.description ??
        `Worked out of ${chosen.map(one => one.name).join(', ')}.`,
      columns: spec.columns,
      tests: [primaryKeyTest([key, 'ldts']), referenceTest(key, spec.hub, key)],
    }),
  };
}

/** What the vault is made of. */
export interface VaultParts {
  model: VaultModel;
  staging: Staging;
  contracts: Contract[];
}

function satelliteProblems(
  { hub, satellites }: ComputedSatellite,
  own: Satellite[],
  chosen: Satellite[],
): AnswerProblem[] {
  const field = 'satellites';
  const names = own.map(({ name }) => name);
  if (!satellites.length) {
    return [
      {
        field,
        message: `Choose at least one satellite of ${hub}. ${someOf(
          'There are',
          names,
        )}`,
      },
    ];
  }
  const unknown = satellites.filter(name => !names.includes(name));
  const sources = new Set(chosen.map(({ source }) => source));
  return [
    ...unknown.map(name => ({
      field,
      message: `${shown(
        name,
      )} is no satellite of ${hub} with one version at a time. ${someOf(
        'There are',
        names,
      )}`,
    })),
    ...(sources.size > 1
      ? [
          {
            field,
            message: `Choose satellites of one source: ${[...sources].join(
              ' and ',
            )} are loaded on their own, and one of them may never have been.`,
          },
        ]
      : []),
  ];
}

function columnsProblems(
  { columns }: ComputedSatellite,
  chosen: Satellite[],
): AnswerProblem[] {
  const field = 'columns';
  if (!columns.length) {
    return [
      { field, message: 'Write at least one column with its expression.' },
    ];
  }
  const known = new Map(
    chosen.map(one => [one.name, one.columns.map(column => column.name)]),
  );
  return columns.flatMap(({ name, expression }, index) => {
    const isTwice = columns.findIndex(one => one.name === name) < index;
    const problems: AnswerProblem[] = [];
    if (!isValidName(name, 'column') || name === 'version_number') {
      problems.push({
        field,
        message: `${shown(
          name,
        )} cannot be the name of a column: write lower-case letters, digits and _, at most ${MAX_NAME_LENGTH}, and no name that the vault uses itself.`,
      });
    }
    if (isTwice)
      problems.push({
        field,
        message: `The column ${shown(name)} is there twice.`,
      });
    return chosen.length
      ? [
          ...problems,
          ...columnProblems(
            field,
            `The expression of ${shown(name)}`,
            expression,
            known,
          ),
        ]
      : problems;
  });
}

function print(
  { columns }: ComputedSatellite,
  name: string,
  vault: { key: string; chosen: Satellite[]; staging: Staging; source: string },
): string {
  const { key, chosen, staging, source } = vault;
  const satellites = chosen.map(one => {
    const own = staging.parentKey(one.name);
    const other = own === key ? '' : `, 'key': '${own}'`;
    return `  {'relation': ref('${one.name}'), 'name': '${one.name}'${other}}`;
  });
  const expressions = columns.map(
    column => `,
    (
      ${column.expression.trim().replace(/\n/g, '\n      ')}
    ) as {{ quote_name('${column.name}') }}`,
  );
  return `${modelHead(source)}
{%- set satellites = [
${satellites.join(',\n')}
] %}

with {{ satellite_moments('${key}', satellites) }},
computed as (
  select
    {{ moment_columns('${key}', satellites) }}${expressions.join('')}
  {{ from_moments('${key}', satellites) }}
)
{{ changed_versions('computed', '${key}', [${columns
    .map(column => `'${column.name}'`)
    .join(', ')}], '${name}') }}
`;
}
