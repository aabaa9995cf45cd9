import type { PlannedResource } from '@lakehouse/backstage-plugin-lakehouse-common';
import { ScrollBox } from '../../components/shared';
import { useOnboardingTexts } from '../translation';
import styles from './VaultTables.module.css';

/** Namespaces, tables by layer and entities: how many, and the first of their names. */
export const ResourceTable = (props: { resources: PlannedResource[] }) => {
  const t = useOnboardingTexts();
  const label = t('outcome.resources');
  return (
    <ScrollBox label={label}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('outcome.resource')}</th>
            <th scope="col">{t('outcome.count')}</th>
            <th scope="col">{t('outcome.names')}</th>
          </tr>
        </thead>
        <tbody>
          {props.resources.map(({ kind, count, names }) => (
            <tr key={kind}>
              <th scope="row">{t(`outcome.kinds.${kind}`)}</th>
              <td>{count}</td>
              <td>
                {names.join(', ')}
                {count > names.length &&
                  ` ${t('outcome.more', {
                    rest: String(count - names.length),
                  })}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
};
