import { ButtonIcon, Flex, Text } from '@backstage/ui';
import {
  FILE_ENDINGS,
  type SourceFile,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { RiCloseLine } from '@remixicon/react';
import { toSpec } from '../spec';
import { useOnboardingTexts } from '../translation';
import { withFiles } from '../upload/sampleFiles';
import { UploadProgress } from '../upload/UploadProgress';
import { useUpload } from '../upload/useUpload';
import { FileButton } from './FileButton';
import styles from './FilesAnswer.module.css';
import type { SectionProps } from './types';

const number = new Intl.NumberFormat();

/** Parquet says exactly how many rows it has, however little is read. */
const rowsText = ({ truncated, columns }: SourceFile) =>
  truncated && !columns ? 'where.rowsAbout' : 'where.rows';

/** Files of CSV, JSON and Parquet: their beginnings, and how many rows each has. */
export const FilesAnswer = ({ answers, change }: SectionProps) => {
  const t = useOnboardingTexts();
  const files = toSpec(answers).csv ?? [];
  const setFiles = (next: (files: SourceFile[]) => SourceFile[]) =>
    change(old => ({ ...old, csv: next(toSpec(old).csv ?? []) }));
  const { upload, start, stop } = useUpload(files, samples =>
    setFiles(before => withFiles(before, samples)),
  );
  return (
    <Flex direction="column" gap="2">
      <Text color="secondary">{t('where.csvHint')}</Text>
      <div>
        <FileButton
          label={t('where.csvUpload')}
          accept={FILE_ENDINGS.join(',')}
          multiple
          isDisabled={upload.state === 'reading'}
          onFiles={start}
        />
      </div>
      <UploadProgress upload={upload} onStop={stop} />
      {files.length === 0 ? (
        <Text color="secondary">{t('where.csvNone')}</Text>
      ) : (
        <ul className={styles.files}>
          {files.map(file => (
            <li key={file.name} className={styles.file}>
              <Text weight="bold">{file.name}</Text>
              <Text color="secondary">
                {file.rows === undefined
                  ? t('where.unusable')
                  : t(rowsText(file), { number: number.format(file.rows) })}
              </Text>
              <ButtonIcon
                size="small"
                variant="tertiary"
                icon={<RiCloseLine />}
                aria-label={t('where.remove', { name: file.name })}
                onPress={() =>
                  setFiles(all => all.filter(f => f.name !== file.name))
                }
              />
            </li>
          ))}
        </ul>
      )}
    </Flex>
  );
};
