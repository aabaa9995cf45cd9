import { Checkbox, Text } from '@backstage/ui';
import { findingsAbout, toSpec } from '../spec';
import { useOnboardingTexts } from '../translation';
import { Findings } from './Findings';
import { Section } from './Section';
import type { SectionProps } from './types';

/** Ends a source: nothing is loaded any more, and nothing that was loaded goes. */
export const RetireSection = ({ answers, change, findings }: SectionProps) => {
  const t = useOnboardingTexts();
  const { name } = toSpec(answers);
  return (
    <Section title={t('retire.title')}>
      <Checkbox
        isSelected={Boolean(answers.retire)}
        onChange={retire =>
          change(old => ({ ...old, retire: retire || undefined }))
        }
      >
        {t('retire.label', { name })}
      </Checkbox>
      <Text color="secondary">{t('retire.hint')}</Text>
      <Findings findings={findingsAbout(findings, 'retire')} />
    </Section>
  );
};
