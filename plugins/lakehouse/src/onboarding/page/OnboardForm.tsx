import { Alert, Button, Flex } from '@backstage/ui';
import type { PreviewFile } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useId, useState } from 'react';
import { problemOf } from '../../lib/problem';
import { SourceForm } from '../SourceForm';
import { useOnboardingTexts } from '../translation';
import { useAnswers } from '../useAnswers';
import { usePreview } from '../usePreview';
import { CreateReason } from './CreateReason';
import styles from './OnboardPage.module.css';
import { useCreate } from './useCreate';
import { useDraft, type DraftOptions } from './useDraft';

const isWritten = ({ action }: PreviewFile) =>
  action === 'create' || action === 'update' || action === 'remove';

/** The form with what leads on from it: create, or start over. */
export const OnboardForm = (props: DraftOptions) => {
  const t = useOnboardingTexts();
  const reasonId = useId();
  const draft = useDraft(props);
  const { answers, change } = useAnswers(draft.answers, draft.setAnswers);
  const preview = usePreview(answers);
  const { create, isStarting, error, isPossible } = useCreate(draft.forget);
  const [restartError, setRestartError] = useState<Error>();
  const isChange = answers.kind === 'contract';
  const isNothing = Boolean(
    isChange && preview.value?.ok && !preview.value.files.some(isWritten),
  );
  const isReady =
    isPossible &&
    preview.value?.ok &&
    !preview.loading &&
    !isStarting &&
    !isNothing;
  const problem = error ?? restartError;
  const changeLabel = answers.retire ? t('retire.save') : t('change.save');
  const createLabel = isChange ? changeLabel : t('page.create');
  return (
    <Flex direction="column" gap="4">
      <SourceForm answers={answers} change={change} preview={preview} />
      {problem && (
        <Alert
          status="danger"
          icon
          role="alert"
          title={error ? t('page.failed') : t('change.failed')}
          description={problemOf(problem).message}
        />
      )}
      <div className={styles.actions}>
        <Button
          variant="primary"
          isDisabled={!isReady}
          aria-describedby={reasonId}
          onPress={() => create(answers)}
        >
          {isStarting ? t('page.creating') : createLabel}
        </Button>
        <Button
          variant="tertiary"
          onPress={() => {
            setRestartError(undefined);
            draft.startOver().catch(setRestartError);
          }}
        >
          {t('page.startOver')}
        </Button>
        <CreateReason
          id={reasonId}
          preview={preview}
          isPossible={isPossible}
          isNothing={isNothing}
        />
      </div>
    </Flex>
  );
};
