import { Text } from '@backstage/ui';
import type { PreviewFile } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useState } from 'react';
import { Code } from '../../components/shared';
import { useOnboardingTexts } from '../translation';
import { ACTION_MARKS, byFolder, fileName, firstFile } from './files';
import styles from './FilesPane.module.css';

const FileContent = ({ file }: { file: PreviewFile }) => {
  const t = useOnboardingTexts();
  return (
    <div className={styles.content}>
      <Text as="p" weight="bold" className={styles.path}>
        {file.path}
      </Text>
      <Text as="p" color="secondary">
        {file.reason}{' '}
        {/* Without a content it is about what was done already. */}
        {file.content !== undefined && t(`review.actionHints.${file.action}`)}
      </Text>
      {file.content !== undefined && (
        <div className={styles.code}>
          <Code code={file.content} label={file.path} />
        </div>
      )}
    </div>
  );
};

/** The files by folder, and the content of the chosen one with the reason why it exists. */
export const FilesPane = ({ files }: { files: PreviewFile[] }) => {
  const t = useOnboardingTexts();
  const [path, setPath] = useState<string>();
  const folders = byFolder(files);
  const chosen = files.find(file => file.path === path) ?? firstFile(files);
  return (
    <div className={styles.pane}>
      <nav className={styles.tree} aria-label={t('review.files')}>
        {folders.map(folder => (
          <div key={folder.path}>
            <div className={styles.folder}>{folder.path || './'}</div>
            <ul className={styles.list}>
              {folder.files.map(file => (
                <li key={file.path}>
                  <button
                    type="button"
                    className={styles.file}
                    data-action={file.action}
                    aria-current={file === chosen ? 'true' : undefined}
                    onClick={() => setPath(file.path)}
                  >
                    <span className={styles.mark} aria-hidden="true">
                      {ACTION_MARKS[file.action]}
                    </span>
                    <span className={styles.name}>{fileName(file.path)}</span>
                    <span className={styles.action}>
                      {t(`review.actions.${file.action}`)}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      {chosen && <FileContent file={chosen} />}
    </div>
  );
};
