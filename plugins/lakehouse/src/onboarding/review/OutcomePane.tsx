import { Flex, Text } from '@backstage/ui';
import type { SourcePreview } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useOnboardingTexts } from '../translation';
import { CostRange } from './CostRange';
import { OutcomePart } from './OutcomePart';
import { ResourceTable } from './ResourceTable';
import styles from './Outcome.module.css';

/** What follows once the files are in the repository: what merging does, who reviews, what will be there, when it loads and what it costs. */
export const OutcomePane = ({ preview }: { preview: SourcePreview }) => {
  const { outcome, schedule } = preview;
  const t = useOnboardingTexts();
  if (!outcome) return <Text color="secondary">{t('outcome.blocked')}</Text>;
  const { effects, pullRequest, reviewers, resources, cost } = outcome;
  return (
    <Flex direction="column" gap="4" className={styles.pane}>
      <OutcomePart
        title={t(pullRequest ? 'outcome.merging' : 'outcome.creating')}
      >
        <ul className={styles.list}>
          {effects.map(effect => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
        {schedule && (
          <Text as="p">
            {t('who.schedule')}: <strong>{schedule.words}</strong>
          </Text>
        )}
      </OutcomePart>
      {pullRequest && (
        <OutcomePart title={t('outcome.reviewers')}>
          <Text as="p">
            {reviewers.length
              ? reviewers.map(name => `@${name}`).join(', ')
              : t('outcome.noReviewers')}
          </Text>
          {reviewers.length > 0 && (
            <Text as="p" color="secondary">
              {t('outcome.reviewersHint')}
            </Text>
          )}
        </OutcomePart>
      )}
      {resources.length > 0 && (
        <OutcomePart title={t('outcome.resources')}>
          <ResourceTable resources={resources} />
        </OutcomePart>
      )}
      {cost && (
        <OutcomePart title={t('outcome.cost')}>
          <CostRange cost={cost} />
        </OutcomePart>
      )}
    </Flex>
  );
};
