import { Text } from '@backstage/ui';
import type { EditedFile } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useSearchParams } from 'react-router-dom';
import { Panel } from '../../components/shared';
import { useOnboardingTexts } from '../translation';
import { EditedRow } from './EditedRow';
import styles from './Upkeep.module.css';

/** Generated files that people edited or removed. Which one is open is part of the address. */
export const EditedPanel = ({ files }: { files: EditedFile[] }) => {
  const t = useOnboardingTexts();
  const [params, setParams] = useSearchParams();
  const open = params.get('file');
  return (
    <Panel title={t('upkeep.edited.title')}>
      {files.length === 0 ? (
        <Text color="secondary">{t('upkeep.edited.none')}</Text>
      ) : (
        <div className={styles.stack}>
          <Text color="secondary">{t('upkeep.edited.hint')}</Text>
          <ul className={styles.list}>
            {files.map(file => (
              <EditedRow
                key={file.path}
                file={file}
                isOpen={file.path === open}
                onToggle={isOpen =>
                  setParams(isOpen ? { file: file.path } : {}, {
                    replace: true,
                    preventScrollReset: true,
                  })
                }
              />
            ))}
          </ul>
        </div>
      )}
    </Panel>
  );
};
