import { Badge } from '@backstage/ui';
import type { SnapshotItem } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useTexts } from '../../../hooks/useTexts';
import { Count, RelativeTime } from '../../shared';
import { operationKey } from './operation';
import styles from './SnapshotTable.module.css';

interface SnapshotTableProps {
  snapshots: SnapshotItem[];
  currentId: string | null;
  picked: string | null;
  onPick: (id: string) => void;
  /** Ids that are marked to be compared, at most two. */
  compared: string[];
  onCompare: (id: string) => void;
}

/** `+3 −1`, or a dash when the summary has no counters. */
function fileChange({ addedFiles, removedFiles }: SnapshotItem): string {
  if (typeof addedFiles !== 'number' && typeof removedFiles !== 'number') {
    return '–';
  }
  return `+${addedFiles ?? 0} −${removedFiles ?? 0}`;
}

const SnapshotRow = (
  props: SnapshotTableProps & { snapshot: SnapshotItem },
) => {
  const t = useTexts();
  const { snapshot, currentId, picked, onPick } = props;
  return (
    <tr
      aria-selected={snapshot.id === picked}
      className={snapshot.changesData ? undefined : styles.quiet}
    >
      <td>
        <input
          type="checkbox"
          aria-label={t('table.snapshots.compareRow', { id: snapshot.id })}
          checked={props.compared.includes(snapshot.id)}
          onChange={() => props.onCompare(snapshot.id)}
        />
      </td>
      <td>
        <RelativeTime at={snapshot.at} parts={2} />
      </td>
      <td>
        <button
          type="button"
          className={styles.pick}
          aria-pressed={snapshot.id === picked}
          onClick={() => onPick(snapshot.id)}
        >
          {snapshot.id}
        </button>
      </td>
      <td>
        {t(`table.snapshots.operationWord.${operationKey(snapshot)}`)}
        <span className={styles.marks}>
          {snapshot.deciding && (
            <Badge size="small">{t('table.snapshots.deciding')}</Badge>
          )}
          {snapshot.id === currentId && (
            <Badge size="small">{t('table.snapshots.current')}</Badge>
          )}
          {snapshot.refs
            .filter(ref => ref !== 'main')
            .map(ref => (
              <Badge key={ref} size="small">
                {ref}
              </Badge>
            ))}
        </span>
      </td>
      <td className={styles.number}>
        <Count value={snapshot.addedRows} />
      </td>
      <td className={styles.number}>
        <Count value={snapshot.deletedRows} />
      </td>
      <td className={styles.number}>{fileChange(snapshot)}</td>
      <td className={styles.number}>
        <Count value={snapshot.totalRows} />
      </td>
      <td>{snapshot.writtenBy ?? '–'}</td>
    </tr>
  );
};

/** The timeline as a table: the same snapshots, newest first, with their counts. */
export const SnapshotTable = (props: SnapshotTableProps) => {
  const t = useTexts();
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('table.snapshots.compare')}</th>
            <th scope="col">{t('table.snapshots.time')}</th>
            <th scope="col">{t('table.snapshots.id')}</th>
            <th scope="col">{t('table.snapshots.operation')}</th>
            <th scope="col" className={styles.number}>
              {t('table.snapshots.added')}
            </th>
            <th scope="col" className={styles.number}>
              {t('table.snapshots.deleted')}
            </th>
            <th scope="col" className={styles.number}>
              {t('table.snapshots.files')}
            </th>
            <th scope="col" className={styles.number}>
              {t('table.snapshots.total')}
            </th>
            <th scope="col">{t('table.snapshots.writer')}</th>
          </tr>
        </thead>
        <tbody>
          {props.snapshots.map(snapshot => (
            <SnapshotRow key={snapshot.id} snapshot={snapshot} {...props} />
          ))}
        </tbody>
      </table>
    </div>
  );
};
