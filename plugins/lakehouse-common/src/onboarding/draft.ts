import { parseDocument, stringify } from 'yaml';
import type { SourceSpec } from '../api';
import { YAML_FORMAT, YAML_OPTIONS } from '../contract/yamlOptions';

const KINDS: ReadonlyArray<SourceSpec['kind']> = [
  'connection',
  'contract',
  'csv',
  'ddl',
];
const HEAD = `# Answers of the onboarding form. Load this file in the form to go on with them.\n`;

/** The answers as a file that a person can read, keep and load again. */
export function printDraft(answers: Partial<SourceSpec>): string {
  return HEAD + stringify({ ...answers, version: 1 }, YAML_FORMAT);
}

/**
 * Reads answers that were kept as a file. Only their outline is looked at: what they say is checked like everything else in the form.
 *
 * @throws Error that says what is wrong with the file
 */
export function parseDraft(text: string): Partial<SourceSpec> {
  const document = parseDocument(text, YAML_OPTIONS);
  if (document.errors.length > 0) {
    const [first] = document.errors[0].message.split('\n');
    throw new Error(`The file is not YAML: ${first}`);
  }
  const value = document.toJS({ maxAliasCount: 0 }) as unknown;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(
      'The file holds no answers. Choose one that this form has written.',
    );
  }
  const answers = value as Record<string, unknown>;
  if (answers.version !== 1) {
    throw new Error(
      `The file has the version ${JSON.stringify(
        answers.version,
      )}, but this form reads version 1.`,
    );
  }
  if (answers.kind !== undefined && !KINDS.includes(answers.kind as never)) {
    throw new Error(
      `The kind ${JSON.stringify(
        answers.kind,
      )} is not known. Write one of ${KINDS.join(', ')}.`,
    );
  }
  return answers as Partial<SourceSpec>;
}
