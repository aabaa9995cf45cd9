import { Text } from '@backstage/ui';
import type { DiscoveryCheck } from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiErrorWarningLine,
  RiLoader4Line,
} from '@remixicon/react';
import { useOnboardingTexts } from '../translation';
import styles from './Checks.module.css';

const ICONS = {
  running: RiLoader4Line,
  passed: RiCheckboxCircleLine,
  warning: RiErrorWarningLine,
  failed: RiCloseCircleLine,
};

/** Named checks with what was found and, where something is wrong, what to do. */
export const Checks = ({ checks }: { checks: DiscoveryCheck[] }) => {
  const t = useOnboardingTexts();
  return (
    <ul className={styles.checks} aria-label={t('discovery.checks')}>
      {checks.map(check => {
        const Icon = ICONS[check.state];
        return (
          <li key={check.id} className={styles.check} data-state={check.state}>
            <Icon size={16} aria-hidden className={styles.icon} />
            <span>
              <Text weight="bold">{t(`discovery.check.${check.id}`)}</Text>{' '}
              <Text color="secondary">
                {t(`discovery.state.${check.state}`)}
                {check.milliseconds !== undefined &&
                  ` · ${t('discovery.took', {
                    number: String(check.milliseconds),
                  })}`}
              </Text>
              {check.message && (
                <Text as="p" className={styles.message}>
                  {check.message}
                </Text>
              )}
              {check.fix && (
                <Text as="p" className={styles.message}>
                  {check.fix}
                </Text>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
};
