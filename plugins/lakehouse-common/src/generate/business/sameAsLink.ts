import { printString } from '../print/jinja';
import { stagingModel } from '../dbt/stagePlan';
import { hubKey } from '../dbt/vaultNames';
import { primaryKeyTest, referenceTest } from '../dbt/vaultTests';
import { shown } from '../../names';
import { descriptiveOf, type Hub } from '../../vault';
import { columnProblems } from './columnProblems';
import type { VaultParts } from './computedSatellite';
import { modelHead, objectFiles } from './objectFiles';
import { someOf } from './someOf';
import type {
  AnswerProblem,
  MatchRule,
  MatchTable,
  PrintedObject,
  SameAsLink,
} from './types';

interface Pairs {
  problems: AnswerProblem[];
  source: string;
  /** CTEs, the last of which is `pairs`. */
  sql: string;
  how: string;
}

/** A same-as link as a model that builds: one row per key that stands for another. */
export function sameAsLink(
  spec: SameAsLink,
  name: string,
  vault: VaultParts,
): Omit<PrintedObject, 'name'> {
  const hub = vault.model.hubs.find(one => one.name === spec.hub)!;
  const { match } = spec;
  const pairs =
    'rule' in match
      ? pairsByRule(hub, match, vault)
      : pairsByTable(hub, match, vault);
  if (pairs.problems.length) return { files: [], problems: pairs.problems };
  const key = hubKey(hub.name);
  const same = `same_${key}`;
  return {
    problems: [],
    files: objectFiles({
      name,
      contract: vault.contracts.find(one => one.name === pairs.source)!,
      sql: `${modelHead(pairs.source)}
with ${pairs.sql}
{{ same_as_link('pairs', '${key}', '${name}') }}
`,
      description:
        spec.description ??
        `Keys of ${hub.name} that mean the same thing, ${pairs.how}.`,
      columns: [
        {
          name: same,
          description: `Key of ${hub.name} that stands for another.`,
        },
        { name: key, description: 'Key that it stands for.' },
      ],
      tests: [
        primaryKeyTest([same]),
        referenceTest(same, hub.name, key),
        referenceTest(key, hub.name, key),
      ],
    }),
  };
}

/** Of keys that the rule takes for the same the smallest stays, so that all of a group have one master. */
function pairsByRule(
  hub: Hub,
  { satellite, rule }: MatchRule,
  { model, staging }: VaultParts,
): Pairs {
  const own = descriptiveOf(model.satellites, hub.name);
  const found = own.find(({ name }) => name === satellite);
  if (!found) {
    return failed(
      'matchSatellite',
      `${shown(satellite) || 'Nothing'} is no satellite of ${
        hub.name
      } with one version at a time. ${someOf(
        'There are',
        own.map(({ name }) => name),
      )}`,
    );
  }
  const columns = found.columns.map(({ name }) => name);
  const key = `{{ quote_name('${staging.parentKey(found.name)}') }}`;
  return {
    problems: columnProblems(
      'rule',
      'The rule',
      rule,
      new Map([
        ['a', columns],
        ['b', columns],
      ]),
    ),
    source: found.source,
    how: `by a rule over ${found.name}`,
    sql: `versions as (
  select * from {{ version_ranges(ref('${found.name}'), '${staging.parentKey(
      found.name,
    )}') }} ranges
  where valid_to is null and not is_deleted
),
pairs as (
  select
    b.${key} as duplicate_key,
    min(a.${key}) as master_key,
    min(case when a.valid_from < b.valid_from then b.valid_from else a.valid_from end) as ldts
  from versions a
  join versions b on a.${key} < b.${key}
  where (
    ${rule.trim().replace(/\n/g, '\n    ')}
  )
  group by b.${key}
)`,
  };
}

/** The newest staged row of a key says what it stands for. */
function pairsByTable(
  hub: Hub,
  { source, table, master, duplicate }: MatchTable,
  { contracts }: VaultParts,
): Pairs {
  const contract = contracts.find(({ name }) => name === source);
  const found = contract?.schema.find(({ name }) => name === table);
  if (!contract) {
    return failed(
      'mappingSource',
      `There is no source ${shown(source)}. ${someOf(
        'Sources are',
        contracts.map(({ name }) => name),
      )}`,
    );
  }
  if (!found) {
    return failed(
      'mappingTable',
      `${source} has no table ${shown(table)}. ${someOf(
        'Tables are',
        contract.schema.map(({ name }) => name),
      )}`,
    );
  }
  if (hub.sources.every(one => one.source !== source)) {
    return failed(
      'mappingSource',
      `${hub.name} is of ${hub.sources
        .map(one => one.source)
        .join(', ')}: choose a table of that source.`,
    );
  }
  const columns = found.properties.map(({ name }) => name);
  const size = hub.businessKey.length;
  const problems = Object.entries({ master, duplicate }).flatMap(
    ([side, names]): AnswerProblem[] => {
      const field = `${side}Columns`;
      const unknown = names.filter(name => !columns.includes(name));
      if (unknown.length) {
        return unknown.map(name => ({
          field,
          message: `${source}.${table} has no column ${shown(name)}. ${someOf(
            'Columns are',
            columns,
          )}`,
        }));
      }
      return names.length === size
        ? []
        : [
            {
              field,
              message: `The business key of ${hub.name} is ${hub.businessKey
                .map(({ name }) => name)
                .join(', ')}: name ${
                size === 1 ? 'one column' : `${size} columns`
              } for the ${side}.`,
            },
          ];
    },
  );
  const list = (names: string[]) =>
    names.map(name => `{{ quote_name(${printString(name)}) }}`).join(', ');
  const joined = (alias: string, names: string[]) =>
    names
      .map(
        (name, i) =>
          `${alias}.{{ quote_name(${printString(
            hub.businessKey[i]?.name ?? '',
          )}) }} = mapping.{{ quote_name(${printString(name)}) }}`,
      )
      .join(' and ');
  const key = `{{ quote_name('${hubKey(hub.name)}') }}`;
  return {
    problems,
    source,
    how: `as ${source}.${table} says`,
    sql: `mapping as (
  select * from (
    select
      staged.*,
      row_number() over (partition by ${list(
        duplicate,
      )} order by _load_time desc, _batch desc, _row_number desc) as newest
    from {{ ref('${stagingModel(source, table)}') }} staged
  ) numbered
  where newest = 1 and not is_deleted
),
pairs as (
  select duplicates.${key} as duplicate_key, masters.${key} as master_key, mapping._load_time as ldts
  from mapping
  join {{ ref('${hub.name}') }} duplicates on ${joined('duplicates', duplicate)}
  join {{ ref('${hub.name}') }} masters on ${joined('masters', master)}
)`,
  };
}

function failed(field: string, message: string): Pairs {
  return { problems: [{ field, message }], source: '', sql: '', how: '' };
}
