import { Badge } from '@backstage/ui';
import type { SnapshotItem } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useTexts } from '../../../hooks/useTexts';
import {
  Count,
  LongTable,
  Marks,
  PickButton,
  RelativeTime,
} from '../../shared';
import { operationKey } from './operation';
import styles from './SnapshotTable.module.css';

/** Pixels; rows of long histories have one height. */
const ROW_HEIGHT = 42;

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
  props: SnapshotTableProps & {
    snapshot: SnapshotItem;
    attributes: { 'aria-rowindex'?: number };
  },
) => {
  const t = useTexts();
  const { snapshot, currentId, picked, onPick } = props;
  return (
    <tr
      {...props.attributes}
      data-picked={snapshot.id === picked || undefined}
      className={snapshot.changesData ? styles.row : styles.quiet}
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
        <PickButton
          accent
          picked={snapshot.id === picked}
          onPick={() => onPick(snapshot.id)}
        >
          {snapshot.id}
        </PickButton>
      </td>
      <td>
        {t(`table.snapshots.operationWord.${operationKey(snapshot)}`)}{' '}
        <Marks>
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
        </Marks>
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
  const { snapshots, picked } = props;
  return (
    <LongTable
      label={t('table.tab.snapshots')}
      heads={[
        { label: t('table.snapshots.compare') },
        { label: t('table.snapshots.time') },
        { label: t('table.snapshots.id') },
        { label: t('table.snapshots.operation') },
        { label: t('table.snapshots.added'), number: true },
        { label: t('table.snapshots.deleted'), number: true },
        { label: t('table.snapshots.files'), number: true },
        { label: t('table.snapshots.total'), number: true },
        { label: t('table.snapshots.writer') },
      ]}
      count={snapshots.length}
      rowHeight={ROW_HEIGHT}
      focus={snapshots.findIndex(({ id }) => id === picked)}
      row={(index, attributes) => (
        <SnapshotRow
          key={snapshots[index].id}
          snapshot={snapshots[index]}
          attributes={attributes}
          {...props}
        />
      )}
    />
  );
};
