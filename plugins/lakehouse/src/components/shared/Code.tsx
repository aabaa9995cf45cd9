import { CopyIcon } from './CopyButton';
import styles from './Code.module.css';

/**
 * A text to copy. Without a highlighter on purpose: that of core-components
 * weighs more than the rest of the page, for a handful of lines.
 */
export const Code = ({ code, label }: { code: string; label: string }) => (
  <div className={styles.block}>
    {/* A region that scrolls must be reachable by keyboard. */}
    {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
    <pre className={styles.code} tabIndex={0} aria-label={label}>
      <code>{code}</code>
    </pre>
    <div className={styles.copy}>
      <CopyIcon text={code} what={label} />
    </div>
  </div>
);
