import type { PlannedResource } from '@lakehouse/backstage-plugin-lakehouse-common';
import { ScrollBox } from '../../components/shared';
import { useOnboardingTexts } from '../translation';
import outcome from './Outcome.module.css';
import styles from './VaultTables.module.css';

/** The first name; all that are known when it is opened. */
const Names = ({ names, count }: { names: string[]; count: number }) => {
  const t = useOnboardingTexts();
  if (names.length <= 1) return names.join();
  const [first, ...others] = names;
  const rest = count - names.length;
  return (
    <details>
      <summary>{t('outcome.first', { name: first })}</summary>
      {others.join(', ')}
      {rest > 0 && ` ${t('outcome.more', { rest: String(rest) })}`}
    </details>
  );
};

/** Namespaces, tables by layer and entities: how many, and the first of their names. */
export const ResourceTable = (props: { resources: PlannedResource[] }) => {
  const t = useOnboardingTexts();
  const label = t('outcome.resources');
  return (
    <ScrollBox label={label}>
      <table
        className={`${styles.table} ${outcome.resources}`}
        aria-label={label}
      >
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
                <Names names={names} count={count} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
};
