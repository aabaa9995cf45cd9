import { useTexts } from '../../hooks/useTexts';
import type { StatusKind } from '../../lib/status';
import { StatusMark } from './StatusMark';
import styles from './Status.module.css';

/** A state as shape, word and, last, colour; what it means is in the hover text. */
export const Status = ({ kind, hint }: { kind: StatusKind; hint?: string }) => {
  const t = useTexts();
  return (
    <span
      className={styles.status}
      data-kind={kind}
      title={hint ?? t(`statusHint.${kind}`)}
    >
      <StatusMark kind={kind} className={styles.mark} />
      {t(`status.${kind}`)}
    </span>
  );
};
