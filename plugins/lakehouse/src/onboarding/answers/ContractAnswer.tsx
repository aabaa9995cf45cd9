import { Text } from '@backstage/ui';
import { findingsAbout, toSpec } from '../spec';
import { useOnboardingTexts } from '../translation';
import { Findings } from './Findings';
import { Section } from './Section';
import type { SectionProps } from './types';

/** Which source is changed. Its data is what its contract says, so there is nothing to ask. */
export const ContractAnswer = ({ answers, findings }: SectionProps) => {
  const t = useOnboardingTexts();
  const { name, schema } = toSpec(answers);
  return (
    <Section title={t('change.title')}>
      <Text>
        <strong>{name}</strong>: {t('change.contract', { name })}
      </Text>
      <Text color="secondary">
        {t('change.contractHint')}{' '}
        {schema !== undefined
          ? t('change.databaseHint')
          : t('change.byHandHint')}
      </Text>
      <Findings findings={findingsAbout(findings, 'contract')} />
      <Findings findings={findingsAbout(findings, 'name')} />
    </Section>
  );
};
