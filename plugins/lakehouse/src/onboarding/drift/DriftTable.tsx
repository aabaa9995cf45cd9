import { Checkbox, Text } from '@backstage/ui';
import type { PreviewTable } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { TableChange } from '../spec';
import { useOnboardingTexts } from '../translation';
import styles from './Drift.module.css';
import { DriftItem } from './DriftItem';

/** What the database says otherwise about one table, and the one choice: whether what is proposed is taken in. */
export const DriftTable = (props: {
  table: PreviewTable;
  onChange(change: TableChange): void;
}) => {
  const { table, onChange } = props;
  const t = useOnboardingTexts();
  const { name, drift = [], acceptDrift } = table;
  return (
    <li className={styles.table}>
      <div className={styles.head}>
        <Text weight="bold" className={styles.text}>
          {name}
        </Text>
        {acceptDrift !== undefined && (
          <Checkbox
            isSelected={acceptDrift}
            onChange={accept => onChange({ name, acceptDrift: accept })}
            aria-label={t('drift.acceptOf', { name })}
          >
            {t('drift.accept')}
          </Checkbox>
        )}
      </div>
      <ul className={styles.items} aria-label={t('drift.of', { name })}>
        {drift.map(one => (
          <DriftItem
            key={`${one.kind} ${one.column}`}
            drift={one}
            isTaken={one.proposed && acceptDrift === true}
          />
        ))}
      </ul>
    </li>
  );
};
