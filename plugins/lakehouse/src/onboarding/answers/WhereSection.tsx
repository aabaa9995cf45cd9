import { Radio, RadioGroup, TextField } from '@backstage/ui';
import { isCatalogConnection } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useState } from 'react';
import { findingsAbout, toSpec } from '../spec';
import { useOnboardingTexts } from '../translation';
import { ConnectionAnswer } from './ConnectionAnswer';
import { ContractAnswer } from './ContractAnswer';
import { DdlAnswer } from './DdlAnswer';
import { FilesAnswer } from './FilesAnswer';
import { Findings } from './Findings';
import { Section } from './Section';
import { TablesAnswer } from './TablesAnswer';
import type { SectionProps } from './types';

const ANSWERS = {
  connection: ConnectionAnswer,
  tables: TablesAnswer,
  ddl: DdlAnswer,
  csv: FilesAnswer,
};

/** What somebody chooses between. Tables of the lakehouse are read like a database, and are that for all that comes after. */
type Shown = keyof typeof ANSWERS;

/** Another kind of what is read by the backend: what was chosen of the one is nothing of the other. */
const NOTHING_CHOSEN = {
  connection: undefined,
  schema: undefined,
  seen: undefined,
  tables: undefined,
};

/** Which source it is, and its shape: a database or tables that are read, DDL, or the beginnings of its files. */
export const WhereSection = (props: SectionProps) => {
  const { answers, change, findings, defaults } = props;
  const t = useOnboardingTexts();
  const spec = toSpec(answers);
  // Until a catalog is chosen, the answers do not say that it will be one.
  const [wantsTables, setWantsTables] = useState(false);
  if (spec.kind === 'contract') return <ContractAnswer {...props} />;
  const ofTables = spec.connection
    ? isCatalogConnection(spec.connection)
    : wantsTables;
  const shown: Shown =
    spec.kind === 'connection' && ofTables ? 'tables' : spec.kind;
  const Answer = ANSWERS[shown];
  const choose = (next: Shown) => {
    setWantsTables(next === 'tables');
    const kind = next === 'tables' ? 'connection' : next;
    const isOther = kind === 'connection' && (next === 'tables') !== ofTables;
    change(old => ({ ...old, ...(isOther && NOTHING_CHOSEN), kind }));
  };
  return (
    <Section title={t('where.title')}>
      <RadioGroup
        label={t('where.kind')}
        orientation="horizontal"
        value={shown}
        onChange={next => choose(next as Shown)}
      >
        <Radio value="connection">{t('where.connection')}</Radio>
        <Radio value="tables">{t('where.tables')}</Radio>
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
