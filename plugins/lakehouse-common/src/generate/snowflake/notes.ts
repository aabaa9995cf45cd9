import type { Finding } from '../../contract';
import type { PublishedMart } from '../types';
import type { Placed } from './placed';
import { PUBLICATIONS_PATH, type Environment } from './settings/types';

const MOST_NAMED = 8;

/** What a person should know about the publications of an environment; none of it stands in the way. */
export function notesOf(
  environment: Environment,
  placed: Placed[],
  marts: ReadonlyMap<string, PublishedMart>,
): Finding[] {
  return [
    ...environment.publications.flatMap(({ marts: wanted }) =>
      wanted.filter(mart => !marts.has(mart)).map(mart => gone(mart)),
    ),
    ...placed.flatMap(({ mart }) => [
      ...(mart.isUnknown ? [unknown(mart.name)] : []),
      ...(mart.untraced.length ? [untraced(mart.name, mart.untraced)] : []),
    ]),
    ...nobodySees(environment, placed),
    ...copiedMasks(environment, placed),
    ...linkedCase(placed),
  ];
}

function note(message: string, fix: string): Finding {
  return { severity: 'warning', path: PUBLICATIONS_PATH, message, fix };
}

function gone(mart: string): Finding {
  return note(
    `The platform publishes no mart ${shown(
      mart,
    )} any more, so its statements are left out of the files for Snowflake; what is in Snowflake stays as it is.`,
    `If it was renamed, write its new name in ${PUBLICATIONS_PATH}; if it is gone for good, revoke its grants and take it out there.`,
  );
}

function unknown(mart: string): Finding {
  return note(
    `No column of the mart ${shown(
      mart,
    )} is known, so none of it is masked in Snowflake.`,
    'Describe its columns in the YAML of the mart, and say where they come from in snowflake/publications.yaml.',
  );
}

function untraced(mart: string, columns: string[]): Finding {
  const named = columns.slice(0, MOST_NAMED).map(shown).join(', ');
  const more = columns.length - MOST_NAMED;
  return note(
    `Where ${columns.length} of the columns of the mart ${shown(
      mart,
    )} come from cannot be told, so they are not masked in Snowflake: ${named}${
      more > 0 ? ` and ${more} more` : ''
    }.`,
    `Say it in ${PUBLICATIONS_PATH} under marts, ${shown(
      mart,
    )}, columns: <contract>.<table>.<column>, or none.`,
  );
}

function nobodySees({ name, clearRole }: Environment, placed: Placed[]) {
  const isMasked = placed.some(({ mart }) =>
    mart.columns.some(({ type }) => type),
  );
  return isMasked && !clearRole
    ? [
        note(
          `Marts in ${name} hold personal data, and no role may see it: it is masked for everybody, the owner of the tables as well.`,
          `Name clearRole of ${name} in ${PUBLICATIONS_PATH} if somebody needs it.`,
        ),
      ]
    : [];
}

/** A dynamic table is filled by its owner, and holds what its owner sees. */
function copiedMasks(
  { name, owner, clearRole }: Environment,
  placed: Placed[],
) {
  const isCopied = placed.some(
    ({ publication, mart }) =>
      publication.way === 'dynamic' && mart.columns.some(({ type }) => type),
  );
  return isCopied
    ? [
        note(
          `Dynamic tables of ${name} are filled by their owner ${shown(
            owner,
          )}, who reads marts with masked columns: without the right to see them, the copies hold masks instead of data.`,
          clearRole
            ? `Grant the role ${shown(clearRole)} to ${shown(
                owner,
              )} before the first run, or leave these marts out.`
            : `Name clearRole of ${name} and grant it to ${shown(
                owner,
              )}, or leave these marts out.`,
        ),
      ]
    : [];
}

/** Glue knows lower case only; what the catalog calls such a mart depends on who wrote it. */
function linkedCase(placed: Placed[]): Finding[] {
  return placed
    .filter(({ mart }) => mart.name !== mart.name.toLowerCase())
    .map(({ mart }) =>
      note(
        `The mart ${shown(
          mart.name,
        )} has upper-case letters; Snowflake is told its name in lower case, as Glue has it.`,
        'Rename it in lower case if your catalog keeps the case.',
      ),
    );
}

function shown(name: string): string {
  return name.slice(0, 80);
}
