import {
  modelsOfPeople,
  printBusinessObject,
  type BusinessObject,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { answerError } from '../onboarding/answers';
import type { Draft, Vault } from './draft';
import type { AnswersFor } from './vaultAnswers';

type Answers = AnswersFor<'computed-satellite'> | AnswersFor<'same-as-link'>;

/** A computed satellite or same-as link: new files, which belong to people at once. What is there is never written over. */
export function draftBusinessObject(
  answers: Answers,
  files: ReadonlyMap<string, string>,
  vault: Vault,
): Draft {
  const printed = printBusinessObject(specOf(answers), vault);
  const findings: Draft['findings'] = printed.problems.map(
    ({ field, message }) => answerError(field, message),
  );
  const folder = modelsOfPeople(files).get(printed.name);
  const isSame = printed.files.every(
    ({ path, content }) => files.get(path) === content,
  );
  const isTaken =
    folder !== undefined || printed.files.some(({ path }) => files.has(path));
  if (printed.files.length && isTaken && !isSame) {
    findings.push(
      answerError(
        'name',
        `There is a model ${printed.name} already${
          folder ? ` in ${folder}` : ''
        }, and it belongs to people: change it there, or choose another name.`,
      ),
    );
  }
  return { own: printed.files, findings };
}

function specOf(answers: Answers): BusinessObject {
  const { hub, name, description } = answers;
  if (answers.what === 'computed-satellite') {
    const { satellites, columns } = answers;
    return { kind: answers.what, hub, name, description, satellites, columns };
  }
  const match =
    answers.match === 'rule'
      ? { satellite: answers.matchSatellite, rule: answers.rule }
      : {
          source: answers.mappingSource,
          table: answers.mappingTable,
          master: answers.masterColumns,
          duplicate: answers.duplicateColumns,
        };
  return { kind: answers.what, hub, name, description, match };
}
