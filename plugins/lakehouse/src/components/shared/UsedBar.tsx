import type { StatusKind } from '../../lib/status';
import styles from './UsedBar.module.css';

/** How much of a promise is used, as a bar; whoever draws it says the same in words. */
export const UsedBar = (props: {
  /** Of the promised time; beyond 1 it is broken. */
  share: number;
  kind: StatusKind;
  size?: 'small';
}) => (
  <div className={styles.bar} data-size={props.size} aria-hidden="true">
    <div
      className={styles.used}
      data-kind={props.kind}
      style={{ width: `${Math.min(100, Math.max(2, props.share * 100))}%` }}
    />
  </div>
);
