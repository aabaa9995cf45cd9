import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Text,
} from '@backstage/ui';
import type { SnapshotComparison } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useTexts } from '../../../hooks/useTexts';
import { formatCount } from '../../../lib/units';
import { Count, LongTable, RelativeTime } from '../../shared';
import { operationKey } from './operation';
import styles from './SnapshotTable.module.css';

type Chain = NonNullable<SnapshotComparison['chain']>;

const ROW_HEIGHT = 42;

/** What the commits between two snapshots did together; nothing where they do not say. */
export const ChainSums = ({ chain }: { chain: Chain }) => {
  const t = useTexts();
  const { addedRows, deletedRows, addedFiles, removedFiles } = chain;
  const sums = [addedRows, deletedRows, addedFiles, removedFiles];
  if (sums.every(sum => typeof sum !== 'number')) return null;
  return (
    <Text as="p">
      {t('table.snapshots.comparison.sums', {
        added: formatCount(addedRows ?? 0),
        deleted: formatCount(deletedRows ?? 0),
        addedFiles: formatCount(addedFiles ?? 0),
        removedFiles: formatCount(removedFiles ?? 0),
      })}
    </Text>
  );
};

/** The newest commits after the one snapshot and up to the other. */
export const ChainList = ({ chain }: { chain: Chain }) => {
  const t = useTexts();
  const { commits, newest } = chain;
  const amount = formatCount(newest.length);
  const total = formatCount(commits);
  const title = t(
    commits > newest.length
      ? 'table.snapshots.comparison.newest'
      : 'table.snapshots.comparison.chain',
    { amount, total },
  );
  return (
    <Accordion>
      <AccordionTrigger title={title} />
      <AccordionPanel>
        <LongTable
          label={title}
          heads={[
            { label: t('table.snapshots.time') },
            { label: t('table.snapshots.id') },
            { label: t('table.snapshots.operation') },
            { label: t('table.snapshots.added'), number: true },
            { label: t('table.snapshots.deleted'), number: true },
          ]}
          count={newest.length}
          rowHeight={ROW_HEIGHT}
          row={(index, attributes) => {
            const commit = newest[index];
            return (
              <tr
                key={commit.id}
                {...attributes}
                className={commit.changesData ? styles.row : styles.quiet}
              >
                <td>
                  <RelativeTime at={commit.at} parts={2} />
                </td>
                <td>
                  <code>{commit.id}</code>
                </td>
                <td>
                  {t(`table.snapshots.operationWord.${operationKey(commit)}`)}
                </td>
                <td className={styles.number}>
                  <Count value={commit.addedRows} />
                </td>
                <td className={styles.number}>
                  <Count value={commit.deletedRows} />
                </td>
              </tr>
            );
          }}
        />
      </AccordionPanel>
    </Accordion>
  );
};
