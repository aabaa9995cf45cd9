import { ButtonIcon } from '@backstage/ui';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import type { SyncRun } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useTexts } from '../../hooks/useTexts';
import { formatCount, formatDuration, formatExactTime } from '../../lib/units';
import { Count, RelativeTime } from '../shared';
import { Outcome } from './Outcome';
import { RunOutcomes } from './RunOutcomes';
import styles from './Admin.module.css';

/** One run; below it, when it is open, how it went per namespace. */
export const RunRow = (props: {
  run: SyncRun;
  columns: number;
  open: boolean;
  onToggle: () => void;
}) => {
  const t = useTexts();
  const { run, open } = props;
  const { catalog, startedAt, finishedAt, namespaces, problems } = run;
  const time = formatExactTime(startedAt);
  const took = finishedAt
    ? Date.parse(finishedAt) - Date.parse(startedAt)
    : undefined;
  return (
    <>
      <tr>
        <th scope="row">
          <span className={styles.expand}>
            <ButtonIcon
              size="small"
              variant="tertiary"
              icon={open ? <RiArrowDownSLine /> : <RiArrowRightSLine />}
              aria-expanded={open}
              aria-label={t('admin.runs.show', { catalog, time })}
              onPress={props.onToggle}
            />
            {catalog}
          </span>
        </th>
        <td>
          <RelativeTime at={startedAt} />
        </td>
        <td>{took === undefined ? '–' : formatTook(took)}</td>
        <td title={run.reason ?? undefined}>
          <Outcome kind={run.outcome} />
        </td>
        <td>
          {problems > 0
            ? t('admin.runs.problems', {
                namespaces: formatCount(namespaces),
                problems: formatCount(problems),
              })
            : formatCount(namespaces)}
        </td>
        {[run.listed, run.read, run.written, run.missing, run.removed].map(
          (count, index) => (
            // The columns are always the same.
            // eslint-disable-next-line react/no-array-index-key
            <td key={index} className={styles.number}>
              <Count value={count} />
            </td>
          ),
        )}
      </tr>
      {open && (
        <tr>
          <td colSpan={props.columns} className={styles.wrap}>
            <RunOutcomes run={run} />
          </td>
        </tr>
      )}
    </>
  );
};

function formatTook(ms: number): string {
  return ms < 1000 ? `${ms} ms` : formatDuration(ms, 2);
}
