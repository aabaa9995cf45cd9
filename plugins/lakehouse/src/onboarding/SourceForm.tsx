import { Flex } from '@backstage/ui';
import { Scope } from '../components/shared';
import { PreviewTables } from './answers/PreviewTables';
import { RetireSection } from './answers/RetireSection';
import { useDefaults } from './answers/useDefaults';
import { WhereSection } from './answers/WhereSection';
import { WhoSection } from './answers/WhoSection';
import { DraftButtons } from './DraftButtons';
import { DatabaseSection } from './drift/DatabaseSection';
import { ReviewSection } from './review/ReviewSection';
import type { SourceAnswers } from './spec';
import styles from './SourceForm.module.css';
import type { Preview } from './usePreview';

/** Everything that onboarding a source asks, and what would come of it; the same in the scaffolder and on the page of its own. */
export const SourceForm = (props: {
  answers: SourceAnswers;
  change(update: (answers: SourceAnswers) => SourceAnswers): void;
  preview: Preview;
}) => {
  const { answers, change, preview } = props;
  const findings = preview.value?.findings ?? [];
  const tables = preview.value?.tables ?? [];
  const defaults = useDefaults();
  const section = {
    answers,
    change,
    findings,
    defaults,
    schedule: preview.value?.schedule,
  };
  return (
    <Scope>
      <Flex direction="column" gap="6" className={styles.form}>
        <WhereSection {...section} />
        {!answers.retire && (
          <>
            {answers.kind === 'contract' && answers.schema !== undefined && (
              <DatabaseSection {...section} tables={tables} />
            )}
            <PreviewTables {...section} tables={tables} />
            <WhoSection {...section} />
          </>
        )}
        {answers.kind === 'contract' && <RetireSection {...section} />}
        <ReviewSection preview={preview} />
        <DraftButtons
          answers={answers}
          onLoad={loaded => change(() => loaded)}
        />
      </Flex>
    </Scope>
  );
};
