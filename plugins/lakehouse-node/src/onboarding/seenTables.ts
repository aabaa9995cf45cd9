import type {
  FoundSource,
  SourceFinding,
  SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { tableFingerprints } from '../connections';
import { answerError } from './answers';

const NAMED = 5;

function list(names: string[]): string {
  const more = names.length - NAMED;
  return `${names.slice(0, NAMED).join(', ')}${
    more > 0 ? ` and ${more} more` : ''
  }`;
}

/**
 * Compares the tables with those that somebody has looked at: one that is gone or has changed stands in the way, because the answers were
 * given for another table. New ones are named.
 *
 * @param leftOut - whether a table stays out, by its name in the database; then its changes do not matter
 */
export async function changedTables(
  spec: SourceSpec,
  found: FoundSource | undefined,
  leftOut: (nameInDatabase: string) => boolean,
): Promise<SourceFinding[]> {
  if (!spec.seen || !found) return [];
  const now = await tableFingerprints(found.ddl);
  const seen = new Map(
    spec.seen.tables.map(({ name, fingerprint }) => [name, fingerprint]),
  );
  const matter = [...seen.keys()].filter(name => !leftOut(name));
  const gone = matter.filter(name => !now.has(name));
  const changed = matter.filter(
    name => now.has(name) && now.get(name) !== seen.get(name),
  );
  const added = [...now.keys()].filter(name => !seen.has(name));
  const about = (names: string[], what: string) =>
    names.length > 0
      ? [
          answerError(
            'connection',
            `${list(
              names,
            )}: ${what} since you looked at the source. Read it again, and look at your answers.`,
          ),
        ]
      : [];
  return [
    ...about(gone, 'gone'),
    ...about(changed, 'columns or keys have changed'),
    ...about(added, 'new'),
  ];
}
