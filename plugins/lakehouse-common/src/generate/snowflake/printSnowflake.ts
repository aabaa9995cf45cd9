import type { Finding } from '../../contract';
import { generated } from '../dbt/file';
import { publishedMarts } from '../marts/published';
import type { FilePrinter, PrinterInput } from '../printers';
import type { GeneratedFile, PublishedMart } from '../types';
import { databaseStatements } from './databases';
import { governanceStatements } from './governance';
import { grantStatements } from './grants';
import { integrationStatements } from './integration';
import { dynamicTable } from './kinds/dynamicTable';
import { icebergTable } from './kinds/icebergTable';
import { describeMart, type MartDescription } from './marts/describeMart';
import { notesOf } from './notes';
import type { Placed } from './placed';
import { printSql, type Statement } from './print/statement';
import { readme, type SqlFile } from './readme';
import { parseSettings } from './settings/parseSettings';
import { PUBLICATIONS_PATH, type Environment } from './settings/types';

const HEADER = [
  'Generated from snowflake/publications.yaml and the contracts: change those.',
  'Who runs it, when and how: README.md beside it.',
];

/** Files of Snowflake DDL, per environment; none without settings. */
export const printSnowflake: FilePrinter = input => {
  const yaml = input.files.get(PUBLICATIONS_PATH);
  if (yaml === undefined) return { files: [], findings: [] };
  const { settings, findings } = parseSettings(yaml);
  if (!settings) return { files: [], findings };
  const marts = martsByName(input);
  const described = new Map<string, MartDescription>();
  const describe = (mart: PublishedMart) => {
    const known =
      described.get(mart.name) ??
      describeMart(mart, input, settings.columns.get(mart.name));
    described.set(mart.name, known);
    return known;
  };
  const pages = settings.environments.map(environment => {
    const placed = environment.publications.flatMap(publication =>
      [...publication.marts].sort().flatMap((mart): Placed[] => {
        const found = marts.get(mart);
        return found ? [{ publication, mart: describe(found) }] : [];
      }),
    );
    const notes = notesOf(environment, placed, marts);
    return { environment, placed, notes };
  });
  return {
    files: pages.flatMap(filesOf),
    findings: onceEach(pages.flatMap(({ notes }) => notes)),
  };
};

/** Marts that the platform publishes, those that all sources share among them. */
export function martsByName({
  marts,
  files,
}: Pick<PrinterInput, 'marts' | 'files'>): Map<string, PublishedMart> {
  return new Map(
    [...publishedMarts(files), ...marts].map(mart => [mart.name, mart]),
  );
}

function onceEach(findings: Finding[]): Finding[] {
  return [...new Map(findings.map(one => [one.message, one])).values()];
}

interface Page {
  environment: Environment;
  placed: Placed[];
  notes: Finding[];
}

function filesOf(page: Page): GeneratedFile[] {
  const { environment, placed, notes } = page;
  const folder = `snowflake/${environment.name}`;
  const files = sqlFiles(page);
  return [
    ...files.map(({ name, content, does }) =>
      generated(
        `${folder}/${name}`,
        content,
        `Snowflake, ${environment.name}: ${does}`,
      ),
    ),
    generated(
      `${folder}/README.md`,
      readme({
        environment,
        files,
        placed,
        notes: notes.map(({ message, fix }) => `${message} ${fix}`),
      }),
      `Says who runs the files of ${environment.name}, in which order, what to check and how to undo.`,
    ),
  ];
}

function sqlFiles({ environment, placed }: Page): SqlFile[] {
  const tables = placed.flatMap(({ publication, mart }) =>
    publication.way === 'table'
      ? [icebergTable(environment, publication, mart)]
      : [],
  );
  const copies = placed.flatMap(({ publication, mart }) =>
    publication.way === 'dynamic'
      ? [dynamicTable(environment, publication, mart)]
      : [],
  );
  const file = (
    name: string,
    does: string,
    statements: Statement[],
    role = environment.owner,
  ): SqlFile[] =>
    statements.length
      ? [
          {
            name,
            role,
            does,
            content: printSql([does, ...HEADER], statements),
          },
        ]
      : [];
  return [
    ...file(
      '00_integration.sql',
      'Volumes, the catalog integration and the rights of the owning role.',
      integrationStatements(environment),
      'ACCOUNTADMIN',
    ),
    ...file(
      '10_database.sql',
      'Databases and schemas.',
      databaseStatements(environment),
    ),
    ...file('20_tables.sql', 'One Iceberg table per mart.', tables),
    ...file(
      '25_dynamic.sql',
      'Dynamic Iceberg tables. Every run makes them anew, so run this and the files after it only when it has changed.',
      copies,
    ),
    ...file(
      '30_governance.sql',
      'Tags and masking policies.',
      governanceStatements(environment, placed),
    ),
    ...file(
      '40_grants.sql',
      'The rights of the readers.',
      grantStatements(placed),
    ),
  ];
}
