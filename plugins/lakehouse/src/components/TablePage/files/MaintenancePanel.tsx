import {
  maintenanceFindings,
  type FilesReport,
  type MaintenanceFinding,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  RiAlertLine,
  RiCheckboxCircleLine,
  RiQuestionLine,
} from '@remixicon/react';
import { useTexts } from '../../../hooks/useTexts';
import { formatCount } from '../../../lib/units';
import { Panel, ScrollBox } from '../../shared';
import type { TabProps } from '../tabProps';
import styles from './Files.module.css';
import { maintenanceFacts } from './maintenanceFacts';

const ICONS = {
  ok: RiCheckboxCircleLine,
  due: RiAlertLine,
  unknown: RiQuestionLine,
};
const SHARES = new Set(['small-files', 'delete-files', 'deleted-rows']);

const percent = new Intl.NumberFormat(undefined, {
  style: 'percent',
  maximumFractionDigits: 1,
});

const Found = ({ check, state, value, threshold }: MaintenanceFinding) => {
  const t = useTexts();
  const format = SHARES.has(check) ? percent.format : formatCount;
  if (check === 'expiration') {
    return t(`table.maintenance.${state === 'ok' ? 'present' : 'missing'}`);
  }
  if (value === null || threshold === null) {
    return t('table.maintenance.unknown');
  }
  return t('table.maintenance.limit', {
    value: format(value),
    threshold: format(threshold),
  });
};

/** What maintenance the table needs, with number, limit and what helps; finer once the manifests were read. */
export const MaintenancePanel = ({
  table,
  summary,
  files,
}: TabProps & { summary?: Record<string, string>; files?: FilesReport }) => {
  const t = useTexts();
  const findings = maintenanceFindings(maintenanceFacts(table, summary, files));
  return (
    <Panel title={t('table.maintenance.title')}>
      <ScrollBox label={t('table.maintenance.title')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('table.maintenance.check')}</th>
              <th scope="col">{t('table.maintenance.state')}</th>
              <th scope="col">{t('table.maintenance.found')}</th>
              <th scope="col">{t('table.maintenance.fix')}</th>
            </tr>
          </thead>
          <tbody>
            {findings.map(finding => {
              const { check, state } = finding;
              const Icon = ICONS[state];
              return (
                <tr key={check}>
                  <th scope="row">{t(`table.maintenance.checks.${check}`)}</th>
                  <td>
                    <span className={styles.state} data-state={state}>
                      <Icon size={16} aria-hidden />
                      {t(`table.maintenance.states.${state}`)}
                    </span>
                  </td>
                  <td>
                    <Found {...finding} />
                  </td>
                  <td className={styles.fix}>
                    {state !== 'due' && check !== 'orphans'
                      ? ''
                      : t(`table.maintenance.fixes.${check}`)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollBox>
    </Panel>
  );
};
