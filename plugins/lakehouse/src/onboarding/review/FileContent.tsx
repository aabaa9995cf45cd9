import { Skeleton, Text } from '@backstage/ui';
import type { PreviewFile } from '@lakehouse/backstage-plugin-lakehouse-common';
import { Code, PanelError } from '../../components/shared';
import { useLoad } from '../../hooks/useLoad';
import { useOnboardingTexts } from '../translation';
import type { Preview } from '../usePreview';
import styles from './FilesPane.module.css';

const HAS_CONTENT = ['create', 'update', 'kept'];

/** A content that the preview did not bring is asked for when its file is looked at. */
const AskedContent = (props: {
  path: string;
  readFile: Preview['readFile'];
}) => {
  const { path, readFile } = props;
  const { value, error, reload } = useLoad(
    path,
    async signal => (await readFile(path, signal)).content ?? '',
    { forget: true },
  );
  if (error) return <PanelError error={error} onRetry={reload} />;
  if (value === undefined) return <Skeleton width="100%" height={160} />;
  return (
    <div className={styles.code}>
      <Code code={value} label={path} />
    </div>
  );
};

/** Path, reason and content of one file. Without a way to read contents it is about what was done already. */
export const FileContent = (props: {
  file: PreviewFile;
  readFile?: Preview['readFile'];
}) => {
  const { file, readFile } = props;
  const t = useOnboardingTexts();
  const { action, content, path } = file;
  return (
    <div className={styles.content}>
      <Text as="p" weight="bold" className={styles.path}>
        {path}
      </Text>
      <Text as="p" color="secondary">
        {file.reason}
        {readFile && ` ${t(`review.actionHints.${action}`)}`}
      </Text>
      {content !== undefined && (
        <div className={styles.code}>
          <Code code={content} label={path} />
        </div>
      )}
      {content === undefined && readFile && HAS_CONTENT.includes(action) && (
        <AskedContent path={path} readFile={readFile} />
      )}
    </div>
  );
};
