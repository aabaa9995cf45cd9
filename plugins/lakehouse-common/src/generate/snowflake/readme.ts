import {
  heading,
  list,
  paragraph,
  printMarkdown,
  table,
  type MarkdownBlock,
} from '../print';
import { PLACEHOLDERS } from './integration';
import type { Placed } from './placed';
import type { Environment } from './settings/types';
import { targetParts } from './target';

const UNDO = [
  'A publication that is taken out of snowflake/publications.yaml goes from these files, and nothing goes from Snowflake: no file here removes anything.',
  'Take rights away first: REVOKE SELECT on the table from each reader.',
  'A mask that is no longer wanted: ALTER ICEBERG TABLE, MODIFY COLUMN, UNSET MASKING POLICY, by a person who may decide that.',
  'Then an administrator removes the tables or the database by hand. Through a catalog-linked database that is not possible for single tables, since it is read-only: the data stays in the catalog.',
];

/** A file of an environment, for its page. */
export interface SqlFile {
  name: string;
  content: string;
  role: string;
  does: string;
}

interface Page {
  environment: Environment;
  files: SqlFile[];
  placed: Placed[];
  /** What is worth a look, one sentence each. */
  notes: string[];
}

/** The page of an environment: what to fill in, who runs what in which order, what to check, how to undo. */
export function readme({ environment, files, placed, notes }: Page): string {
  const [first, ...others] = files;
  const keys = placeholdersOf(first);
  return [
    printMarkdown([
      heading(1, `Snowflake: ${environment.name}`),
      paragraph(
        'Generated from snowflake/publications.yaml and the contracts; change those and generate again. Nothing here was ever run on Snowflake by whoever generated it: a parser has read it, no account has. Look at each file before you run it, and run it on a test account first.',
      ),
      heading(2, 'Once per account'),
      paragraph(
        `${first.name} is for an administrator of the account. Leave it out when the integration and the volumes are there already, and grant its last statements by hand. Fill in:`,
      ),
      table(
        ['Variable', 'What it is'],
        keys.map(key => [key, explain(key)]),
      ),
    ]),
    shell([
      `snow sql --role ACCOUNTADMIN --filename snowflake/${environment.name}/${first.name}`,
      ...keys.map(key => `  --variable ${key}="$${key.toUpperCase()}"`),
    ]),
    printMarkdown([
      paragraph(
        'Values of the command line can be seen by others on the same machine: run it on one of your own, and take secrets from the store at that moment.',
      ),
      heading(2, 'Every time'),
      paragraph(
        `The role ${environment.owner} runs the rest, in this order, and stops at the first error; templating is off, so that no text is taken for a variable. Readers get their rights last, when the masks are in place.`,
      ),
      table(
        ['File', 'Role', 'What it does'],
        files.map(file => [file.name, file.role, file.does]),
      ),
    ]),
    shell(
      others.map((file, i) =>
        [
          'snow sql --role "$OWNER_ROLE" --enable-templating NONE',
          `  --filename snowflake/${environment.name}/${file.name}${
            i < others.length - 1 ? ' &&' : ''
          }`,
        ].join(' \\\n'),
      ),
      '\n',
    ),
    printMarkdown([
      ...whatIsPublished(placed),
      ...personalData(environment, placed),
      ...(notes.length ? [heading(2, 'Worth a look'), list(notes)] : []),
      heading(2, 'What to check'),
      list(checks(environment)),
      heading(2, 'How to undo'),
      list(UNDO),
    ]),
  ].join('\n');
}

/** Variables of a file in their order. */
function placeholdersOf({ content }: SqlFile): string[] {
  const found = [...content.matchAll(/<% ([a-z0-9_]+) %>/g)];
  return [...new Set(found.map(([, key]) => key))];
}

/** A second volume to write to has the same variables with a number. */
function explain(key: string): string {
  return PLACEHOLDERS[key] ?? PLACEHOLDERS[key.replace(/^write_\d+/, 'write')];
}

/** Commands of ours; nothing in them comes from a contract or an answer but the name of the environment, which is that of a folder. */
function shell(lines: string[], separator = ' \\\n'): string {
  return `\`\`\`sh\n${lines.join(separator)}\n\`\`\`\n`;
}

function whatIsPublished(placed: Placed[]): MarkdownBlock[] {
  return [
    heading(2, 'What is published'),
    table(
      ['Mart', 'Way', 'In Snowflake', 'Readers'],
      placed.map(({ publication, mart }) => [
        mart.name,
        publication.way,
        targetParts(publication, mart.name).join('.'),
        publication.readers.join(', ') || 'nobody yet',
      ]),
    ),
  ];
}

function personalData(
  { clearRole }: Environment,
  placed: Placed[],
): MarkdownBlock[] {
  const rows = placed.flatMap(({ publication, mart }) =>
    mart.columns
      .filter(({ type }) => type)
      .map(({ name, origins, type }) => [
        targetParts(publication, mart.name).join('.'),
        name,
        origins.join(', '),
        type!.token,
      ]),
  );
  return [
    heading(2, 'Masked columns'),
    paragraph(
      `A column is masked when a column of a contract that it comes from is marked as personal data (tag pii) or classified as restricted, confidential or secret. ${
        clearRole
          ? `Sessions with the role ${clearRole} see it in the clear.`
          : 'Nobody sees it in the clear.'
      }`,
    ),
    rows.length
      ? table(['Table', 'Column', 'Comes from', 'Mask'], rows)
      : paragraph('None.'),
  ];
}

function checks({ integration, publications }: Environment): string[] {
  const databases = [...new Set(publications.map(({ database }) => database))];
  const ways = new Set(publications.map(({ way }) => way));
  return [
    `After 00: SYSTEM$VERIFY_CATALOG_INTEGRATION says success for ${integration}.`,
    ...(ways.has('catalog-linked')
      ? [
          'After 10: wait until SHOW ICEBERG TABLES lists the marts; a catalog-linked database finds them by itself, every 30 seconds. SYSTEM$CATALOG_LINK_STATUS says what stands in the way.',
        ]
      : []),
    ...(ways.has('table')
      ? [
          'After 20: in SHOW ICEBERG TABLES, auto_refresh_status of every table is RUNNING.',
        ]
      : []),
    ...(ways.has('dynamic')
      ? [
          'After 25: DYNAMIC_TABLE_REFRESH_HISTORY shows a refresh that succeeded. The owner of a dynamic table reads its mart: if the mart is masked for the owner, the copy holds masks instead of data.',
        ]
      : []),
    `After 40: as a reader, a masked column of ${databases.join(
      ', ',
    )} shows masked or nothing; POLICY_REFERENCES lists the masks.`,
  ];
}
