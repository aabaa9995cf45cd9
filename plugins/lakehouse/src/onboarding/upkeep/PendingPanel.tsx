import { Text } from '@backstage/ui';
import type { PlatformDrift } from '@lakehouse/backstage-plugin-lakehouse-common';
import { Panel } from '../../components/shared';
import { ACTION_MARKS } from '../review/files';
import { useOnboardingTexts } from '../translation';
import { ProposeButton } from './ProposeButton';
import styles from './Upkeep.module.css';

/** Files that the next run changes, by the contract that asks for it. */
export const PendingPanel = ({ drift }: { drift: PlatformDrift }) => {
  const t = useOnboardingTexts();
  const { pending, findings, version } = drift;
  const isPlanned = !findings.some(({ severity }) => severity === 'error');
  const isProposed = pending.length > 0 && version.state === 'same';
  return (
    <Panel
      title={t('upkeep.pending.title')}
      action={isProposed && <ProposeButton label={t('upkeep.propose')} />}
    >
      <div className={styles.stack}>
        <Text color="secondary">
          {pending.length > 0 && t('upkeep.pending.hint')}
          {pending.length === 0 &&
            t(isPlanned ? 'upkeep.pending.none' : 'upkeep.pending.unplanned')}
        </Text>
        {pending.map(({ source = '', contract, count, files }) => (
          <details key={source} className={styles.group}>
            <summary className={styles.summary}>
              <span className={styles.path}>
                {source || t('upkeep.pending.shared')}
              </span>{' '}
              <Text color="secondary">
                {t('upkeep.pending.count', { count, number: String(count) })}
                {contract && ` · ${contract}`}
              </Text>
            </summary>
            <ul className={styles.list}>
              {files.map(({ path, action, reason }) => (
                <li key={path} className={styles.row}>
                  <span className={styles.path}>
                    <span aria-hidden="true">{ACTION_MARKS[action]}</span>{' '}
                    {path}
                  </span>{' '}
                  <Text color="secondary">
                    {t(`upkeep.pending.actions.${action}`)}. {reason}
                  </Text>
                </li>
              ))}
            </ul>
          </details>
        ))}
      </div>
    </Panel>
  );
};
