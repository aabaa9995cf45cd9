import {
  type Contract,
  primaryKey,
  type SourceFinding,
  type SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { answerError } from './answers';

/** Tables whose finding is written out; the rest is counted, so that one sentence stays one sentence. */
const NAMED = 3;

/**
 * What only a person can decide, by table. A table without a key is the one case: whether its rows are the same from load to load
 * cannot be read anywhere.
 *
 * @param contract - the tables that stay in, with all changes applied
 */
export function openDecisions(
  { schema }: Contract,
  changes: SourceSpec['tables'] = [],
): Map<string, string> {
  const keyless = new Set(
    changes.filter(change => change.keyless).map(({ name }) => name),
  );
  return new Map(
    schema
      .filter(table => primaryKey(table).length === 0)
      .filter(table => !keyless.has(table.name))
      .map(({ name }) => [
        name,
        'Nothing identifies a row. Choose the key, say that rows have none, or leave the table out.',
      ]),
  );
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

/** The sentence that says why creating has to wait. */
export function decisionFindings(
  decisions: ReadonlyMap<string, string>,
): SourceFinding[] {
  if (decisions.size === 0) return [];
  const tables = [...decisions.keys()];
  const more = tables.length - NAMED;
  const named = `${tables.slice(0, NAMED).join(', ')}${
    more > 0 ? ` and ${more} more` : ''
  }`;
  return [
    answerError(
      'tables',
      tables.length === 1
        ? `The table ${named} has no key. Choose it, say that its rows have none, or leave the table out.`
        : `The tables ${named} have no key. Choose one for each, say that their rows have none, or leave them out.`,
    ),
  ];
}
