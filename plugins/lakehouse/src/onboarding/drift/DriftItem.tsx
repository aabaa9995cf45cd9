import { Text } from '@backstage/ui';
import type { Drift } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useOnboardingTexts } from '../translation';
import styles from './Drift.module.css';
import { ICONS } from './kinds';

/** One difference: what it is, what loads do, and what a person can do. */
export const DriftItem = (props: {
  drift: Drift;
  /** Whether it comes into the contract. */
  isTaken: boolean;
}) => {
  const { drift, isTaken } = props;
  const t = useOnboardingTexts();
  const Icon = ICONS[drift.kind];
  const left = drift.proposed ? t('drift.left') : t('drift.reported');
  return (
    <li className={styles.item} data-kind={drift.kind}>
      <Icon size={16} aria-hidden className={styles.icon} />
      <div>
        <Text as="p" className={styles.text}>
          <strong>{t(`drift.kinds.${drift.kind}`)}</strong>
          <Text color="secondary"> · {isTaken ? t('drift.taken') : left}</Text>
        </Text>
        <Text as="p" className={styles.text}>
          {drift.message}
        </Text>
        {drift.fix && (
          <Text as="p" color="secondary" className={styles.text}>
            {drift.fix}
          </Text>
        )}
      </div>
    </li>
  );
};
