import type { PreviewFile } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useState } from 'react';
import { useOnboardingTexts } from '../translation';
import type { FileContents } from '../usePreview';
import { ACTION_MARKS, byFolder, fileName, firstFile } from './files';
import styles from './FilesPane.module.css';
import { PreviewedFile } from './PreviewedFile';

/** The files by folder, and the content of the chosen one with the reason why it exists. */
export const FilesPane = (props: {
  files: PreviewFile[];
  contents?: FileContents;
}) => {
  const { files, contents } = props;
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
      {chosen && <PreviewedFile file={chosen} contents={contents} />}
    </div>
  );
};
