import { stringify } from 'yaml';
import { YAML_FORMAT, YAML_OPTIONS } from '../../contract/yamlOptions';

const OPTIONS = {
  ...YAML_OPTIONS,
  ...YAML_FORMAT,
  aliasDuplicateObjects: false,
} as const;

/** Prints YAML documents under a comment. Fields that are undefined are left out. */
export function printYaml(comment: string, ...documents: unknown[]): string {
  const printed = documents.map(document => stringify(document, OPTIONS));
  return `# ${oneLine(comment)}\n${printed.join('---\n')}`;
}

/**
 * A text of a contract for a place where dbt renders Jinja (descriptions in YAML): shown as it is, never executed. Control characters,
 * which YAML readers refuse, become blanks.
 */
export function dbtText(text: string | undefined): string | undefined {
  return plainText(text)?.replace(/\{(?=[{%#])/g, "{{ '{' }}");
}

/** The text without control characters; line breaks and tabs stay. */
export function plainText(text: string | undefined): string | undefined {
  return (
    text
      // eslint-disable-next-line no-control-regex
      ?.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, ' ')
      .replace(/\p{Surrogate}|[\ufeff\ufffe\uffff]/gu, '\ufffd')
      .trim()
  );
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{C}]+/gu, ' ').trim();
}
