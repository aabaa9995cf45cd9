import {
  lagProblem,
  nearest,
  publishedMarts,
  PUBLICATIONS_PATH,
  readObjectName,
  type Publications,
  type SourceFinding,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { answerError } from '../onboarding/answers';
import type { PublicationAnswers } from './publicationAnswers';

type Field = keyof PublicationAnswers;

const NAMES: Partial<Record<Field, string>> = {
  database: 'database',
  schema: 'schema',
  warehouse: 'warehouse',
  writeVolume: 'volume to write to',
  from: 'database to read from',
  integration: 'catalog integration',
  externalVolume: 'external volume',
  owner: 'owning role',
  governanceDatabase: 'database of tags and policies',
  governanceSchema: 'schema of tags and policies',
  clearRole: 'role that sees personal data',
};

/** Answers that a way of publishing cannot do without. */
const NEEDED: Record<PublicationAnswers['way'], Field[]> = {
  'catalog-linked': ['database'],
  table: ['database', 'schema'],
  dynamic: ['database', 'schema', 'warehouse', 'targetLag', 'writeVolume'],
};

/** Answers without which an environment cannot be added. */
const NEW_ENVIRONMENT: Field[] = ['integration', 'owner', 'governanceDatabase'];

const error: (field: Field, message: string) => SourceFinding = answerError;

/** Looks at every answer by itself, and at the environment that it is for. */
export function checkPublication(
  answers: PublicationAnswers,
  files: ReadonlyMap<string, string>,
  settings: Publications | undefined,
): SourceFinding[] {
  return [
    ...checkEnvironment(answers, settings),
    ...checkMarts(answers, files),
    ...NEEDED[answers.way]
      .filter(field => !answers[field])
      .map(field =>
        error(
          field,
          `The way ${answers.way} needs the ${
            NAMES[field] ?? 'target lag'
          }. Fill it in.`,
        ),
      ),
    ...checkVolume(answers, settings),
    ...checkNames(answers),
    ...checkLag(answers),
  ];
}

function checkEnvironment(
  answers: PublicationAnswers,
  settings: Publications | undefined,
): SourceFinding[] {
  const { environment } = answers;
  if (!environment || !/^[a-z][a-z0-9_-]{0,39}$/.test(environment)) {
    return [
      error(
        'environment',
        `${JSON.stringify(
          (environment ?? '').slice(0, 60),
        )} cannot be the name of an environment. Use lower case letters, digits, - and _, for example prod.`,
      ),
    ];
  }
  const known = (settings?.environments ?? []).map(({ name }) => name);
  const missing = NEW_ENVIRONMENT.filter(field => !answers[field]);
  if (known.includes(environment) || missing.length === 0) return [];
  return [
    error(
      'environment',
      `${PUBLICATIONS_PATH} has no environment ${environment}${
        known.length ? `; it has ${known.join(', ')}` : ' yet'
      }. To add it, give the ${missing
        .map(field => NAMES[field])
        .join(', the ')}.`,
    ),
  ];
}

function checkMarts(
  { marts }: PublicationAnswers,
  files: ReadonlyMap<string, string>,
): SourceFinding[] {
  if (marts.length === 0) {
    return [error('marts', 'No mart is chosen. Name at least one.')];
  }
  const known = publishedMarts(files).map(({ name }) => name);
  return marts
    .filter(mart => !known.includes(mart))
    .map(mart => {
      const near = nearest(mart, known);
      return error(
        'marts',
        `The platform publishes no mart ${mart.slice(0, 80)}. ${
          near
            ? `Did you mean ${near}?`
            : 'A mart is published when its YAML says access: public.'
        }`,
      );
    });
}

/** Tables are read through a volume: of the answers, or of the environment as it is. */
function checkVolume(
  { way, environment, externalVolume }: PublicationAnswers,
  settings: Publications | undefined,
): SourceFinding[] {
  const kept = settings?.environments.find(({ name }) => name === environment);
  return way !== 'table' || externalVolume || kept?.externalVolume
    ? []
    : [
        error(
          'externalVolume',
          'Iceberg tables are read through an external volume. Name it, or publish the marts catalog-linked.',
        ),
      ];
}

function checkNames(answers: PublicationAnswers): SourceFinding[] {
  const fields = Object.entries(NAMES) as [Field, string][];
  const wrong = (field: Field, what: string, written: string) => {
    const { problem } = readObjectName(written);
    return problem
      ? [
          error(
            field,
            `The ${what} ${JSON.stringify(written.slice(0, 80))} ${problem}.`,
          ),
        ]
      : [];
  };
  return [
    ...fields.flatMap(([field, what]) => {
      const written = answers[field];
      return typeof written === 'string' ? wrong(field, what, written) : [];
    }),
    ...answers.readers.flatMap(role => wrong('readers', 'role', role)),
  ];
}

function checkLag({ way, targetLag }: PublicationAnswers): SourceFinding[] {
  if (way !== 'dynamic' || !targetLag) return [];
  const problem = lagProblem(targetLag);
  return problem
    ? [
        error(
          'targetLag',
          `The target lag ${JSON.stringify(
            targetLag.slice(0, 80),
          )} ${problem}.`,
        ),
      ]
    : [];
}
