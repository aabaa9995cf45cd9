import { Alert, Text } from '@backstage/ui';
import type { PlatformDrift } from '@lakehouse/backstage-plugin-lakehouse-common';
import { Panel } from '../../components/shared';
import { useOnboardingTexts } from '../translation';
import { ProposeButton } from './ProposeButton';
import styles from './Upkeep.module.css';

const STATUS = {
  same: 'success',
  older: 'info',
  unlocked: 'info',
  newer: 'warning',
} as const;

const Items = ({ items }: { items: string[] }) => (
  <ul className={styles.items}>
    {items.map(item => (
      <li key={item}>{item}</li>
    ))}
  </ul>
);

/** Which generator wrote the repository, and what came since. */
export const VersionPanel = ({ drift }: { drift: PlatformDrift }) => {
  const t = useOnboardingTexts();
  const { locked = '', now, state } = drift.version;
  const releases = [...drift.releases].reverse();
  const toDo = releases.flatMap(release => release.toDo);
  const isBehind = state === 'older' || state === 'unlocked';
  return (
    <Panel
      title={t('upkeep.version.title')}
      action={isBehind && <ProposeButton label={t('upkeep.upgrade')} />}
    >
      <div className={styles.stack}>
        <Alert
          status={STATUS[state]}
          icon
          title={t(`upkeep.version.${state}`, { locked, now })}
        />
        {isBehind &&
          releases.map(({ version, date, changes }) => (
            <div key={version}>
              <Text as="h4" weight="bold">
                {t('upkeep.version.release', { version, date })}
              </Text>
              <Items items={changes} />
            </div>
          ))}
        {isBehind && toDo.length > 0 && (
          <div>
            <Text as="h4" weight="bold">
              {t('upkeep.version.toDo')}
            </Text>
            <Items items={toDo} />
          </div>
        )}
      </div>
    </Panel>
  );
};
