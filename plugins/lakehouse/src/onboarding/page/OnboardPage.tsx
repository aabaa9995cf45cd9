import {
  Alert,
  Button,
  ButtonLink,
  Container,
  Flex,
  Header,
} from '@backstage/ui';
import { usePermission } from '@backstage/plugin-permission-react';
import { lakehouseSourceCreatePermission } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useId } from 'react';
import { Empty } from '../../components/shared';
import { useListHref } from '../../hooks/useTableHref';
import { problemOf } from '../../lib/problem';
import { SourceForm } from '../SourceForm';
import { useOnboardingTexts } from '../translation';
import { useAnswers } from '../useAnswers';
import { usePreview } from '../usePreview';
import { CreateReason } from './CreateReason';
import styles from './OnboardPage.module.css';
import { useCreate } from './useCreate';
import { useDraft } from './useDraft';

const Form = () => {
  const t = useOnboardingTexts();
  const reasonId = useId();
  const draft = useDraft();
  const { answers, change } = useAnswers(draft.answers, draft.setAnswers);
  const preview = usePreview(answers);
  const { create, isStarting, error, isPossible } = useCreate(draft.forget);
  const isReady =
    isPossible && preview.value?.ok && !preview.loading && !isStarting;
  return (
    <Flex direction="column" gap="4">
      <SourceForm answers={answers} change={change} preview={preview} />
      {error && (
        <Alert
          status="danger"
          icon
          role="alert"
          title={t('page.failed')}
          description={problemOf(error).message}
        />
      )}
      <div className={styles.actions}>
        <Button
          variant="primary"
          isDisabled={!isReady}
          aria-describedby={reasonId}
          onPress={() => create(answers)}
        >
          {isStarting ? t('page.creating') : t('page.create')}
        </Button>
        <Button variant="tertiary" onPress={draft.startOver}>
          {t('page.startOver')}
        </Button>
        <CreateReason id={reasonId} preview={preview} isPossible={isPossible} />
      </div>
    </Flex>
  );
};

/** Onboarding on a page of its own: the form of the template, with answers that are kept until the source is created. */
export const OnboardPage = () => {
  const t = useOnboardingTexts();
  const listHref = useListHref();
  const { allowed, loading } = usePermission({
    permission: lakehouseSourceCreatePermission,
  });
  return (
    <>
      <Header
        title={t('page.title')}
        customActions={
          <ButtonLink href={listHref()} variant="secondary">
            {t('page.back')}
          </ButtonLink>
        }
      />
      <Container>
        {allowed && <Form />}
        {!allowed && !loading && (
          <Empty title={t('page.denied')} text={t('page.deniedHint')} />
        )}
      </Container>
    </>
  );
};
