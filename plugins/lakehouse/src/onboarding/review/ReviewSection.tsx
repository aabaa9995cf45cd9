import { Alert, Button, Skeleton, Text } from '@backstage/ui';
import type { SourceFinding } from '@lakehouse/backstage-plugin-lakehouse-common';
import { Findings } from '../answers/Findings';
import { Section } from '../answers/Section';
import { useOnboardingTexts } from '../translation';
import type { Preview } from '../usePreview';
import { ReviewTabs } from './ReviewTabs';

/** Findings that stand beside an answer are not said twice. */
const BESIDE_AN_ANSWER = [
  'name',
  'owner',
  'promise',
  'description',
  'connection',
  'contract',
  'ddl',
  'csv',
  'tables',
  'retire',
];

const general = (findings: SourceFinding[]) =>
  findings.filter(({ field }) => !field || !BESIDE_AN_ANSWER.includes(field));

/** What creating will do: the files, the vault and the contract, as they would be written now. */
export const ReviewSection = ({ preview }: { preview: Preview }) => {
  const { value, error, loading, reload, contents } = preview;
  const t = useOnboardingTexts();
  return (
    <Section
      title={t('review.title')}
      aside={
        <Text color="secondary" aria-live="polite">
          {loading ? t('review.waiting') : ''}
        </Text>
      }
    >
      {error && (
        <Alert
          status="danger"
          icon
          title={t('review.failed')}
          description={error.message}
          customActions={
            <Button size="small" variant="secondary" onPress={reload}>
              {t('review.retry')}
            </Button>
          }
        />
      )}
      {value && <Findings findings={general(value.findings)} />}
      {value && <ReviewTabs preview={value} contents={contents} />}
      {!value && loading && <Skeleton width="100%" height={160} />}
      {!value && !loading && !error && (
        <Text color="secondary">{t('review.empty')}</Text>
      )}
    </Section>
  );
};
