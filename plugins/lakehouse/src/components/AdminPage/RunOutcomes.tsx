import { useApi } from '@backstage/core-plugin-api';
import { Skeleton, Text } from '@backstage/ui';
import type { SyncRun } from '@lakehouse/backstage-plugin-lakehouse-common';
import { lakehouseApiRef } from '../../api';
import { useLoad } from '../../hooks/useLoad';
import { useTexts } from '../../hooks/useTexts';
import { Count, PanelError } from '../shared';
import { DataTable } from './DataTable';
import { Outcome } from './Outcome';
import styles from './Admin.module.css';

const COUNTS = ['listed', 'read', 'written', 'missing', 'removed'] as const;

/** How a run went in each namespace, those with problems first, and its reason. */
export const RunOutcomes = ({ run }: { run: SyncRun }) => {
  const t = useTexts();
  const api = useApi(lakehouseApiRef);
  const { value, error, reload } = useLoad(
    `${run.id} ${run.finishedAt}`,
    signal => api.getRun(run.id, { signal }),
  );
  const heads = [
    { label: t('admin.runs.namespace') },
    { label: t('admin.runs.outcome') },
    { label: t('admin.runs.reason') },
    ...COUNTS.map(key => ({ label: t(`admin.runs.${key}`), number: true })),
  ];
  return (
    <div className={styles.stack}>
      {run.reason && <Text as="p">{run.reason}</Text>}
      {error && <PanelError error={error} onRetry={reload} />}
      {!value && !error && <Skeleton width="100%" height="3rem" />}
      {value?.outcomes.length === 0 && (
        <Text as="p">{t('admin.runs.noNamespaces')}</Text>
      )}
      {value && value.outcomes.length > 0 && (
        <DataTable
          label={t('admin.runs.detail', { catalog: run.catalog })}
          heads={heads}
        >
          {value.outcomes.map(each => (
            <tr key={each.namespace}>
              <th scope="row">{each.namespace}</th>
              <td>
                <Outcome kind={each.outcome} />
              </td>
              <td className={styles.wrap}>{each.reason ?? '–'}</td>
              {COUNTS.map(key => (
                <td key={key} className={styles.number}>
                  <Count value={each[key]} />
                </td>
              ))}
            </tr>
          ))}
        </DataTable>
      )}
    </div>
  );
};
