import {
  type Contract,
  primaryKey,
  type Reading,
  type SourceFinding,
  type SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { ColumnQuestion } from '../importers';
import { answerError } from './answers';

/** Tables or columns whose finding is written out; the rest is counted, so that one sentence stays one sentence. */
const NAMED = 3;

/** One thing of a table that only a person can decide: `what` it is about, as a list for all tables, and the sentence at the table. */
export interface Decision {
  about: 'key' | 'reading';
  /** The table, or the column with its table. */
  what: string;
  text: string;
}

/**
 * What only a person can decide, by table: whether the rows of a table without a key are the same from load to load cannot be read anywhere,
 * nor whether 01/02/2024 is in January.
 *
 * @param contract - the tables that stay in, with all changes applied
 * @param questions - of columns of files, by table
 */
export function openDecisions(
  { schema }: Contract,
  changes: SourceSpec['tables'] = [],
  questions: Record<string, ColumnQuestion[]> = {},
): Map<string, Decision[]> {
  const keyless = new Set(
    changes.filter(change => change.keyless).map(({ name }) => name),
  );
  const open = schema.map((table): [string, Decision[]] => [
    table.name,
    [
      ...(primaryKey(table).length === 0 && !keyless.has(table.name)
        ? [missingKey(table.name)]
        : []),
      ...(questions[table.name] ?? [])
        .filter(({ answer }) => answer === undefined)
        .map(question => openReading(table.name, question)),
    ],
  ]);
  return new Map(open.filter(([, decisions]) => decisions.length > 0));
}

function missingKey(table: string): Decision {
  return {
    about: 'key',
    what: table,
    text: 'Nothing identifies a row. Choose the key, say that rows have none, or leave the table out.',
  };
}

const MEANINGS: Record<Reading, string> = {
  'day-first': 'the day first',
  'month-first': 'the month first',
  'decimal-comma': 'a decimal comma',
  thousands: 'a comma between thousands',
  text: 'text',
};

function openReading(
  table: string,
  { column, example, choices }: ColumnQuestion,
): Decision {
  const meanings = choices
    .filter(choice => choice !== 'text')
    .map(choice => MEANINGS[choice])
    .join(', or ');
  return {
    about: 'reading',
    what: `${table}.${column}`,
    text: `The values of ${column}, such as ${example}, may have ${meanings}. Choose how they are read, or keep them as text.`,
  };
}

/** The decisions of a table for the form; undefined where there is none. */
export function decisionText(
  decisions: Decision[] | undefined,
): string | undefined {
  return decisions?.map(({ text }) => text).join(' ');
}

/** The answers of a source that is there: that rows of its tables have no key was decided when they were onboarded. */
export function withSettled(
  answers: SourceSpec,
  { schema }: Contract,
): SourceSpec {
  const changes = new Map(
    (answers.tables ?? []).map(change => [change.name, change]),
  );
  const keyless = schema
    .filter(table => primaryKey(table).length === 0)
    .map(({ name }) => ({ name, keyless: true, ...changes.get(name) }));
  keyless.forEach(change => changes.set(change.name, change));
  return keyless.length > 0
    ? { ...answers, tables: [...changes.values()] }
    : answers;
}

/** The sentences that say why creating has to wait. */
export function decisionFindings(
  decisions: ReadonlyMap<string, Decision[]>,
): SourceFinding[] {
  const all = [...decisions.values()].flat();
  const of = (about: Decision['about']) =>
    all.filter(one => one.about === about).map(({ what }) => what);
  const [keys, readings] = [of('key'), of('reading')];
  return [
    ...(keys.length > 0
      ? [
          answerError(
            'tables',
            keys.length === 1
              ? `The table ${keys[0]} has no key. Choose it, say that its rows have none, or leave the table out.`
              : `The tables ${some(
                  keys,
                )} have no key. Choose one for each, say that their rows have none, or leave them out.`,
          ),
        ]
      : []),
    ...(readings.length > 0
      ? [
          answerError(
            'tables',
            `The values of ${some(
              readings,
            )} can be read in several ways. Choose at the table how, or keep them as text.`,
          ),
        ]
      : []),
  ];
}

function some(names: string[]): string {
  const more = names.length - NAMED;
  const named = names.slice(0, NAMED).join(', ');
  return more > 0 ? `${named} and ${more} more` : named;
}
