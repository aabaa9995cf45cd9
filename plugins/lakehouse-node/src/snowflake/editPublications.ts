import {
  editContract,
  PUBLICATIONS_PATH,
  readObjectName,
  type ContractEdit,
  type SourceFinding,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { parse } from 'yaml';
import type { PublicationAnswers } from './publicationAnswers';

/** A file of settings before the first publication. */
const FIRST = `# Which marts are published to Snowflake, and how: edited by people, comments stay. The DDL in the folders beside it follows from it.
# A name without quotes is upper case, as in Snowflake; one in double quotes is taken as it is: '"Data Science"'.
version: 1
environments: {}
`;

const DEFAULT_GOVERNANCE_SCHEMA = 'LAKEHOUSE';

interface EnvironmentYaml {
  [key: string]: unknown;
  governance?: { database?: string; schema?: string };
  publications?: PublicationYaml[];
}

interface PublicationYaml {
  [key: string]: unknown;
  marts?: string[];
  readers?: string[];
}

/** The settings with the answers in them, and what of the environment that changes for its other publications. */
export interface EditedPublications {
  text: string;
  findings: SourceFinding[];
}

/**
 * Writes the answers into the text of the settings. A publication is known by its way, database and schema: marts and readers are added to
 * it, its other settings become those of the answers. What the answers leave open stays as it is.
 *
 * @param text - settings that `parsePublications` takes; undefined when there are none
 */
export function editPublications(
  text: string | undefined,
  answers: PublicationAnswers,
): EditedPublications {
  const before = text ?? FIRST;
  const { environments } = parse(before, { schema: 'core' }) as {
    environments: Record<string, EnvironmentYaml>;
  };
  const environment = answers.environment!;
  const base = ['environments', environment];
  const kept = environments[environment];
  if (!kept) {
    const one = {
      ...newEnvironment(answers),
      publications: [newPublication(answers)],
    };
    const value = { ...environments, [environment]: one };
    const edits: ContractEdit[] = Object.keys(environments).length
      ? [{ path: base, value: one }]
      : [{ path: ['environments'], value }];
    return { text: editContract(before, edits), findings: [] };
  }
  const changes = environmentEdits(kept, answers);
  const edits = [
    ...changes,
    ...publicationEdits(kept.publications ?? [], answers),
  ].map(({ path, value }) => ({ path: [...base, ...path], value }));
  return {
    text: edits.length ? editContract(before, edits) : before,
    findings: changes.map(({ path, value }) => ({
      severity: 'warning',
      message: `${path.join('.')} of ${environment} becomes ${String(
        value,
      )}, in ${PUBLICATIONS_PATH} and for all that it publishes.`,
    })),
  };
}

function newEnvironment(answers: PublicationAnswers): EnvironmentYaml {
  return present({
    catalog: answers.catalog ?? 'glue',
    integration: answers.integration,
    externalVolume: answers.externalVolume,
    owner: answers.owner,
    governance: {
      database: answers.governanceDatabase,
      schema: answers.governanceSchema ?? DEFAULT_GOVERNANCE_SCHEMA,
    },
    clearRole: answers.clearRole,
  });
}

function newPublication(answers: PublicationAnswers): PublicationYaml {
  return present({
    ...identity(answers),
    ...details(answers),
    marts: answers.marts,
    readers: answers.readers.length ? answers.readers : undefined,
  });
}

function identity({ way, database, schema }: PublicationAnswers) {
  return {
    way,
    database,
    schema: way === 'catalog-linked' ? undefined : schema,
  };
}

function details(answers: PublicationAnswers) {
  const { way, warehouse, targetLag, writeVolume, from } = answers;
  return way === 'dynamic'
    ? { warehouse, targetLag, externalVolume: writeVolume, from }
    : {};
}

function environmentEdits(
  kept: EnvironmentYaml,
  answers: PublicationAnswers,
): ContractEdit[] {
  const { governanceDatabase, governanceSchema } = answers;
  const wanted: [string[], string | undefined, unknown][] = [
    ...(
      [
        'catalog',
        'integration',
        'externalVolume',
        'owner',
        'clearRole',
      ] as const
    ).map((key): [string[], string | undefined, unknown] => [
      [key],
      answers[key],
      kept[key],
    ]),
    [['governance', 'database'], governanceDatabase, kept.governance?.database],
    [['governance', 'schema'], governanceSchema, kept.governance?.schema],
  ];
  return wanted
    .filter(([, value, now]) => value !== undefined && !isSame(value, now))
    .map(([path, value]) => ({ path, value }));
}

function publicationEdits(
  kept: PublicationYaml[],
  answers: PublicationAnswers,
): ContractEdit[] {
  const wanted = identity(answers);
  const index = kept.findIndex(
    one =>
      one.way === wanted.way &&
      isSame(wanted.database!, one.database) &&
      (wanted.schema === undefined || isSame(wanted.schema, one.schema)),
  );
  if (index < 0) {
    const value = newPublication(answers);
    return kept.length
      ? [{ path: ['publications', kept.length], value }]
      : [{ path: ['publications'], value: [value] }];
  }
  const now = kept[index];
  const at = ['publications', index];
  return [
    ...Object.entries(details(answers)).flatMap(([key, value]) =>
      value === undefined || isSame(value, now[key])
        ? []
        : [{ path: [...at, key], value }],
    ),
    ...added([...at, 'marts'], now.marts, answers.marts, (a, b) => a === b),
    ...added([...at, 'readers'], now.readers, answers.readers, isSame),
  ];
}

function added(
  path: (string | number)[],
  now: string[] | undefined,
  wanted: string[],
  same: (a: string, b: string) => boolean,
): ContractEdit[] {
  const more = wanted.filter(one => !now?.some(other => same(one, other)));
  if (more.length === 0) return [];
  return now?.length
    ? more.map((value, i) => ({ path: [...path, now.length + i], value }))
    : [{ path, value: more }];
}

/** Whether two texts mean the same object of the account. */
function isSame(a: string, b: unknown): boolean {
  if (typeof b !== 'string') return false;
  const [one, other] = [a, b].map(text => readObjectName(text).name ?? text);
  return one === other;
}

function present<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(([, item]) => item !== undefined),
  ) as T;
}
