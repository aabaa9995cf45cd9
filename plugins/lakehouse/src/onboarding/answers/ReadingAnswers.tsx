import { Select } from '@backstage/ui';
import type {
  PreviewTable,
  Reading,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { TableChange } from '../spec';
import { useOnboardingTexts } from '../translation';

/** Columns of files whose values can mean several things: what they mean is chosen, and never guessed. */
export const ReadingAnswers = ({
  table,
  onChange,
}: {
  table: PreviewTable;
  onChange(part: Omit<TableChange, 'name'>): void;
}) => {
  const t = useOnboardingTexts();
  const questions = table.questions ?? [];
  const choose = (column: string, as: Reading) =>
    onChange({
      readings: questions.flatMap(question => {
        const answer = question.column === column ? as : question.answer;
        return answer ? [{ column: question.column, as: answer }] : [];
      }),
    });
  return questions.map(({ column, example, choices, answer }) => (
    <Select
      key={column}
      label={t('tables.reading', { column, example })}
      isRequired
      options={choices.map(choice => ({
        value: choice,
        label: t(`tables.readings.${choice}`),
      }))}
      value={answer ?? null}
      onChange={choice => choose(column, choice as Reading)}
    />
  ));
};
