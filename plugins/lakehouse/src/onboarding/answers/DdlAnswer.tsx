import { Flex, Select, TextAreaField } from '@backstage/ui';
import {
  DDL_DIALECTS,
  guessDialect,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { useMemo } from 'react';
import { toSpec, withDdl } from '../spec';
import { useOnboardingTexts } from '../translation';
import { FileButton } from './FileButton';
import type { SectionProps } from './types';

/** DDL, pasted or read from a file, and the dialect that it is written in. */
export const DdlAnswer = ({ answers, change }: SectionProps) => {
  const t = useOnboardingTexts();
  const { ddl = '', dialect = 'postgresql' } = toSpec({
    ...answers,
    kind: 'ddl',
  });
  const guessed = useMemo(() => guessDialect(ddl), [ddl]);
  const setDdl = (text: string) => change(old => withDdl(old, text));
  const note = () => {
    if (!guessed) return t('where.dialectHint');
    return guessed === dialect
      ? t('where.dialectGuessed')
      : t('where.dialectDoubt', { dialect: t(`where.dialects.${guessed}`) });
  };
  return (
    <Flex direction="column" gap="2" align="stretch">
      <TextAreaField
        label={t('where.ddlLabel')}
        description={t('where.ddlHint')}
        isRequired
        rows={8}
        spellCheck="false"
        value={ddl}
        onChange={setDdl}
      />
      <div>
        <FileButton
          label={t('where.ddlUpload')}
          accept=".sql,.ddl,.txt"
          onFiles={async ([file]) => setDdl(await file.text())}
        />
      </div>
      <Select
        label={t('where.dialect')}
        description={note()}
        options={DDL_DIALECTS.map(value => ({
          value,
          label: t(`where.dialects.${value}`),
        }))}
        value={dialect}
        onChange={value =>
          change(old => ({
            ...old,
            dialect: DDL_DIALECTS.find(one => one === value),
          }))
        }
      />
    </Flex>
  );
};
