import {
  parsePublications,
  PUBLICATIONS_PATH,
  type OrganisationPrinter,
  type Publications,
  type SourceFinding,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { answerError, asSourceFinding } from '../onboarding/answers';
import {
  prepareChange,
  type PreparedChange,
} from '../onboarding/prepareChange';
import { checkPublication } from './checkPublication';
import { editPublications } from './editPublications';
import type { PublicationAnswers } from './publicationAnswers';

/**
 * What publishing marts to Snowflake does to a platform repository: the answers become settings, and DDL follows from them. Nothing is read
 * or written besides the arguments.
 *
 * @param files - files of the repository for which `isPlatformFile` holds
 */
export function preparePublication(
  given: PublicationAnswers,
  files: ReadonlyMap<string, string>,
  printers?: readonly OrganisationPrinter[],
): PreparedChange {
  const yaml = files.get(PUBLICATIONS_PATH);
  const { settings, findings: broken } =
    yaml === undefined
      ? { settings: undefined, findings: [] }
      : parsePublications(yaml);
  if (broken.length) {
    return failed(
      broken.map(finding => asSourceFinding(finding, PUBLICATIONS_PATH)),
    );
  }
  const answers = withSource(given, settings);
  const findings = checkPublication(answers, files, settings);
  if (answers.way === 'dynamic' && !answers.from) {
    findings.push(
      answerError(
        'from',
        `No database of ${answers.environment} shows these marts yet. Name the one that the dynamic table reads, or publish them catalog-linked first.`,
      ),
    );
  }
  if (findings.length) return failed(findings);
  const edited = editPublications(yaml, answers);
  return prepareChange(
    files,
    [
      {
        path: PUBLICATIONS_PATH,
        content: edited.text,
        reason:
          'Says which marts are published to Snowflake, and how: the DDL follows from it.',
      },
    ],
    edited.findings,
    { printers },
  );
}

/** A dynamic table reads the marts where the environment shows them already. */
function withSource(
  answers: PublicationAnswers,
  settings: Publications | undefined,
): PublicationAnswers {
  const { way, from, environment, marts } = answers;
  if (way !== 'dynamic' || from) return answers;
  const kept = settings?.environments.find(({ name }) => name === environment);
  const shown = kept?.publications.find(
    one =>
      one.way !== 'dynamic' && marts.every(mart => one.marts.includes(mart)),
  );
  return shown ? { ...answers, from: written(shown.database) } : answers;
}

/** A name of the account as people write it: without quotes where it needs none. */
function written(name: string): string {
  return /^[A-Z_][A-Z0-9_$]*$/.test(name)
    ? name
    : `"${name.replaceAll('"', '""')}"`;
}

function failed(findings: SourceFinding[]): PreparedChange {
  return { ok: false, files: [], findings };
}
