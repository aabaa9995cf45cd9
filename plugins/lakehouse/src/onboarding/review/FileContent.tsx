import { Skeleton, Text } from '@backstage/ui';
import type { PreviewFile } from '@lakehouse/backstage-plugin-lakehouse-common';
import { Code, PanelError } from '../../components/shared';
import { useLoad } from '../../hooks/useLoad';
import { useOnboardingTexts } from '../translation';
import type { FileContents } from '../usePreview';
import styles from './FilesPane.module.css';

const HAS_CONTENT = ['create', 'update', 'kept'];

/** A content that the preview did not bring is asked for when its file is looked at. */
const AskedContent = (props: { path: string; contents: FileContents }) => {
  const { path, contents } = props;
  const { value, error, reload } = useLoad(
    `${path} ${contents.of}`,
    async signal => (await contents.read(path, signal)).content ?? '',
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
  contents?: FileContents;
}) => {
  const { file, contents } = props;
  const t = useOnboardingTexts();
  const { action, content, path } = file;
  return (
    <div className={styles.content}>
      <Text as="p" weight="bold" className={styles.path}>
        {path}
      </Text>
      <Text as="p" color="secondary">
        {file.reason}
        {contents && ` ${t(`review.actionHints.${action}`)}`}
      </Text>
      {content !== undefined && (
        <div className={styles.code}>
          <Code code={content} label={path} />
        </div>
      )}
      {content === undefined && contents && HAS_CONTENT.includes(action) && (
        <AskedContent path={path} contents={contents} />
      )}
    </div>
  );
};
