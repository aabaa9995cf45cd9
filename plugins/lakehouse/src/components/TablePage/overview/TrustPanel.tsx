import { useNow } from '../../../hooks/useNow';
import { useTexts } from '../../../hooks/useTexts';
import { statusKind } from '../../../lib/status';
import { verdictText } from '../../../lib/verdict';
import { Panel, Status } from '../../shared';
import type { TabProps } from '../tabProps';
import { Clocks } from './Clocks';
import { PromiseBar } from './PromiseBar';
import styles from './Trust.module.css';

/** The verdict as a sentence, its evidence, the four clocks and the promise. */
export const TrustPanel = ({ table }: TabProps) => {
  const t = useTexts();
  const now = useNow();
  const { sentence, evidence } = verdictText(table, now, t);
  return (
    <Panel title={t('table.trust.title')}>
      <div className={styles.stack}>
        <p className={styles.sentence}>
          <Status kind={statusKind(table)} />
          <span>{sentence}</span>
        </p>
        <Clocks clocks={table.clocks} deciding={table.freshness.clock} />
        <PromiseBar table={table} now={now} />
        <ul className={styles.evidence}>
          {evidence.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
    </Panel>
  );
};
