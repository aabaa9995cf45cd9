import { useTexts } from '../../hooks/useTexts';
import type { StatusKind } from '../../lib/status';
import { StatusMark } from '../shared';
import styles from './Admin.module.css';

export type OutcomeKind =
  | 'running'
  | 'complete'
  | 'partial'
  | 'denied'
  | 'failed'
  | 'waiting'
  | 'never';

/** Outcomes take the shapes of the states that they are most like. */
const MARKS: Record<OutcomeKind, StatusKind> = {
  running: 'noClock',
  complete: 'fresh',
  partial: 'due',
  denied: 'unreadable',
  failed: 'late',
  waiting: 'paused',
  never: 'noPromise',
};

/** How a run went, as shape, word and, last, colour. */
export const Outcome = ({ kind }: { kind: OutcomeKind }) => {
  const t = useTexts();
  return (
    <span
      className={styles.outcome}
      data-kind={kind}
      title={t(`admin.outcomeHint.${kind}`)}
    >
      <StatusMark kind={MARKS[kind]} className={styles.mark} />
      {t(`admin.outcome.${kind}`)}
    </span>
  );
};
