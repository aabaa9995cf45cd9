import { Text } from '@backstage/ui';
import type { LoadSchedule } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useOnboardingTexts } from '../translation';
import styles from './PreviewTables.module.css';

/** When the source is to be loaded, why then, what does not happen by itself, and how to change it. */
export const ScheduleNote = ({ schedule }: { schedule: LoadSchedule }) => {
  const t = useOnboardingTexts();
  return (
    <div>
      <Text as="p">
        {t('who.schedule')}: <strong>{schedule.words}</strong>
      </Text>
      <details className={styles.why}>
        <summary>{t('who.scheduleWhy')}</summary>
        <ul aria-label={t('who.scheduleWhy')}>
          <li>{schedule.reason}</li>
          <li>{t('who.scheduleCron', { cron: schedule.cron })}</li>
          <li>{t('who.scheduleStarts')}</li>
          <li>{t('who.scheduleChange')}</li>
        </ul>
      </details>
    </div>
  );
};
