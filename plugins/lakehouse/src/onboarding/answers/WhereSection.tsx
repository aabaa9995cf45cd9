import { Radio, RadioGroup, TextField } from '@backstage/ui';
import { findingsAbout, toSpec, type SourceAnswers } from '../spec';
import { useOnboardingTexts } from '../translation';
import { CsvAnswer } from './CsvAnswer';
import { DdlAnswer } from './DdlAnswer';
import { Findings } from './Findings';
import { Section } from './Section';
import type { SectionProps } from './types';

/** Which source it is, and its shape: DDL or the beginnings of its files. */
export const WhereSection = (props: SectionProps) => {
  const { answers, change, findings } = props;
  const t = useOnboardingTexts();
  const spec = toSpec(answers);
  return (
    <Section title={t('where.title')}>
      <RadioGroup
        label={t('where.kind')}
        orientation="horizontal"
        value={spec.kind}
        onChange={kind =>
          change(old => ({ ...old, kind: kind as SourceAnswers['kind'] }))
        }
      >
        <Radio value="ddl">{t('where.ddl')}</Radio>
        <Radio value="csv">{t('where.csv')}</Radio>
      </RadioGroup>
      {spec.kind === 'ddl' ? (
        <DdlAnswer {...props} />
      ) : (
        <CsvAnswer {...props} />
      )}
      <Findings findings={findingsAbout(findings, spec.kind)} />
      <TextField
        label={t('where.name')}
        description={t('where.nameHint', { name: spec.name || 'shop' })}
        isRequired
        value={spec.name}
        onChange={name => change(old => ({ ...old, name }))}
      />
      {spec.name && <Findings findings={findingsAbout(findings, 'name')} />}
    </Section>
  );
};
