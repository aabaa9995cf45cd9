import type { VaultAnswers } from '@lakehouse/backstage-plugin-lakehouse-node';

interface Words {
  title: string;
  /** Part of a branch's name. */
  key: string;
  about: string;
  merging: string[];
  next: string[];
}

const RUN = 'make local SOURCE=<source> builds and tests it on your machine.';

/** What a change of the vault is called in a pull request, and what comes after it. */
export function vaultWords(answers: VaultAnswers): Words {
  const { what } = answers;
  const words = (
    name: string,
    rest: Omit<Words, 'key' | 'next'> & { next?: string[] },
  ): Words => ({
    key: branchPart(`${what}-${name}`),
    next: [RUN],
    ...rest,
  });
  switch (answers.what) {
    case 'computed-satellite':
      return words(answers.name, {
        title: `Add the computed satellite ${answers.name}`,
        about: `Adds a table of the business vault that is worked out of ${answers.satellites.join(
          ', ',
        )} (${answers.hub}).`,
        merging: [
          'The next run of dbt builds the table and tests it. Its SQL belongs to people: read the expressions as code.',
        ],
      });
    case 'same-as-link':
      return words(answers.name, {
        title: `Add the same-as link ${answers.name}`,
        about: `Adds a table that says which keys of ${answers.hub} mean the same thing.`,
        merging: [
          'The next run of dbt builds the table and tests it. No key is changed anywhere: marts that shall count them once join it.',
        ],
      });
    case 'point-in-time':
      return words(answers.hub, {
        title: `Change the point-in-time table of ${answers.hub}`,
        about: `Says which satellites the point-in-time table of ${answers.hub} names (${answers.names}).`,
        merging: ['The vault itself stays as it is.'],
      });
    case 'bridge':
      return words(answers.name, {
        title: `${answers.remove ? 'Remove' : 'Add'} the bridge ${
          answers.name
        }`,
        about: answers.remove
          ? `Takes back the bridge ${answers.name}.`
          : `Adds a bridge over ${answers.links.join(', ')}.`,
        merging: ['The vault itself stays as it is.'],
      });
    case 'snapshots':
      return words('kept', {
        title: 'Change which snapshots are kept',
        about:
          'Says how many daily, weekly, monthly and yearly snapshots point-in-time tables and bridges answer for.',
        merging: [
          'The next run takes back the snapshots that are kept no more, and builds those that are new.',
        ],
      });
    case 'table':
      return words(`${answers.source}-${answers.table}`, {
        title: `Change ${answers.source}.${answers.table} in the vault`,
        about: `Changes what the contract of ${answers.source} says about ${answers.table} in the vault.`,
        merging: ['Below stands which tables come, go and change.'],
      });
    default:
      return words(answers.algorithm, {
        title: `Compute hashes with ${answers.algorithm}, compatibility ${answers.compatibility}`,
        about: 'Changes how every key and hashdiff of the vault is computed.',
        merging: [
          'Where a vault exists, it has to be dropped in every environment before the next run, which builds it again from raw.',
        ],
      });
  }
}

function branchPart(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60);
}
