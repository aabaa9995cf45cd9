import { Flex, TextAreaField } from '@backstage/ui';
import { toSpec } from '../spec';
import { useOnboardingTexts } from '../translation';
import { FileButton } from './FileButton';
import type { SectionProps } from './types';

/** DDL, pasted or read from a file. */
export const DdlAnswer = ({ answers, change }: SectionProps) => {
  const t = useOnboardingTexts();
  const setDdl = (ddl: string) => change(old => ({ ...old, ddl }));
  return (
    <Flex direction="column" gap="2" align="stretch">
      <TextAreaField
        label={t('where.ddlLabel')}
        description={t('where.ddlHint')}
        isRequired
        rows={8}
        spellCheck="false"
        value={toSpec(answers).ddl ?? ''}
        onChange={setDdl}
      />
      <div>
        <FileButton
          label={t('where.ddlUpload')}
          accept=".sql,.ddl,.txt"
          onFiles={async ([file]) => setDdl(await file.text())}
        />
      </div>
    </Flex>
  );
};
