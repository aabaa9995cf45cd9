import { Radio, RadioGroup, TextField } from '@backstage/ui';
import { findingsAbout, toSpec, type SourceAnswers } from '../spec';
import { useOnboardingTexts } from '../translation';
import { ConnectionAnswer } from './ConnectionAnswer';
import { ContractAnswer } from './ContractAnswer';
import { DdlAnswer } from './DdlAnswer';
import { FilesAnswer } from './FilesAnswer';
import { Findings } from './Findings';
import { Section } from './Section';
import type { SectionProps } from './types';

const ANSWERS = {
  connection: ConnectionAnswer,
  ddl: DdlAnswer,
  csv: FilesAnswer,
};

/** Which source it is, and its shape: a database that is read, DDL, or the beginnings of its files. */
export const WhereSection = (props: SectionProps) => {
  const { answers, change, findings, defaults } = props;
  const t = useOnboardingTexts();
  const spec = toSpec(answers);
  if (spec.kind === 'contract') return <ContractAnswer {...props} />;
  const Answer = ANSWERS[spec.kind];
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
        <Radio value="connection">{t('where.connection')}</Radio>
        <Radio value="ddl">{t('where.ddl')}</Radio>
        <Radio value="csv">{t('where.csv')}</Radio>
      </RadioGroup>
      <Answer {...props} />
      <Findings findings={findingsAbout(findings, spec.kind)} />
      <TextField
        label={t('where.name')}
        description={[
          t('where.nameHint', { name: spec.name || 'shop' }),
          defaults?.nameHint,
        ]
          .filter(Boolean)
          .join(' ')}
        isRequired
        value={spec.name}
        onChange={name => change(old => ({ ...old, name }))}
      />
      {spec.name && <Findings findings={findingsAbout(findings, 'name')} />}
    </Section>
  );
};
