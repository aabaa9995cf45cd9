import { ButtonIcon, Flex, Text } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { sampleFiles } from '../csvSample';
import { toSpec, type SourceFile } from '../spec';
import { useOnboardingTexts } from '../translation';
import { FileButton } from './FileButton';
import styles from './CsvAnswer.module.css';
import type { SectionProps } from './types';

const number = new Intl.NumberFormat();

/** CSV files: their beginnings, and how many rows each has. */
export const CsvAnswer = ({ answers, change }: SectionProps) => {
  const t = useOnboardingTexts();
  const files = toSpec(answers).csv ?? [];
  const setFiles = (csv: SourceFile[]) => change(old => ({ ...old, csv }));
  return (
    <Flex direction="column" gap="2">
      <Text color="secondary">{t('where.csvHint')}</Text>
      <div>
        <FileButton
          label={t('where.csvUpload')}
          accept=".csv,.tsv,.txt"
          multiple
          onFiles={async added => setFiles(await sampleFiles(files, added))}
        />
      </div>
      {files.length === 0 ? (
        <Text color="secondary">{t('where.csvNone')}</Text>
      ) : (
        <ul className={styles.files}>
          {files.map(file => (
            <li key={file.name} className={styles.file}>
              <Text weight="bold">{file.name}</Text>
              <Text color="secondary">
                {t(file.truncated ? 'where.rowsAbout' : 'where.rows', {
                  number: number.format(file.rows ?? 0),
                })}
              </Text>
              <ButtonIcon
                size="small"
                variant="tertiary"
                icon={<RiCloseLine />}
                aria-label={t('where.remove', { name: file.name })}
                onPress={() => setFiles(files.filter(f => f !== file))}
              />
            </li>
          ))}
        </ul>
      )}
    </Flex>
  );
};
