import { Skeleton, Text } from '@backstage/ui';
import type { PreviewFile } from '@lakehouse/backstage-plugin-lakehouse-common';
import { PanelError } from '../../components/shared';
import { useLoad } from '../../hooks/useLoad';
import { useOnboardingTexts } from '../translation';
import type { FileContents } from '../usePreview';
import { FileContent } from './FileContent';
import styles from './FilesPane.module.css';

const HAS_CONTENT = ['create', 'update', 'kept', 'remove'];

type Contents = Pick<PreviewFile, 'path' | 'content' | 'previous'>;

const hasContents = ({ content, previous }: Contents) =>
  content !== undefined || previous !== undefined;

/** What goes is shown as lines that are removed. */
const Shown = ({ file }: { file: Contents }) => (
  <div className={styles.code}>
    <FileContent
      name={file.path}
      content={file.content ?? ''}
      oldContent={file.previous}
    />
  </div>
);

/** A content that the preview did not bring is asked for when its file is looked at. */
const AskedContent = (props: { path: string; contents: FileContents }) => {
  const { path, contents } = props;
  const { value, error, reload } = useLoad(
    `${path} ${contents.of}`,
    signal => contents.read(path, signal),
    { forget: true },
  );
  if (error) return <PanelError error={error} onRetry={reload} />;
  if (value === undefined) return <Skeleton width="100%" height={160} />;
  return <Shown file={value} />;
};

/** Path, reason and content of one file. Without a way to read contents it is about what was done already. */
export const PreviewedFile = (props: {
  file: PreviewFile;
  contents?: FileContents;
}) => {
  const { file, contents } = props;
  const t = useOnboardingTexts();
  const { action, path } = file;
  return (
    <div className={styles.content}>
      <Text as="p" weight="bold" className={styles.path}>
        {path}
      </Text>
      <Text as="p" color="secondary">
        {file.reason}
        {contents && ` ${t(`review.actionHints.${action}`)}`}
      </Text>
      {hasContents(file) && <Shown file={file} />}
      {!hasContents(file) && contents && HAS_CONTENT.includes(action) && (
        <AskedContent path={path} contents={contents} />
      )}
    </div>
  );
};
