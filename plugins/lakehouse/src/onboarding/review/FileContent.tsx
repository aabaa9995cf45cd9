import { CopyIcon } from '../../components/shared';
import { useOnboardingTexts } from '../translation';
import { Diff } from './content/Diff';
import styles from './content/FileContent.module.css';
import { Segments } from './content/Segments';
import { useTokens } from './content/useTokens';

/**
 * The content of a file, coloured by what the ending of its name says; with an old content, what differs. Large files stay without colours.
 *
 * @param props.name - path or name
 * @param props.content - content as it is, or will be
 * @param props.oldContent - content to compare it with
 */
export const FileContent = (props: {
  name: string;
  content: string;
  oldContent?: string;
}) => {
  const { name, content, oldContent } = props;
  const t = useOnboardingTexts();
  const lines = useTokens(name, content);
  const oldLines = useTokens(name, oldContent ?? '');
  const isDiff = oldContent !== undefined && oldContent !== content;
  return (
    <div className={styles.block}>
      <pre
        className={styles.code}
        // A region that scrolls must be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="region"
        aria-label={isDiff ? t('content.diff', { name }) : name}
      >
        <code>
          {isDiff ? (
            <Diff
              before={oldContent}
              after={content}
              beforeLines={oldLines}
              afterLines={lines}
            />
          ) : (
            lines.map((line, i) => (
              <span key={i}>
                <Segments line={line} />
                {i < lines.length - 1 && '\n'}
              </span>
            ))
          )}
        </code>
      </pre>
      <div className={styles.copy}>
        <CopyIcon text={content} what={name} />
      </div>
    </div>
  );
};
